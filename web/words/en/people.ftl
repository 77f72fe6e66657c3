# The clinic's people

people-title = People
people-intro = Everyone who can sign in here. Each works under their own name.
people-name = Name
people-role = Role
# A mark beside someone who does not work here any more
people-left = waits to be let in
people-let-in = Let { $name } in
people-add = Add a person
people-passphrase = Let them type the passphrase themselves: nobody can change it later.
people-add-this = Add this person
