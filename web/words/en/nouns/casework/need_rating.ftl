# How pressing, over time

need_rating = How pressing, over time
    .one = look at a need
    .add = Look at the need again
    .empty = Not looked at again yet.
need_rating-need = The need
need_rating-day = Date
need_rating-severity = How pressing
    .hint = From 0, not at all, to 3, very.
need_rating-note = What has changed
