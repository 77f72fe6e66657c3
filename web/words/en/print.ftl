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
print-printed = Printed { $when } by { $person }
print-private = Private: keep it with you or locked away, and shred it when it is no longer needed.
# On the paper itself, when someone prints any other page.
print-instead = To put a chart on paper, open it and use Print there: it asks first what may be on it.
