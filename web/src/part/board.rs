//! A board: what stands under codes as rows, and what stands under pairs of such a code and another as their columns. Must
//! never hide a code under which nothing stands: it is begun from here.

use askama::Template;
use waystation_sync::care::noun::{CODE_JOINT, FieldDecl};
use waystation_sync::care::read::{Entry, EntryKey};

use crate::entry::line::{said, sentences};
use crate::entry::{mark, value};
use crate::glance::Seen;
use crate::noun_page::NounPage;
use crate::{filters, link};

/// Most fields that a row says beside its own.
const FIELDS_MAX: usize = 2;

/// The board.
#[derive(Template)]
#[template(path = "part/board.html")]
pub struct Board {
    /// The noun of the rows, its section and its picture.
    pub title: (String, String, &'static str),
    /// What the first column is called, and what the cells say of a row as a whole.
    pub heads: (String, String),
    /// What the other columns are called.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row.
pub struct Row {
    /// What it is.
    pub what: String,
    /// More of it; may be empty.
    pub more: String,
    /// How it is as a whole.
    pub whole: Cell,
    /// How it is in each column.
    pub cells: Vec<Cell>,
}

/// One cell.
pub struct Cell {
    /// How things are; empty where nothing was said.
    pub said: String,
    /// The same for who hears it alone: "Breathing: at home: tried".
    pub label: String,
    /// The id of what a person has to do about it; empty when nothing.
    pub mark: &'static str,
    /// Where it is written.
    pub href: String,
}

impl Board {
    /// The board of what was `seen` of two nouns: `rows` has one entry per code, `cells` one per pair of such a code and a
    /// column's. Of both the first field says how things are.
    #[must_use]
    pub fn new(rows: &NounPage, cells: &NounPage, seen: &Seen<'_>) -> Self {
        let names = seen.names;
        let codes = cells.noun.codes().last().map(|columns| names.library.offered(columns)).unwrap_or_default();
        let row = |code: String| Row {
            what: rows.key(&code, names),
            more: more(rows, entry(rows, &code, seen), seen),
            whole: cell(rows, &code, seen),
            cells: codes.iter().map(|column| cell(cells, &format!("{code}{CODE_JOINT}{column}"), seen)).collect(),
        };
        Self {
            title: (rows.title(names.language), link::section(seen.client, rows.noun), rows.icon),
            heads: (
                names.say("board-what"),
                status(rows).map(|field| rows.label(field.name, names.language)).unwrap_or_default(),
            ),
            columns: codes.iter().map(|code| cells.code("key", code, names.language)).collect(),
            rows: names.library.keys(rows.noun).into_iter().map(|code| row(code.as_str().to_owned())).collect(),
        }
    }
}

/// The field that says how things are.
fn status(page: &NounPage) -> Option<&'static FieldDecl> {
    page.noun.fields.first()
}

/// What stands under `code`, if anything does.
fn entry<'a>(page: &NounPage, code: &str, seen: &'a Seen<'_>) -> Option<&'a Entry> {
    let of_noun = seen.read.iter().filter(|(noun, _)| *noun == page.noun).flat_map(|(_, entries)| entries);
    of_noun.into_iter().find(|entry| matches!(entry.key, EntryKey::Code(own) if own.as_str() == code))
}

fn cell(page: &NounPage, code: &str, seen: &Seen<'_>) -> Cell {
    let names = seen.names;
    let held = status(page).zip(entry(page, code, seen));
    let said = held.map(|(field, entry)| value::held(page, entry, field, names).join(" / "));
    let said = said.unwrap_or_default();
    let marked =
        held.and_then(|(_, entry)| entry.noun.fields.iter().find_map(|field| mark::mark(seen.client, entry, field)));
    let words = if said.is_empty() { names.say("board-nothing") } else { said.clone() };
    let values = [("what", page.key(code, names).into()), ("said", words.into())];
    let own = || format!("{}/{code}", link::section(seen.client, page.noun));
    Cell {
        label: names.language.say_with("board-cell", &values),
        said,
        mark: marked.as_ref().map_or("", |mark| mark.text),
        href: marked.map_or_else(own, |mark| mark.href),
    }
}

/// What a row says beside how it is.
fn more(page: &NounPage, entry: Option<&Entry>, seen: &Seen<'_>) -> String {
    let Some(entry) = entry else { return String::new() };
    let fields = entry.noun.fields.iter().skip(1).filter(|field| field.is_seen_by(seen.role));
    let texts = fields.filter_map(|field| said(page, field, entry, seen)).take(FIELDS_MAX);
    sentences(&texts.collect::<Vec<_>>())
}
