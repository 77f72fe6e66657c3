# Who agreed to a version of the plan

plan_signature = Who was asked to agree
    .one = answer to a version
    .add = Add somebody’s answer
    .intro = The client on the screen, on paper or spoken; a supervisor; others whom the plan asks something of.
    .heading = Answer to this version
plan_signature-version = The version
plan_signature-happened = Day
plan_signature-who = Who agrees
    .client = The client
    .guardian = A parent or guardian
    .other = Somebody else
plan_signature-name = Their name
    .hint = Only where it is not the client.
plan_signature-how = How
    .on_screen = Signed on the screen
    .on_paper = Signed on paper
    .spoken_with_witness = Said so, with a witness
plan_signature-drawn = Signature
plan_signature-witness = Who heard it
plan_signature-supervisor = I agree as supervisor
plan_signature-on-a-draft = This version is not signed by its author yet, or does not count any more. Sign it first.
plan_signature-needs-who = Choose who agrees.
plan_signature-needs-name = Write their name.
plan_signature-needs-how = Choose how it was said.
plan_signature-needs-drawing = Sign in the field, or choose another way.
plan_signature-needs-witness = Write who heard it.
