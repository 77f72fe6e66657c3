# The list of clients

caseload-title = Caseload
caseload-new = New client
caseload-find = Find
    .label = Find by name, birth date or telephone number
caseload-found = { $n ->
    [one] 1 client found.
   *[other] { $n } clients found.
}
# Nobody is called what was searched for; these names are spelled nearly so
caseload-near = { $n ->
    [one] Nobody is called that. 1 client is called nearly so.
   *[other] Nobody is called that. { $n } clients are called nearly so.
}
caseload-show-all = Show all
caseload-nobody = Nobody by that name in your caseload. Try fewer letters, or another of their names.
# Whoever typed no letter and no number, such as a picture
caseload-only-signs = Nobody can be found by signs or pictures alone. Type letters of a name, a birth date or a telephone number.
# Whoever typed one to three digits and nothing else
caseload-few-digits = Nobody by so few digits. Type at least four of a telephone number, a year of birth or a birth date.
caseload-none = No client here yet. A name is enough to begin a chart.
# A mark beside a client whom the reader looks after
caseload-yours = yours
# Their other names
caseload-also = also { $names }
# "Harm to self: High"
caseload-risk = { $domain }: { $level }
caseload-risk-lowered = { $domain }: { $level }, lowered, not looked at yet
caseload-risk-lowered-from = { $domain }: { $level }, lowered from { $was }, not looked at yet
caseload-risk-two-versions = { $n ->
    [2] { $domain }: { $level }, two versions
   *[other] { $domain }: { $level }, { $n } versions
}
caseload-waiting = { $n } to look at
# A task, and "due tomorrow"
caseload-next = { $what }, { $due }
# Which clients are listed: all of them, or those whom the reader looks after
caseload-whose = Which clients
caseload-all = All
caseload-mine = Yours
# Letters that lead to the names that begin with them
caseload-letters = By first letter
# Charts that are put away
caseload-away = Charts put away.
caseload-away-show = { $n ->
    [one] Show 1 chart put away
   *[other] Show { $n } charts put away
}
caseload-away-back = Back to the caseload
caseload-none-listed = Nobody in this list.
