# Meetings of nodes and what each brought

returns-title = Meetings
returns-intro = Each time two nodes met, and what came of it.
returns-none = No meeting yet.

# What a meeting brought: changes ($came), parts of charts that came as a whole ($whole), and how many things of it
# need a person ($needs). No full stop: they stand in lists.
returns-came = { $came ->
    [one] 1 change
   *[other] { $came } changes
} came in
    .needs = { $came ->
        [one] 1 change
       *[other] { $came } changes
    } came in, { $needs ->
        [one] 1 needs
       *[other] { $needs } need
    } a person
returns-whole = { $whole ->
    [one] 1 part of a chart
   *[other] { $whole } parts of charts
} came whole
    .needs = { $whole ->
        [one] 1 part of a chart
       *[other] { $whole } parts of charts
    } came whole, { $needs ->
        [one] 1 needs
       *[other] { $needs } need
    } a person
returns-both = { $came ->
    [one] 1 change
   *[other] { $came } changes
} and { $whole ->
    [one] 1 whole part
   *[other] { $whole } whole parts
} came in
    .needs = { $came ->
        [one] 1 change
       *[other] { $came } changes
    } and { $whole ->
        [one] 1 whole part
       *[other] { $whole } whole parts
    } came in, { $needs ->
        [one] 1 needs
       *[other] { $needs } need
    } a person

# One meeting
returns-all = All meetings
returns-merged = What was merged
# $says is one of the sentences above
returns-meeting = { $device }, { $when }. { $says }.
returns-clock-ahead = The clock of { $device } was { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} ahead. Times written there may be off by as much; nothing was decided by them.
returns-clock-behind = The clock of { $device } was { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} behind. Times written there may be off by as much; nothing was decided by them.
returns-nothing = Nothing in your caseload was changed by it.
