# What each person chooses for themselves

settings-title = Settings
settings-intro = For you alone, on this computer’s pages. Nobody else’s change with them.
settings-language = Language
    .auto = As this browser asks
settings-look = Look
    .auto = As this computer likes it
    .light = Light
    .dark = Dark
    .contrast = High contrast
settings-room = In a full room
settings-initials = Show initials in lists
    .hint = Lists then name clients by their initials and year of birth. A chart always shows the whole name.
settings-keys = Keys
settings-slash = The key / opens “{ find-title }”
    .hint = Turn it off if you speak to this computer in place of typing, or press it by mistake. Ctrl and K always open it.
settings-save = Save settings
settings-saved = Your settings are saved.
settings-you = You
settings-sign-out =
    .hint = To step away for a moment, use Lock: it brings you back to where you were.
settings-clinic = The clinic
settings-people = People who can sign in
settings-devices = Laptops and other devices
settings-clock = Look at the clock and the time zone
