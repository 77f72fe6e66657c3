# Notes down a line of days

timeline-empty = No notes yet. A note can be a draft for as long as it needs; sign it when it is right.
timeline-written = { $person }, written { $when }
timeline-late = { $n ->
    [one] Late entry: written 1 day after
   *[other] Late entry: written { $n } days after
}
timeline-draft = Draft
timeline-draft-yours = Draft, yours
timeline-signed = Signed
timeline-late-words = The draft was changed elsewhere while it was being signed. This is what it says since; its author puts it into an addendum, or lets it go.
# $by is "Dana Reyes on Clinic desk, 24 Nov 2026, 10:42"
timeline-addendum = Addendum. { $by }
timeline-signed-by = Signed by { $person }, { $when }.
timeline-signed-twice = Signed more than once. All are kept; choose the one that stands.
# The letters of the fingerprint follow
timeline-fingerprint = Fingerprint
# After the beginning of a long note
timeline-read-on = Read the whole note
