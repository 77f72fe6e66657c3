# A new person of the clinic

person-name = Name
person-login = Login
    .hint = Short, small letters, for example dana.
person-role = Role
person-passphrase = Passphrase
    .hint = A few words in a row that belong to no song or saying; at least 12 characters, better 15.
person-again = The same passphrase again
person-passphrase-held = Typed already. Leave both empty to keep it for the next few minutes.
person-suggested = Drawn at random, for you to take if you like, and to write down on paper until you know them:
