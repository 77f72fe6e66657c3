# Chapters of a chart: the few places at which people work

chapter-crisis = When it gets hard
chapter-plan = The plan
chapter-thinking = Thoughts and activities
chapter-training = Training
chapter-log = Log
chapter-goals = Goals
chapter-case = Practical help
chapter-safety = Risk and measures
chapter-people = People and consent
chapter-family = Couple and family
chapter-notes = Notes
chapter-client = The client
# Over the sections in which nothing stands yet
chapter-bare = Not begun yet
# "Strength: 7", in a line of several such
chapter-field = { $label }: { $value }
chapter-asked = { $label } { $value }
# A board of skills and the places where they are used: its first column
board-what = Skill
# In a cell, for who hears it alone: "Breathing: at home: tried"
board-cell = { $what }: { $said }
board-nothing = nothing yet
