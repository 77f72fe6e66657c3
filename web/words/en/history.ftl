# The record of an entry

history-empty = Nothing has been written here yet.
# $one is what it is one of: "goal"
history-begun = Began this { $one }
history-struck = Entered in error: { $reason }
# $system is the name by which another program is known, such as "https://hillside.example/records"
history-imported = Imported from { $system }
history-imported-from-a-file = Imported from a file
history-put-away = Put away
history-taken-up = Taken up again
history-signed = Signed
history-before = Before
history-after = After
history-wrote = Wrote
history-chose = Chose between two versions
history-chose-because = Chose between two versions: { $reason }
history-read = Read the merged text and let it stand
history-rewritten = Saw all of it and wrote it anew
# $by is "Dana Reyes on Clinic desk, 24 Nov 2026, 10:42"
history-beside = At the same time, without seeing this: { $by }.
# Written in two windows of one computer by one person: $reader is "you" for the person who reads, else "other"; $when is
# "24 Nov 2026, 10:42"
history-twice = { $reader ->
    [you] You
   *[other] { $person }
}, twice: written in another window of the same computer as well, { $when }. Of what both changed, the later stands, unless it is less careful.
history-seen = Looked at what was lowered or closed
