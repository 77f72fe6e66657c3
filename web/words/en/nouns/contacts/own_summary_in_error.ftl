# Entered in error

own_summary_in_error = Entered in error
    .one = mark
    .add = Mark as entered in error
    .intro = What was signed stays, struck through, with your reason, your name and the time. This cannot be undone.
    .heading = Entered in error
own_summary_in_error-summary = The summary
own_summary_in_error-reason = Why
    .hint = For example: written in the chart of somebody else.
