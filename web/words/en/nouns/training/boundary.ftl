# Boundaries

boundary = Boundaries
    .one = boundary
    .add = Add a boundary
    .intro = What they say no to, and how.
    .empty = No boundaries yet.
boundary-with = With whom or what
boundary-limit = Where the line is
boundary-said = How they say it
    .hint = In their words.
boundary-if_crossed = What they do if it is crossed
boundary-agreed = Agreed with the partner
boundary-status = Where it stands
    .idea = An idea
    .said = Said
    .kept = Kept
