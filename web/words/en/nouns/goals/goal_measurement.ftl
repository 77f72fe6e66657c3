# How far it is

goal_measurement = How far it is
    .one = measurement
    .add = Write down how far it is
    .empty = Nothing measured yet.
goal_measurement-day = Day
goal_measurement-value = What was seen
    .hint = In the goal's own measure: 3 evenings, 5 nights.
goal_measurement-source = Where it comes from
    .log = Read from a log
    .manual = Asked or counted
