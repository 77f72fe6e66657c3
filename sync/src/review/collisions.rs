//! What merged past a rule: each document is whole by itself, and together they say what no form would have let through.
//! Must never depend on which node looks: it follows from the facts of the client alone.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::ItemId;
use crate::care::declare::ClientFacts;
use crate::id::{ClientId, EntryId};

/// What came together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Something was sent after the consent that it stands on had been taken back, by the writers' clocks: who sent it
    /// did not know yet. Linking a consent in force or calling it back settles it.
    SentWithoutConsent {
        /// The noun of what was sent.
        noun: &'static str,
        /// Its entry.
        sent: EntryId,
        /// The consent, where it names one.
        consent: Option<EntryId>,
    },
    /// Several people are first to ask for one thing. Ending or changing one settles it.
    TwoPrimaries {
        /// Code of what they are there for.
        role: String,
        /// Their entries in the care team.
        members: BTreeSet<EntryId>,
    },
}

/// One collision, for a person to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// Its name, the same on every node.
    pub id: ItemId,
    /// What came together.
    pub clash: Clash,
}

/// Every collision in `client`'s chart, in an order that is the same on every node.
#[must_use]
pub fn collisions(client: ClientId, facts: &ClientFacts) -> Vec<Collision> {
    let mut clashes = sent_without_consent(facts);
    clashes.extend(two_primaries(facts));
    clashes.into_iter().map(|clash| Collision { id: name(client, &clash), clash }).collect()
}

fn sent_without_consent(facts: &ClientFacts) -> Vec<Clash> {
    if !facts.gathered.contains("consent") {
        return Vec::new();
    }
    let mut clashes = Vec::new();
    for (entry, sent) in &facts.sent {
        let consent = sent.consent.and_then(|id| facts.consents.get(&id));
        let withdrawn = consent.is_none_or(|consent| {
            let concerns = |section: &Option<String>| section.as_deref().is_none_or(|section| section == sent.needs);
            consent.withdrawn.iter().any(|(section, at)| concerns(section) && *at <= sent.at)
        });
        if withdrawn {
            clashes.push(Clash::SentWithoutConsent { noun: sent.noun, sent: *entry, consent: sent.consent });
        }
    }
    clashes
}

fn two_primaries(facts: &ClientFacts) -> Vec<Clash> {
    let mut by_role: BTreeMap<&str, (BTreeSet<EntryId>, BTreeSet<_>)> = BTreeMap::new();
    for (entry, (person, role)) in &facts.primaries {
        let (members, people) = by_role.entry(role).or_default();
        members.insert(*entry);
        people.insert(*person);
    }
    let several = by_role.into_iter().filter(|(_, (_, people))| people.len() > 1);
    several.map(|(role, (members, _))| Clash::TwoPrimaries { role: role.to_owned(), members }).collect()
}

fn name(client: ClientId, clash: &Clash) -> ItemId {
    let mut hash = Sha256::new();
    hash.update(b"waystation review collision 1\0");
    hash.update(client.0);
    let (kind, entries): (&str, Vec<EntryId>) = match clash {
        Clash::SentWithoutConsent { noun, sent, consent } => (noun, [*sent].into_iter().chain(*consent).collect()),
        Clash::TwoPrimaries { role, members } => (role, members.iter().copied().collect()),
    };
    hash.update([match clash {
        Clash::SentWithoutConsent { .. } => 1,
        Clash::TwoPrimaries { .. } => 2,
    }]);
    hash.update(kind.as_bytes());
    hash.update([0]);
    for entry in entries {
        hash.update(entry.0);
    }
    ItemId(hash.finalize().into())
}
