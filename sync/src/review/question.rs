//! What a choice between versions is about: what stood there before, and what else each version's writer wrote in the
//! same act. Must never show as written together what was not one change.

use automerge::Automerge;

use super::draft::{Sort, of_entry};
use super::fill::{before, value_at};
use super::log::Log;
use crate::care::field::{Field, Stamp};
use crate::care::noun::{FieldDecl, Noun, Role};
use crate::care::read::EntryKey;
use crate::care::value::Value;
use crate::id::ChangeId;

/// What one change wrote.
pub type Written = (ChangeId, Vec<(&'static FieldDecl, Option<Value>)>);

/// What is asked about a field that several sides gave different values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What the field held before: at the point from which the sides went apart.
    pub before: Field,
    /// What the change of each version wrote in other fields of the entry, in the order of the form; where it says
    /// something of another field, what its writer had there, also where somebody else had written that.
    pub beside: Vec<Written>,
    /// Why a version was chosen before from others, by the change that chose it; none where no reason was given.
    pub why: Vec<(ChangeId, String)>,
}

impl Question {
    /// The question as `role` may see it.
    #[must_use]
    pub fn seen_by(mut self, role: Role) -> Self {
        for (_, fields) in &mut self.beside {
            fields.retain(|(field, _)| field.is_seen_by(role));
        }
        self
    }
}

/// Who wrote `code` into `field` last, and what the fields that explain it said then; `None` where nobody did.
#[must_use]
pub fn when_it_said(
    doc: &Automerge,
    (noun, key): (&Noun, EntryKey),
    field: &FieldDecl,
    code: &str,
) -> Option<(Stamp, Vec<(&'static FieldDecl, Value)>)> {
    let log = Log::read(doc);
    let trail = log.trail_of(noun, key)?;
    let written = trail.fields.get(field.name)?;
    let said = |at: &usize| value_at(&log, trail, written.decl, &[*at]).value().and_then(Value::as_text) == Some(code);
    let said = written.writes.keys().copied().filter(|at| said(at));
    let at = said.max_by_key(|at| log.stamps.get(*at).map(|stamp| (stamp.written, stamp.change)))?;
    let explains = trail.noun.fields.iter().filter(|own| own.told_with == Some(field.name));
    let then = explains.filter_map(|own| Some((own, value_at(&log, trail, own, &[at]).value()?.clone())));
    Some((*log.stamps.get(at)?, then.collect()))
}

/// What the versions of `field` that stand now are about; `None` where there are none.
#[must_use]
pub fn question(doc: &Automerge, noun: &Noun, key: EntryKey, field: &FieldDecl) -> Option<Question> {
    let log = Log::read(doc);
    let trail = log.trail_of(noun, key)?;
    let drafts = of_entry(&log, trail);
    let is_open = |sort: Sort| matches!(sort, Sort::Conflict { last: true, .. });
    let (_, writes) = drafts
        .iter()
        .filter(|draft| is_open(draft.sort))
        .flat_map(|draft| &draft.fields)
        .find(|(decl, _)| decl.name == field.name)?;
    let written = trail.fields.get(field.name)?;
    let beside = |at: usize| {
        let others = trail.in_order().filter(|other| other.decl.name != field.name && other.writes.contains_key(&at));
        let held = |decl: &'static FieldDecl| (decl, value_at(&log, trail, decl, &[at]).value().cloned());
        let mut others: Vec<(&'static FieldDecl, Option<Value>)> = others.map(|other| held(other.decl)).collect();
        let of = field.said_of.and_then(|of| noun.field(of));
        if let Some(of) = of.filter(|of| others.iter().all(|(own, _)| own.name != of.name)) {
            others.insert(0, held(of));
        }
        Some((log.stamps.get(at)?.change, others))
    };
    let why = |at: &usize| {
        let reason = written.writes.get(at)?.settling.clone().filter(|reason| !reason.is_empty())?;
        Some((log.stamps.get(*at)?.change, reason))
    };
    let tips = log.graph.tips(writes);
    Some(Question {
        why: tips.iter().filter_map(why).collect(),
        before: before(&log, trail, written, writes),
        beside: tips.into_iter().filter_map(beside).collect(),
    })
}
