# Activities with others

network_activity = Activities with others
    .one = activity
    .add = Add an activity
    .intro = Groups, classes, sport: good company, on a fixed day.
    .empty = No activities yet. Ask what they used to enjoy.
network_activity-kind = What sort
    .group = A group
    .class = A class
    .sport = Sport
    .volunteer = Helping out
    .faith = Faith
network_activity-what = What it is
network_activity-place = Place
network_activity-day = Day and time
network_activity-contact = Contact there
network_activity-status = Status
    .hint = Leave it open while it is an idea.
    .tried = Tried it
    .keeps_going = Keeps going
