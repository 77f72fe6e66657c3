# This chart and another: of one person, or of two

chart_join = Other charts of theirs
    .one = other chart of theirs
    .intro = What supervisors said of this chart and another.
    .empty = No other chart is known to be theirs.
chart_join-verdict = Are both of one person?
    .two_people = No, of two people
    .one_person = Yes, of one person
chart_join-reason = Why
    .hint = What tells, such as a birth date or what they said themselves.
# A rule
chart_join-needs-reason = Say why, so that whoever comes later can see it.
