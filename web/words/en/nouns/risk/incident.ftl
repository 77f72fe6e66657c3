# Incidents

incident = Incidents
    .one = incident
    .add = Write down an incident
    .intro = Something went wrong: harm, a complaint, a thing lost. What happened, not who is to blame.
    .empty = No incidents.
    .help = It raises a safety flag by itself, so a supervisor hears of it. An incident stays as it was written; a mistake is marked, never removed.
incident-happened = Day it happened
incident-kind = What sort of thing
    .harm = Somebody was hurt
    .complaint = A complaint
    .privacy = Privacy
    .other = Something else
incident-what = What happened
    .hint = What was seen and heard.
incident-done = What was done at once
incident-told = Who was told
incident-signed = As signed
