# Around every page

shell-skip = Go to the page
shell-sample = Sample data. Everyone here is invented; do not write about real people.
shell-way = Main
shell-sign-out = Sign out
shell-hide = Hide
shell-show = Show the page again
shell-lock = Lock
shell-undo = Undo

nav-today = Today
nav-caseload = Caseload
nav-desk = Desk
nav-directory = Directory

line-saved = Saved here { $when }.
line-meeting-clinic = Meeting the clinic now.
line-meeting-laptop = Meeting a laptop now.
line-clinic-met = Clinic last met { $ago }.
line-clinic-never-met = This laptop has not met the clinic yet.
line-laptop-met = Last laptop met { $ago }.
line-laptop-never-met = No laptop met yet.
line-waiting = { $n ->
    [one] 1 change waiting.
   *[other] { $n } changes waiting.
}
line-nothing-waiting = Nothing waiting.
# After an upgrade. $done and $of are written out ("120", "1,000")
line-lists = Making lists ready: { $done } of { $of }.
line-not-taken = { $n ->
    [one] 1 change not taken: please look.
   *[other] { $n } changes not taken: please look.
}
