# Crisis plan

crisis = Crisis plan
    .one = crisis plan
    .intro = What to do when it gets hard, in order, with the numbers to call.
    .heading = The plan as a whole
    .help = What helps this person when it gets hard, step by step and in their own words. It is theirs; write it with them, and give them a copy.
crisis-status = How far it has come
    .draft = Draft
    .agreed = Agreed with them
    .replaced = Replaced by a newer one
crisis-reasons = Reasons to go on
    .hint = In their words.
crisis-review_due = Look at it again on
