//! A session of a group as those who led it read it: what is said of the group, then of each who was there. Must never
//! stand within a chart: it names all of them.

use askama::Template;
use waystation_sync::care::group_session::{
    CAME, GROUP_PART, GROUP_SESSION, HAPPENED, MINUTES, OWN_PART, SKILLS, THEME, WITH,
};
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;
use waystation_sync::id::ClientId;

use crate::entry::value;
use crate::nouns::contacts::group_session;
use crate::shell::{Nav, Page};
use crate::{Names, filters, link};

/// What is told once beside the part about the group.
const ONCE: [&FieldDecl; 5] = [&HAPPENED, &MINUTES, &WITH, &THEME, &SKILLS];

/// The page.
#[derive(Template)]
#[template(path = "pages/group_told.html")]
pub struct GroupTold {
    /// What the group is called.
    pub group: String,
    /// The page of the group.
    pub back: String,
    /// "Written by Ines".
    pub by: String,
    /// What is said once: each with its label.
    pub facts: Vec<(String, String)>,
    /// What is said of the group, in each way that stands in somebody's chart.
    pub parts: Vec<String>,
    /// Those who were there.
    pub rows: Vec<ToldRow>,
}

/// One who was there.
pub struct ToldRow {
    /// What they are called.
    pub name: String,
    /// Their entry.
    pub href: String,
    /// Whether they came late.
    pub came: String,
    /// What is said of them.
    pub words: String,
    /// Whether it waits to be signed.
    pub is_draft: bool,
    /// Whether it was entered in error.
    pub is_struck: bool,
}

impl GroupTold {
    /// The page of the session with these `entries`, each of the chart of whoever is called so.
    #[must_use]
    pub fn new((group, back): (String, String), entries: &[(ClientId, String, Entry)], names: &Names) -> Self {
        let page = &group_session::PAGE;
        let signed =
            |(client, _, entry): &(ClientId, String, Entry)| entry.as_signed(*client, &names.signers).into_owned();
        let said = |entry: &Entry, field: &FieldDecl| value::field(page, field, entry.field(field), names).join(" / ");
        let first = entries.first().map(signed);
        let fact = |field: &FieldDecl| {
            let words = first.as_ref().map(|entry| said(entry, field)).unwrap_or_default();
            (!words.is_empty()).then(|| (page.label(field.name, names.language), words))
        };
        let row = |one: &(ClientId, String, Entry)| {
            let ((client, name, entry), shown) = (one, signed(one));
            ToldRow {
                name: name.clone(),
                href: link::entry(*client, &GROUP_SESSION, entry.key),
                came: said(&shown, &CAME),
                words: said(&shown, &OWN_PART),
                is_draft: !entry.is_signed(),
                is_struck: entry.is_struck(),
            }
        };
        let mut parts: Vec<String> = Vec::new();
        for one in entries.iter().filter(|(.., entry)| !entry.is_struck()) {
            let words = said(&signed(one), &GROUP_PART);
            if !parts.contains(&words) {
                parts.push(words);
            }
        }
        let author = entries.iter().find_map(|(.., entry)| entry.author());
        let by = author.map(|author| names.language.say_with("groups-by", &[("who", names.person(author).into())]));
        Self {
            group,
            back,
            by: by.unwrap_or_default(),
            facts: ONCE.into_iter().filter_map(fact).collect(),
            parts,
            rows: entries.iter().map(row).collect(),
        }
    }
}

impl Page for GroupTold {
    fn title(&self) -> &'static str {
        "groups-session"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
