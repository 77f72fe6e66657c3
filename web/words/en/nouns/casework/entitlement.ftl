# Benefits and documents

entitlement = Benefits and documents
    .one = benefit or document
    .add = Add a benefit or document
    .intro = What they have a right to, and when to renew it.
    .empty = No benefits or documents yet.
entitlement-kind = Kind
    .benefit = A benefit
    .insurance = Health insurance
    .disability = Disability support
    .housing = Housing support
    .identity = An identity document
    .permit = A permit
    .other = Something else
entitlement-what = What
entitlement-applied = Applied on
entitlement-decision = Decision
    .waiting = Waiting
    .granted = Granted
    .declined = Turned down
    .appealed = Appealed
entitlement-renew_by = Renew by
