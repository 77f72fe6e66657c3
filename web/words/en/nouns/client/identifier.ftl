# Numbers elsewhere

identifier = Numbers elsewhere
    .one = number
    .add = Add a number
    .intro = Numbers by which other systems know them.
    .empty = No numbers yet.
identifier-system = System
    .hint = For example: health insurance.
identifier-value = Number
