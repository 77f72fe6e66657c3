# Intimacy

intimacy_intention = Intimacy
    .one = wish for intimacy
    .heading = A wish, kept closely
    .add = Add a wish
    .intro = Kept very closely. No list shows it.
    .empty = Nothing here yet.
intimacy_intention-intention = What they wish for
intimacy_intention-safety = Consent and safety
intimacy_intention-step = A small step
intimacy_intention-review = Review date
intimacy_intention-sensitivity = How private it is
    .very_restricted = Very private
    .restricted = Private
    .normal = As usual
