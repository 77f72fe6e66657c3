# One entry of a chart: its form, its buttons, its history

entry-title = Chart
# $by is "by Dana Reyes, 2 days ago" or "from the start"
entry-changed = Last changed { $by }.
entry-stale = This page had gone stale
    .next = It showed a version that is not known here, so nothing was saved. Your words are below, on the newest version. Read it once and save again.
entry-chosen-since = Somebody has chosen since you began
    .next = Two versions stood here when you began; one stands now. Your words are below, on what stands now. Read it once and save.
entry-saved-since = Not signed: you saved other words here since
    .next = That was in another window or on another computer. What stands now is below, your words with it. Read it once, then sign.
# The same form was sent again with other words
entry-saved-before = Saved before, and written in since
    .next = This form was saved already, and says something else now. Your words are below. Read them once and save again: they take the place of those saved before, which stay in the history.
# Only read aloud, before the buttons
entry-more = More
# Only read aloud
entry-written = What is written
entry-save-addendum = Save addendum

# Buttons; $one is what it is one of: "goal"
entry-retire = Put this { $one } away
    .meaning = It stays readable under the list and can be taken up again at any time.
entry-leave-away = Leave it put away
    .meaning = You have read what was written in it meanwhile. It stays where it is and waits for nobody any more.
entry-take-up = Take this { $one } up again
    .meaning = It goes back into the list as it is.
entry-sign = Sign this { $one }
    .meaning = Once signed it stays as it is, with your name and this laptop or desk. What comes later is written beside it.
entry-let-go = Discard the late words
    .meaning = What is signed stands either way. The late words stay in the history.

entry-back = Back to it
entry-history = History
# $what is what the entry is called
entry-history-of = History: { $what }
entry-history-intro = Every change, newest first, with who wrote it, on which device, and when it arrived.
