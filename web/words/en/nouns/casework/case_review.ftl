# Reviews of a case by the team

case_review = Case reviews
    .one = case review
    .add = Review the case
    .intro = What the team decided when it looked at the case, and when it looks again.
    .empty = No case reviews yet.
    .help = A review is a draft until its author signs it; signed, it stays as it is, and a correction is a new one. When the next one is due, Today and the weekly review say so.
case_review-happened = Day of the review
case_review-present = Who was there
    .hint = Names or roles of the team.
case_review-decided = What we decided
    .hint = What goes on, what changes, who does what.
case_review-next = Look again by
case_review-corrects = Corrects an earlier review
case_review-signed = As signed
