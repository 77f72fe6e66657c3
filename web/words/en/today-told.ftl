# What is said on the first page of choices that were made, and of what was to be looked at again

today-overdue = Look at it again
# $what is "Harm to self"
today-overdue-line = { $what }: the day to look again is past
today-look-line = { $what }: look again today
today-appointment-over = The appointment is over: say what came of it
# Appointments of today and of the coming week: where, and with whom of the staff
today-appointments = Appointments
today-appointment = { $place }, with { $who }
today-appointment-place = { $place }
today-appointment-who = With { $who }
today-appointment-plain = Appointment
# Stand before a time of day: "Today, 10:30"
today-day = Today
today-tomorrow = Tomorrow
# The longest that a client is left without contact
today-contacts = Contact is due
today-contact = { $days ->
    [one] At least every day; last reached on { $day }
   *[other] At least every { $days } days; last reached on { $day }
}
today-contact-never = { $days ->
    [one] At least every day; not reached yet
   *[other] At least every { $days } days; not reached yet
}
# $what is the title of a questionnaire
today-measures = Questionnaires due
today-measure-line = { $what }
today-due-more = { $n ->
    [one] 1 more stands in the charts.
   *[other] { $n } more stand in the charts.
}
today-not-chosen = Your version was not the one chosen
# $heading is "Harm to self", $field "Level now"
today-not-chosen-line = { $heading } ({ $field }): { $who } chose
today-not-chosen-own = You wrote: { $what }
today-not-chosen-stands = Chosen: { $what }
today-not-chosen-why = Why: { $what }
today-not-chosen-seen = I have seen this
today-not-chosen-more = { $n ->
    [one] 1 more stands here once you have seen these.
   *[other] { $n } more stand here once you have seen these.
}
