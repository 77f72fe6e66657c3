# A page that could not be given, and what happened instead: the message is the page's heading, `.sentence` says what
# happened, `.next` what to do.

told-not-found = This page is not here
    .sentence = The address leads nowhere, or to something that is not on this device.
    .next = Look in the caseload. If it was here before, the clinic may have moved it: sync and look again.
told-no-such-page = This page is not here
    .sentence = { $pages ->
        [one] This list has one page, and the address asks for another.
       *[other] This list has { $pages } pages, and the address asks for another.
    }
    .next = The list may have grown shorter. Begin at its first page.
told-not-allowed = Not for your role
    .sentence = Your role does not open this page.
    .next = Ask someone on the team whose role does.
told-not-your-role = Not for your role
    .sentence = Your role does not see this part of a chart.
    .next = Nothing is missing here, and syncing does not change it. Ask someone on the team whose role sees it.
told-for-others = For somebody else
    .sentence = Its client said who may read this, and you are not among them.
    .next = Nothing is missing here, and syncing does not change it. Their therapist or a supervisor can tell you more.
told-other-site = Nothing was done
    .sentence = This was sent from another page than one of this program, so it was not trusted.
    .next = Open the page here and send it again.
told-other-host = Another address
    .sentence = These pages are for this computer's own browser.
    .next = Open them under localhost.
told-other-name = Another address
    .sentence = The clinic's pages are not given under this address.
    .next = Open one of the addresses that the clinic's own page “{ devices-title }” shows.
told-own-screen = At the clinic's own screen
    .sentence = This is done at the clinic's own screen only, so nothing was done.
    .next = Do it there.
told-too-large = Too much at once
    .sentence = The form holds more than can be saved in one go, so nothing was saved.
    .next = It was too large to be kept here, too. Go back: some browsers show the form as you left it. Copy your words from there before anything else, then save a part of them, and the rest in another note.
told-too-slow = The form came too slowly
    .sentence = The form did not come whole in the time that it may take, so nothing was saved.
    .next = Go back and send it again, nearer to the clinic's wireless network.
told-not-a-form = Not understood
    .sentence = What was sent could not be read, so nothing was done.
    .next = Open the page again and send it again.
told-stale = This page had gone stale
    .sentence = It showed a version that is not known here, so nothing was saved.
    .next = Open it again and put your words back in.
told-other-person = Not saved
    .sentence = Not saved: this form was shown to somebody else, who was signed in here before.
    .next = Nothing was written under your name. Whoever it was shown to finds what they wrote among their drafts when they sign in.
told-other-person-unkept = Not saved
    .sentence = Not saved: this form was shown to somebody else, who was signed in here before.
    .next = Nothing was written under your name, and nothing of it is kept. Go back, and let whoever wrote it sign in in another window and send it again.
told-from-before = Not saved
    .sentence = Not saved: this form is from before, and does not say whom it was shown to.
    .next = Nothing was written under anybody's name. What is in it is kept as a draft of yours: look whether you wrote it.
told-link-unsent = What was not saved
told-from-before-unkept = Not saved
    .sentence = Not saved: this form is from before, and does not say whom it was shown to.
    .next = Nothing was written under anybody's name, and nothing of it is kept. Go back, copy what you wrote, and open the form anew.
told-saved-before = Draft not saved
    .sentence = Draft not saved: this form was saved already.
    .next = Save it once more: what you wrote since is shown to you before anything is changed.
# $max is how many forms with unsaved words one person may have
told-kept-too-many = Draft not saved
    .sentence = Draft not saved: you have { $max } drafts already, and no more are kept.
    .next = Save this one now, or open one of the others on the page Today and save or discard it.
# $size is a number of MB
told-kept-too-much = Draft not saved
    .sentence = Draft not saved: your drafts would hold more than { $size } MB together.
    .next = Save this one now, or open one of the others on the page Today and save or discard it.
told-kept-too-large = Draft not saved
    .sentence = Draft not saved: this is more than can be kept in one go.
    .next = Save a part of it, then the rest in another one.
told-kept-full = Draft not saved
    .sentence = Draft not saved: the disk of this computer is full.
    .next = Stay on this page, and tell whoever looks after this computer. What was saved before is safe.
told-not-kept = Draft not saved
    .sentence = Draft not saved: it could not be written on this computer.
    .next = Stay on this page; save it, or try again in a while. What was saved before is safe.
told-not-a-language = Not chosen
    .sentence = Pages cannot be asked for in this language.
    .next = Pick one from the list.
told-render = This page could not be shown
    .sentence = Something in the program went wrong. What was saved before is safe.
    .next = Try again; if it stays so, tell whoever looks after this computer.

told-set-up-already = Set up already
    .sentence = This was set up before.
    .next = Sign in instead.
told-not-together = Not signed in
    .sentence = That login and passphrase do not go together here.
    .next = Try again, or ask a supervisor.
told-load = This did not work
    .sentence = This part of the chart could not be put together from the record.
    .next = Nothing was changed. Tell whoever looks after this computer: the record should be checked.
told-not-stored = This did not work
    .sentence = It could not be written to disk, so nothing was changed.
    .next = Keep your words. If the disk is full, make room on it and save again. If that does not help, stop the program and start it again: until then it saves nothing more.
