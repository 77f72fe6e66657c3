# Family education

family_education = Family education
    .one = family education
    .add = Add family education
    .intro = What family and partners learned, and what they asked.
    .empty = Nothing yet.
family_education-topic = Topic
family_education-who = Who was there
family_education-handout = Handout
family_education-questions = Questions
