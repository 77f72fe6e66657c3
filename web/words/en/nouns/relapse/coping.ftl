# What helps

coping = What helps
    .one = thing that helps
    .add = Add something that helps
    .intro = What they can do to get through. Plans and the urge log can name these.
    .empty = Nothing here yet. Ask what helped before, even a little.
coping-kind = What sort
    .skill = A skill
    .activity = Something to do
    .contact = Somebody to talk to
    .place = A place
    .thought = A thought
coping-what = What they do
    .hint = In their words.
coping-minutes = How long, in minutes
coping-where = Where it works
    .home = At home
    .work = At work
    .social = With others
    .online = Online
    .travel = On the way
