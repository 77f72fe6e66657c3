# Safe to involve

involvement_check = Safe to involve
    .one = safety check before involving
    .add = Check before involving someone
    .intro = Asked before a partner or family is brought in.
    .empty = Nobody checked yet.
involvement_check-who = About whom
involvement_check-asked = What was asked about
    .violence = Violence
    .coercion = Pressure or control
involvement_check-result = Result
    .unsafe = Not safe
    .not_now = Not now
    .ok = Safe to involve
involvement_check-by = Who looked
involvement_check-checked = Date
involvement_check-review = Review date
