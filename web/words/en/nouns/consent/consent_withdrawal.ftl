# Withdrawals

consent_withdrawal = Withdrawals
    .one = withdrawal
    .add = Write down that it is taken back
    .heading = Taken back
consent_withdrawal-happened = When it happened
    .hint = Day and time, as the clock showed there.
consent_withdrawal-consent = The consent
consent_withdrawal-sections = What is taken back
    .hint = Tick nothing if all of it is.
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
consent_withdrawal-by = Who said so
consent_withdrawal-reason = In their words
