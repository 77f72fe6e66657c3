# High-risk moments

high_risk = High-risk moments
    .one = high-risk moment
    .add = Add a high-risk moment
    .intro = Moments that are known to be hard or tempting, and how to get through them.
    .empty = No moments yet. Look at the next two weeks together.
high_risk-what = The moment
    .hint = In their words: payday, home alone on Friday.
high_risk-tempting = It is tempting too
high_risk-likelihood = How likely
    .hint = From 0 to 10.
high_risk-expected = Expected on
high_risk-recurs = How often it comes
    .hint = For example: every payday.
high_risk-plans = If-then plans for it
high_risk-before = Before
    .hint = What makes it easier beforehand.
high_risk-during = During
high_risk-after = After
