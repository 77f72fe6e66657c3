# Activities

activity = Activities
    .one = activity
    .add = Add an activity
    .intro = Things worth doing, planned small enough to happen.
    .empty = No activities yet. What did they enjoy before?
activity-what = What
activity-when = When
activity-with = With whom
activity-size = Size
    .small = Small
    .medium = Medium
    .large = Large
activity-status = Status
    .planned = Planned
    .skipped = Not this time
    .part = Done in part
    .done = Done
