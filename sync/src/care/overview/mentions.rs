//! How often entries name others of their chart: what was tried against an urge, what a note is about. Must never hold a
//! word of one.

use std::collections::{BTreeMap, BTreeSet};

use crate::care::declare::Fact;
use crate::id::EntryId;

/// An entry that names others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionRow {
    /// Its noun.
    pub noun: String,
    /// Which it is.
    pub entry: EntryId,
    /// What it names.
    pub what: BTreeSet<EntryId>,
    /// Whether what it names helped.
    pub helped: bool,
    /// The entry that it takes the place of.
    pub corrects: Option<EntryId>,
}

impl MentionRow {
    /// What the entry `entry` of the noun named `noun` names, as `fact` says it; `None` for a fact of another kind.
    pub(super) fn of(noun: String, entry: EntryId, fact: &Fact) -> Option<Self> {
        let Fact::Mentions { what, helped, corrects } = fact else { return None };
        Some(Self { noun, entry, what: what.clone(), helped: *helped, corrects: *corrects })
    }
}

/// How often an entry is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// By how many entries.
    pub count: usize,
    /// By how many of them as something that helped.
    pub helped: usize,
}

/// How often each entry of a chart is named, by it and the noun of those that name it.
pub type Mentioned = BTreeMap<(EntryId, String), Mentions>;

/// How often each entry of a chart is named, by `all` of those that name others. What another entry takes the place of does not count.
#[must_use]
pub fn mentioned<'a>(all: impl Iterator<Item = &'a MentionRow> + Clone) -> Mentioned {
    let corrected: BTreeSet<EntryId> = all.clone().filter_map(|row| row.corrects).collect();
    let mut mentioned = Mentioned::new();
    for row in all.filter(|row| !corrected.contains(&row.entry)) {
        for what in &row.what {
            let mentions = mentioned.entry((*what, row.noun.clone())).or_default();
            mentions.count += 1;
            mentions.helped += usize::from(row.helped);
        }
    }
    mentioned
}
