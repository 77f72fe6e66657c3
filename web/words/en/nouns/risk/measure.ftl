# Questionnaires

measure = Questionnaires
    .one = questionnaire
    .add = Fill in a questionnaire
    .intro = Answers as they were given. A score is never a diagnosis.
    .empty = No questionnaires yet.
measure-answers = Answers
measure-mode = How it was asked
    .self = They filled it in
    .interview = Read out to them
    .paper = On paper
measure-score = Score
measure-band = Its makers call this
    .minimal = minimal
    .mild = mild
    .moderate = moderate
    .moderately_severe = moderately severe
    .severe = severe
measure-partial = Some questions were left out
measure-further = Its makers advise to look further
