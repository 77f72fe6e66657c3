# Patterns with others

pattern = Patterns with others
    .one = pattern
    .add = Add a pattern
    .intro = How they are close to others, and what helps.
    .empty = No patterns yet.
pattern-words = In their words
pattern-kind = Kind
    .hint = Such as: pulling away, talking it out.
pattern-helps = What helps
