//! One entry as a card: its heading, the fields that follow, and what needs a person. All versions of a field that
//! someone must choose about are shown, never one of them alone.

use askama::Template;
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;
use waystation_sync::id::ClientId;

use super::{news, value};
use crate::noun_page::{Heading, NounPage, Tone};
use crate::{Names, filters, link};

/// A card.
#[derive(Template)]
#[template(path = "part/card.html")]
pub struct Card {
    /// Its id on the page.
    pub id: String,
    /// Another one whenever its entry has something new ([`news::version`]).
    pub version: String,
    /// What heads it.
    pub heading: String,
    /// Whether the heading is one of several versions.
    pub heading_mark: Option<Mark>,
    /// Where its heading leads.
    pub href: String,
    /// Where its history is.
    pub history: String,
    /// The fields that follow.
    pub rows: Vec<Row>,
    /// Ids of what to know about the whole entry.
    pub remarks: Vec<&'static str>,
    /// "by Dana Reyes, 2 days ago"; empty when nothing was written.
    pub changed: String,
    /// How much attention it asks for.
    pub tone: &'static str,
    /// Whether opening it means writing in it.
    pub editable: bool,
}

/// One field on a card.
pub struct Row {
    /// Its label.
    pub label: String,
    /// Its value, or every version of it.
    pub values: Vec<Shown>,
    /// What a person has to do about it.
    pub mark: Option<Mark>,
}

/// One value on a card.
pub struct Shown {
    /// The value.
    pub text: String,
    /// Whether it is acted on until someone has chosen.
    pub acted_on: bool,
}

/// What a person has to do about a field.
pub struct Mark {
    /// The id of what to do: [`TWO_VERSIONS`] or [`MERGED_TEXT`].
    pub text: &'static str,
    /// Where.
    pub href: String,
}

/// Says that a person must choose.
pub const TWO_VERSIONS: &str = "card-two-versions";
/// Says that a text came from several hands.
pub const MERGED_TEXT: &str = "card-merged-text";
/// Says that a retired entry was written in.
pub const WRITTEN_WHILE_AWAY: &str = "card-written-while-away";

/// What has to be done about `field` of `entry`, if anything.
#[must_use]
pub fn mark(client: ClientId, entry: &Entry, field: &FieldDecl) -> Option<Mark> {
    let href = || link::choose(client, entry.noun, entry.key, field.name);
    match entry.field(field) {
        Field::Conflicted { .. } => Some(Mark { text: TWO_VERSIONS, href: href() }),
        Field::Together { .. } => Some(Mark { text: MERGED_TEXT, href: href() }),
        Field::Empty | Field::Settled(_) | Field::Ruled { .. } => None,
    }
}

impl Card {
    /// The card of `entry` in `client`'s chart.
    #[must_use]
    pub fn new(client: ClientId, page: &NounPage, entry: &Entry, names: &Names) -> Self {
        let heading_mark = match page.heading {
            Heading::Field(field) => mark(client, entry, field),
            Heading::Key | Heading::Fixed => None,
        };
        let grouped = page.group_by.map(|group| group.field).filter(|field| mark(client, entry, field).is_some());
        let rows = grouped.into_iter().chain(page.follow.iter().copied());
        let remarks = if entry.edited_while_retired.is_empty() { Vec::new() } else { vec![WRITTEN_WHILE_AWAY] };
        let tone = match (page.tone)(entry) {
            Tone::Plain => "plain",
            Tone::Mind => "mind",
            Tone::Alarm => "alarm",
        };
        Self {
            id: format!("{}-{}", entry.noun.name, entry.key),
            version: news::version(entry),
            heading: value::heading(page, entry, names),
            heading_mark,
            href: link::entry(client, entry.noun, entry.key),
            history: link::history(client, entry.noun, entry.key),
            rows: rows.filter_map(|field| row(client, page, entry, field, names)).collect(),
            remarks,
            changed: entry.last_changed().map(|stamp| names.by_ago(&stamp)).unwrap_or_default(),
            tone,
            editable: !entry.is_retired(),
        }
    }
}

fn row(client: ClientId, page: &NounPage, entry: &Entry, field: &FieldDecl, names: &Names) -> Option<Row> {
    let held = entry.field(field);
    let acted_on = match held {
        Field::Conflicted { acted_on, .. } => *acted_on,
        Field::Empty | Field::Settled(_) | Field::Ruled { .. } | Field::Together { .. } => None,
    };
    let values: Vec<Shown> = value::field(page, field, held, names)
        .into_iter()
        .enumerate()
        .map(|(place, text)| Shown { text, acted_on: acted_on == Some(place) })
        .collect();
    if values.is_empty() {
        return None;
    }
    Some(Row { label: page.label(field.name, names.language), values, mark: mark(client, entry, field) })
}
