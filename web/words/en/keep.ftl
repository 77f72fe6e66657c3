# Words of a form that are kept until they are saved

keep-later = Keep for later
# $when is a time of day, or a day with one: "10:42"
keep-kept = Kept { $when }
keep-unkept = Not kept yet. Stay on this page: it is tried again by itself.
keep-signed-out = Not kept yet: nobody is signed in. Sign in in another window, then it is kept by itself.

# Above a form that holds them
keep-here = Not saved yet: your words of { $when } are here.
    .stale = They were written on a version that is not known here any more, and stand on the newest one. Read it once before you save.
keep-let-go = Let these words go
# Above a form that does not hold them; links follow
keep-others = You have words here that are not saved yet:
    .also = You have other words here that are not saved yet:
keep-other = Words of { $when }

# Where there is no form for them any more, as when a colleague put the entry away
keep-unwritable = Not saved: your words of { $when }.
    .why = They were kept before this came to stand as it does now. Nobody else sees them.
# The same of words that nothing keeps
keep-unwritten = Not saved: what you wrote is on this page only.
