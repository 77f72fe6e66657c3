# The top of a chart and its index

chart-nameless = Someone without a name yet
chart-born = born { $year }
chart-born-two-versions = born: two versions
chart-other-names = Also { $names }
chart-team = Team:
chart-no-team = Nobody on the team yet
chart-ask-first = first to ask
chart-risk = Risk
chart-alerts = Alerts and risk
# $kind is "Safety", $what what somebody wrote: "dog at the gate"
chart-alert = { $kind }: { $what }
chart-risk-level = { $domain }: { $level }
chart-risk-two-versions = { $n ->
    [2] Two versions, please choose. The more careful one is acted on.
   *[other] { $n } versions, please choose. The most careful one is acted on.
}
chart-two-versions = { $n ->
    [one] { $versions ->
        [2] One thing has two versions, please choose
       *[other] One thing has { $versions } versions, please choose
    }
   *[other] { $versions ->
        [2] { $n } things have two versions, please choose
       *[other] { $n } things have two to { $versions } versions, please choose
    }
}
# Takes whoever uses the keyboard past the list of sections
chart-skip = Skip the sections
chart-index = Chart
# Read aloud beside a section's name
chart-waiting = { $n } to look at
# A name with what to call them by behind it
chart-called = { $name } ({ $pronouns })
chart-standing-why = since { $since }: { $reason }
chart-standing-since = since { $since }
chart-risk-not-assessed = Risk not assessed
chart-risk-none-seen = No risk seen where it was assessed
# A way to reach them that another chart of the same person says is not safe: "Not safe: 555-0142"
chart-not-safe = { $safe }: { $number }
# $stands is "Died"
# Behind where a chart stands, in lists: somebody took a death back; two people said two things
chart-standing-waits = { $stands } (a supervisor looks)
chart-standing-two = { $n ->
    [2] { $stands } (two versions)
   *[other] { $stands } ({ $n } versions)
}
# The same at the top of the chart: $said is "Active", $versions "Died / Paused"
chart-standing-undone = { $who } wrote “{ $said }” on { $when }; a supervisor looks before it counts
chart-standing-versions = { $n ->
    [2] two versions, please choose: { $versions }
   *[other] { $n } versions, please choose: { $versions }
}
chart-somebody = Somebody
chart-stands-elsewhere = { $stands } in another chart
chart-risk-elsewhere = { $said } (in another chart of this person)
chart-risk-lowered = Lowered; no supervisor has looked yet.
chart-risk-lowered-from = Lowered from { $was }; no supervisor has looked yet.
# Stands in place of the answer where the more careful one counts until a supervisor has looked: "Reaching them: …"
chart-less-careful = a less careful answer
