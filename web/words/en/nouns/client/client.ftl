# About them

client = About them
    .one = person's details
    .intro = Who they are and what to call them.
    .empty = Nothing written yet.
    .heading = Details
client-birth_date = Born
    .hint = A year such as 1984, or a day such as 17 May 1984 or 1984-05-17.
client-pronouns = Pronouns
    .hint = Ask; do not guess.
client-gender = Gender
    .hint = In their own words.
client-language = Language
    .hint = The one they are most at ease in.
client-interpreter_needed = Interpreter needed
client-imported_from = Brought over from
    .hint = The system this record came from and its number there.
