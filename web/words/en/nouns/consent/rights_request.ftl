# Requests about the record

rights_request = Requests about the record
    .one = request about the record
    .add = Write down a request
    .intro = To see the record, to have it put right, erased or limited. Each has a day by which it is answered.
    .empty = No requests.
rights_request-kind = What they ask for
    .access = To see it
    .amend = To have it put right
    .erase = To have it erased
    .restrict = To limit its use
rights_request-what = About what
    .hint = In their words.
rights_request-received = Received
rights_request-due = Due
rights_request-status = Status
    .open = Open
    .decided = Decided
rights_request-disagreement = Their statement, where they do not agree
    .hint = In their words.
