//! Looks of ways to reach a client. Whether a way is safe comes before the number.

use waystation_sync::care::contact::{CHANNEL, CONTACT, HOURS, LEAVE_MESSAGE, SAFE, VALUE};
use waystation_sync::care::read::Entry;

use crate::entry::line::{Fields, line};
use crate::glance::{Block, Content, Glance, LINES_MAX, Line, Place, Seen};
use crate::link::{self, Dial};
use crate::noun_page::{Heading, NounPage, Tone};

/// Ways to reach them.
pub static PAGE: NounPage = NounPage {
    first: &[&SAFE, &VALUE, &LEAVE_MESSAGE, &HOURS],
    tone: |entry| match entry.text(&SAFE) {
        "no" => Tone::Alarm,
        "at_times" => Tone::Mind,
        _ => Tone::Plain,
    },
    // A number that is not safe is read before it is called, so it is not one touch away.
    dials: |entry, field| match entry.text(&CHANNEL) {
        _ if field.name != VALUE.name || entry.text(&SAFE) == "no" => Dial::No,
        "phone" => Dial::Ring,
        "text" => Dial::Text,
        _ => Dial::No,
    },
    behind: |entry, field| (field.name == VALUE.name && entry.text(&CHANNEL) == "text").then_some("value-text-only"),
    glance: Some(Glance { leads: false, reads: &[&CONTACT], say: glance }),
    ..NounPage::new(&CONTACT, "phone", Heading::Field(&CHANNEL))
};

const LINE: Fields = Fields { what: &[&CHANNEL, &VALUE], between: ": ", about: &[&SAFE, &LEAVE_MESSAGE, &HOURS] };
/// What is said of a way that is not safe: no message and no hour is fine there.
const NOT_SAFE: Fields = Fields { about: &[&SAFE], ..LINE };

/// Ways to reach the client, the safe ones first. Must never leave out that a way is not safe.
fn glance(seen: &Seen<'_>) -> Vec<Block> {
    let names = seen.names;
    let mut ways: Vec<&Entry> = seen.entries(&CONTACT).collect();
    ways.sort_by_key(|way| (danger(way), way.key.to_string()));
    let fields = |way: &Entry| if way.text(&SAFE) == "no" { &NOT_SAFE } else { &LINE };
    let lines =
        ways.iter().take(LINES_MAX).map(|way| Line { careful: danger(way) > 0, ..line(&PAGE, way, fields(way), seen) });
    let rest = ways.get(LINES_MAX..).unwrap_or_default();
    let not_safe = rest.iter().filter(|way| way.text(&SAFE) == "no").count();
    let more = match (rest.len(), not_safe) {
        (0, _) => None,
        (rest, 0) => Some(names.language.say_n("glance-more", rest)),
        (rest, not_safe) => {
            Some(names.language.say_with("glance-more-not-safe", &[("n", rest.into()), ("m", not_safe.into())]))
        }
    };
    vec![Block {
        id: "reach",
        place: Place::AtOnce,
        icon: PAGE.icon,
        title: PAGE.title(names.language),
        href: link::section(seen.client, &CONTACT),
        empty: PAGE.empty(names.language),
        begin: PAGE.begin(seen.client, seen.role, names.language),
        content: Content::Lines(lines.collect()),
        more: more.map(|words| (words, link::section(seen.client, &CONTACT))),
    }]
}

/// 0 for a way that is safe; what is acted on counts where there are two versions.
fn danger(entry: &Entry) -> usize {
    match entry.text(&SAFE) {
        "yes" => 0,
        "at_times" => 1,
        _ => 2,
    }
}
