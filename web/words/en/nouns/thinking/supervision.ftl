# Supervision

supervision = Supervision
    .one = supervision record
    .add = Add a supervision record
    .intro = What was talked over in supervision, and what follows.
    .empty = Nothing from supervision yet.
supervision-about = About
supervision-asked = What was asked
supervision-agreed = What was agreed
