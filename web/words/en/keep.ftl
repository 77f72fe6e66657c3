# Words of a form that are kept until they are saved

keep-later = Save draft
# $when is a time of day, or a day with one: "10:42"
keep-kept = Draft saved { $when }
keep-unkept = Draft not saved yet. Stay on this page: it is tried again by itself.
keep-signed-out = Draft not saved yet: nobody is signed in. Stay on this page and sign in in another window; then it is saved by itself.
# The same where it is kept all the same, as behind a lock
keep-waits = Nobody is signed in any more. What you wrote is saved as a draft and waits until you sign in.
# $n is a number of MB
keep-too-large = Nothing was sent: this form holds more than { $n } MB. Take a part out and save it in another one; everything is still on this page.

# Above a form that holds them
keep-here = Not saved yet: your draft of { $when } is here.
    .stale = It was written on a version that is not known here any more, and stands on the newest one. Read it once before you save.
keep-let-go = Discard draft
# Above a form that does not hold them; links follow
keep-others = You have drafts here that are not saved yet:
    .also = You have other drafts here that are not saved yet:
keep-other = Draft of { $when }

# Where there is no form for them any more, as when a colleague put the entry away
keep-unwritable = Not saved: your draft of { $when }.
    .why = It was written before this came to stand as it does now. Nobody else sees it.
# The same of words that nothing keeps
keep-unwritten = Not saved: what you wrote is on this page only.
