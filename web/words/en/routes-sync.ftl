# What the sync page is told: trouble with the clinic, and what was not taken

routes-sync-no-address = No address of the clinic is known: type it when you start this laptop, with --clinic.
routes-sync-tried = Tried: { $addresses }.
routes-sync-look = Look whether this laptop is on the clinic's network and someone has signed in there.

# $part is a part of the client's chart.
routes-sync-part = { $client }: { $part }
routes-sync-not-open = A chart that is not open to you

# Why a change was not taken, and in `.next` what to do

routes-sync-damaged = Its bytes were damaged on the way.
    .next = Sync again. If it stays so, write it again on the laptop.
routes-sync-too-large = It holds more than can be taken in one go.
    .next = Tell whoever looks after the clinic's computer; the words are kept on both sides.
routes-sync-other-beginning = It was begun by a newer version of this program, or belongs to another chart.
    .next = Update both sides, then sync again.
routes-sync-no-author = It does not say who wrote it.
    .next = Write it again under your own name.
routes-sync-other-device = It was written on another device than the one that sent it.
    .next = Sync from the device that it was written on.
routes-sync-person-not-allowed = Its writer may not use that laptop any more.
    .next = A supervisor can look at it and write it in again, or leave it out.
routes-sync-missing-before = It builds on something that has not arrived.
    .next = Sync again from the same laptop; if it stays so, tell a supervisor.
routes-sync-inapplicable = It could not be put into the chart.
    .next = Write it again. The words are kept on the device that they were written on.
routes-sync-newer-reason = It was refused for a reason that only a newer version of Waystation knows; update Waystation on this computer to read it.
    .next = Update Waystation on this computer, then look again.
routes-sync-not-yours = Its writer's role does not write that, or somebody else began it.
    .next = Ask somebody who may to write it in; the words are kept on the device that they were written on.
routes-sync-fixed = It changes what is signed, or what stays as it was saved.
    .next = Say what is to be said in an addendum or a new entry.
routes-sync-not-of-a-form = No page of this program writes so. That laptop may run something else.
    .next = Keep the laptop out of use until somebody who looks after the computers has seen it.
routes-sync-false-signature = Its signature is not true: another signed, or something else was signed.
    .next = Keep the laptop out of use until somebody who looks after the computers has seen it.
routes-sync-newer = It holds something that only a newer version of this program knows.
    .next = It waits on the laptop, and is taken at the next sync after the clinic's program was brought up to date.
routes-sync-goes-on = This laptop tries again by itself, and syncs once someone has signed in there.
