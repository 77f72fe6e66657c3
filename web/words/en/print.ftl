# A chart on paper

print-title = Print
print-intro = Paper is read by whoever finds it. Tick only what is needed, and think where it will lie.
print-nothing = Tick at least one part first.
print-sections = What may be on this paper?
print-period = How far back do notes and logs go?
print-period-months = The last three months
print-period-year = The last twelve months
print-period-all = Everything
print-place = Sheet { $sheet } of { $sheets }
print-previous = Sheet before
print-next = Next sheet
print-hint-sheets = It does not fit on one sheet. Print this one, then go to the next.
print-show = Show the sheet
print-leave = Leave without printing
print-back = Change what is on it
print-now = Print this sheet
print-hint = This is all that will be on it. Use Print of the browser’s menu if there is no button here.
print-hint-numbers = This browser numbers the pages itself: leave “Print headers and footers” ticked.
print-apart = Only where it is needed
    .hint = This may tell what somebody does not want told.
# $section is the section that it belongs to, "Who they are"
print-former-names = Former names, with “{ $section }”
print-code-words = Code words, with “{ $section }”
print-named = Whose name stands on each page?
print-named-usual = Their usual name
print-named-nobody = No name
# On the paper itself. The title is the file’s too, so it says nothing of anybody.
print-own-title = My plan
print-sheet-title = Printed pages
# Stands where no name does, to tell one person’s pages from another’s
print-unnamed = No. { $number }
# Last on the paper: $sections are headings, "Tasks, Needs"
print-empty = Nothing is written in: { $sections }
print-empty-months = Nothing of the last three months is written in: { $sections }
print-empty-year = Nothing of the last twelve months is written in: { $sections }
print-printed = Printed { $when } by { $person }
print-printed-own = Printed { $when }
# The crisis plan on paper, written to the person whose it is
print-plan = What I can do
print-plan-signs = How I notice that it is getting hard
print-plan-alone = What I can do on my own
print-plan-distraction = Places and people that take my mind off it
print-plan-people = People I can ask for help
print-plan-professionals = Professionals and lines I can call
print-plan-surroundings = How I make it safe around me
print-plan-reasons = My reasons to go on
print-plan-empty = Nothing is written here yet.
print-plan-replaced = A newer plan takes the place of this one.
print-plan-two = There are two versions of this. Ask the clinic which one is right.
print-plan-several = There are several versions of this. Ask the clinic which one is right.
# Before the plan is printed, and around its paper: $step is what a step says, $said what a check says of whom it names
print-plan-named = On the plan, not safe to involve or to ring
    .hint = The paper itself says nothing of it, since the client may not be alone with it. What is not ticked is left out: the step, or its number alone where the line is about that.
print-plan-told = { $step }: { $said }
    .number = { $step }, its number: { $said }
# $line: the sentence above
print-plan-left = Left out of this paper. { $line }
    .number = On this paper without its number. { $line }
print-plan-stands = On this paper all the same. { $line }
    .number = On this paper with its number all the same. { $line }
print-plan-look = Look at it in the plan
# The crisis plan as a card for the pocket
print-as = How does the crisis plan go on paper?
    .hint = On the card stands the crisis plan alone, whatever else is ticked.
    .sheet = A sheet
    .card = A card for the pocket, 85 × 54 mm, to cut out and fold
print-agreed = On the card: the people who help agreed that their own numbers stand on it
# $people are names, as many as there are
print-agreed-who = Without this tick the card leaves out the number of: { $people }. A card may be lost, so ask them first.
# Beside the card, not on it
print-card-left-out = The card leaves out the number of: { $people }. It was not ticked that they agreed. Ask them, then go back and tick it.
print-card-hint = Print it at its actual size (100 %), cut it out along the lines and fold it.
print-card-more = { $n ->
    [one] 1 more on the sheet
   *[other] { $n } more on the sheet
}
print-card-continued = { $stage } (continued)
print-card-two = two versions: ask the clinic
print-card-several = several versions: ask the clinic
print-card-newer = Ask whether there is a newer one.
print-private = Private: keep it with you or locked away, and shred it when it is no longer needed.
# On the paper itself, when someone prints any other page.
print-instead = To put a chart on paper, open it and use Print there: it asks first what may be on it.
