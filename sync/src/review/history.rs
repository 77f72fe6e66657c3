//! The life of one entry, change by change. Must never leave out what did not last.

use automerge::Automerge;

use super::fill::how;
use super::item::How;
use super::log::Log;
use crate::care::field::{Field, Stamp};
use crate::care::noun::{Class, FieldDecl, Noun, Role};
use crate::care::read::{EntryKey, View};
use crate::id::SystemMark;

/// One change of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who and when.
    pub stamp: Stamp,
    /// Set where an import wrote it: what it says of the system that was brought over.
    pub brought: Option<SystemMark>,
    /// What happened to the entry as a whole.
    pub marks: Vec<Mark>,
    /// The fields that it wrote, in the order of the form.
    pub fields: Vec<StepField>,
    /// Changes of the entry that were made at the same time: neither knew of the other.
    pub beside: Vec<Stamp>,
}

impl Step {
    /// The step as `role` may see it; `None` where all that it did is kept from it.
    #[must_use]
    pub fn seen_by(mut self, role: Role) -> Option<Self> {
        let had = self.fields.len();
        self.fields.retain(|field| field.field.is_seen_by(role));
        if self.fields.len() < had && !self.came_out_of_two_versions() {
            self.marks.retain(|mark| *mark != Mark::Settled);
        }
        (!self.fields.is_empty() || !self.marks.is_empty() || had == 0).then_some(self)
    }

    /// Whether its writer wrote at the same time in another window of the same computer: of a field that both wrote the
    /// later stands.
    #[must_use]
    pub fn is_twice(&self) -> bool {
        self.stamp.author.is_some() && self.beside.iter().any(|stamp| stamp.author == self.stamp.author)
    }

    /// Whether a value in it came out of two versions: somebody chose or read.
    #[must_use]
    pub fn came_out_of_two_versions(&self) -> bool {
        self.fields.iter().any(|field| field.settling.is_some())
    }
}

/// What one change did to one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepField {
    /// The field.
    pub field: &'static FieldDecl,
    /// What its writer saw there.
    pub before: Field,
    /// What they left there.
    pub after: Field,
    /// Set when they chose between versions or confirmed merged text.
    pub settling: Option<How>,
}

/// What happened to an entry as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It was begun.
    Begun,
    /// It was retired.
    Retired,
    /// It was taken up again.
    TakenUp,
    /// Versions of a field were settled, or merged text was read.
    Settled,
    /// A supervisor saw the lower value of a watched field.
    Seen,
    /// It was signed.
    Signed,
}

/// Everything that was ever done to the entry `key` of `noun`, the newest first. Where nobody knew who was first,
/// the writers' clocks say. Empty when there is no such entry or nothing was ever written in it.
#[must_use]
pub fn history(doc: &Automerge, noun: &Noun, key: EntryKey) -> Vec<Step> {
    let log = Log::read(doc);
    let Some(trail) = log.trail_of(noun, key) else { return Vec::new() };
    let changes = trail.changes();
    let step = |at: usize| {
        let stamp = *log.stamps.get(at)?;
        let saw = View { doc, at: Some(log.deps.get(at)?) };
        let own = log.hashes_of(&[at]);
        let left = View { doc, at: Some(&own) };
        let fields: Vec<StepField> = trail
            .in_order()
            .filter_map(|field| {
                let write = field.writes.get(&at)?;
                Some(StepField {
                    field: field.decl,
                    before: saw.field(trail.noun, key, field.decl),
                    after: left.field(trail.noun, key, field.decl),
                    settling: how(write),
                })
            })
            .collect();
        let signed = fields.iter().any(|field| field.field.class == Class::Frozen && field.settling.is_none());
        let marks = [
            (trail.begun.contains(&at), Mark::Begun),
            (trail.retired.contains(&at), Mark::Retired),
            (trail.taken_up.contains(&at), Mark::TakenUp),
            (trail.only_saw(at), Mark::Seen),
            (fields.iter().any(|field| field.settling.is_some()), Mark::Settled),
            (signed, Mark::Signed),
        ];
        let marks = marks.into_iter().filter_map(|(is, mark)| is.then_some(mark)).collect();
        let beside = log.stamps_of(changes.iter().copied().filter(|&other| log.graph.apart(at, other)));
        let brought = log.brought.get(at).copied().flatten();
        Some(Step { stamp, brought, marks, fields, beside })
    };
    changes.iter().rev().copied().filter_map(step).collect()
}
