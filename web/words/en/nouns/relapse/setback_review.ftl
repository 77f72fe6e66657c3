# Setback reviews

setback_review = Setback reviews
    .one = setback review
    .add = Look back at a setback
    .intro = What happened, what helped and what comes next: to learn from, never to blame.
    .empty = No reviews yet.
    .help = Begin with their own words. A review is a draft until its author signs it; signed, it stays as it is, and a correction is a new one.
setback_review-happened = Day it is about
setback_review-what = What happened
    .hint = Their own words first.
setback_review-triggers = Triggers
setback_review-helped = What helped, even a little
setback_review-learned = What I learned
setback_review-safety_check = Safety was asked about
setback_review-harm = Harm to others was raised
    .hint = If so, somebody looks at it today.
    .no = No
    .yes = Yes
setback_review-changes = What changes in the plan
setback_review-corrects = Corrects an earlier review
setback_review-signed = As signed
