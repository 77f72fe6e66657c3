# Case conferences

conference = Case conferences
    .one = case conference
    .add = Write down a case conference
    .intro = Who met about their care, what was decided, and who does it.
    .empty = No case conferences yet.
    .help = It is a draft until its author signs it; signed, it stays as it is, and a correction is a new one. When they meet again is asked for on Today.
conference-happened = Day of the conference
conference-present = Who was there
    .hint = Names, and where each is from.
conference-client_there = The client was there
conference-about = What it was about
conference-decisions = What was decided
    .hint = And why.
conference-tasks = Tasks that came of it
conference-next = Meet again by
conference-corrects = Corrects an earlier conference
conference-signed = As signed
