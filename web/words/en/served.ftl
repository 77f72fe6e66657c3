# Services and minutes by kind, for those who pay for them; supervisors see it

served-title = Services and minutes
served-help = How many services of each kind were given, how long they took and how many different clients had them, for reports to whoever pays for the work. No client is named.
served-from = From
served-until = Until
served-count-them = Show
# $from and $until are days
served-days = { $from } to { $until }
served-no-day = Choose two days that exist.
served-turned-round = The last day is before the first. Change one of them.
served-too-long = Choose at most 10 years.
# Headings of columns
served-kind = Service
served-count = How many
served-minutes = Minutes
served-without = Minutes not written down
served-clients = Different clients
# Kinds
served-visit = Visits
served-phone = Phone contacts
served-written = Contacts by text, email or post
served-group = Group sessions, each client who was there
served-training = Training sessions
served-joint = Joint sessions
served-family = Family education
served-referral = Referrals completed
served-all = All together
# In place of a number
served-fewer = Fewer than { $n }
served-not-told = Not shown
served-drafts = { $n ->
    [one] 1 group session is not signed yet and is not counted.
   *[other] { $n } group sessions are not signed yet and are not counted.
}
served-drafts-few = Group sessions of fewer than { $n } clients are not signed yet and are not counted.
served-file = Download as a table (CSV)
served-back = Back to the weekly review
served-rule-what = Counted: contacts in which the client was reached, sessions at which they were there, and referrals on the day they were marked completed. What was put away, entered in error or corrected later is not. Notes tell of the same meetings and are not counted again. A group session that was also written down as a training session counts in both lines.
served-rule-small = Numbers about 1 to 4 clients are not shown. Where such a number could be worked out from the others, the next smallest is not shown either.
served-rule-here = Counted in the charts that this computer holds. The clinic’s computer holds all of them.
