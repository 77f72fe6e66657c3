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

# Who came back with a laptop after the clinic was put back from a backup, on the first pages; $n is how many
people-come-back = { $n ->
    [one] 1 person came back after a restore and waits to be let in
   *[other] { $n } people came back after a restore and wait to be let in
}
people-laptops-back = { $n ->
    [one] 1 laptop came back after a restore and waits to be let in
   *[other] { $n } laptops came back after a restore and wait to be let in
}
