//! What an entry says of a number, and of which number that was said. Must never let what was said of one value stand for another
//! that its writer did not know, nor depend on the order in which copies met.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use automerge::ChangeHash;

use super::View;
use crate::care::declare::{Class, Entry, Field, FieldDecl, OfOther, SaidOf, Stamp, Value, Version, is_same};
use crate::id::ChangeId;

/// Notes in `entry`, read from `view`, what was said of another value than stands beside it.
pub(super) fn note(view: View<'_>, entry: &mut Entry) {
    for field in entry.noun.fields {
        let Some(of) = field.said_of.and_then(|name| entry.noun.field(name)) else { continue };
        let of = Of { view, entry, field, of };
        let (apart, of_other) = (of.apart(), of.of_other());
        if !apart.is_empty() {
            entry.said_apart.insert(field.name, apart);
        }
        if let Some(of_other) = of_other {
            entry.of_other.insert(field.name, of_other);
        }
    }
}

/// One field that says something of another.
struct Of<'a> {
    view: View<'a>,
    entry: &'a Entry,
    /// What says it.
    field: &'static FieldDecl,
    /// Of what.
    of: &'static FieldDecl,
}

impl Of<'_> {
    fn of_other(&self) -> Option<OfOther> {
        // Of several answers each has its own reason, which is chosen with it.
        let is_chosen_with = self.field.told_with == self.field.said_of;
        if is_chosen_with && [self.field, self.of].iter().any(|field| self.entry.field(field).is_conflicted()) {
            return None;
        }
        let said = acted_on(self.entry.field(self.field))?;
        let value = said.value.as_ref()?;
        let careful = match self.field.class {
            Class::Confirmed { most_protective_first: [most, ..] } => Some(Value::Code((*most).to_owned())),
            Class::Confirmed { .. } | Class::Register | Class::State { .. } => None,
            Class::Set => None,
            Class::Prose | Class::Frozen => return None,
        };
        if careful.as_ref() == Some(value) {
            return None;
        }
        if !self.is_of_another(said) {
            return None;
        }
        // Of a set, what was put in by whoever did not know what stands there now.
        let is_own = |by: &&Stamp| self.numbers().iter().all(|number| self.saying(by.change).is_of(number, 0));
        let by = said.stamps.iter().find(|by| !is_own(by)).or_else(|| said.stamps.first())?;
        let was = acted_on(&self.of_at(&[by.change.into()])).and_then(|version| version.value.clone());
        Some(OfOther { was, acted_on: careful })
    }

    /// The values that stand in the other field.
    fn numbers(&self) -> Vec<Version> {
        versions(self.entry.field(self.of)).into_iter().filter(|number| number.value.is_some()).collect()
    }

    /// Whether one of the values that stand in the other field is not what `said` was said of.
    fn is_of_another(&self, said: &Version) -> bool {
        let sayings: Vec<Saying<'_>> = said.stamps.iter().map(|by| self.saying(by.change)).collect();
        // What is in a set was put there by several, each of whom said their own; one value was said whole by any of them.
        let is_meant = |number: &Version| match self.field.class {
            Class::Set => sayings.iter().all(|saying| saying.is_of(number, 0)),
            Class::Prose | Class::Register | Class::Confirmed { .. } | Class::State { .. } | Class::Frozen => {
                sayings.iter().any(|saying| saying.is_of(number, 0))
            }
        };
        !self.numbers().iter().all(is_meant)
    }

    /// The versions of the field, acted on or not, that were said of another value than one that stands beside them.
    fn apart(&self) -> Vec<SaidOf> {
        if matches!(self.field.class, Class::Prose | Class::Frozen) {
            return Vec::new();
        }
        let held = self.entry.field(self.field);
        let all = match held {
            Field::Ruled { .. } => held.versions(),
            Field::Empty | Field::Settled(_) | Field::Together { .. } | Field::Conflicted { .. } => versions(held),
        };
        let of_another = all.into_iter().filter(|said| said.value.is_some() && self.is_of_another(said));
        of_another.map(|said| SaidOf { was: self.was_of(&said), value: said.value }).collect()
    }

    /// Of which values `said` was said, by each of its writers.
    fn was_of(&self, said: &Version) -> Vec<Value> {
        let mut was: Vec<Value> = Vec::new();
        for number in said.stamps.iter().flat_map(|by| versions(&self.of_at(&[by.change.into()]))) {
            let is_new = !was.iter().any(|known| is_same(&Some(known.clone()), &number.value));
            was.extend(number.value.filter(|_| is_new));
        }
        was
    }

    /// What the other field held at the version `at`.
    fn of_at(&self, at: &[ChangeHash]) -> Field {
        View { doc: self.view.doc, at: Some(at) }.field(self.entry.noun, self.entry.key, self.of)
    }

    fn saying(&self, said: ChangeId) -> Saying<'_> {
        Saying { of: self, said, known: OnceCell::new(), unknown: OnceCell::new(), found: RefCell::default() }
    }

    /// The changes that are not among the ancestors of `change`, nor it.
    fn newer_than(&self, change: ChangeId) -> BTreeSet<ChangeId> {
        let metas = self.view.doc.get_changes_meta(&[change.into()]);
        metas.into_iter().map(|meta| meta.hash.into()).collect()
    }
}

