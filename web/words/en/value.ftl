# Values of fields

value-yes = Yes
value-no = No
value-cleared = Left empty
value-link = Another entry
# $title is the name of a questionnaire
value-answers = { $title }: { $given } of { $all } answered
value-signed = Signed by { $person }, { $when }. Fingerprint { $fingerprint }
value-signed-unknown = A signature in a form that this version does not know
value-signed-unvouched = A signature in the name of { $person }, { $when }, that nothing here vouches for
value-signature = A signature
# What was said of another number: $acted is "Not safe", $said "Safe", $was "555-0142"
value-said-of = { $said } (said of { $was })
value-number-of = { $said } (written as the number of { $was })
value-something-else = something else
value-of-other-until = { $acted } until somebody looks: “{ $said }” was said of { $was }
value-of-other-paper = { $said } (this was said of { $was }; nobody has looked at it since)
value-of-other = { $said } (this was said of { $was }: please look)
# In place of a number where none stood
value-nothing = an empty field
# $acted is "Not safe" and $said "Safe"
value-elsewhere = { $acted }: another chart of this person says so of this number. Here: { $said }
    .person = { $acted }: another chart of this client says so of this person. Here: { $said }
value-beside = { $acted }: another entry of this chart says so of this number. Here: { $said }
    .person = { $acted }: another check of this chart says so of this person. Here: { $said }
    .maybe = { $acted }: another check of this chart says so of somebody who may be the same person. Here: { $said }
value-beside-away = { $acted }: an entry that was put away says so of this number. Here: { $said }
    .person = { $acted }: a check that was put away says so of this person. Here: { $said }
    .maybe = { $acted }: a check that was put away says so of somebody who may be the same person. Here: { $said }
# The same where that entry was rewritten since
value-beside-before = { $acted }: an entry that holds something else now said so of this number. Here: { $said }
    .person = { $acted }: a check that names somebody else now said so of this person. Here: { $said }
    .maybe = { $acted }: a check that names somebody else now said so of somebody who may be the same person. Here: { $said }
# The same where another answer was written over it there
value-beside-since = { $acted }: so it was said of this number, and no supervisor has looked at what was said instead. Here: { $said }
    .person = { $acted }: so it was said of this person, and no supervisor has looked at what was said instead. Here: { $said }
    .maybe = { $acted }: so it was said of somebody who may be the same person, and no supervisor has looked at what was said instead. Here: { $said }
value-elsewhere-level = { $acted }: another chart of this person says so. Here: { $said }
# Whom something more careful is said of: $who is “Quang, husband”
value-maybe = { $who } (may be the same person)
# Behind a telephone number; $what is one or more of those below
value-remark = ({ $what })
value-not-to-ring = stands as not safe to ring
value-not-to-text = stands as not safe for text messages
value-not-to-use = stands as not safe to use
value-text-only = text only
value-not-signed = not signed: what they signed stands under “Summaries they signed”
# $number is "555-0142", $said one of those above
value-number-not-safe = { $number }: { $said }
value-drawn = Signed by hand
