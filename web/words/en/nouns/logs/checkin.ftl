# Check-ins

checkin = Check-ins
    .one = check-in
    .add = Add a check-in
    .intro = A few questions between sessions.
    .empty = No check-ins yet.
checkin-need_help = Need help
    .hint = Yes raises a safety flag at once.
checkin-help_with = Help with what
checkin-mood = Mood
    .hint = From 0 to 10.
checkin-urges = Urges
    .hint = From 0 to 10.
checkin-used_plan = Used the plan
checkin-mode = How
    .in_person = In person
    .phone = By phone
    .text = By text
    .self = They filled it in
    .paper = On paper
checkin-visible = Who may read it
    .hint = What they wish. It is written down here; whoever may read this part of the chart still can.
    .me = Only they
    .therapist = The therapist
    .team = The team
