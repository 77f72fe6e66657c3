# Getting here and taking part

access_need = Getting here and taking part
    .one = access need
    .add = Add an access need
    .intro = What makes it hard to come or to take part, and what we do about it.
    .empty = Nothing yet. Ask what it takes to come here.
access_need-kind = What stands in the way
    .transport = Getting here
    .childcare = Childcare
    .work_hours = Hours of work
    .disability = A disability
    .literacy = Reading and writing
    .internet = Internet
    .cost = Cost
    .stigma = What others may say
    .other = Something else
access_need-plan = What we do about it
    .hint = For example: appointments after five, by phone in harvest time.
