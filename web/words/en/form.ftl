# Forms of entries

form-problems = { $n ->
    [one] One thing to put right
   *[other] { $n } things to put right
}
# A draft of it may be kept, and says so itself
form-nothing-saved = Nothing has changed yet. What you wrote is still here.
# What is wrong with which field; the second where that is a question
form-problem = { $field }: { $what }
form-problem-asked = { $field } { $what }
form-needed = needed
form-none-to-tick = Nothing is written in the chart yet that could be ticked here.
form-not-said = Not said
# The first line of a list to pick from in which something has to be picked
form-choose = Choose one
form-nobody = Nobody yet
form-only-raised = You can raise this. Lowering it is for a therapist or a supervisor.
form-fixed-empty = Nothing written
form-fixed = Not for your role to write.
form-stays = Stays as it was saved.
# Opens the fields of a new entry that are filled in later, as a rule; their names follow.
form-later = Filled in later
# The same for what every logged entry has: where it comes from, its language, how private it is, what it corrects.
form-more = More, where it matters
# $one is what it is one of: "goal"
form-save = Save { $one }
form-save-sign = Save and sign
    .meaning = Signed, it stays as it is, with your name and this laptop or desk. What comes later is written beside it.
form-leave = Discard
# A way out where there are no words to discard
form-as-it-was = Leave it as it was
# Beside a field while it is filled in; a number follows
form-left = Characters left:
form-over = Characters too many:
# Beside a field that others changed since the form was begun
form-now = It says now: { $value }
form-typed = What you typed: { $value }
# What a new form says by itself of what it is about: the label of a field, and what that leads to
form-about = { $label }: { $what }
# A field to sign in
draw-here = { $what }: a field to sign in
draw-way = Sign with a finger, a pen or the mouse. By keyboard: choose one of the other ways above.
draw-again = Clear it
draw-drawn = Signed.
draw-nothing = Nothing is written yet.
draw-without = This browser cannot be signed on here. Choose one of the other ways above: on paper, or said with a witness.
# The plan in words
drawn-up-too-long = The rest of the plan is too long to stand here.
# What a new version of the plan begins without: $step is what it is called, $said what a check says of whom it names
drawn-up-left = Left out of these words. { $step }: { $said }
