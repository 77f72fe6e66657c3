//! What stands of risk when its reader meets the client, changed since or not: the levels that ask for something, with why,
//! what is being done and when it is looked at again. Must never leave one out for who wrote it.

use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;
use waystation_sync::care::risk::{ACTION, BASIS, LEVEL, NEXT_DUE, RISK};
use waystation_sync::care::value::Value;

use super::before_was::{Was, said_before};
use crate::entry::line::{said, sentences};
use crate::entry::{labelled, mark, value};
use crate::glance::{Block, Content, Line, Place, Seen};
use crate::{link, nouns};

/// Whether `entry` is a level that asks for something: low or above, two that stand, or one that was lowered and that
/// nobody looked at.
pub(super) fn asks(entry: &Entry) -> bool {
    let is_seen = matches!(entry.text(&LEVEL), "high" | "moderate" | "low");
    let is_open = entry.is_open(&LEVEL) || entry.lowered_from(&LEVEL).is_some();
    *entry.noun == RISK && (is_seen || is_open)
}

/// Those levels, the most pressing first, each with what `since` says is new of it and which it `was`; `None` where there is
/// none.
pub(super) fn risk_now(seen: &Seen<'_>, was: &Was, since: impl Fn(&Entry) -> Option<String>) -> Option<Block> {
    let (page, names) = (nouns::page_of(&RISK), seen.names);
    let mut levels: Vec<&Entry> = seen.entries(&RISK).filter(|entry| asks(entry)).collect();
    levels.sort_by_key(|entry| LEVEL.class.rank(entry.text(&LEVEL)));
    let line = |entry: &Entry| {
        let domain = value::heading(page, entry, names);
        let level = page.code(LEVEL.name, entry.text(&LEVEL), names.language);
        let values = [("domain", domain.into()), ("level", level.into())];
        let lowered = entry.lowered_from(&LEVEL).map(|code| page.code(LEVEL.name, code, names.language));
        let lowered = lowered.map(|was| names.language.say_with("chart-risk-lowered-from", &[("was", was.into())]));
        let from = || {
            let was = said_before(was, entry, &LEVEL, names)?;
            Some(names.language.say_with("before-risk-from", &[("was", was.into())]))
        };
        let was = lowered.or_else(from);
        let told = |field: &FieldDecl| said(page, field, entry, seen);
        let again = entry
            .value(&NEXT_DUE)
            .and_then(Value::as_date)
            .map(|day| names.language.say_with("before-risk-again", &[("due", names.due(day).into())]));
        let done = told(&ACTION).map(|done| labelled(&page.label(ACTION.name, names.language), &done, names));
        let about: Vec<String> = was.into_iter().chain(told(&BASIS)).chain(done).chain(again).collect();
        let mark = mark::mark(seen.client, entry, &LEVEL);
        Line {
            what: names.language.say_with("chart-risk-level", &values),
            about: sentences(&about),
            more: since(entry).unwrap_or_default(),
            href: link::entry(seen.client, &RISK, entry.key),
            mark: mark.map_or("", |mark| mark.text),
            ..Line::default()
        }
    };
    let lines: Vec<Line> = levels.into_iter().map(line).collect();
    (!lines.is_empty()).then(|| Block {
        id: "now-risk",
        place: Place::Safety,
        icon: page.icon,
        title: names.say("before-risk"),
        href: link::section(seen.client, &RISK),
        empty: String::new(),
        begin: None,
        content: Content::Lines(lines),
        more: None,
    })
}
