//! Looks of ways to reach a client. Whether a way is safe comes before the number.

use waystation_sync::care::contact::{CHANNEL, CODE_WORD, CONTACT, HOURS, LEAVE_MESSAGE, SAFE, VALUE, WHO_MAY_ANSWER};

use crate::noun_page::{Heading, NounPage, Tone, oldest_first};

/// Ways to reach them.
pub static PAGE: NounPage = NounPage {
    noun: &CONTACT,
    icon: "phone",
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
