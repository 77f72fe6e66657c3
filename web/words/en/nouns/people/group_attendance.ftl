# Meetings

group_attendance = Meetings
    .one = meeting
    .add = Write down a meeting
    .empty = No meetings yet.
group_attendance-day = Day
group_attendance-came = Came
    .yes = Came
    .late = Came late
    .no = Not this time
