# The clinic's laptops

devices-title = Laptops
devices-intro = Each laptop holds the clinic's charts, sealed, and works alone for as long as it must.
devices-none = No laptop is paired yet.
# $people are those who may use it
devices-whose = for { $people }
# $ago is "2 days ago" or "on 15 Oct 2026"
devices-met = met { $ago }
devices-not-met = not met since it was paired
# The version of what computers say to each other
devices-other-version = called, but could not be met: it speaks version { $found }, this computer { $known }; update Waystation on the one with the lower number
devices-shut-out = Waits to be let in: the clinic knew it before it was put back from a backup
devices-let-in = Let { $name } in
devices-see-window = See the open pairing window
devices-who = Who may use it
    .hint = Nobody else can open it. Each signs in with their own passphrase.
devices-person = { $person } ({ $role })
devices-show-code = Show a code