told-not-the-clinic = Done at the clinic
    .sentence = People and laptops are looked after at the clinic's own screen.
    .next = Do it there; this laptop learns of it at the next sync.
told-login-taken = Login taken
    .sentence = Somebody signs in with that name already.
    .next = Choose another login.
told-directory = This did not work
    .sentence = This record's list of people does not carry the clinic's signature.
    .next = Nothing was opened. Tell whoever looks after this computer.
told-no-random = This did not work
    .sentence = This computer gave no random numbers, so nothing could be done safely.
    .next = Start the computer again.
told-no-room = This did not work
    .sentence = This computer is out of room to work.
    .next = Close other programs and try again.
told-stopping = Stopping
    .sentence = The program is stopping or was just stopped.
    .next = Start it again, then open this page again.

told-other-document = Not saved
    .sentence = This form belongs to another chart than the one it was sent to, so nothing was saved.
    .next = Open the page again from the caseload.
told-too-much-at-once = Not saved
    .sentence = That is more than can be saved in one go, so nothing was saved.
    .next = Go back and save a part of it first, then the rest.
told-problems = Not saved
    .sentence = Something in it has to be put right first, so nothing was saved.
    .next = Open the page again; it says what.
told-not-written = Not saved
    .sentence = The chart could not be written in, so nothing was changed.
    .next = Try again; if it stays so, tell whoever looks after this computer.

# The keys and the record themselves

told-weak-passphrase = Not taken
    .sentence = The login is empty, or the passphrase is too short.
    .next = Go back and choose a longer one: a few words in a row work well.
told-last-person = The last one
    .sentence = This is the last person who can open this computer.
    .next = Add somebody else first.
told-keys = The keys could not be used
    .sentence = The file of keys on this computer could not be read or written. Nothing was changed.
    .next = Tell whoever looks after this computer: it may have to be put back from the newest backup.
told-clinics-folder = Another kind of folder
    .sentence = This folder holds a clinic's record, and was opened as a laptop's.
    .next = Nothing was changed. Stop the program and start it as: waystation clinic.
told-laptops-folder = Another kind of folder
    .sentence = This folder holds a laptop's record, and was opened as a clinic's.
    .next = Nothing was changed. Stop the program and start it as: waystation laptop.
told-no-people = Something is missing
    .sentence = The passphrase is right, but its people are not in the record: files of it are missing, or its set-up was cut off. Nothing was changed.
    .next = Tell whoever looks after this computer: the missing files have to be put back from the newest backup. If nothing was ever saved here, begin in another folder.
told-record = This did not work
    .sentence = The record on this computer could not be read or written. What was confirmed before is safe.
    .next = Stop and start the program, and look whether the disk is full. If it stays so, tell whoever looks after this computer before going on.
# $segment is a file of the record, $offset a place in it, $what how it is damaged.
told-damaged = The record is damaged
    .sentence =
        In { $segment } at byte { $offset }: { $what ->
            [file-missing] the file is missing
            [file-header] its header is not what was written
            [file-order] the file does not follow the one before it
            [group-header] a group's header is not what was written
            [group-order] a group does not follow the one before it
            [group-cut-off] a group is cut off
            [group] a group is not what was written
            [too-long] it is too long
            [frame-header] a frame's header is not what was written
            [frame-cut-off] a frame is cut off
            [frame-number] a frame has the wrong number
            [frames-gone] frames that were written are gone
            [payload-gone] a payload was taken out
            [reach-note] the note of how far the record reached is gone or is not what was written
            [other-record] the record is not the one whose end was noted
            [payload-form] a payload is not of the form its kind has
            [payload-sealed] a payload cannot be opened with its key
           *[chain] the chain is broken
        }. Nothing was opened or changed.
    .next = Copy the whole data folder to another disk now, and tell whoever looks after this computer: that file has to be put back from the newest backup. The command “waystation check” tells the same.
told-shortened = A part of the record is missing
    .sentence = { $segment } should reach byte { $expected } and reaches { $found }. Nothing was opened or changed.
    .next = Tell whoever looks after this computer: the missing files have to be put back, or the newest backup.
told-keys-older = The keys are older than the record
    .sentence = The file keyring, or its key log, was put back from a backup, and the record was not: some of it could not be opened. Nothing was opened or changed.
    .next = Tell whoever looks after this computer: keyring, the keys files and the record have to be put back from the same backup, into a new folder. If no newer copy can be found, waystation can be started once with --older-keys.
told-newer-format = Written by a newer version
    .sentence = { $file } was written by a newer version of Waystation (format { $found }; this one knows up to { $known }). Nothing was opened or changed.
    .next = Install that version or a later one, then sign in again.
told-full = The disk is full
    .sentence = There was no room to write. What was confirmed before is safe.
    .next = Make room on the disk and try again. If that does not help, stop the program and start it again.
told-read-only = Nothing can be written here
    .sentence = The data folder, or its disk, may only be read. What was confirmed before is safe.
    .next = Tell whoever looks after this computer: a disk that fails, or is taken out while it is used, often becomes so. Once it can be written again, stop the program and start it.

# Where a page that could not be given leads

told-link-today = Go to today
told-link-back = Go back
told-link-again = Try again
told-link-first = Go to its first page
