# Journal

journal = Journal
    .one = journal entry
    .add = Add to the journal
    .intro = Their own words. No list and no other page shows them; paper does, where this section is ticked.
    .empty = Nothing in the journal yet.
journal-text = What they wrote
journal-mood = Mood
    .hint = From 0 to 10.
journal-visible = Who may read it
    .hint = “Only they”: clients do not sign in yet, so only whoever writes it down here sees it. “The therapist”: therapists of the care team, supervisors, and whoever wrote it down. That holds for every page and for paper; the clinic's computers hold it all the same, as they hold the whole chart.
    .me = Only they
    .therapist = The therapist
    .team = Everyone who may open this chart
    .blank = Not said: everyone who may open this chart
