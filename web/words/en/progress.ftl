# How far a meeting is. $done and $of are written out ("120", "1,000"), $parts is $of as a number. $left says how long it
# will still take, $n with it; "unknown" in the first seconds.

progress-bar = Sync so far
progress-first = First sync: { $done } of { $of } { $parts ->
    [one] part of a chart is
   *[other] parts of charts are
} here{ $left ->
    [moment] , less than a minute more
    [minute] , about a minute more
    [two] , about 2 minutes more
    [few] , a few minutes more
    [minutes] , about { $n } minutes more
    [hour] , about an hour more
    [hours] , about { $n } hours more
   *[unknown] {""}
}.
progress-again = Sync: { $done } of { $of } { $parts ->
    [one] part of a chart is
   *[other] parts of charts are
} here{ $left ->
    [moment] , less than a minute more
    [minute] , about a minute more
    [two] , about 2 minutes more
    [few] , a few minutes more
    [minutes] , about { $n } minutes more
    [hour] , about an hour more
    [hours] , about { $n } hours more
   *[unknown] {""}
}.
# At the clinic; $device is the laptop's name
progress-to = { $device } is being brought up to date: { $done } of { $of } { $parts ->
    [one] part of a chart is on its way
   *[other] parts of charts are on their way
}{ $left ->
    [moment] , less than a minute more
    [minute] , about a minute more
    [two] , about 2 minutes more
    [few] , a few minutes more
    [minutes] , about { $n } minutes more
    [hour] , about an hour more
    [hours] , about { $n } hours more
   *[unknown] {""}
}.

# On a laptop during its first sync
progress-begin = You can begin; what has not arrived yet appears by itself. Until it is done, a chart may lack parts, risk and crisis plan among them.
# Just paired, before anything is known
progress-soon = The first sync begins in a moment.
# $parts are here
progress-all-here = { $parts ->
    [one] The first sync is done: 1 part of a chart is here.
   *[other] The first sync is done: { $of } parts of charts are here.
}
progress-nothing-there = The first sync is done. The clinic has no charts yet.
progress-not-reached = The clinic is not in reach just now. The first sync goes on by itself as soon as it is.
