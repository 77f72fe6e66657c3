# The plan as a whole

prevention = The plan as a whole
    .one = plan
    .intro = When it was agreed and when to look at it together again.
    .heading = Agreed and reviewed
prevention-agreed_on = Agreed with them on
prevention-review_due = Review due
prevention-resilience = What carries them
    .hint = What has held in hard times before.
