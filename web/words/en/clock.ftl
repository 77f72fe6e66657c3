# This computer's clock and the clinic's time zone

clock-title = Clock and time zone
# In the line at the top of every page; $now is a day and a time
line-clock = This computer’s clock may be wrong: it says { $now }. Look and say whether it is right.
clock-now = This computer says
clock-no-doubt = Nothing speaks against it.
clock-doubt = This may be wrong.
clock-doubt-behind = Something was written here on { $newest }, which by this clock has not come yet.
clock-doubt-before = This program was made on { $made }, which by this clock has not come yet.
clock-doubt-far = By this clock it is more than twenty years since this program was made, on { $made }.
clock-doubt-long = By this clock nothing has been written here for months: the last of it is of { $newest }.
clock-doubt-ahead = The clock was set forward by { $by } while the computer was on.
clock-doubt-back = The clock was set back by { $by } while the computer was on.
clock-doubt-apart-ahead = The clock of { $device } is ahead of this one by { $by }.
clock-doubt-apart-behind = The clock of { $device } is behind this one by { $by }.
clock-by-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
clock-by-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
clock-by-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
clock-wrong = If it is wrong
    .set = Set the day and the time in this computer’s own settings, then open this page again. Nothing is lost meanwhile: everything can be written and saved, but what is due and overdue may be wrong.
    .screenless = On a computer without a screen, whoever looks after it types: date -s "2026-11-29 17:30"
clock-right = If it is right
    .say = Say so here. Nobody is asked again then, unless something else speaks against it.
    .button = The clock is right
    .ask = A supervisor, or whoever sits at this computer’s own screen, can say so on this page.
clock-said = Noted: the clock is right.
clock-signing = Not signed yet. This computer’s clock may be wrong: it says { $now }.
    .next = A signature bears the day and the time. If they are right, sign again; if not, tell a supervisor first.
clock-zone = The clinic’s time zone
    .hint = Where the clinic is. What is due today, and every hour on the pages, goes by it, on all its computers.
clock-zone-choose = Choose
clock-zone-utc = This computer is set to UTC, which is hardly a clinic’s own time: with it the day may turn over in the afternoon.
clock-zone-computer = As this computer says
clock-zone-unset = Nobody has chosen a time zone for the clinic yet, so each computer goes by its own.
clock-zone-save = Save time zone
clock-zone-saved = The time zone is saved.
clock-zone-who = A supervisor changes it at the clinic.
clock-zone-wrong = Choose a time zone from the list.
