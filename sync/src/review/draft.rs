//! Which changes of a document make one item, and of which sort; the values come later. Must never leave a
//! concurrent writing of a field to two items, nor look at what a node knew when.

use std::collections::BTreeSet;

use super::log::{FieldTrail, Log, Trail};
use crate::care::noun::{Class, FieldDecl, Value};
use crate::care::read::View;

/// What sort of item it will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Different values for one field; `last` when nobody wrote the field in knowledge of all since.
    /// `ruled` when a rule of its class says which stands.
    Conflict {
        last: bool,
        ruled: bool,
    },
    InsideRetired,
    Parallel,
    Plain,
    Begun,
    Signed,
    Retired,
    TakenUp,
    Seen,
}

/// An item without its values.
pub(super) struct Draft<'t> {
    pub(super) trail: &'t Trail,
    pub(super) sort: Sort,
    /// The fields and the changes that wrote them.
    pub(super) fields: Vec<(&'static FieldDecl, Vec<usize>)>,
    /// The changes by which the item is named.
    pub(super) named_by: BTreeSet<usize>,
    /// The writings that settled it since.
    pub(super) settled_by: Vec<usize>,
    /// Retirements that did not know of it.
    pub(super) retired_by: Vec<usize>,
    /// Signings that did not know of it.
    pub(super) signed_by: Vec<usize>,
}

impl Draft<'_> {
    /// The changes that the item tells of.
    pub(super) fn tells_of(&self) -> BTreeSet<usize> {
        self.named_by.iter().chain(&self.settled_by).copied().collect()
    }

    /// The changes whose arrival makes the item worth showing.
    pub(super) fn touched_by(&self) -> BTreeSet<usize> {
        self.tells_of().iter().chain(&self.retired_by).chain(&self.signed_by).copied().collect()
    }
}

/// Every item of a document, in the order of the chart.
pub(super) fn drafts<'t>(log: &'t Log<'_>) -> Vec<Draft<'t>> {
    log.trails.values().flat_map(|trail| of_entry(log, trail)).collect()
}

/// The items of one entry.
pub(super) fn of_entry<'t>(log: &'t Log<'_>, trail: &'t Trail) -> Vec<Draft<'t>> {
    let of_parent = log.parent_of(trail).map(|parent| &parent.retired);
    let retired = trail.retired.iter().chain(of_parent.into_iter().flatten()).copied().collect();
    let mut maker = Maker { log, trail, retired, told: BTreeSet::new(), made: Vec::new() };
    for field in trail.in_order() {
        maker.conflicts(field);
    }
    for group in log.graph.groups(trail.changes()) {
        maker.rest(&group);
    }
    let mut made = maker.made;
    made.sort_by_key(|draft| draft.named_by.first().copied());
    made
}

struct Maker<'t, 'l> {
    log: &'t Log<'l>,
    trail: &'t Trail,
    /// The retirements of the entry, and of the one that it belongs to.
    retired: BTreeSet<usize>,
    /// The writings that an item tells of already, by field.
    told: BTreeSet<(&'static str, usize)>,
    made: Vec<Draft<'t>>,
}

impl Maker<'_, '_> {
    /// One item for each time that several sides gave `field` different values.
    fn conflicts(&mut self, field: &FieldTrail) {
        let groups = self.log.graph.groups(field.writes.keys().copied());
        for (place, group) in groups.iter().enumerate() {
            if group.len() < 2 || !self.differ(field, group) {
                continue;
            }
            let next = groups.get(place + 1);
            let settled_by = match field.decl.class {
                // Their rule settles them; what is written later is an ordinary change, unless somebody chose.
                Class::State { .. } | Class::Set if self.is_ruled(field, group) => {
                    let roots = next.map_or_else(Vec::new, |next| self.log.graph.roots(next));
                    let chose = |at: &usize| field.writes.get(at).is_some_and(|write| write.settling.is_some());
                    roots.into_iter().filter(chose).collect()
                }
                Class::State { .. }
                | Class::Set
                | Class::Prose
                | Class::Register
                | Class::Confirmed { .. }
                | Class::Frozen => next.map_or_else(Vec::new, |next| self.log.graph.roots(next)),
            };
            self.told.extend(group.iter().map(|&at| (field.decl.name, at)));
            for &at in &settled_by {
                let write = field.writes.get(&at);
                if write.is_some_and(|write| write.settling.is_some() || write.only_read) {
                    self.told.insert((field.decl.name, at));
                }
            }
            let sort = Sort::Conflict { last: next.is_none(), ruled: self.is_ruled(field, group) };
            self.make(sort, vec![(field.decl, group.clone())], group.iter().copied().collect());
            if let Some(draft) = self.made.last_mut() {
                draft.settled_by = settled_by;
            }
        }
    }

