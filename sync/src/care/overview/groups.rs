//! The clinic's groups across a caseload: who is in one, and its sessions put together from the charts of those who were
//! there. Must never say in one chart what another holds: it is for whoever may read both.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::row::Row;
use super::{Line, Overview};
use crate::care::declare::{Fact, InGroup, Part};
use crate::care::nouns::contacts::group_member::GROUP_MEMBER;
use crate::care::nouns::contacts::group_session::{GROUP_SESSION, session_of};
use crate::id::{ClientId, EntryId};

/// One session of a group, as far as the charts here have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSession {
    /// The session.
    pub id: EntryId,
    /// Its day; the latest, where its entries say several.
    pub day: Option<Date>,
    /// The group.
    pub group: String,
    /// The charts that have an entry of it, each with that.
    pub entries: Vec<(ClientId, EntryId)>,
    /// How many of them wait to be signed.
    pub drafts: usize,
}

impl Overview {
    /// Whether its reader may see the groups and who is in them.
    #[must_use]
    pub fn has_groups(&self) -> bool {
        [GROUP_MEMBER.part, GROUP_SESSION.part, Part::Core].iter().all(|part| self.parts.contains(part))
    }

    /// Who is in `group` on `today` and whose chart is not put away, by family name: the chart that says so, with the rows
    /// of all charts of that person.
    #[must_use]
    pub fn group_members(&self, group: &str, today: Date) -> Vec<Line<'_>> {
        let lines = self.names.iter().map(|named| self.line(named));
        lines.filter_map(|(_, rows)| Some((chart_in(rows, group, today)?, rows))).collect()
    }

    /// Whoever is in `group` or ever was, as far as the charts here say so, wherever their chart stands: nobody of them is to
    /// be named in the chart of another.
    pub fn group_ever(&self, group: &str) -> impl Iterator<Item = (ClientId, &[Arc<Row>])> {
        let is_of = move |row: &Arc<Row>| {
            let was_in = |fact: &Fact| matches!(fact, Fact::WasInGroup(was) if was == group);
            let is_in = |fact: &Fact| group_of(fact).is_some_and(|said| said.group == group);
            row.for_rules.iter().any(|stated| is_in(&stated.fact) || was_in(&stated.fact))
        };
        let ever = self.clients.iter().filter(move |(_, held)| held.rows.iter().any(is_of));
        ever.map(|(client, held)| (*client, held.rows.as_slice()))
    }

    /// The sessions of all groups, the newest first. Charts that are put away have theirs too.
    #[must_use]
    pub fn group_sessions(&self) -> Vec<GroupSession> {
        let mut all: BTreeMap<EntryId, GroupSession> = BTreeMap::new();
        for (client, held) in &self.clients {
            for (entry, group, day, is_draft) in held.rows.iter().flat_map(|row| sessions_in(row)) {
                let id = session_of(entry);
                let fresh = || GroupSession { id, day, group, entries: Vec::new(), drafts: 0 };
                let session = all.entry(id).or_insert_with(fresh);
                session.day = session.day.max(day);
                session.drafts += usize::from(is_draft);
                session.entries.push((*client, entry));
            }
        }
        let mut all: Vec<GroupSession> = all.into_values().collect();
        all.sort_by_key(|session| (Reverse(session.day), Reverse(session.id)));
        all
    }

    /// Those of one group on one day.
    #[must_use]
    pub fn group_sessions_on(&self, group: &str, day: Date) -> Vec<GroupSession> {
        let is_it = |session: &GroupSession| session.group == group && session.day == Some(day);
        self.group_sessions().into_iter().filter(is_it).collect()
    }

    /// One session.
    #[must_use]
    pub fn group_session(&self, id: EntryId) -> Option<GroupSession> {
        self.group_sessions().into_iter().find(|session| session.id == id)
    }
}

/// Which chart of a person says that they are in `group` on `today`.
fn chart_in(rows: &[Arc<Row>], group: &str, today: Date) -> Option<ClientId> {
    let is_in = |row: &Row| {
        let said = row.for_rules.iter().filter(|stated| stated.noun == GROUP_MEMBER.name);
        said.filter_map(|stated| group_of(&stated.fact))
            .any(|said| said.group == group && said.until.is_none_or(|until| today <= until))
    };
    rows.iter().find(|row| is_in(row)).map(|row| row.doc.client)
}

/// The entries of sessions that a document has: each with its group and day, and whether it waits to be signed.
fn sessions_in(row: &Row) -> impl Iterator<Item = (EntryId, String, Option<Date>, bool)> {
    let said = row.for_rules.iter().filter(|stated| stated.noun == GROUP_SESSION.name);
    said.filter_map(|stated| {
        let (entry, said) = (stated.entry.parse().ok()?, group_of(&stated.fact)?);
        let is_draft = row.drafts.iter().any(|(noun, id, _)| noun == GROUP_SESSION.name && *id == entry);
        Some((entry, said.group.clone(), said.from, is_draft))
    })
}

fn group_of(fact: &Fact) -> Option<&InGroup> {
    if let Fact::Group(said) = fact { Some(said) } else { None }
}
