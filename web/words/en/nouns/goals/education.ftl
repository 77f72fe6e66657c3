# What was explained

education = What we explained
    .one = explanation
    .add = Write down what was explained
    .intro = Facts that help, and what they made of them.
    .empty = Nothing written down yet.
education-topic = Topic
    .sexual_health = Sexual health
    .consent = Consent
    .boundaries = Boundaries
    .ethics = Ethics
    .relationships = What it does to relationships
    .urges = How urges work
    .shame_guilt = Shame and guilt
    .emotions = Emotions come and go
    .online_safety = Safety online
    .myths = Common myths
education-day = Date
education-by = Who explained it
education-material = What was used
    .hint = A leaflet, a film, a drawing.
education-understood = What they take from it
    .hint = In their own words.
education-question = What they still want to ask
