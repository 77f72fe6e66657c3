# Strengths

strength = Strengths
    .one = strength
    .add = Add a strength
    .intro = What they can build on.
    .empty = No strengths yet. Ask what others like about them.
strength-kind = What sort
    .talent = A talent
    .interest = An interest
    .skill = A skill
    .relationship = Somebody close
    .faith = Faith
    .culture = Culture
    .achievement = Something achieved
strength-what = What it is
    .hint = In their words.
strength-helps = How it helps
