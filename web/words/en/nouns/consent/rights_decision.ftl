# Decision

rights_decision = Decision
    .one = decision
    .add = Write down the decision
    .intro = It stands as it is saved. If it changes, write another.
    .empty = Not decided yet.
rights_decision-decided = Decided on
rights_decision-decision = Decision
    .granted = Granted
    .partly = Granted in part
    .denied = Denied
rights_decision-reason = Why
