# Meetings of nodes and what each brought

returns-title = Meetings
returns-intro = Each time a laptop and the clinic met, and what came of it.
returns-none = No meeting has brought anything yet.
# Under the list: meetings of this run that brought nothing here; $gave of them sent something to the other
returns-quiet = { $n ->
    [one] And 1 meeting since this program was started that brought nothing new here
   *[other] And { $n } meetings since this program was started that brought nothing new here
}{ $gave ->
    [0] .
   *[other] { $n ->
        [one] ; the other was brought up to date in it.
       *[other] ; in { $gave } of them the other was brought up to date.
    }
}

# What a meeting brought: changes ($came) in so many charts ($charts), and parts of charts that came as a whole ($whole).
# No full stop: they stand in lists.
returns-came = { $came ->
    [one] 1 change
   *[other] { $came } changes
} in { $charts ->
    [one] 1 chart
   *[other] { $charts } charts
} came in
returns-whole = { $whole ->
    [one] 1 part of a chart
   *[other] { $whole } parts of charts
} came whole
returns-both = { $came ->
    [one] 1 change
   *[other] { $came } changes
} and { $whole ->
    [one] 1 whole part
   *[other] { $whole } whole parts
} came in, in { $charts ->
    [one] 1 chart
   *[other] { $charts } charts
}
returns-nothing-came = Nothing came in

# Marks beside it
returns-something-waits = { $n ->
    [one] 1 chart that it wrote in has something that waits for a person, from this meeting or from before
   *[other] { $n } charts that it wrote in have something that waits for a person, from this meeting or from before
}
returns-not-taken = { $n ->
    [one] 1 change not taken
   *[other] { $n } changes not taken
}
returns-was-cut = Cut off before the end

# One meeting
returns-all = All meetings
returns-merged = What was merged
# Who met whom; $when is "24 Nov 2026, 10:42", $took "12 seconds"
returns-laptop-came = { $device } met this clinic on { $when }.
    .took = { $device } met this clinic on { $when }. It took { $took }.
returns-came-home = This laptop met the clinic on { $when }.
    .took = This laptop met the clinic on { $when }. It took { $took }.
# What was sent to the other; no full stop
returns-went = { $went ->
    [one] 1 change was sent to the other
   *[other] { $went } changes were sent to the other
}
returns-went-whole = { $whole ->
    [one] 1 part of a chart was sent whole to the other
   *[other] { $whole } parts of charts were sent whole to the other
}
returns-went-both = { $went ->
    [one] 1 change
   *[other] { $went } changes
} and { $whole ->
    [one] 1 whole part
   *[other] { $whole } whole parts
} were sent to the other
returns-nothing-went = Nothing was sent to the other: it lacked nothing
# $in and $out are "34 kB"
returns-bytes = Received in all: { $in }; sent: { $out }
returns-end-alike = At the end both held the same
returns-end-alike-but = At the end both held the same, but for what was not taken
returns-end-differs = At the end they did not hold the same yet; the next meeting repairs it
returns-end-cut = It was cut off before the end; the next meeting goes on from there
# $done and $of are written out
returns-end-cut-at = It was cut off when { $done } of { $of } parts had moved; the next meeting goes on from there
returns-end-under-way = It is still going on
returns-end-not-known = How it ended is not in the record: it was cut off, or made by an earlier version
# Of what was merged, how many things asked for a person ($n) and how many of them still do ($waits)
# None of them has been done yet
returns-asked-all = { $n ->
    [one] 1 thing in it waits for a person
   *[other] { $n } things in it wait for a person
}
returns-asked = { $n ->
    [0] Nothing in it asks for a person
   *[other] { $waits ->
        [0] { $n ->
            [one] 1 thing in it asked for a person, and has been done since
           *[other] { $n } things in it asked for a person, and all have been done since
        }
        [one] { $n ->
            [one] 1 thing in it waits for a person
           *[other] { $n } things in it asked for a person; 1 of them still waits
        }
       *[other] { $n } things in it asked for a person; { $waits } of them still wait
    }
}
returns-this-run = How long a meeting took and how much was sent is known only until the program is started anew.
returns-clock-ahead = The clock of { $device } was { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} ahead. Times written there may be off by as much; nothing was decided by them.
returns-clock-behind = The clock of { $device } was { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} behind. Times written there may be off by as much; nothing was decided by them.
returns-refused = Not taken
    .taken-since = Taken since, at a later meeting.
    .more = { $n ->
        [one] And 1 more.
       *[other] And { $n } more.
    }
# Charts that were not here before; $charts is written out
returns-new = { $n ->
    [one] 1 chart is here for the first time
   *[other] { $charts } charts are here for the first time
}
    .more = { $n ->
        [one] 1 more is in the caseload
       *[other] { $n } more are in the caseload
    }
returns-nothing = Nothing in your caseload was changed by it.
