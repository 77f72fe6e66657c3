# How it went

activity_outcome = How it went
    .one = outcome of an activity
    .add = Add how it went
    .empty = Not said yet.
activity_outcome-activity = The activity
activity_outcome-day = Date
activity_outcome-before = Mood before
    .hint = From 0 to 10.
activity_outcome-after = Mood after
    .hint = From 0 to 10.
activity_outcome-meaning = How much it meant
    .hint = From 0 to 10.
activity_outcome-note = Note
