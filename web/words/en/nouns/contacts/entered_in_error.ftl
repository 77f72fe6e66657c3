# Marks of signed notes, and of what was added to them, that were entered in error

entered_in_error = Entered in error
    .one = mark
    .add = Mark as entered in error
    .intro = What was signed stays, struck through, with your reason, your name and the time. This cannot be undone.
    .heading = Entered in error
entered_in_error-note = The note
entered_in_error-addendum = What was entered in error
    .hint = The note itself, unless you choose one addendum.
    .none = The note itself
entered_in_error-reason = Why
    .hint = For example: written in the chart of somebody else.
