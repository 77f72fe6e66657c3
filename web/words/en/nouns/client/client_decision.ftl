# Their decisions

client_decision = Their decisions
    .one = decision
    .add = Write down a decision
    .intro = What was proposed and what they decided. A no is as good an answer as a yes.
    .empty = No decisions yet.
client_decision-proposal = What was proposed
client_decision-decision = What they decided
    .agreed = Agreed
    .declined = Declined
    .later = Later
client_decision-reason = Why
    .hint = In their words.
