# Pairing a laptop with its clinic, as the laptop's form says it

pairing-address = Give the clinic's address as its screen shows it, for example 192.168.1.20:8471.
# $id are the first digits of the clinic's certificate.
pairing-found = Clinic { $id }
pairing-code-length = { $found ->
    [one] The code is not complete: a code has { $length } letters and digits, but 1 was typed; look at the clinic's screen again.
   *[other] The code is not complete: a code has { $length } letters and digits, but { $found } were typed; look at the clinic's screen again.
}
pairing-code-character = The code is not complete: character { $place } is not one that codes are made of; look at the clinic's screen again.
# Followed by a sentence that says why.
pairing-not-joined = That did not work.

pairing-code-not-accepted = The code is wrong, used or out of time; check it against the clinic's screen, or ask a supervisor there for a new one. If a code that is surely right is refused, stop and tell the supervisor: another computer may be answering in the clinic's place.
pairing-clinic-trouble = The clinic took the code but could not finish; ask a supervisor there to open a new code and try again.
pairing-not-understood = The other computer sent something that cannot be understood; check that both run the same version.
pairing-laptop-name = { $n ->
    [one] A laptop's name needs 1 byte on one line; choose another name.
   *[other] A laptop's name needs between 1 and { $n } bytes on one line; choose another name.
}
pairing-welcome = The clinic answered with something that this version does not understand: update both.

# The clinic's own screen, when its window is shut

pairing-window-letting-in = The code was used; the laptop is being let in. Look again in a moment.
pairing-window-expired = The code is out of time.
pairing-window-clock-set-back = This computer's clock was set back while the window was open, so it was closed.
pairing-window-too-many-tries = There were too many wrong tries, so the window was closed. Find out who was trying, if it was not you.
pairing-window-closed = The window is closed.
