# The register for the weekly case review

register-title = Weekly review
register-link = Weekly review
# Filters; any of them together
register-only = Show only
register-on = on
register-mine = Yours
register-at-risk = With risk
register-overdue = Overdue
register-stalled = Stalled
register-to-choose = To choose
# Headings of columns
register-client = Client
register-contact = Last contact
register-score = First and last score
register-change = Change
register-next = Next review
# Nobody was reached yet, or no review is planned
register-none = None yet
# Why a plan is stalled
register-not-reached = Not reached
register-no-change = No change
# Read aloud after the title of a questionnaire
register-scores = first { $first } on { $first_day }, last { $last } on { $last_day }
register-score-one = { $last } on { $last_day }
# A link beside each client that opens the form of a review
register-record = Record review
# What the words of this page mean
register-rule-contact = Stalled, “Not reached”: nobody has reached the client for more than { $spans } times as long as their contact rule allows.
register-rule-score = Stalled, “No change”: the last score of the questionnaire used most still asks for a further look, and differs from the score { $weeks } weeks or more before it by less than 5 points (10 for WHO-5). It is a reason to look at the plan again, never a score of a person.
register-rule-overdue = Overdue: contact, a task, a questionnaire or a day to look again was due before today.
