# Programmes

enrolment = Programmes
    .one = programme
    .add = Add a programme
    .intro = What they are part of or wait for, from when to when.
    .empty = No programmes yet.
enrolment-programme = Programme
    .hint = And who runs it.
enrolment-status = Where it stands
    .eligible = Eligible
    .waiting = On a waiting list
    .enrolled = Enrolled
    .paused = Paused
    .ended = Ended
enrolment-eligibility = Why they are eligible
    .hint = Or what is still missing for it.
enrolment-start = First day
enrolment-end = Last day
    .hint = As planned, or as it was. When a planned one has passed, Today asks to look again.
enrolment-reason = Why it ended
    .hint = Finished, moved, did not suit them: as they would say it.
enrolment-ended-needs-reason = Say why it ended. A few words are enough.
enrolment-ends-before-start = The last day is before the first. Please check both.
