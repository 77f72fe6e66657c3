//! What rules, links and people at a desk need of one client: the facts of their documents put together, and what merged
//! past a rule. Must never load a document, nor look at another client.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::cautions::{against, cautions};
use super::row::Row;
use crate::care::declare::{Amiss, ClientFacts, EntryKey, FACTS_FORM, Noun, Part, Stated};
use crate::care::nouns::NOUNS;
use crate::id::EntryId;

/// What is known of a client from the stored facts of their documents, which are all that there are of `held`. A noun counts
/// as known only where the facts of all documents of its part are of today's form: rules hold nothing against a form that
/// nobody has counted yet.
#[must_use]
pub fn client_facts<R: Borrow<Row>>(
    held: &[Part],
    documents: impl IntoIterator<Item = R>,
    today: Option<Date>,
) -> ClientFacts {
    let mut facts = ClientFacts { today, ..ClientFacts::default() };
    let mut older = BTreeSet::new();
    for row in documents {
        let row = row.borrow();
        if row.form != FACTS_FORM {
            older.insert(row.doc.part);
        }
        for Stated { noun, entry, fact } in &row.for_rules {
            let Some(noun) = NOUNS.into_iter().find(|known| known.name == noun) else { continue };
            if let Some(key) = EntryKey::parse(noun, entry) {
                facts.hear(noun.name, key, fact);
            }
        }
    }
    facts.carry_over();
    let known = |noun: &&Noun| noun.linkable && held.contains(&noun.part) && !older.contains(&noun.part);
    facts.gathered = NOUNS.into_iter().filter(known).map(|noun| noun.name).collect();
    facts
}

/// What merged past a rule: each document is whole by itself, and together they say what no form would have let through.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clash {
    /// Something was sent after the consent that it stands on had been taken back or replaced, by the writers' clocks: who sent it
    /// did not know yet. Linking a consent in force or calling it back settles it.
    SentWithoutConsent {
        /// The noun of what was sent.
        noun: &'static str,
        /// Its entry.
        sent: EntryId,
        /// The consent, where it names one.
        consent: Option<EntryId>,
    },
    /// Somebody beside the clinic may know more than the consent that it stands on covers today. Leaving out sections, naming a
    /// consent in force or ending it settles it.
    KnowsBeyondConsent {
        /// The noun of what says so.
        noun: &'static str,
        /// Its entry.
        entry: EntryId,
        /// The consent, where it names one.
        consent: Option<EntryId>,
        /// The sections that it does not cover.
        sections: BTreeSet<String>,
    },
    /// Something rests on a consent that was given for something or somebody else, or that did not stand on its day: naming one
    /// that does settles it.
    RestsOnAnother {
        /// The noun of what does.
        noun: &'static str,
        /// Its entry.
        entry: EntryId,
        /// Why the consent would not do.
        why: Amiss,
    },
    /// Somebody is named to be brought in, called or told something whom a check says not to involve: another check, or leaving them
    /// out, settles it.
    InvolvesUnsafe {
        /// The noun of what names them.
        noun: &'static str,
        /// Its entry.
        entry: EntryId,
        /// The checks that say so.
        checks: BTreeSet<EntryId>,
        /// Whether it is only likely that they are meant, by a name written in another way.
        is_likely: bool,
    },
    /// A chart is put away while a level in it stands at the most pressing, whoever wrote which first: lowering that level, or
    /// taking the chart up again, settles it.
    PutAwayAtRisk {
        /// Code of how the chart stands.
        status: String,
    },
    /// Several people are first to ask for one thing. Ending or changing one settles it.
    TwoPrimaries {
        /// Code of what they are there for.
        role: String,
        /// Their entries in the care team.
        members: BTreeSet<EntryId>,
    },
}

/// Every clash in what is known of a client, in an order that is the same on every node.
#[must_use]
pub fn clashes(facts: &ClientFacts) -> Vec<Clash> {
    let mut clashes = sent_without_consent(facts);
    clashes.extend(two_primaries(facts));
    clashes.extend(facts.knows.iter().filter_map(|(entry, knows)| {
        let sections = Some(facts.beyond_consent(knows)).filter(|sections| !sections.is_empty())?;
        Some(Clash::KnowsBeyondConsent { noun: knows.noun, entry: *entry, consent: knows.consent, sections })
    }));
    clashes.extend(facts.rests.iter().filter_map(|(entry, rests)| {
        let noun = NOUNS.into_iter().find(|noun| noun.name == rests.noun)?;
        let why = facts.amiss(rests, noun.fields.iter().find_map(|field| field.under)?)?;
        Some(Clash::RestsOnAnother { noun: noun.name, entry: *entry, why })
    }));
    let all = cautions(facts);
    clashes.extend(facts.involves.iter().filter_map(|(entry, involves)| {
        let found = against(&all, involves, facts);
        let is_likely = found.iter().all(|one| one.is_likely);
        let checks: BTreeSet<EntryId> = found.into_iter().map(|one| one.check).collect();
        (!checks.is_empty()).then_some(Clash::InvolvesUnsafe { noun: involves.noun, entry: *entry, checks, is_likely })
    }));
    clashes
}

fn sent_without_consent(facts: &ClientFacts) -> Vec<Clash> {
    if !facts.gathered.contains("consent") {
        return Vec::new();
    }
    let mut clashes = Vec::new();
    for (entry, sent) in &facts.sent {
        let consent = sent.consent.and_then(|id| facts.consents.get(&id));
        let withdrawn = consent.is_none_or(|consent| {
            let concerns = |section: &Option<String>| section.as_deref().is_none_or(|section| *section == sent.needs);
            let is_replaced = consent.replaced.iter().any(|(_, at)| *at <= sent.at);
            is_replaced || consent.withdrawn.iter().any(|(section, at)| concerns(section) && *at <= sent.at)
        });
        if withdrawn {
            clashes.push(Clash::SentWithoutConsent { noun: sent.noun, sent: *entry, consent: sent.consent });
        }
    }
    clashes
}

fn two_primaries(facts: &ClientFacts) -> Vec<Clash> {
    let mut by_role: BTreeMap<&str, (BTreeSet<EntryId>, BTreeSet<_>)> = BTreeMap::new();
    for (entry, primary) in facts.primaries.iter().filter(|(_, primary)| facts.is_primary_today(primary)) {
        let (members, people) = by_role.entry(&primary.role).or_default();
        members.insert(*entry);
        people.insert(primary.who);
    }
    let several = by_role.into_iter().filter(|(_, (_, people))| people.len() > 1);
    several.map(|(role, (members, _))| Clash::TwoPrimaries { role: role.to_owned(), members }).collect()
}
