# Delay tactics

delay_tactic = Delay tactics
    .one = delay tactic
    .add = Add a delay tactic
    .intro = Ways to give an urge time to pass. The urge log can name these.
    .empty = No delay tactics yet. Begin with ten minutes.
delay_tactic-what = What they do
    .hint = In their words.
delay_tactic-minutes = For how many minutes
    .hint = From 5 to 60.
delay_tactic-meanwhile = What to do meanwhile
