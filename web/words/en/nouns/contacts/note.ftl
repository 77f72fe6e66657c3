# Notes

note = Notes
    .one = note
    .add = Write a note
    .intro = Drafts until their author signs them. What is signed never changes; more is said in addenda.
    .empty = No notes yet.
    .help = A note is a draft until its author signs it. Signed, it stays as it is for good; what comes to mind later is added as an addendum beside it.
note-kind = Kind of note
    .progress = Progress
    .visit = Visit
    .phone = Phone
    .family = Family
    .group = Group
    .quick = Quick
note-happened = Day it is about
    .hint = The day it was written is kept as well.
note-text = Note
note-addresses = What it is about
    .hint = Goals and needs that this note touches. They show how many notes name them.
note-signed = As signed
