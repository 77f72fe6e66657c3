# Steps of a goal

goal_step = Steps
    .one = step of a goal
    .add = Add a step to the goal
    .empty = No steps yet. The next small one is enough.
goal_step-what = What to do
    .hint = Short, as they would say it.
goal_step-due = By when
goal_step-done = Done on
    .hint = Leave it blank until it is done.
