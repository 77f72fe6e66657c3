# Tasks

task = Tasks
    .one = task
    .add = Add a task
    .intro = Who does what for them, by when.
    .empty = Nothing to do is written down.
task-what = What is to be done
task-who = Who
task-due = By
task-priority = How pressing
    .routine = Routine
    .soon = Soon
    .urgent = Urgent
task-status = How far
    .open = Open
    .doing = Being done
    .dropped = Dropped
    .done = Done
task-about = About
task-remark = Remark
    .hint = Why it was dropped, or anything to know.
