# How often a questionnaire is to be answered

measure_schedule = Questionnaires to come
    .one = schedule
    .intro = How often each is filled in. When one is due, Today says so.
    .help = So that change can be seen: the same questionnaire, again and again. A score is never a diagnosis, and anybody may say no to one.
measure_schedule-key =
    .phq-9 = PHQ-9
    .phq-2 = PHQ-2
    .gad-7 = GAD-7
    .who-5 = WHO-5
    .audit-c = AUDIT-C
measure_schedule-every = When
    .weeks = Every so many weeks
    .appointment = Before each appointment
    .stopped = Not any more
measure_schedule-weeks = Weeks from one to the next
    .hint = 1 to 52.
measure_schedule-since = From this day on
measure_schedule-needs-weeks = Say after how many weeks it is filled in again.
