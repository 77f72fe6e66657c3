# Names

name = Names
    .one = name
    .add = Add a name
    .intro = The usual name is the one shown everywhere.
    .empty = No name yet.
name-use = What it is for
    .usual = Usual name
    .official = Official name
    .former = Former name
    .alias = Also known as
name-text = Name
    .hint = As they write it.
name-family = Family name
    .hint = Only where it is not the last word of the name, such as Nagy in “Nagy Ágnes” or García in “Luz García López”. Lists go by it.
