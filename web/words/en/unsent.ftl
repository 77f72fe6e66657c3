# Words that were sent after the session had ended

unsent-title = Not saved yet
unsent-heading = Your words are still here
unsent-intro = You were signed out before they were saved. Nothing was lost.
unsent-save = Save them now
unsent-let-go = Let them go
