# Values

personal_value = Values
    .one = value
    .add = Add a value
    .intro = What they want their life to be about. Goals can be tied to these.
    .empty = No values yet. Ask whom they admire, and why.
personal_value-name = Name
    .hint = One or two words: family, honesty, calm.
personal_value-words = What it means to them
    .hint = In their words.
personal_value-importance = How important
    .hint = From 0 to 10.
personal_value-goals = Goals that serve it
