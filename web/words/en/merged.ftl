# What a meeting merged

merged-in-put-away = Written in something that was put away
merged-after-signing = Written after it was signed elsewhere
merged-side-by-side = Written side by side; nothing to choose
merged-chosen = Had two versions; someone has chosen
merged-came-in = Came in
# "Goals: I sleep at home most nights."
merged-section-entry = { $section }: { $entry }
merged-came-whole = Came as a whole
merged-begun = Begun
merged-added = Added
merged-unknown = Written by a newer version, which this one cannot show yet; it is kept
merged-late = Late entry
merged-now = Now
merged-written = written { $when }
merged-received = received { $when }
merged-act-choose = Choose
merged-act-read = Read it
merged-act-look = Look at it
# One of several versions, and who wrote it
merged-said = { $value } ({ $who })
