# Beginning a clinic

setup-title = Begin a clinic
setup-intro = Two people to start with, best of all two supervisors: only a supervisor can add somebody again whose passphrase is lost. More can be added at any time. Let each type their own passphrase: nobody can read it afterwards.
setup-clinic = The clinic's name
    .hint = Shown at the top of every page.
setup-you = You
setup-second = A second person
setup-clock = This computer’s clock says
    .set = Is that right? If not, set it before you begin: every note bears this day and time.
# $when is "24 Nov 2026, 10:42", $zone the time zone chosen: "America/New York"
setup-clock-in = { $when } ({ $zone })
setup-begin = Begin
# $who is a heading of the form, $what a sentence
setup-whose = { $who }: { $what }
