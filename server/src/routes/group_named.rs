//! What the form of a session asks in one chart: whether its words name somebody else of the group. Must never take what
//! stood there already for new.

use std::sync::Arc;

use waystation_sync::care::declare::FieldDecl;
use waystation_sync::care::group_session::{GROUP, GROUP_PART, GROUP_SESSION, OWN_PART, THEME, WITH};
use waystation_sync::care::involving;
use waystation_sync::care::overview::{is_named_in, mark_of};
use waystation_sync::care::summary::Row;
use waystation_web::pages::group_asks::NamedIn;
use waystation_web::part::chart::listed_name;
use waystation_web::part::once::Once;

use super::entry_read::{EntryRead, Fields};
use super::group_sheet::{Member, Place};
use crate::http::SignedIn;
use crate::node::Chart;

/// The words among `fields` of a session that could name somebody.
pub(super) fn words_in(fields: &Fields) -> impl Iterator<Item = (&'static FieldDecl, &str)> {
    let is_words = |field: &FieldDecl| [&THEME, &WITH, &GROUP_PART, &OWN_PART].contains(&field);
    let words = fields.iter().filter(move |(field, _)| is_words(field));
    words.filter_map(|(field, value)| Some((*field, value.as_ref()?.as_text()?)))
}

/// What is asked of a session's entry that is written in its chart alone.
pub(super) fn naming(access: &SignedIn, chart: &Chart, shown: &EntryRead, fields: &Fields) -> Vec<Once> {
    if *shown.entry.noun != GROUP_SESSION {
        return Vec::new();
    }
    let then = involving::with(&shown.entry, fields);
    let new = words_in(fields).filter(|(field, words)| shown.entry.text(field) != *words);
    let others_in = |words: &str| {
        access.overview(|overview| {
            let ever = overview.group_ever(then.text(&GROUP));
            let others =
                ever.filter(|(client, rows)| *client != chart.client() && is_named_in(words, rows, chart.rows()));
            others.map(|(_, rows)| listed_name(rows, access.names()).into_owned()).collect::<Vec<_>>()
        })
    };
    new.filter_map(|(field, words)| {
        let who = others_in(words);
        let asked = || access.language().say_with("groups-names-one", &[("who", who.join(", ").into())]);
        let yes = || access.language().say("groups-names-yes");
        (!who.is_empty()).then(|| Once::new("named", field, mark_of(words), (asked(), yes())))
    })
    .collect()
}

/// Somebody who is not to be named in the chart of another.
#[derive(Clone)]
pub(super) struct Other {
    /// What lists call them.
    name: String,
    rows: Vec<Arc<Row>>,
}

impl Other {
    pub(super) fn of(member: &Member) -> Self {
        Self { name: member.name.clone(), rows: member.chart.rows().to_vec() }
    }
}

/// Those who were in the group and have no row in the form.
pub(super) fn gone(access: &SignedIn, place: &Place, there: &[Member]) -> Vec<Other> {
    let is_there = |client| there.iter().any(|member| member.chart.client() == client);
    access.overview(|overview| {
        let gone = overview.group_ever(&place.code).filter(|(client, _)| !is_there(*client));
        gone.map(|(_, rows)| Other { name: listed_name(rows, access.names()).into_owned(), rows: rows.to_vec() })
            .collect()
    })
}

/// Which of `others` are named by words that are to stand in the chart of `own`, or of everybody.
pub(super) fn named(
    others: impl Iterator<Item = Other>,
    (field, words): (&'static FieldDecl, &str),
    own: Option<&Member>,
) -> Option<NamedIn> {
    let theirs = own.map(|own| own.chart.rows()).unwrap_or_default();
    let found = others.filter(|other| is_named_in(words, &other.rows, theirs));
    let who: Vec<String> = found.map(|other| other.name).collect();
    (!who.is_empty()).then(|| NamedIn { field, who: who.join(", "), mark: mark_of(words) })
}
