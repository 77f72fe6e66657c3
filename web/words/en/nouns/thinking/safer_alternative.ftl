# Safer alternatives

safer_alternative = Safer alternatives
    .one = safer alternative
    .add = Add a safer alternative
    .intro = What they can do instead, when it gets hard.
    .empty = No safer alternatives yet.
safer_alternative-instead = Instead of
safer_alternative-can = I can
    .hint = In their words.
safer_alternative-safe = Safe for others too
