# Journal

journal = Journal
    .one = journal entry
    .add = Add to the journal
    .intro = Their own words. No list and no other page shows them.
    .empty = Nothing in the journal yet.
journal-text = What they wrote
journal-mood = Mood
    .hint = From 0 to 10.
journal-visible = Who may read it
    .hint = What they wish. It is written down here; whoever may read this part of the chart still can.
    .me = Only they
    .therapist = The therapist
    .team = The team
