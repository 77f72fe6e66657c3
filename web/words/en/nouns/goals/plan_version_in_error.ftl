# Entered in error

plan_version_in_error = Entered in error
    .one = mark
    .add = Mark as entered in error
    .intro = What was signed stays, struck through, with your reason, your name and the time. This cannot be undone.
    .heading = Entered in error
plan_version_in_error-version = The version
plan_version_in_error-agreement = What was entered in error
    .hint = The version itself, unless you choose one agreement.
    .none = The version itself
plan_version_in_error-reason = Why
    .hint = For example: written in the chart of somebody else.
