# Cover

cover = Cover
    .one = cover
    .add = Add cover
    .intro = Who stands in while somebody of the team is away.
    .empty = Nobody stands in.
cover-of = Away
cover-by = Stands in
cover-from = From
cover-until = Until
