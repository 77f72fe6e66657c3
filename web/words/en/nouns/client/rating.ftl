# How ready they feel

rating = How ready they feel
    .one = rating
    .add = Ask how ready they feel
    .intro = Their own numbers, to talk about: what would make it one higher?
    .empty = Not asked yet.
rating-confidence = How confident
    .hint = From 0 to 10.
rating-importance = How important
    .hint = From 0 to 10.
rating-readiness = How ready
    .hint = From 0 to 10.
rating-goal = About which goal
    .hint = Leave it open for the plan as a whole.
