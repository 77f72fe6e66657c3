# Reviews with the client

plan_review = Reviews of the plan
    .one = review of the plan
    .add = Review the plan together
    .intro = What we keep, change and stop, decided together.
    .empty = No reviews yet.
    .help = A review is a draft until its author signs it; signed, it stays as it is, and a correction is a new one. When the next one is due, Today says so.
plan_review-happened = Day of the review
plan_review-present = Who was there
plan_review-goals = Goals we looked at
plan_review-kept = What we keep
    .hint = And why.
plan_review-changed = What we change
    .hint = And why.
plan_review-stopped = What we stop
    .hint = And why.
plan_review-words = Their own words
plan_review-agrees = The client agrees
plan_review-next = Next review
plan_review-corrects = Corrects an earlier review
plan_review-signed = As signed
