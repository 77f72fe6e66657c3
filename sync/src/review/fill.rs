//! The values of an item: what was there before, what each side wrote, what stands. Must never show a value that
//! nobody wrote as anybody's.

use automerge::Automerge;

use super::draft::{Draft, Sort};
use super::item::{About, FieldChange, How, Item, ItemId, Kind, Settling, Waits, Wrote};
use super::log::{FieldTrail, Log, Trail, Write};
use crate::care::birth;
use crate::care::engine::title::title;
use crate::care::field::{Field, Stamp};
use crate::care::noun::{Class, FieldDecl};
use crate::care::read::{Entry, View};
use crate::care::value::Value;
use crate::id::DocId;

/// From this long after the end of the day that an entry is about, what is written in it is late: 24 hours. The
/// day is taken to end at midnight UTC, since a document does not know its clinic's zone.
pub const LATE_AFTER_MS: i64 = 86_400_000;

/// The document that `doc` is, where it says so.
pub(super) fn doc_id(doc: &Automerge) -> Option<DocId> {
    birth::owner(doc).map(|key| key.id())
}

/// The item that `draft` becomes.
pub(super) fn fill(log: &Log<'_>, draft: &Draft<'_>) -> Item {
    let trail = draft.trail;
    let entry = View::now(log.doc).entry(trail.noun, trail.key).unwrap_or_else(|| Entry::blank(trail.noun, trail.key));
    let fields: Vec<FieldChange> = draft
        .fields
        .iter()
        .filter_map(|(decl, writes)| {
            Some(field_change(log, trail, trail.fields.get(decl.name)?, writes, &draft.settled_by, &entry))
        })
        .collect();
    let named_by = log.stamps_of(draft.named_by.iter().copied());
    let changes = log.stamps_of(draft.tells_of());
    let is_quiet = is_quiet(log, draft, &entry);
    let id = ItemId::of(doc_id(log.doc), Some((trail.noun, trail.key)), &marks(draft), &named_by);
    Item {
        id,
        kind: kind(draft),
        late: is_late(&entry, draft.sort, &named_by),
        waits: waits(draft, &entry, (&fields, &changes)),
        about: About::Entry {
            noun: trail.noun,
            key: trail.key,
            title: title(&entry),
            is_quiet,
            struck: entry.struck.clone(),
        },
        changes,
        retired_by: log.stamps_of(draft.retired_by.iter().copied()),
        signed_by: log.stamps_of(draft.signed_by.iter().copied()),
        fields,
    }
}

/// Whether the words of the entry are for its own section alone, as it is now or as these changes left it.
fn is_quiet(log: &Log<'_>, draft: &Draft<'_>, entry: &Entry) -> bool {
    let noun = draft.trail.noun;
    let then = || {
        let at = log.hashes_of(&draft.tells_of().into_iter().collect::<Vec<_>>());
        View { doc: log.doc, at: Some(&at) }.entry(noun, draft.trail.key)
    };
    entry.is_quiet() || then().is_some_and(|then| then.is_quiet())
}

