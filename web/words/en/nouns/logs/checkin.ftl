# Check-ins

checkin = Check-ins
    .one = check-in
    .add = Add a check-in
    .intro = A few questions between sessions.
    .empty = No check-ins yet.
checkin-need_help = Need help
    .hint = Yes raises a safety flag at once. The first pages of the clinic then say that help was asked for, and on which day, also where the rest is kept back.
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
    .hint = “Only they”: clients do not sign in yet, so only whoever writes it down here sees it. “The therapist”: therapists of the care team, supervisors, and whoever wrote it down. That holds for every page and for paper; the clinic's computers hold it all the same, as they hold the whole chart.
    .me = Only they
    .therapist = The therapist
    .team = Everyone who may open this chart
    .blank = Not said: everyone who may open this chart
