# After a setback

lapse_plan = After a setback
    .one = plan for after a setback
    .intro = The first hour, the first day, the first week, and kind words to go with them.
    .heading = Kind words, and what to leave alone
    .help = A setback is something to learn from. This says, in their own words, how to get back on their feet, and whom to call.
lapse_plan-kind_words = Kind words to myself
    .hint = What they would say to a good friend.
lapse_plan-not_to_do = What not to do
    .hint = For example: no big decisions that night.
lapse_plan-checks = Health checks to think of
