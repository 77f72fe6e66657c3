# Two charts that may be of one person

# The heading of what was said of this chart and another, where the other is not named
pair-another = Another chart
pair-not-here = Another chart, which is not here or is not yours to open
pair-look = Look at both charts
pair-title = Perhaps the same person
pair-intro = Look at both charts. Whatever you say changes nothing in them, and can be said otherwise later.
pair-disputed = Two supervisors said two things. Until one of them stands, the charts stay apart.
# Labels of what is known of a client
pair-also = Also called
pair-born = Born
pair-phones = Telephone
pair-team = Team
pair-begun = Chart begun, by the clock of that computer
pair-written = Last written in, by the clock of that computer
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
# What was said of three or more charts and does not fit: A is B, B is C, A is not C
pair-against = Does not fit what else was said
pair-against-title = What was said of these charts does not fit together
pair-against-intro = Until it does, each of them is shown by itself. Open the pair of which something else is true and say so there.
# "Ana Rios and Anna Ríos: No, of two people"
pair-against-said = { $one } and { $other }: { $verdict }
pair-said-against = Saved, but it does not fit what else was said of these charts.
    .next = Until it does, each of them is shown by itself. Below is what speaks against what.
# At the top of a chart
pair-shown-apart = Not shown together with other charts: what was said of them does not fit.
pair-shown-apart-look = Look
