# Whether allergies were asked about

allergies_asked = Allergies asked about
    .one = answer about allergies
    .heading = Allergies asked about
    .intro = So that an empty list is never read as "none".
allergies_asked-answer = Answer
    .not_asked = Not asked
    .none_known = Asked, none known
    .some = Asked, there are some
allergies_asked-asked = Asked on
