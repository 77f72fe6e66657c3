# Numbered steps on the first page

# Read aloud behind a step that is done
steps-done = Done.
steps-put-away = Put these steps away

# An empty clinic
steps-first = First steps
    .about = The clinic is begun, and you are signed in. Three things make it useful; each ticks itself off.
steps-people = Two people who can sign in
    .about = So that nobody is ever the only way in. Add everyone who works here; each has their own login.
steps-chart = The first chart
    .about = A name is enough to begin. Everything else can be filled in as you learn it.
steps-laptop = The first laptop
    .about = For whoever works away from the clinic. This page shows a code; the laptop asks for it once.

# A sample caseload
steps-tour = Six small things to try
    .about = Everyone here is invented, so nothing can go wrong.
steps-open = Open Abena's chart
    .about = How to reach her safely, whom to turn to and what is due stand first.
steps-goal = Change one of her goals
    .about = Open a goal, change a word, save. Its history shows what it was before, and who changed it.
steps-note = Write a note
    .about = It is a draft until you sign it. Signed, it stays as it is; an addendum can be added.
steps-pair = Pair a laptop
    .about = Type this in a second terminal, open the address that it prints, and let it in with a code from “{ nav-directory }”, “{ devices-title }”. Sign in there with the same login.
steps-both = Write the same thing on both
    .about = Open Abena's risk “{ risk-key.self_harm }” here and on the laptop, choose different levels, and only then save both. Both are kept.
steps-settle = Settle it
    .about = Once the two have met (press “{ sync-now }” on the laptop), “{ review-title }” shows both versions with who wrote them. Choose one and say why.
