# Appointments

appointment = Appointments
    .one = appointment
    .add = Add an appointment
    .intro = When they are expected, and how it went.
    .empty = No appointments yet.
appointment-when = When
appointment-place = Place
appointment-phone = Phone
appointment-with = With
appointment-what = What for
appointment-reminder = A reminder is welcome
appointment-status = Status
    .planned = Planned
    .cancelled = Cancelled
    .missed = Missed
    .arrived = Arrived
    .done = Done
