# Safety flags

safety_flag = Safety flags
    .one = safety flag
    .add = Raise a safety flag
    .intro = Somebody has to look today. It stays until somebody closes it with a reason.
    .empty = No safety flags.
safety_flag-about = What raised it
safety_flag-why = Why somebody has to look
    .hint = Needed where no answers raised it.
safety_flag-status = Where it stands
    .open = Open
    .closed = Closed
safety_flag-seen_by = Who looked
safety_flag-owner = Who looks after it
    .hint = Whoever raised it has it until somebody else takes over.
safety_flag-checkin = The check-in in which they asked for help
safety_flag-reason = What was found and done
safety_flag-needs-why = Say why somebody has to look.
safety_flag-closing-needs-reason = Say what was found and done before you close it.
