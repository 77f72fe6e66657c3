# How we work together

alliance_check = How we work together
    .one = alliance check
    .add = Ask how we work together
    .intro = Three short questions of our own, to talk about. They are not a validated measure.
    .empty = Not asked yet.
alliance_check-heard = I felt heard and respected
    .hint = From 0 to 10.
alliance_check-topics = We talked about what matters to me
    .hint = From 0 to 10.
alliance_check-pace = The pace was right
    .hint = From 0 to 10.
alliance_check-comment = Anything else
    .hint = In their words.