fn marks(draft: &Draft<'_>) -> Vec<&'static str> {
    let whole = match draft.sort {
        Sort::Begun => Some("~begun"),
        Sort::Retired => Some("~retired"),
        Sort::TakenUp => Some("~taken_up"),
        Sort::Seen => Some("~seen"),
        Sort::Conflict { .. } | Sort::InsideRetired | Sort::Parallel | Sort::Plain | Sort::Signed => None,
    };
    draft.fields.iter().map(|(decl, _)| decl.name).chain(whole).collect()
}

fn kind(draft: &Draft<'_>) -> Kind {
    match draft.sort {
        Sort::Conflict { ruled: true, .. } => {
            let is_state = draft.fields.first().is_some_and(|(decl, _)| matches!(decl.class, Class::State { .. }));
            if is_state && !draft.settled_by.is_empty() { Kind::Settled } else { Kind::Ruled }
        }
        Sort::Conflict { last: false, ruled: false } => Kind::Settled,
        Sort::Conflict { last: true, ruled: false } => {
            let is_prose = draft.fields.first().is_some_and(|(decl, _)| decl.class == Class::Prose);
            if is_prose { Kind::Together } else { Kind::TwoVersions }
        }
        Sort::InsideRetired => Kind::InsideRetired,
        Sort::Parallel => Kind::Parallel,
        Sort::Plain => Kind::Plain,
        Sort::Begun if draft.trail.noun.within.is_some() => Kind::Addendum,
        Sort::Begun => Kind::Begun,
        Sort::Signed => Kind::Signed,
        Sort::Retired => Kind::Retired,
        Sort::TakenUp => Kind::TakenUp,
        Sort::Seen => Kind::Seen,
    }
}

fn field_change(
    log: &Log<'_>,
    trail: &Trail,
    field: &FieldTrail,
    writes: &[usize],
    settled_by: &[usize],
    entry: &Entry,
) -> FieldChange {
    let results = log.graph.tips(writes);
    FieldChange {
        field: field.decl,
        before: before(log, trail, field, writes),
        wrote: writes
            .iter()
            .filter_map(|&at| {
                let write = field.writes.get(&at)?;
                Some(Wrote {
                    stamp: *log.stamps.get(at)?,
                    value: value_at(log, trail, field.decl, &[at]).value().cloned(),
                    is_result: results.contains(&at),
                    settling: how(write),
                })
            })
            .collect(),
        now: entry.field(field.decl).clone(),
        settled: settled_by
            .iter()
            .filter_map(|&at| {
                let write = field.writes.get(&at)?;
                Some(Settling {
                    by: *log.stamps.get(at)?,
                    how: how(write).unwrap_or(How::Rewritten),
                    value: value_at(log, trail, field.decl, &[at]).value().cloned(),
                })
            })
            .collect(),
    }
}

/// What the field held for all who wrote `writes`: at the point from which they went apart.
pub(super) fn before(log: &Log<'_>, trail: &Trail, field: &FieldTrail, writes: &[usize]) -> Field {
    let known = |at: &usize| !writes.contains(at) && writes.iter().all(|&write| log.graph.knew(write, *at));
    let earlier: Vec<usize> = field.writes.keys().copied().filter(known).collect();
    value_at(log, trail, field.decl, &log.graph.tips(&earlier))
}

/// How a writing settled, if it did.
pub(super) fn how(write: &Write) -> Option<How> {
    match &write.settling {
        Some(reason) => Some(How::Chosen { reason: reason.clone() }),
        None => write.only_read.then_some(How::Read),
    }
}

/// What the field held for those who had seen the changes `at`; nothing before any of them.
pub(super) fn value_at(log: &Log<'_>, trail: &Trail, decl: &FieldDecl, at: &[usize]) -> Field {
    let heads = log.hashes_of(at);
    if heads.is_empty() {
        return Field::Empty;
    }
    View { doc: log.doc, at: Some(&heads) }.field(trail.noun, trail.key, decl)
}

fn waits(draft: &Draft<'_>, entry: &Entry, (fields, changes): (&[FieldChange], &[Stamp])) -> Option<Waits> {
    // What was entered in error waits for nobody.
    if entry.is_struck() {
        return None;
    }
    if !draft.signed_by.is_empty() && fields.iter().any(|change| !entry.late_versions(change.field).is_empty()) {
        return Some(Waits::LateChange);
    }
    if fields.iter().any(|change| waits_to_be_seen(entry, change)) {
        return Some(Waits::Seeing);
    }
    let asked = match draft.sort {
        Sort::Conflict { last: true, .. } => fields.iter().find_map(|change| match change.now {
            Field::Conflicted { .. } => Some(Waits::Choice),
            Field::Together { .. } => Some(Waits::Reading),
            Field::Ruled { .. } if entry.is_ruled(change.field) => Some(Waits::Ruled),
            Field::Empty | Field::Settled(_) | Field::Ruled { .. } => None,
        }),
        Sort::Conflict { last: false, .. }
        | Sort::InsideRetired
        | Sort::Parallel
        | Sort::Plain
        | Sort::Begun
        | Sort::Signed
        | Sort::Retired
        | Sort::TakenUp
        | Sort::Seen => None,
    };
    let asked = asked.or_else(|| {
        let (field, _) = entry.of_others().next()?;
        let says = fields.iter().find(|change| change.field == field)?;
        is_standing(says).then_some(Waits::SaidOfOther { field: field.name })
    });
    let stands =
        |change: &FieldChange| entry.written_while_retired(change.field).iter().any(|stamp| changes.contains(stamp));
    asked.or_else(|| fields.iter().any(stands).then_some(Waits::Retired))
}

/// Whether what stands in `change`'s field was written by one of its changes, is lower than before, and was not seen.
fn waits_to_be_seen(entry: &Entry, change: &FieldChange) -> bool {
    entry.lowered_from(change.field).is_some() && is_standing(change)
}

/// Whether what stands in `change`'s field was written by one of its changes.
fn is_standing(change: &FieldChange) -> bool {
    let now = change.now.stamps();
    let mut wrote =
        change.wrote.iter().map(|wrote| wrote.stamp).chain(change.settled.iter().map(|settling| settling.by));
    wrote.any(|stamp| now.contains(&stamp))
}

fn is_late(entry: &Entry, sort: Sort, stamps: &[Stamp]) -> bool {
    match sort {
        // Signing, retiring and taking up are their own day's doing.
        Sort::Signed | Sort::Retired | Sort::TakenUp | Sort::Seen => return false,
        Sort::Conflict { .. } | Sort::InsideRetired | Sort::Parallel | Sort::Plain | Sort::Begun => {}
    }
    let Some(end) = entry.noun.dated_by().and_then(|decl| entry.value(decl)).and_then(end_of) else { return false };
    stamps.iter().any(|stamp| stamp.written.0.saturating_sub(end) > LATE_AFTER_MS)
}

/// When what `value` says was over: a moment is over at once, a day at its end.
fn end_of(value: &Value) -> Option<i64> {
    if let Some(moment) = value.as_moment() {
        return Some(moment.at().0);
    }
    let next = value.as_date()?.tomorrow().ok()?;
    jiff::tz::TimeZone::UTC.to_timestamp(next.at(0, 0, 0, 0)).ok().map(jiff::Timestamp::as_millisecond)
}
