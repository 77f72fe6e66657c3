# Lived this week

value_lived = Lived this week
    .one = week of a value
    .add = Write down this week
    .empty = Nothing yet.
value_lived-day = Week of
value_lived-lived = How much it was lived this week
    .hint = From 0 to 10.
