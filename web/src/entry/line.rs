//! An entry as one line that leads to it. Every version of a number is shown where there are two. Must
//! never name a noun.

use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;

use super::{mark, value};
use crate::glance::{Line, Seen};
use crate::link;
use crate::noun_page::NounPage;

/// The fields that a line shows: what it is, with what stands between them, and what to know about it.
pub struct Fields {
    /// What it is.
    pub what: &'static [&'static FieldDecl],
    /// What stands between them.
    pub between: &'static str,
    /// What to know about it.
    pub about: &'static [&'static FieldDecl],
}

/// One entry of `page`'s noun as a line.
#[must_use]
pub fn line(page: &NounPage, entry: &Entry, fields: &Fields, seen: &Seen<'_>) -> Line {
    let said = |fields: &[&'static FieldDecl], between: &str| {
        let texts = fields.iter().map(|field| value::held(page, entry, field, seen.names).join(" / "));
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between)
    };
    let mark = fields.what.iter().chain(fields.about).find_map(|field| mark::mark(seen.client, entry, field));
    Line {
        what: said(fields.what, fields.between),
        about: said(fields.about, ". "),
        careful: mark.is_some(),
        href: mark.as_ref().map_or_else(|| link::section(seen.client, page.noun), |mark| mark.href.clone()),
        mark: mark.map_or("", |mark| mark.text),
        ..Line::default()
    }
}
