//! Looks of notes; how they stand on the timeline is in `part/timeline.rs`.

use waystation_sync::care::addendum::ADDENDUM;
use waystation_sync::care::entered_in_error::ENTERED_IN_ERROR;
use waystation_sync::care::note::{HAPPENED, KIND, NOTE};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::value::Value;

use crate::glance::{Block, Content, Glance, Line, Place, Seen};
use crate::noun_page::{Heading, NounPage, Preset, SortKey};
use crate::{Names, link};

/// Notes.
pub static PAGE: NounPage = NounPage {
    preset: &[(&HAPPENED, Preset::Today)],
    order: newest_day_first,
    beside: &[&ADDENDUM, &ENTERED_IN_ERROR],
    glance: Some(Glance { leads: true, reads: &[&NOTE, &ADDENDUM], say: glance }),
    ..NounPage::new(&NOTE, "pen", Heading::Field(&KIND))
};

fn newest_day_first(entry: &Entry) -> SortKey {
    // Days since year 0 turned round: the newest day first, within a day the newest note first.
    let day = entry.value(&HAPPENED).and_then(Value::as_date);
    let days = day.map_or(0, |day| -(i64::from(day.year()) * 366 + i64::from(day.month()) * 31 + i64::from(day.day())));
    let written = entry.born.map_or(0, |born| born.written.0);
    (days, format!("{:020}", i64::MAX.saturating_sub(written)))
}

/// Notes that are not signed, and the newest one.
fn glance(seen: &Seen<'_>) -> Vec<Block> {
    let names = seen.names;
    let drafts =
        seen.rows.iter().flat_map(|row| &row.drafts).filter(|(noun, ..)| noun == NOTE.name).map(|(_, id, author)| {
            let href = link::entry(seen.client, &NOTE, EntryKey::Id(*id));
            Line {
                id: link::line_id("draft", &href),
                what: names.say("glance-draft"),
                more: author.map_or_else(|| names.say("someone-unknown"), |author| names.person(author).into_owned()),
                href,
                ..Line::default()
            }
        });
    let block = |id, place, title: &str, href, content| Block {
        id,
        place,
        icon: PAGE.icon,
        title: names.say(title),
        href,
        empty: String::new(),
        begin: None,
        content,
        more: None,
    };
    let section = || link::section(seen.client, &NOTE);
    // What was entered in error is no news of anybody, unless there is nothing else; that it was stands beside what does.
    let newest =
        seen.entries(&NOTE).min_by_key(|note| (note.is_struck(), newest_day_first(note), std::cmp::Reverse(note.key)));
    let told = newest.map(|note| {
        let content = Content::Told(Box::new(note.clone()));
        let place = |note: &Entry| (newest_day_first(note), std::cmp::Reverse(note.key));
        let newer = |struck: &&Entry| struck.is_struck() && place(struck) < place(note);
        let struck = seen.entries(&NOTE).find(newer);
        let more = struck.map(|struck| (names.say("glance-note-struck"), link::entry(seen.client, &NOTE, struck.key)));
        Block { more, ..block("newest-note", Place::Newest, "glance-note", section(), content) }
    });
    let drafts = Content::Lines(drafts.collect());
    [block("drafts", Place::Unfinished, "glance-drafts", section(), drafts)].into_iter().chain(told).collect()
}

/// How many notes name the goal or need `entry`; nothing where none does.
pub fn named_in_notes(entry: &Entry, names: &Names) -> Option<(&'static str, String)> {
    let count = names.mentions(entry.key, &NOTE).count;
    (count > 0).then(|| ("counted-notes", names.language.say_n("counted-named", count)))
}
