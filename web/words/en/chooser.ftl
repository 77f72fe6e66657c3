# "Two versions, please choose"

chooser-meanwhile-careful = Until someone has chosen, the more careful answer is acted on. It is marked below.
chooser-meanwhile-all = Until someone has chosen, all of them are shown and printed.
chooser-meanwhile-signed = Both were signed. Both are kept; choose the one that stands.
chooser-meanwhile-kept = Nothing is lost: the answer that is not chosen stays in the history.
chooser-meanwhile-ruled = Two people set this differently at the same time. Until somebody has looked, the one that is further along stands. If it is right, choose it; then nothing waits here any more.
# Stands beside the label of a field: "Level now"
chooser-which = Which is right?
chooser-acted-on = Acted on until chosen
chooser-shown-first = Shown first until chosen
# Stands where a person's name would
chooser-from-the-start = From the start
chooser-none-of-these = None of these: a third answer
chooser-third = A third answer
chooser-third-empty = Please choose
chooser-why = Why this one
chooser-settle = Let this one stand
chooser-later = Decide later
chooser-not-yours = A therapist or a supervisor chooses here. Tell them that it waits.
chooser-back = Back
# What stood in the field before the versions were written
chooser-before = Before both: { $value }
chooser-before-nothing = Nothing was written here before both.
# Before the reason that was given when this version was chosen from others
chooser-chosen-why = Chosen because
