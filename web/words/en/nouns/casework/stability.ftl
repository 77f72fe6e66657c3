# Stability

stability = Stability
    .one = stability rating
    .add = Add a stability rating
    .intro = How settled each side of life feels to them.
    .empty = Not asked yet.
stability-domain = Side of life
    .housing = Housing
    .finances = Money
    .employment = Work
    .healthcare = Health care
    .legal = Legal matters
    .food = Food
    .transport = Transport
    .safety = Safety
    .education = Education
    .childcare = Child care
    .phone_internet = Phone or internet
    .documents = Papers
    .other = Something else
stability-level = How settled
    .hint = From 0, not at all, to 10, fully.
stability-note = Note
