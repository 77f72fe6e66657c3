# Talks about confidentiality

confidentiality_talk = Talks about confidentiality
    .one = talk about confidentiality
    .add = Write down a talk about confidentiality
    .intro = What was explained about what stays private and where that ends.
    .empty = No talk written down yet.
confidentiality_talk-limits = What was explained
    .hint = What stays here, and when something has to be passed on.
confidentiality_talk-understood = They understood
    .hint = Ask them to say it in their own words.
    .yes = Yes
    .partly = In part
    .no = Not yet
