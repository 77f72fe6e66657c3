# Advocacy

advocacy = Advocacy
    .one = piece of advocacy
    .add = Speak up for them
    .intro = Where the clinic speaks up for them, and what came of it.
    .empty = Nothing yet.
advocacy-with = With whom
advocacy-asked = Asked for
advocacy-argument = What speaks for it
advocacy-deadline = Deadline or appeal by
advocacy-result = Result
advocacy-letters = Letters
    .hint = Which there are, and where they are kept.
