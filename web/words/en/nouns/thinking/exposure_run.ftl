# Runs

exposure_run = Runs
    .one = run of a step
    .add = Add a run
    .empty = No runs yet.
exposure_run-exposure = The plan
exposure_run-happened = When it happened
exposure_run-step = Step
exposure_run-before = Distress before
    .hint = From 0 to 100.
exposure_run-peak = Distress at its height
    .hint = From 0 to 100.
exposure_run-after = Distress at the end
    .hint = From 0 to 100.
exposure_run-minutes = Minutes
exposure_run-learned = What they take from it
exposure_run-locked = This plan is locked: nothing of it is done until its five locks are open and the consent is in force.
