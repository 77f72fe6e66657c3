# Letting a new laptop in, on the clinic's screen

window-title = Add a laptop
window-intro = On the laptop, start Waystation (in a terminal: waystation laptop), open the address that it prints, and type this code. It works once.
# Read aloud before the code
window-code = Code
window-left = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} left, { $tries ->
    [one] 1 try
   *[other] { $tries } tries
} left.
window-people = For { $people }.
# Addresses follow
window-address = If the laptop does not find this clinic by itself, type this address there:
window-camera = Where the laptop offers “{ join-scan }”, hold this in front of it:
# Read aloud where the code stands as a picture
window-picture = The code and the address, for the laptop's camera
window-close = Cancel the code
window-look = Look again
# $device is the laptop's name
window-in = { $device } is in. Compare these four words with the laptop's screen.
window-different = The same on both: done. Different: someone may be between you. Keep that laptop off, let nobody sign in on it, and begin again with another code and, best of all, by cable.
window-same = They are the same
window-again = Begin again
