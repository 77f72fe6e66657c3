# How a consent stands, wherever a link leads to one

# $what: what it is for, $to: whom it is given for
stands-to = { $what } ({ $to })
stands-until = { $what }, until { $day }
# $stands: one of the following
stands-so = { $what }: { $stands }
stands-in-force = in force
stands-not-before = not begun until { $day }
stands-ended = ended on { $day }
stands-taken-back = taken back
stands-taken-back-on = taken back on { $day }
stands-replaced = replaced by a corrected one on { $day }
stands-replaced-none = replaced by a corrected one on { $day }, which does not count either
stands-in-part = taken back in part: { $sections }
stands-away = put away
stands-struck = entered in error
stands-draft = a draft, not signed
stands-corrected = Corrected by a later entry
# $stands: one of the above
stands-today = Today: { $stands }
stands-label = How it stands
