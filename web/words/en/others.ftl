# How tablets and other computers in the building come to the pages, on the clinic's page of laptops

others-title = Tablets and other computers
others-off = These pages are given to this computer only. To open them on tablets too, start Waystation without --https off.
others-soon = Being made ready. Look again in a moment.
# Addresses follow
others-pages-only = Connecting new devices is turned off with --connect off. Those that were connected before open the pages at:
others-begin = In this building, with the clinic's own network. Each is connected once: open one of these there, by typing it or with its camera.
others-words = When the certificate is installed, the device itself shows its fingerprint. The first and last eight digits must be these:
# $addresses is one address or several
others-outside = This computer is also at { $addresses }, which is no address of a building's own and came after the clinic's certificate was made. The pages do not open there; use the addresses above.
others-poster = A poster to print
others-fingerprint = The certificate's fingerprint
    .hint = Whoever wants to be quite certain compares it with what the device shows (SHA-256):
# Read aloud where an address stands as a picture
others-picture = For a camera: { $address }

# Why it does not work

others-damaged = The file { $file } in the data folder is damaged. Put it back from the newest backup. If there is none, stop Waystation, take the file away and start again: each tablet and computer must then be connected once more.
others-disk = The clinic's certificate could not be read or written. Look whether the disk is full, then start Waystation again.
others-clock = This computer's clock cannot be read. Set it to today, then start Waystation again.
others-restart = The clinic's certificate could not be made ready. Start this computer again; if it stays so, tell whoever looks after it.
