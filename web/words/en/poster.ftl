# What hangs beside the clinic's computer. It names no client.

poster-title = Poster
poster-heading = { $clinic }: connect a tablet or computer
poster-join = Join the clinic's own network
poster-open = Open one of these: point the camera at it, or type it
poster-compare = Compare these digits
    .next = They are the first and last eight of the fingerprint that the device itself shows for the certificate. Different there? Remove the certificate, and tell someone here.
# Addresses follow
poster-follow = Follow the steps there
    .next = Once, about five minutes. Afterwards the pages are at:
poster-fingerprint = Fingerprint of the certificate (SHA-256):
# $day is "24 Nov 2026"
poster-made = Made on { $day }. If an address here does not open any more, print this again.
poster-print = Print this page and hang it beside the clinic's computer. It names no client and no passphrase.
