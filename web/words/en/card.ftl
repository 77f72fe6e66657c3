# Entries as cards

card-two-versions = Two versions, please choose
card-several-versions = Several versions, please choose
card-ruled = Given differently at the same time, please look
# The same on paper, where nobody can choose
paper-two-versions = Two versions stand; nobody has chosen yet.
paper-several-versions = Several versions stand; nobody has chosen yet.
paper-ruled = Given differently at the same time; nobody has looked at it yet.
paper-merged-text = Put together from several people's words; nobody has read it through yet.
paper-said-of-other = Said of something else; nobody has looked at it yet.
paper-written-while-away = Someone wrote in this while it was being put away elsewhere.
card-merged-text = Merged text, please read
card-unsigned = Not signed yet: nobody stands for this so far.
card-written-while-away = Someone wrote in this while it was being put away elsewhere. Please look.
card-acted-on = acted on until chosen
card-empty = Nothing written yet.
# $by is "by Dana Reyes, 2 days ago" or "from the start"
card-changed = Last changed { $by }.
# What opens who changed an entry last and when, and the way to its history, for who cannot see where it stands.
# $what the entry
card-about = Who changed this: { $what }
card-history = History
# Read aloud in place of the line above
card-history-of = History of { $what }
# Buttons that move a step; the longer ones are read aloud
card-earlier = Earlier
card-earlier-of = Earlier: { $what }
card-later = Later
card-later-of = Later: { $what }
# A link beside an entry to a form that belongs to it: $words is "Add a step", $what the entry
card-way-of = { $words }: { $what }
card-lowered = Lowered or closed; a supervisor looks
card-said-of-other = Said of something else, please look
card-taken-back = A death was taken back; a supervisor looks
card-safer = A less careful answer than before; a supervisor looks
card-final = Said for good; a supervisor looks
