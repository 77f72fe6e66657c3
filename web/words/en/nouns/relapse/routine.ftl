# Routines

routine = Routines
    .one = routine
    .add = Add a routine
    .intro = What holds a day together, with a smaller version for bad days.
    .empty = No routines yet. Build on one that is there already.
routine-name = Name
    .hint = For example: the walk after supper.
routine-days = Days
    .mon = Monday
    .tue = Tuesday
    .wed = Wednesday
    .thu = Thursday
    .fri = Friday
    .sat = Saturday
    .sun = Sunday
routine-time = Time
    .hint = For example: at 7, or after work.
routine-backup = On a bad day
    .hint = A smaller version that still counts.
