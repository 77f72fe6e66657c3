//! What merged past a rule: each document is whole by itself, and together they say what no form would have let through.
//! Must never depend on which node looks: it follows from the facts of the client alone.

use sha2::{Digest, Sha256};

use super::ItemId;
use crate::care::declare::{Amiss, ClientFacts};
pub use crate::care::overview::Clash;
use crate::care::overview::clashes;
use crate::id::{ClientId, EntryId};

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
    clashes(facts).into_iter().map(|clash| Collision { id: name(client, &clash), clash }).collect()
}

/// What `clash` of `client` is named by, on every node: it has another name once anything of it is different.
#[must_use]
pub fn name(client: ClientId, clash: &Clash) -> ItemId {
    let mut hash = Sha256::new();
    hash.update(b"waystation review collision 1\0");
    hash.update(client.0);
    let (kind, entries): (String, Vec<EntryId>) = match clash {
        Clash::SentWithoutConsent { noun, sent, consent } => {
            ((*noun).to_owned(), [*sent].into_iter().chain(*consent).collect())
        }
        Clash::PutAwayAtRisk { status } => (status.clone(), Vec::new()),
        Clash::TwoPrimaries { role, members } => (role.clone(), members.iter().copied().collect()),
        Clash::KnowsBeyondConsent { noun, entry, consent, sections } => {
            let sections = sections.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
            (format!("{noun} {sections}"), [*entry].into_iter().chain(*consent).collect())
        }
        Clash::InvolvesUnsafe { noun, entry, checks, is_likely } => {
            let kind = if *is_likely { format!("{noun} likely") } else { (*noun).to_owned() };
            (kind, [*entry].into_iter().chain(checks.iter().copied()).collect())
        }
        Clash::RestsOnAnother { noun, entry, why } => {
            let why = match why {
                Amiss::Kind => "kind",
                Amiss::Day => "day",
                Amiss::Another => "another",
                Amiss::Nobody => "nobody",
            };
            (format!("{noun} {why}"), vec![*entry])
        }
    };
    hash.update([match clash {
        Clash::SentWithoutConsent { .. } => 1,
        Clash::TwoPrimaries { .. } => 2,
        Clash::KnowsBeyondConsent { .. } => 3,
        Clash::PutAwayAtRisk { .. } => 4,
        Clash::RestsOnAnother { .. } => 5,
        Clash::InvolvesUnsafe { .. } => 6,
    }]);
    hash.update(kind.as_bytes());
    hash.update([0]);
    for entry in entries {
        hash.update(entry.0);
    }
    ItemId(hash.finalize().into())
}
