//! Everything that waits for a person across the caseload, from summary rows. Nothing leaves this list but by being
//! looked at.

use std::sync::Arc;

use askama::Template;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::id::ClientId;

use super::returns::MeetingLine;
use crate::part::{card, chart};
use crate::shell::{Nav, Page};
use crate::{Language, filters, link, nouns};

/// One thing that waits.
pub struct Waiting {
    /// Whose chart.
    pub client: String,
    /// Section and field.
    pub what: String,
    /// The id of what to do.
    pub act: &'static str,
    /// Where.
    pub href: String,
    /// How soon: 0 for a choice about safety, 1 for other choices, 2 for reading.
    pub rank: u8,
}

/// Everything that waits in `clients`, what matters for safety first.
#[must_use]
pub fn waiting(clients: &[(ClientId, Vec<Arc<Row>>)], language: Language) -> Vec<Waiting> {
    let mut all: Vec<Waiting> = clients
        .iter()
        .flat_map(|(client, rows)| {
            let name = chart::name_of(rows, language);
            rows.iter().flat_map(|row| of_row(*client, &name, row, language)).collect::<Vec<_>>()
        })
        .collect();
    all.sort_by(|a, b| (a.rank, &a.client, &a.what).cmp(&(b.rank, &b.client, &b.what)));
    all
}

fn of_row(client: ClientId, name: &str, row: &Row, language: Language) -> Vec<Waiting> {
    let field = |rank, act, (noun, entry, field): &(String, String, String)| {
        let page = nouns::named(noun)?;
        let key = EntryKey::parse(page.noun, entry)?;
        let heading = match key {
            EntryKey::Code(code) => page.key(code, language),
            EntryKey::One | EntryKey::Id(_) => page.title(language),
        };
        let values = [("heading", heading.into()), ("field", page.label(field, language).into())];
        Some(Waiting {
            client: name.to_owned(),
            what: language.say_with("review-what", &values),
            act,
            href: link::choose(client, page.noun, key, field),
            rank: if rank == 1 && page.noun.name == "risk" { 0 } else { rank },
        })
    };
    let choices = row.two_versions.iter().filter_map(|place| field(1, card::TWO_VERSIONS, place));
    let texts = row.merged_texts.iter().filter_map(|place| field(2, card::MERGED_TEXT, place));
    let away = row.written_while_retired.iter().filter_map(|(noun, entry)| {
        let page = nouns::named(noun)?;
        let key = EntryKey::parse(page.noun, entry)?;
        Some(Waiting {
            client: name.to_owned(),
            what: page.title(language),
            act: "review-away",
            href: link::entry(client, page.noun, key),
            rank: 2,
        })
    });
    choices.chain(texts).chain(away).collect()
}

/// The page.
#[derive(Template)]
#[template(path = "pages/review.html")]
pub struct Review {
    /// What waits.
    pub waiting: Vec<Waiting>,
    /// The newest meetings.
    pub meetings: Vec<MeetingLine>,
}

impl Page for Review {
    fn title(&self) -> &'static str {
        "review-title"
    }

    fn nav(&self) -> Nav {
        Nav::Desk
    }
}
