# Where a chart stands: whether anybody works with it now

standing = Where this chart stands
    .one = standing of this chart
    .intro = Whether anybody works with this chart now. A chart that is put away can be read, and taken up again, at any time.
    .empty = This chart is active.
    .heading = Standing
    .help = An ended, moved, died or mistaken chart asks nobody for anything: no tasks, no reminders, no counts. It stands in the list only when asked for, and it is still found by its name. A paused chart keeps safety, choices and unfinished notes in sight; its tasks and reviews wait.
standing-status = Standing
    .hint = If somebody else says otherwise than "Died", a supervisor or therapist decides.
    .paused = Paused
    .ended = Ended
    .moved = Moved away
    .died = Died
    .begun_by_mistake = Begun by mistake
    .active = Active
standing-reason = Why
    .hint = A few words, for whoever opens the chart later.
standing-since = Since
    .hint = Today, if left blank.
standing-needs-reason = in a few words, say why this chart is paused or put away
standing-needs-since = say since when this chart is paused or put away