    /// Whether the sides of `group` came to different results.
    fn differ(&self, field: &FieldTrail, group: &[usize]) -> bool {
        let tips = self.log.graph.tips(group);
        let is_twice = field.decl.class != Class::Frozen && self.log.is_twice(field.decl, &tips);
        if is_twice && !self.loosens(field, &tips) && !self.is_open_with(field, &tips) {
            return false;
        }
        if field.decl.class == Class::Prose {
            // Equal words added on two sides stand twice in the merged text.
            return tips.iter().any(|at| field.writes.get(at).is_some_and(|write| !write.only_read));
        }
        let mut values = tips.iter().map(|&at| self.value_at(field, at));
        let first = values.next();
        values.any(|value| Some(value) != first)
    }

    /// Whether a rule says which of the results that the sides of `group` came to stands.
    fn is_ruled(&self, field: &FieldTrail, group: &[usize]) -> bool {
        match field.decl.class {
            Class::Set => true,
            Class::State { confirmed, .. } => self.log.graph.tips(group).into_iter().all(|at| {
                let value = self.value_at(field, at);
                !confirmed.contains(&value.as_ref().and_then(Value::as_text).unwrap_or(""))
            }),
            Class::Prose | Class::Register | Class::Confirmed { .. } | Class::Frozen => false,
        }
    }

    /// Whether the last of `tips` wrote what protects less than another of them: then it does not stand for being the later.
    fn loosens(&self, field: &FieldTrail, tips: &[usize]) -> bool {
        let when = |at: &usize| self.log.stamps_of([*at]).first().map(|stamp| (stamp.written, stamp.change));
        let Some(last) = tips.iter().copied().max_by_key(when) else { return false };
        let last = self.value_at(field, last);
        tips.iter().any(|&at| field.decl.class.is_looser(last.as_ref(), self.value_at(field, at).as_ref()))
    }

    /// Whether what `tips` wrote waits for a choice with what it explains, which was open then: each answer has its reason.
    fn is_open_with(&self, field: &FieldTrail, tips: &[usize]) -> bool {
        let Some(explained) = field.decl.told_with.and_then(|name| self.trail.fields.get(name)) else { return false };
        let beside = |at: &usize| tips.iter().any(|&tip| tip == *at || self.log.graph.apart(tip, *at));
        let groups = self.log.graph.groups(explained.writes.keys().copied());
        let beside = groups.iter().filter(|group| group.iter().any(beside)).flatten();
        let at = self.log.hashes_of(&tips.iter().chain(beside).copied().collect::<Vec<_>>());
        let view = View { doc: self.log.doc, at: Some(&at) };
        let then = view.entry(self.trail.noun, self.trail.key);
        then.is_some_and(|then| then.field(field.decl).is_conflicted())
    }

    /// What `field` held as the change `at` left it.
    fn value_at(&self, field: &FieldTrail, at: usize) -> Option<Value> {
        let at = self.log.hashes_of(&[at]);
        let view = View { doc: self.log.doc, at: Some(&at) };
        view.field(self.trail.noun, self.trail.key, field.decl).value().cloned()
    }

