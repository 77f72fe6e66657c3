# How this node stands with the others

sync-title = Sync
sync-meeting-clinic = Meeting the clinic now.
sync-meeting-laptop = Meeting a laptop now.
sync-no-laptop = No laptop is paired yet.
sync-every-laptop-met = Every laptop has met this clinic.
sync-same = Both sides hold the same.
sync-to-bring = { $n ->
    [one] 1 change to bring to the clinic.
   *[other] { $n } changes to bring to the clinic.
}
sync-not-known-same = Not everything is known to be the same on both sides yet.

# After someone asked for it
sync-calling = Calling the clinic.
sync-calling-wait = This page shows by itself what comes of it.
sync-answered = The clinic was called and answered.
sync-answered-locked = The clinic was called and answered that it is locked. What is written here stays safe.
sync-answered-no-meeting = The clinic was called and answered, but nothing was synced. What is written here stays safe.
sync-not-answered = The clinic was called and did not answer. What is written here stays safe.

sync-about-laptop = What you write is safe on this laptop as soon as it says “Saved”. It reaches the clinic when both are on the same network.
sync-about-clinic = Laptops meet this clinic when they are on its network. Each keeps working alone until then.
sync-now = Sync now
sync-not-found = The clinic was not found
sync-found-locked = The clinic was found and is locked
sync-found-no-meeting = The clinic was found, but nothing was synced
sync-not-by-itself = Computers do not find each other by themselves here
sync-refused = Not taken
    .next = Nothing of this is lost: it is kept apart until someone has looked.
sync-refused-next = The next ones

sync-newer = Waiting for an update
    .next = Nothing of this is lost, and everything else goes on. It goes to the clinic by itself at the next sync after the update.
sync-newer-laptop = { $n ->
    [one] This laptop's program is newer than the clinic's. 1 change waits here until the clinic is brought up to date.
   *[other] This laptop's program is newer than the clinic's. { $n } changes wait here until the clinic is brought up to date.
}
sync-newer-clinic = { $n ->
    [one] A laptop's program is newer than the clinic's. 1 change waits on it until this clinic is brought up to date.
   *[other] A laptop's program is newer than the clinic's. { $n } changes wait on it until this clinic is brought up to date.
}

sync-clinic = The clinic
sync-laptops = Laptops
# $ago is "2 days ago" or "on 15 Oct 2026"
sync-peer-met = met { $ago }
sync-peer-not-met = not met yet
# $when is "24 Nov 2026, 10:42"
sync-peer-same = Held the same on { $when }
sync-peer-differs = Not the same at the end of the last meeting; the next one repairs it
sync-peer-met-on = Met on { $when }
sync-peer-not-compared = Not compared yet
sync-no-meeting = None yet.

# On a laptop
sync-address = Has the clinic moved?
    .label = The clinic’s new address
    .hint = As the clinic’s page “{ devices-title }” shows it, such as 192.168.1.20:8471. Whatever is typed, this laptop talks to nobody but its own clinic.
    .button = Look for it there
sync-address-wrong = That is no address. Type it as the clinic’s page “{ devices-title }” shows it.
sync-address-not-kept = The address could not be kept on this laptop. Free some space on its disk, then try again.

# What a record says of itself against what was known of it; $ago is when, $name a laptop or the clinic
sync-copies = An older copy
sync-copy-other = { $name } came { $ago } with a record that was behind what it had been: it was put back from a copy, or two computers run it. Nothing of what it brought before is lost. If nobody put it back, look for a second computer with its folder.
sync-copy-clinic = This clinic's record was behind what a laptop knew of it { $ago }: it was put back from a copy. What laptops hold comes back by itself as each of them meets the clinic.
sync-copy-laptop = This laptop's record was behind what the clinic knew of it { $ago }: it was put back from a copy, or another computer runs with its folder. Nothing that the clinic has is lost.
