# What the last action came to, once, on top of the next page; `.next` says what to look at, and may be absent

routes-saved = Saved.
# Stands after it; $section is where it stands: "Goals"
routes-saved-what = It stands under “{ $section }”.
routes-saved-together = Saved, together with someone else's changes.
    .next = Both are kept. Please read it once.
routes-saved-twice = Saved, together with what you saved in another window meanwhile.
    .next = Of what you changed in both, this stands; the other stays in the history.
routes-saved-already = Saved already.
    .next = The same form was sent twice; it counts once.
routes-saved-nothing = Nothing was changed.
routes-put-away-desk = Put away from your desk.
    .next = It comes back when anything of it changes.
routes-put-away = Put away. It stays readable under the list.
routes-left-away = Left put away.
routes-taken-up = Taken up again.
routes-signed = Signed.
routes-ticked = Done.
routes-unticked = Taken back: it is as it was.
routes-moved = Moved.
# Followed by what is wrong.
routes-not-done = Not done.
routes-not-done-stale = Not done: this page had gone stale.
    .next = This is how it is now. Look, then do it again.
routes-not-stored = Not saved: it could not be written to disk, so nothing was changed.
    .next = If the disk is full, make room on it and save again. If that does not help, copy your words from here, stop the program and start it again: until then it saves nothing more.
routes-chosen-already = Someone has chosen already: there is one version now.
routes-kept = Draft saved. Nobody else sees it until you save it for good.
routes-discarded = Discarded.
routes-draft-back = Your draft is back.
routes-let-go-not = Nothing was discarded: more was written in another window meanwhile.
    .next = Look at this draft once more before you discard it.
routes-kept-gone = This draft is not here any more.
    .next = It was saved, or discarded.
routes-added-before = Saved already, and these words differ.
    .next = Save them again to add them as another addendum.
routes-not-saved-stale = Not saved: this page had gone stale.
    .next = Your words are still here. Save them again.
routes-chart-begun = The chart is begun.
routes-let-in = Let in. It is in effect at the next meeting.
routes-person-let-in = Let in. What they write counts again from the next meeting.
    .next = To sign in at this computer they are added once more, with another login: it holds no passphrase of theirs.
routes-person-added = Added.
    .next = They can sign in here now, and on laptops that name them.

# Why an entry cannot be written in

routes-why-signed = Signed, so it stays as it is.
routes-why-signed-note = Signed, so it stays as it is. More can be said in an addendum.
routes-why-unvouched = It holds a signature that nothing here vouches for, so it stays as it is until that is cleared up.
routes-why-add-only = What is saved here stays as it is.
routes-why-put-away = Put away. It can be read, and taken up again.
routes-why-not-your-role = Your role reads this and does not write in it.
routes-why-not-your-draft = Only its author writes in a draft.
routes-why-draft = A draft. Only its author writes in it.

# The clinic's own computer, where the name of a device is said

routes-clinic-device = Clinic
routes-chart-waits = Saved. The chart stays put away until a supervisor has looked: it says that this person died.
routes-chart-not-taken-up = Saved. The chart could not be taken up again just now; its standing says why it is put away.
