# What every logged entry is asked

header-happened = When it happened
    .hint = By the clinic's clock.
header-source = Where it comes from
    .client_said = The client said so
    .staff_observed = Staff saw it
    .partner_said = A partner said so
    .document = From a document
    .paper = Typed in from paper
header-language = Language it was said in
    .hint = Only where it is another than theirs: es, vi.
header-sensitivity = How private it is
    .very_restricted = Very private
    .restricted = Private
    .normal = As usual
header-corrects = Corrects an earlier entry
