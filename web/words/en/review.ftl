# Everything that waits for a person across the caseload

review-title = Desk
review-intro = What needs a person comes first: when people write apart and then meet, everything is kept until someone has looked. Below are the last meetings with all that they brought.
review-waits = Waits for a person
review-nothing = Nothing waits. Every choice has been made and every merged text read.
# "Goals: Why it matters to them"
review-what = { $heading }: { $field }
review-away = Written in while put away, please look
