# How much it helped

coping_rating = How much it helped
    .one = answer
    .add = Write down how much it helped
    .empty = Nothing yet.
coping_rating-day = Day
coping_rating-helped = How much it helped
    .hint = From 0 to 10.
