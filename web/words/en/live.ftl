# What a page says by itself while it is open

# The names of colleagues who have the same chart open stand after it
live-also-here = Also here:
live-changed = Something here was changed just now.
    .away = Something here was changed since you last looked.
# Stands beside what was changed
live-mark = changed just now
    .away = changed since you last looked
# $ago is "just now" or "2 minutes ago"
live-by = { $person } changed this { $ago }.
# A laptop or the clinic brought it
live-arrived = Something that { $person } wrote has arrived.
# Said to someone who is writing, after one of the sentences above
live-safe = Your words are safe: saving keeps both.
# Said to someone who wrote and did not save
live-locked = This page is locked now. Your words are still on it: sign in in another tab, then come back and save.
# The link to what was changed
live-look = Look
# Said a minute before the session locks itself because nobody used it, beside the button that keeps it open
live-locks-soon = Nobody has used this page for a while: it locks in about a minute. Your drafts stay saved.
live-stay = Stay
# Said when the clinic's computer has not answered for most of a minute, beside the link that asks for the page again
live-silent = This page is not up to date: the computer that it comes from does not answer.
live-look-again = Look again
# For browsers without scripts. $when is a time, with the day where it is not today
live-made = This page was made at { $when } and does not change by itself.
