# Everything that waits for a person across the caseload

review-title = Desk
review-intro = What needs a person comes first: when people write apart and then meet, everything is kept until someone has looked. Below are the last meetings with all that they brought.
review-waits = Waits for a person
review-nothing = Nothing waits. Every choice has been made and every merged text read.
    .else = Every choice has been made and every merged text read.
# "Goals: Why it matters to them"
review-what = { $heading }: { $field }
# "Goals: I sleep at home most nights. (By when)"
review-what-called = { $heading } ({ $field })
review-away = Written in while put away, please look
review-late = Written in while it was being signed: the author adds it or lets it go
review-two-signed = { $heading }: two signed versions
review-put-away = I have looked
review-look = Look at it
review-flag-answers = Answers of { $day } raised a safety flag
review-flag-asked = They asked for help in the check-in of { $day }
# After one of these, who looks after it
review-flag-incident = An incident of { $day } was written down
review-flag-owner = { $what }. { $who } has it
review-flag-person = A safety flag is open
review-clashes = These do not go together
# "Referrals: sent after the consent had been taken back"
review-clash-consent = { $what }: sent after the consent for it had been taken back or replaced
# "Accountability: more may be known than the consent covers"
review-clash-knows = { $what }: somebody may know more than the consent covers today
review-clash-rests-kind = { $what }: it rests on a consent that was given for something else
review-clash-rests-day = { $what }: the consent did not stand on that day, or does not cover all of it
review-clash-rests-another = { $what }: it rests on a consent that was given for somebody else
review-clash-unsafe = { $what }: it names somebody whom a check says not to involve
    .likely = { $what }: it may name somebody whom a check says not to involve
review-clash-rests-nobody = { $what }: the consent names people, and this does not say which of them it is about
review-clash-away = The chart is put away ({ $status }), and a risk in it is high
review-clash-primaries = Care team: { $n } people are the first to ask ({ $role })
# $n is three or more
review-versions = { $n } versions, please choose
