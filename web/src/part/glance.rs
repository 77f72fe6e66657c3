//! What someone needs from a chart at once: how to reach them safely, and what helps when it gets hard. Every version of
//! a number is shown where there are two. Must never leave out that a way is not safe.

use waystation_sync::care::contact::{CHANNEL, CONTACT, HOURS, LEAVE_MESSAGE, SAFE, VALUE};
use waystation_sync::care::crisis_step::{CRISIS_STEP, PHONE, STAGE, WHAT, WHO};
use waystation_sync::care::noun::{FieldDecl, Kind, Noun};
use waystation_sync::care::read::Entry;
use waystation_sync::id::ClientId;

use super::{card, value};
use crate::{Names, link, nouns};

/// Most lines of one list; the section has all.
const LINES_MAX: usize = 8;

/// One entry in a line.
pub struct AtOnce {
    /// What it is.
    pub what: String,
    /// What to know about it before acting on it.
    pub more: String,
    /// Whether to look twice: it is not simply safe, or two versions stand.
    pub careful: bool,
    /// The id of what a person has to do about it; empty when nothing.
    pub mark: &'static str,
    /// Where it is.
    pub href: String,
}

/// Ways to reach `client`, the safe ones first.
#[must_use]
pub fn reach(client: ClientId, entries: &[Entry], names: &Names) -> Vec<AtOnce> {
    let mut sorted: Vec<&Entry> = entries.iter().filter(|entry| !entry.is_retired()).collect();
    sorted.sort_by_key(|entry| (safety(entry), entry.key.to_string()));
    let line = |entry: &&Entry| AtOnce {
        careful: safety(entry) > 0,
        ..at_once(client, entry, (&[&CHANNEL, &VALUE], &[&SAFE, &LEAVE_MESSAGE, &HOURS]), names)
    };
    sorted.iter().take(LINES_MAX).map(line).collect()
}

/// 0 for a way that is safe; what is acted on counts where there are two versions.
fn safety(entry: &Entry) -> usize {
    match entry.text(&SAFE) {
        "yes" => 0,
        "at_times" => 1,
        _ => 2,
    }
}

/// The steps of `client`'s crisis plan that lead to somebody: those with a person or a number, in their order.
#[must_use]
pub fn calls(client: ClientId, entries: &[Entry], names: &Names) -> Vec<AtOnce> {
    let page = nouns::page_of(&CRISIS_STEP);
    let leads = |entry: &&Entry| {
        !entry.is_retired()
            && [&WHO, &PHONE].iter().any(|field| !value::field(page, field, entry.field(field), names).is_empty())
    };
    let mut sorted: Vec<&Entry> = entries.iter().filter(leads).collect();
    sorted.sort_by_cached_key(|entry| (stage(entry), (page.order)(entry)));
    sorted.iter().take(LINES_MAX).map(|entry| at_once(client, entry, (&[&WHAT], &[&WHO, &PHONE]), names)).collect()
}

/// Where a step's stage stands among the others.
fn stage(entry: &Entry) -> usize {
    let Kind::Code(codes) = STAGE.kind else { return 0 };
    codes.iter().position(|code| *code == entry.text(&STAGE)).unwrap_or(codes.len())
}

fn at_once(
    client: ClientId,
    entry: &Entry,
    (what, more): (&[&'static FieldDecl], &[&'static FieldDecl]),
    names: &Names,
) -> AtOnce {
    let noun: &Noun = entry.noun;
    let page = nouns::page_of(noun);
    let said = |fields: &[&'static FieldDecl], between: &str| {
        let texts = fields.iter().map(|field| value::field(page, field, entry.field(field), names).join(" / "));
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between)
    };
    let mark = what.iter().chain(more).find_map(|field| card::mark(client, entry, field));
    AtOnce {
        what: said(what, if *noun == CONTACT { ": " } else { " " }),
        more: said(more, ". "),
        careful: mark.is_some(),
        href: mark.as_ref().map_or_else(|| link::section(client, noun), |mark| mark.href.clone()),
        mark: mark.map_or("", |mark| mark.text),
    }
}
