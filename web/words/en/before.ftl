# Before you meet: what happened in a chart since its reader last saw the client

before-title = Before you meet
# Since when; the reader's own newest note is about that day
before-since-own = Since your last note, about { $day }.
before-since-colleague = You have written no note here yet. Since the newest note of a colleague, about { $day }.
before-since-day = Since { $day }.
# What the page leaves out
before-own = What you wrote yourself is left out. Safety, questionnaires and logs are shown whoever wrote them.
before-next = Next appointment: { $told }
before-next-none = No appointment is in the calendar.
before-risk = Risk now
before-risk-from = Changed from { $was }
before-risk-again = Look again, { $due }
# Other spans of time
before-spans = Since when
before-note = Last note
before-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
before-due = The next two weeks; nothing overdue
before-due-over = Overdue, and the next two weeks
# $what is what is to be looked at again: "Harm to self"; when, stands beside it
before-look = { $what }: look again
before-nothing = Nothing was written here since then.
# Beside a line: what is new about it, who wrote that, and when
before-new = New: { $who }, { $day }
before-changed = Changed: { $who }, { $day }
before-put-away = Put away: { $who }, { $day }
before-struck = Entered in error: { $who }, { $day }
# "Score: 14", then what it was before
before-score = { $label }: { $now }
before-score-second = { $label }: { $now }, before { $last }
before-score-change = { $label }: { $now }, before { $last }, at first { $first }
# Entries of a log
before-entries = { $n ->
    [one] 1 entry
   *[other] { $n } entries
}
before-range = { $label }: between { $least } and { $most }
before-number = { $label }: { $least }
# $now: what a field holds, with its name where it needs one, as "Status: on hold"; $was: what stood there before
before-was = { $now } (before: { $was })
