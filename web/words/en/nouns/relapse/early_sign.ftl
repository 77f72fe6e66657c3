# Early signs

early_sign = Early signs
    .one = early sign
    .add = Add an early sign
    .intro = What changes first, before it gets hard. Those close to them may see it sooner.
    .empty = No early signs yet. Ask what was different in the days before.
early_sign-kind = What sort
    .thought = A thought
    .feeling = A feeling
    .body = In the body
    .behaviour = Something they do
early_sign-what = What changes
    .hint = In their words.
early_sign-noticed_by = Who may notice it
    .hint = A name, or who they are: my sister.
early_sign-ok_to_tell = OK to tell me when they see it
