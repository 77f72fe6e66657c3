# If-then plans

if_then = If-then plans
    .one = if-then plan
    .add = Begin an if-then plan
    .intro = What they will do when it comes, step by step.
    .empty = No plans yet. Begin with the trigger that comes most often.
if_then-when = If this happens
    .hint = In their words.
if_then-triggers = Which triggers it answers
if_then-person = Whom they can turn to
if_then-tested = Tried on
if_then-worked = Did it help
    .yes = Yes
    .partly = In part
    .no = Not this time
