# The one page that a tablet or another computer gets while the clinic is locked, as after a power cut

waiting-title = Still locked
waiting-locked = The clinic's computer has started again and is still locked. Somebody must unlock it at its own screen.
waiting-again = This page looks again by itself.
# Where a form was sent just now
waiting-held = What you just sent waits at the clinic. Sign in on this device when the clinic is open, and it is here again.
waiting-lost = What you just sent was not saved. Go back one page to see whether your words are still there, and write them down.
