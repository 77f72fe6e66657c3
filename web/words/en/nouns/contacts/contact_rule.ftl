# Contact rule

contact_rule = Contact rule
    .one = contact rule
    .heading = Contact rule
    .intro = How often someone is in touch with them.
contact_rule-days = Most days without contact
    .hint = When they are over, Today says so.
contact_rule-reason = Why
