# Between sessions

between_sessions = Between sessions
    .one = plan between sessions
    .add = Plan the time between
    .intro = What carries them to the next session.
    .empty = Nothing planned yet.
between_sessions-what = What
between_sessions-next = Next contact
between_sessions-homework = What they will try
between_sessions-caller = Who calls
    .clinic = We call them
    .client = They call us
    .nobody = Nobody calls
