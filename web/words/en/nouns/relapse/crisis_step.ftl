# Steps

crisis_step = Steps
    .one = step
    .add = Add a step
    .intro = From the first signs to calling for help.
    .empty = No steps yet. Begin with the first signs that they notice.
crisis_step-stage = Where it belongs
    .signs = First signs
    .alone = What I do on my own
    .distraction = Places and people that take my mind off it
    .people = People I ask for help
    .professionals = Professionals and lines to call
    .surroundings = Making my surroundings safe
crisis_step-order = Place in the order
crisis_step-what = What to notice or do
    .hint = Short, as they would say it.
crisis_step-who = Whom to call
crisis_step-phone = Their number
    .hint = For example 555 0142, or 555 0142 x4 with an extension.
