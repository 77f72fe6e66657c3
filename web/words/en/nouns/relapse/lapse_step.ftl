# Steps

lapse_step = Steps
    .one = step after a setback
    .add = Add a step for after a setback
    .empty = No steps yet. Begin with the first hour.
lapse_step-stage = When
    .first_hour = The first hour
    .first_day = The first day
    .first_week = The first week
lapse_step-what = What to do
    .hint = Short, as they would say it.
lapse_step-who = Whom to call
lapse_step-phone = Phone
    .hint = For example 555 0142, or 555 0142 x4 with an extension.
