# How it went

routine_log = How it went
    .one = day of a routine
    .add = Write down how it went
    .empty = Nothing yet.
routine_log-day = Day
routine_log-done = Done
    .yes = Yes
    .backup = The smaller version
    .no = Not this time
routine_log-automatic = How much it went by itself
    .hint = From 0, all by will, to 10, without thinking.
