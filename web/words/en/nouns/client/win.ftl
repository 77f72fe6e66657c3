# Wins

win = Wins
    .one = win
    .add = Write down a win
    .intro = What went well, small or large.
    .empty = Nothing yet. A small thing counts.
win-happened = When it happened
    .hint = Day and time, as the clock showed there.
win-what = What went well
    .hint = In their words.
win-size = How large it is to them
    .small = A small win
    .milestone = A milestone
win-shown = Shown to them
win-source = Who said so
    .client_said = The client
    .staff_observed = Seen by staff
    .partner_said = Partner or family
    .document = A document
    .paper = Paper, typed in later
win-language = In which language
    .hint = Such as en or es.
win-sensitivity = How closely kept
    .very_restricted = Very private
    .restricted = Private
    .normal = As usual
win-corrects = Corrects an earlier entry
