# Log of advocacy

advocacy_step = Log of advocacy
    .one = step of advocacy
    .add = Add what was said
    .empty = Nothing said yet.
advocacy_step-advocacy = What it belongs to
advocacy_step-day = Date
advocacy_step-text = What was said or replied
