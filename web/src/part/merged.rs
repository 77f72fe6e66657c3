//! What a meeting of two nodes merged, client by client: what changed, what was written side by side, and what needs
//! a person, each apart from the others. Must never fold a choice that is open into what is merely told.

use askama::Template;
use waystation_sync::care::noun::{FieldDecl, Noun};
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::ClientId;

use super::history::{Change, Line, line};
use crate::{Names, link, nouns};

/// One thing that a merge did.
pub struct Item {
    /// The noun.
    pub noun: &'static Noun,
    /// The entry.
    pub key: EntryKey,
    /// What the entry is called (see [`crate::noun_page::NounPage::heading`]).
    pub heading: String,
    /// The field; `None` when it is about the entry.
    pub field: Option<&'static FieldDecl>,
    /// What it comes to.
    pub outcome: Outcome,
    /// The changes that met, oldest first.
    pub changes: Vec<Change>,
    /// Whether it was written more than a day after what it tells of, or long before it arrived.
    pub late: bool,
}

/// What something merged comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Two versions stand: a person must choose.
    Choose,
    /// Text from several hands that someone should read once.
    ReadText,
    /// Written in an entry that was put away elsewhere.
    WrittenWhileAway,
    /// Written side by side; a rule says which stands, or both say the same.
    SideBySide,
    /// Came in alone.
    CameIn,
}

impl Outcome {
    const ALL: [Self; 5] = [Self::Choose, Self::ReadText, Self::WrittenWhileAway, Self::SideBySide, Self::CameIn];

    const fn title(self) -> &'static str {
        match self {
            Self::Choose => "Two versions, please choose",
            Self::ReadText => "Merged text, please read",
            Self::WrittenWhileAway => "Written in something that was put away",
            Self::SideBySide => "Written side by side; nothing to choose",
            Self::CameIn => "Came in",
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Choose => "choose",
            Self::ReadText => "read",
            Self::WrittenWhileAway => "away",
            Self::SideBySide => "beside",
            Self::CameIn => "in",
        }
    }
}

/// Everything that was merged for one client.
#[derive(Template)]
#[template(path = "part/merged.html")]
pub struct MergedClient {
    /// Their name.
    pub name: String,
    /// Their chart.
    pub href: String,
    /// What was merged, what needs a person first.
    pub groups: Vec<MergedGroup>,
}

/// What came to the same.
pub struct MergedGroup {
    /// In words.
    pub title: &'static str,
    /// As a code, for the look.
    pub code: &'static str,
    /// Whether it is folded at first.
    pub folded: bool,
    /// The things.
    pub items: Vec<MergedItem>,
}

/// One thing, in words.
pub struct MergedItem {
    /// Section and entry.
    pub what: String,
    /// Field.
    pub field: &'static str,
    /// Where it is.
    pub href: String,
    /// What to do there; empty when nothing.
    pub act: &'static str,
    /// Whether it came late.
    pub late: bool,
    /// What each wrote.
    pub lines: Vec<Line>,
}

impl MergedClient {
    /// What was merged for `client`.
    #[must_use]
    pub fn new(client: ClientId, name: String, items: &[Item], names: &Names) -> Self {
        let groups = Outcome::ALL
            .into_iter()
            .map(|outcome| MergedGroup {
                title: outcome.title(),
                code: outcome.code(),
                folded: matches!(outcome, Outcome::CameIn),
                items: items
                    .iter()
                    .filter(|item| item.outcome == outcome)
                    .map(|item| said(client, item, names))
                    .collect(),
            })
            .filter(|group| !group.items.is_empty())
            .collect();
        Self { name, href: link::chart(client), groups }
    }
}

fn said(client: ClientId, item: &Item, names: &Names) -> MergedItem {
    let page = nouns::page_of(item.noun);
    let at_entry = || link::entry(client, item.noun, item.key);
    let at_field = || item.field.map_or_else(at_entry, |field| link::choose(client, item.noun, item.key, field.name));
    let (href, act) = match item.outcome {
        Outcome::Choose => (at_field(), "Choose"),
        Outcome::ReadText => (at_field(), "Read it"),
        Outcome::WrittenWhileAway => (at_entry(), "Look at it"),
        Outcome::SideBySide | Outcome::CameIn => (at_entry(), ""),
    };
    MergedItem {
        what: format!("{}: {}", nouns::section_of(item.noun).title, item.heading),
        field: item.field.map_or("", |field| page.label(field.name)),
        href,
        act,
        late: item.late,
        lines: item.changes.iter().map(|change| line(page, change, names)).collect(),
    }
}
