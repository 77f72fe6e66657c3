# Groups

support_group = Groups
    .one = group
    .add = Add a group
    .intro = Groups they go to. No other member is named here.
    .empty = No groups yet.
support_group-name = Name
support_group-kind = What sort
    .peer = Peers
    .therapy = Therapy
    .twelve_step = Twelve steps
    .other = Another
support_group-meets = When and where
