# Two charts that may be of one person

# The heading of what was said of this chart and another, where the other is not named
pair-another = Another chart
pair-title = Perhaps the same person
pair-intro = Look at both charts. Whatever you say changes nothing in them, and can be said otherwise later.
pair-disputed = Two supervisors said two things. Until one of them stands, the charts stay apart.
# Labels of what is known of a client
pair-also = Also called
pair-born = Born
pair-phones = Telephone
pair-team = Team
pair-begun = Chart begun
pair-written = Last written in
pair-so-far = What was said so far
# "Yes, of one person. Ines Beltran on Clinic desk, 24 Nov 2026, 10:42. Why: same birth date"
pair-said = { $verdict }. { $by }. Why: { $why }
pair-join = They are one person
pair-part = They are two people
pair-joined = The two charts are shown as one person's. Nothing in them was changed.
pair-parted = The two charts are of two people and will not be asked about again.
# The Desk's list
pair-compare = Compare
pair-asked-again = Said otherwise by two people
# More pairs than the list shows
pair-more = { $n ->
    [one] 1 more when these are settled.
   *[other] { $n } more when these are settled.
}
# At the top of a chart: another chart of the same person
pair-with = Joined with
pair-undo = Not the same person?
# In lists: one line for several charts of one person
pair-charts = { $n } charts
