# Areas of a chart, as headings over their sections

area-client = The client
area-risk = Safety
area-relapse = When it gets hard
area-goals = Goals and strengths
area-casework = Practical help
area-contacts = Notes and meetings
area-relations = Couple and family
area-people = Support
area-training = Training
area-thinking = Thinking and doing
area-logs = Logs
area-consent = Consent and privacy
