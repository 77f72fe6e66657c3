//! What is chosen together with a version of a field: that which explains it. Must never settle what the page of the choice did
//! not show.

use automerge::Automerge;
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::field::{Field, Stamp, Version};
use waystation_sync::care::noun::{FieldDecl, Noun, Role};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::id::{ChangeId, Heads};

use super::entry_read::EntryRead;
use crate::http::PageError;
use crate::node::Chart;

/// What lets the fields that explain `field` say what its chosen version was written with, as the page showed it: never the
/// reason of another answer beside this one.
pub(super) async fn acts(
    (chart, role): (&Chart, Role),
    (noun, key, field): (&'static Noun, EntryKey, &'static FieldDecl),
    shown: &EntryRead,
    verb: &Verb,
) -> Result<Vec<Act>, PageError> {
    let Verb::Settle { choice, reason, .. } = verb else { return Ok(Vec::new()) };
    let explains = |own: &&'static FieldDecl| own.told_with == Some(field.name) && noun.may_edit(own, role);
    let fields: Vec<&'static FieldDecl> = noun.fields.iter().filter(explains).collect();
    let versions = shown.entry.field(field).versions();
    let (chosen, others): (Vec<&Version>, Vec<&Version>) =
        versions.iter().partition(|version| version.value == *choice);
    let by = |versions: &[&Version], stamps: &[Stamp]| {
        let all: Vec<ChangeId> = versions.iter().flat_map(|version| &version.stamps).map(|own| own.change).collect();
        stamps.iter().any(|stamp| all.contains(&stamp.change))
    };
    let first = chosen.first().and_then(|version| version.stamps.first());
    let Some(change) = first.map(|stamp| stamp.change).filter(|_| !fields.is_empty()) else { return Ok(Vec::new()) };
    let read = move |doc: &Automerge, _: Heads| {
        let at = [change].into_iter().collect::<Heads>().to_automerge();
        View { doc, at: Some(&at) }.entry(noun, key)
    };
    let Some(then) = chart.read(chart.doc_of(noun, key), read).await? else { return Ok(Vec::new()) };
    let act = |own: &'static FieldDecl| {
        let (to, now) = (then.value(own).cloned(), shown.entry.field(own));
        // What was written by itself, before or since, explains neither answer more than the other: it stays.
        let verb = match now {
            Field::Conflicted { versions, .. } => {
                let with = versions.iter().find(|version| by(&chosen, &version.stamps))?;
                Verb::Settle { field: own, choice: with.value.clone(), reason: reason.clone() }
            }
            Field::Settled(version) if by(&others, &version.stamps) && version.value != to => {
                Verb::Write(vec![(own, to)])
            }
            Field::Empty | Field::Settled(_) | Field::Ruled { .. } | Field::Together { .. } => return None,
        };
        Some(Act { noun, key, verb })
    };
    Ok(fields.into_iter().filter_map(act).collect())
}
