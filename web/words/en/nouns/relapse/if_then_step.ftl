# Steps of a plan

if_then_step = Steps of a plan
    .one = step of a plan
    .add = Add a step to the plan
    .empty = No steps yet. Begin with the smallest thing that can be done at once.
if_then_step-plan = The plan
if_then_step-order = Place among the steps
if_then_step-what = What to do
    .hint = Short, as they would say it.
if_then_step-coping = What helps, from the list