    /// Items for what `group`, changes made apart from each other, wrote besides conflicts.
    fn rest(&mut self, group: &[usize]) {
        for (changes, sort) in [(&self.trail.retired, Sort::Retired), (&self.trail.taken_up, Sort::TakenUp)]
            .map(|(all, sort)| (group.iter().copied().filter(|at| all.contains(at)).collect::<Vec<_>>(), sort))
        {
            for at in changes {
                self.make(sort, Vec::new(), BTreeSet::from([at]));
            }
        }
        for &at in group.iter().filter(|at| self.trail.only_saw(**at)) {
            self.make(Sort::Seen, Vec::new(), BTreeSet::from([at]));
        }
        // What is begun in something that was put away meanwhile is told below, with what is written in it.
        let begun = |at: &&usize| {
            self.trail.begun.contains(at) && self.apart_from(&self.retired, &BTreeSet::from([**at])).is_empty()
        };
        for &at in &group.iter().filter(begun).copied().collect::<Vec<_>>() {
            let fields = self.untold(|_, write| write == at);
            self.make(Sort::Begun, fields, BTreeSet::from([at]));
        }
        let signings = self.trail.signings();
        for &at in group.iter().filter(|at| signings.contains(at)) {
            let alone = group.len() == 1;
            let fields = self.untold(|decl, write| write == at && (alone || decl.class == Class::Frozen));
            if fields.iter().any(|(decl, _)| decl.class == Class::Frozen) {
                self.make(Sort::Signed, fields, BTreeSet::from([at]));
            }
        }
        let beside = self.beside_retirements();
        let inside = self.untold(|decl, write| group.contains(&write) && beside.contains(&(decl.name, write)));
        let writes: BTreeSet<usize> = all_of(&inside);
        let retirements: Vec<usize> = self.apart_from(&self.retired, &writes);
        self.make_some(Sort::InsideRetired, inside, &retirements);
        let rest = self.untold(|_, write| group.contains(&write));
        self.make_some(if group.len() == 1 { Sort::Plain } else { Sort::Parallel }, rest, &[]);
    }

    /// The writings made apart from a retirement, with those of the same field made apart from them: sides of one
    /// field stay in one item.
    fn beside_retirements(&self) -> BTreeSet<(&'static str, usize)> {
        let beside = |at: &usize| self.retired.iter().any(|&retired| self.log.graph.apart(retired, *at));
        let of_field = |field: &FieldTrail| {
            let groups = self.log.graph.groups(field.writes.keys().copied());
            let name = field.decl.name;
            groups.into_iter().filter(|group| group.iter().any(beside)).flatten().map(move |at| (name, at)).collect()
        };
        self.trail.in_order().flat_map(|field| -> Vec<_> { of_field(field) }).collect()
    }

    /// The writings that no item tells of yet and that `wanted` picks.
    fn untold(&self, wanted: impl Fn(&FieldDecl, usize) -> bool) -> Vec<(&'static FieldDecl, Vec<usize>)> {
        self.trail
            .in_order()
            .map(|field| {
                let writes = field.writes.keys().copied();
                let open = |at: &usize| wanted(field.decl, *at) && !self.told.contains(&(field.decl.name, *at));
                (field.decl, writes.filter(open).collect::<Vec<_>>())
            })
            .filter(|(_, writes)| !writes.is_empty())
            .collect()
    }

    fn make_some(&mut self, sort: Sort, fields: Vec<(&'static FieldDecl, Vec<usize>)>, also: &[usize]) {
        if !fields.is_empty() {
            let named_by = all_of(&fields).into_iter().chain(also.iter().copied()).collect();
            self.make(sort, fields, named_by);
        }
    }

    fn make(&mut self, sort: Sort, fields: Vec<(&'static FieldDecl, Vec<usize>)>, named_by: BTreeSet<usize>) {
        self.told.extend(fields.iter().flat_map(|(decl, writes)| writes.iter().map(|at| (decl.name, *at))));
        let writes = all_of(&fields);
        self.made.push(Draft {
            trail: self.trail,
            sort,
            retired_by: self.apart_from(&self.retired, &writes),
            signed_by: self.apart_from(&self.trail.signings(), &writes),
            fields,
            named_by,
            settled_by: Vec::new(),
        });
    }

    /// Those of `changes` that at least one of `writes` was made apart from.
    fn apart_from(&self, changes: &BTreeSet<usize>, writes: &BTreeSet<usize>) -> Vec<usize> {
        changes.iter().copied().filter(|&one| writes.iter().any(|&at| self.log.graph.apart(one, at))).collect()
    }
}

fn all_of(fields: &[(&'static FieldDecl, Vec<usize>)]) -> BTreeSet<usize> {
    fields.iter().flat_map(|(_, writes)| writes.iter().copied()).collect()
}
