# What brings them here

concern = What brings them here
    .one = concern
    .add = Add a concern
    .intro = In their own words; no diagnosis is asked for.
    .empty = No concerns yet. Ask what made them come, and what they hope for.
concern-words = In their own words
concern-since = Since
    .hint = A year is enough.
concern-impact = What it affects
    .self = Themselves
    .relationship = Relationships
    .work = Work
    .money = Money
    .health = Health
    .legal = The law
concern-importance = How important
    .hint = From 0 to 10.
concern-status = Status
    .active = Active
    .easing = Easing
    .resolved = Resolved
