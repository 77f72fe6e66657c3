# What is wrong with what was typed about people, when signing in, and when a laptop is added

typed-name = { $n ->
    [one] Give a name of one line, up to 1 character.
   *[other] Give a name of one line, up to { $n } characters.
}
typed-name-clinic = Give the person’s own name: this one is the clinic’s.
typed-login = Give a login.
typed-login-letters = Choose a login of letters and digits, with no spaces. A dot, a hyphen or an underscore may be in it.
typed-role = Say what they are here for.
typed-again = The two passphrases differ. Type both again.
typed-login-taken = Somebody signs in with that name already. Choose another login.
typed-passphrase-short = { $n ->
    [one] Choose a longer passphrase: at least 1 character. A few words in a row work well.
   *[other] Choose a longer passphrase: at least { $n } characters. A few words in a row work well.
}
typed-passphrase-common = Choose a passphrase that is harder to guess: this one is common, or repeats itself. A few words in a row that do not belong together work well.
typed-passphrase-long = The passphrase is too long.
typed-clinic = Give the clinic a name.

typed-not-together = That login and passphrase do not go together here.
typed-wait-device = { $n ->
    [one] Too many tries from this device. Wait 1 second, then try again.
   *[other] Too many tries from this device. Wait { $n } seconds, then try again.
}
typed-wait = { $n ->
    [one] Too many tries for this login. Wait 1 second, then try again.
   *[other] Too many tries for this login. Wait { $n } seconds, then try again.
}

typed-nobody-picked = Pick at least one person who may use the laptop.
