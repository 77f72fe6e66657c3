# People, days and times

someone-unknown = Someone not known here
device-unknown = a device not known here

time-when = { $day }, { $time }
time-unknown = at an unknown time
time-day = { $day } { $month } { $year }
time-weekday = { $weekday }, { $day } { $month }
time-month = { $month } { $year }
time-just-now = just now
time-minutes-ago = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
time-hours-ago = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}
time-days-ago = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
}
time-on-day = on { $day }

# How long something took
time-lasting-moment = less than a second
time-lasting-seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
}
time-lasting-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
time-lasting-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}

due-today = due today
due-tomorrow = due tomorrow
due-in-days = due in { $n } days
due-days-over = { $n ->
    [one] 1 day overdue
   *[other] { $n } days overdue
}
due-on = due { $day }

by-birth = from the start
by-person-device = { $person } on { $device }, { $when }
# Stands after the person's name
by-on-device = on { $device }
by-person-ago = by { $person }, { $ago }

month-short =
    .m1 = Jan
    .m2 = Feb
    .m3 = Mar
    .m4 = Apr
    .m5 = May
    .m6 = Jun
    .m7 = Jul
    .m8 = Aug
    .m9 = Sep
    .m10 = Oct
    .m11 = Nov
    .m12 = Dec
month =
    .m1 = January
    .m2 = February
    .m3 = March
    .m4 = April
    .m5 = May
    .m6 = June
    .m7 = July
    .m8 = August
    .m9 = September
    .m10 = October
    .m11 = November
    .m12 = December
weekday =
    .d1 = Monday
    .d2 = Tuesday
    .d3 = Wednesday
    .d4 = Thursday
    .d5 = Friday
    .d6 = Saturday
    .d7 = Sunday
