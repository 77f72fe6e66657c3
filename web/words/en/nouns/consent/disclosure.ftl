# Disclosures

disclosure = Disclosures
    .one = disclosure
    .add = Write down a disclosure
    .intro = What was given to others, to whom, and on which ground.
    .empty = Nothing was given to others.
disclosure-happened = Given on
disclosure-to_whom = To whom
disclosure-what = What was given
disclosure-sections = From which sections
    .contact = Contact
    .plan = The plan
    .goals = Goals
    .skills = Skills
    .risk = Safety
    .logs = Logs
    .measures = Questionnaires
    .notes = Notes
    .needs = Needs
    .referrals = Referrals
disclosure-consent = Under which consent
disclosure-basis = Legal ground
    .hint = Needed where no consent is named: a court order, somebody in danger.
disclosure-notice = Notice attached that it may not be passed on
disclosure-signed = As signed
disclosure-consent-not-then = This consent did not allow it on that day: it had not begun, had ended, was taken back, or leaves out some of these sections. Choose one that was in force that day, or say the legal ground.
disclosure-needs-ground = Choose the consent that it was given under, or say the legal ground.
