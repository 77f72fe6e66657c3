# Addenda

addendum = Addenda
    .one = addendum
    .add = Add an addendum
    .intro = What is said later to a signed note. It stands as it was saved.
    .heading = Addendum
addendum-note = The note it belongs to
addendum-text = Addendum
    .hint = It carries your name and the time, and hides nothing of the note.
