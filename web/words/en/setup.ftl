# Beginning a clinic

setup-title = Begin a clinic
setup-intro = Two people to start with: some things, such as erasing a chart or getting back in after a loss, need two. More can be added at any time. Let each type their own passphrase: nobody can read it afterwards.
setup-clinic = The clinic's name
    .hint = Shown at the top of every page.
setup-you = You
setup-second = A second person
setup-begin = Begin
# $who is a heading of the form, $what a sentence
setup-whose = { $who }: { $what }
