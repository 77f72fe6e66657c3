# Notes down a line of days

timeline-empty = No notes yet. A note can be a draft for as long as it needs; sign it when it is right.
timeline-written = { $person }, written { $when }
timeline-late = { $n ->
    [one] Late entry: written 1 day after
   *[other] Late entry: written { $n } days after
}
timeline-draft = Draft
timeline-draft-yours = Draft, yours
timeline-late-words = The draft was changed elsewhere while it was being signed. This is what it says since; its author writes it beside this, or lets it go.
timeline-unsigned-words = The draft was changed elsewhere while it was being signed. Nobody has signed these words.
timeline-unvouched-words = The signature was made over other words than those written here. These are its words; nobody is known to have signed them.
# $by is "Dana Reyes on Clinic desk, 24 Nov 2026, 10:42"
timeline-addendum = Addendum. { $by }
# After the beginning of a long note
timeline-read-on = Read the whole note
timeline-earlier = { $n ->
    [one] { $n } earlier addendum
   *[other] { $n } earlier addenda
}
# "Entered in error: wrong chart. Dana Reyes on Clinic desk, 24 Nov 2026, 10:42"
timeline-struck = Entered in error: { $reason }. { $by }.
