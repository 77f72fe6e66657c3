# Words that were sent after the session had ended

unsent-title = Not saved yet
unsent-heading = Your words are still here
unsent-intro = { $n ->
    [one] You were signed out before this form was saved. Save it now, or later: it is one of your drafts.
   *[other] You were signed out before these { $n } forms were saved. Save them now, or later: they are among your drafts.
}
unsent-save = Save now
unsent-open = Open the form
unsent-later = Go on to today
