//! Words and looks of ways to reach a client. Whether a way is safe comes before the number.

use waystation_sync::care::contact::{CHANNEL, CODE_WORD, CONTACT, HOURS, LEAVE_MESSAGE, SAFE, VALUE, WHO_MAY_ANSWER};

use crate::noun_page::{Heading, NounPage, Tone, oldest_first, words};

/// Ways to reach them.
pub static PAGE: NounPage = NounPage {
    noun: &CONTACT,
    title: "Reaching them",
    singular: "way to reach them",
    add: "Add a way to reach them",
    icon: "phone",
    intro: "Look at what is safe before you call or write.",
    empty: "No way to reach them is written down yet.",
    fields: &[
        words(&CHANNEL, "How", "").codes(&[
            ("phone", "Phone call"),
            ("text", "Text message"),
            ("email", "Email"),
            ("post", "Post"),
            ("in_person", "In person"),
        ]),
        words(&VALUE, "Number or address", ""),
        words(&SAFE, "Safe to use", "Could someone be hurt if this way is used?").codes(&[
            ("yes", "Safe"),
            ("at_times", "Only at times"),
            ("no", "Not safe"),
        ]),
        words(&LEAVE_MESSAGE, "Messages", "What may be left if someone else answers or listens.").codes(&[
            ("none", "Leave no message"),
            ("name_only", "First name only"),
            ("full", "A full message is fine"),
        ]),
        words(&WHO_MAY_ANSWER, "Who else may answer", ""),
        words(&HOURS, "When it suits", "").codes(&[
            ("morning", "Morning"),
            ("midday", "Midday"),
            ("evening", "Evening"),
            ("weekend", "Weekend"),
        ]),
        words(&CODE_WORD, "Code word", "A word by which they know that it is the clinic."),
    ],
    keys: &[],
    rules: &[],
    heading: Heading::Field(&CHANNEL),
    follow: &[&SAFE, &VALUE, &LEAVE_MESSAGE, &HOURS, &WHO_MAY_ANSWER, &CODE_WORD],
    group_by: None,
    order: oldest_first,
    tone: |entry| match entry.text(&SAFE) {
        "no" => Tone::Alarm,
        "at_times" => Tone::Mind,
        _ => Tone::Plain,
    },
    beside: &[],
};
