# What no noun and no page owns

role =
    .therapist = Therapist
    .case_manager = Case manager
    .supervisor = Supervisor
    .front_desk = Front desk
    .peer = Peer
    .newer = A role of a newer version
part =
    .core = Who they are
    .plan = The plan
    .case = Tasks
    .notes = Notes
    .training = Training
    .relations = The people around them
    .risk = Risk
    .logs = Journals and logs
    .measures = Measures
    .consent = Consent
    .restricted = Kept for its author

wrong-missing = { $field }: this is needed.
# $field is a question: "Is this way safe to use?"
wrong-missing-asked = { $field } This is needed.
wrong-missing-entry = Something is still needed here.
wrong-not-yours = Your role does not write this. Ask someone on the team whose role does.
wrong-two-versions = There are two versions of this. Please choose one first.
wrong-one-version = Someone has chosen already: there is one version now.
wrong-signed = This is signed, so it stays as it is. Write what is new beside it.
wrong-no-such-entry = This { $one } is not here. It may have come from another page.
# Something that is chosen in a form, which may not be chosen: $one is "consent", or several of such
wrong-no-such-choice = What is chosen here ({ $one }) is put away or not in this chart. Choose another one, or take that one up again first.
wrong-already-there = This { $one } is saved already.
wrong-add-only = What is saved here stays as it is. Add another one instead.
wrong-kept = This { $one } is not put away. Write where it stands instead.
wrong-not-signable = This is not something to sign.
wrong-no-key = Sign in again first: your key to sign with is put away when a session ends.
wrong-other-staff = This has to be somebody who is there as: { $roles }.
wrong-too-early = This comes only after: { $before }.
wrong-other-consent = This consent was given for something else. What would do here: { $kinds }.
wrong-for-others = This consent names the people it is given for, and this is about somebody else. Choose one that names them, or ask for a new one first.
wrong-for-whom = The consent names the people it is given for. Choose here which of them this is about.
wrong-rule = Something here does not fit together yet.
settling-needs-reason = Say in a few words why this version is right: safety or rights hang on it.

misfit-too-long = This is longer than { $n } characters. Shorten it, or put the rest into a note.
misfit-not-one-line = Please keep this to one line.
misfit-not-a-choice = Please pick one of the answers shown.
misfit-not-a-date-or-year = Write a year such as 1984, or a day such as 17 May 1984 or 1984-05-17. In figures 3/7 can be two days: write the month as a word.
misfit-not-a-drawing = Sign in the field again, or choose another way.
misfit-not-a-moment = Write a day and a time that exist, as 2026-11-24T10:42.
misfit-not-a-date = Write a day that exists, such as 24 November 2026 or 2026-11-24. In figures 3/7 can be two days: write the month as a word.
misfit-not-in-range = Write a whole number from { $least } to { $most }.
misfit-not-a-phone = Write a telephone number, such as +1 555 0142, or 555 0142 x4 with an extension.
misfit-several-phones = Please write one number here. The second one needs a place of its own: another entry, or another line of the plan.
misfit-not-an-id = Please pick someone or something from the list.
misfit-only-signed = This is set by signing only.

choose-reason-hint = Kept in the record beside your name, shown and printed with what you choose for the team; not on the client’s own sheets. Up to { $n } characters.
entry-without-words = A { $one } without words yet