/// Most changes of a number one after another that are followed back to what was said of the first: after more it is asked anew.
const STEPS_MAX: usize = 64;

/// What one change said.
struct Saying<'a> {
    of: &'a Of<'a>,
    said: ChangeId,
    /// The numbers that its writer knew, found where they are asked for.
    known: OnceCell<Vec<Version>>,
    /// What its writer did not know, found where it is asked for.
    unknown: OnceCell<BTreeSet<ChangeId>>,
    /// What was found of changes that wrote a number.
    found: RefCell<BTreeMap<ChangeId, bool>>,
}

impl Saying<'_> {
    /// Whether it is meant for `number`: its writer knew that one, or somebody wrote it who knew what was said, and it was meant
    /// for each number that they had before them.
    fn is_of(&self, number: &Version, steps: usize) -> bool {
        let known = || self.known.get_or_init(|| versions(&self.of.of_at(&[self.said.into()])));
        number.stamps.iter().any(|stamp| stamp.change == self.said)
            || known().iter().any(|known| is_same(&known.value, &number.value))
            || number.stamps.iter().any(|stamp| self.is_of_what_wrote(stamp.change, steps))
    }

    fn is_of_what_wrote(&self, change: ChangeId, steps: usize) -> bool {
        if let Some(found) = self.found.borrow().get(&change) {
            return *found;
        }
        let found = self.follows(change, steps);
        self.found.borrow_mut().insert(change, found);
        found
    }

    fn follows(&self, change: ChangeId, steps: usize) -> bool {
        if !self.unknown.get_or_init(|| self.of.newer_than(self.said)).contains(&change) {
            return true;
        }
        if steps >= STEPS_MAX || self.of.newer_than(change).contains(&self.said) {
            return false;
        }
        let Some(meta) = self.of.view.doc.get_change_meta_by_hash(&change.into()) else { return false };
        versions(&self.of.of_at(&meta.deps)).iter().all(|before| self.is_of(before, steps + 1))
    }
}

/// Every version that stands in `field`.
fn versions(field: &Field) -> Vec<Version> {
    match field {
        Field::Empty | Field::Together { .. } => Vec::new(),
        Field::Settled(version) => vec![version.clone()],
        Field::Ruled { stands, .. } => vec![stands.clone()],
        Field::Conflicted { versions, .. } => versions.clone(),
    }
}

/// The version of `field` that is acted on.
fn acted_on(field: &Field) -> Option<&Version> {
    match field {
        Field::Empty | Field::Together { .. } => None,
        Field::Settled(version) | Field::Ruled { stands: version, .. } => Some(version),
        Field::Conflicted { versions, acted_on } => versions.get((*acted_on)?),
    }
}
