# Steps of a routine

routine_step = Steps of a routine
    .one = step of a routine
    .add = Add a step to the routine
    .empty = No steps yet.
routine_step-what = What to do
    .hint = Short, as they would say it.
