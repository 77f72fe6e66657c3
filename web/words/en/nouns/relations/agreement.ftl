# Agreements

agreement = Agreements
    .one = agreement
    .add = Add an agreement
    .empty = No agreements yet.
agreement-session = The session
agreement-who = Who
agreement-what = Does what
agreement-by = Due
agreement-kept = Kept
    .yes = Yes
    .part = In part
    .no = Not this time
