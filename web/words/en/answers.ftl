# Questionnaires

# Where the page is in another language than the questionnaire
answers-other-language = Its makers published it in English, so its words stand as they are.
answers-none = Not answered
answers-all = All answers
