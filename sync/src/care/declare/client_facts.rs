//! What rules and links need to know of a client's other documents. Must never be stored, nor made from a document: it is
//! gathered from the stored facts of documents each time it is needed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{EntryKey, Fact};
use crate::id::{EntryId, PersonId};
use crate::time::Millis;

/// What is known of one client across documents. What is missing here is not known, and no rule may hold it against a
/// form; [`ClientFacts::today`] alone is the caller's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientFacts {
    /// Today at the clinic; rules about a term that has run out say nothing without it.
    pub today: Option<Date>,
    /// The nouns whose entries are all in `targets`.
    pub gathered: BTreeSet<&'static str>,
    /// Entries that others may link to, by noun and key, and whether each is put away: what links to one that is stays,
    /// nothing new may.
    pub targets: BTreeMap<(&'static str, EntryKey), bool>,
    /// Consents, by their entry.
    pub consents: BTreeMap<EntryId, Consent>,
    /// What was sent to others under a consent.
    pub sent: BTreeMap<EntryId, Sent>,
    /// Answers that open a safety flag by themselves, with their noun and the day they were given.
    pub raised: BTreeMap<EntryId, (&'static str, Date)>,
    /// Who looks after what has to be looked at.
    pub owners: BTreeMap<EntryId, PersonId>,
    /// Entries of which something waits until it may be done.
    pub locks: BTreeMap<EntryId, Lock>,
    /// Safety flags, by their entry.
    pub flags: BTreeMap<EntryId, Flag>,
    /// Members of the care team who are or were first to ask.
    pub primaries: BTreeMap<EntryId, Primary>,
    /// What people beside the clinic may know.
    pub knows: BTreeMap<EntryId, Knows>,
}

/// A consent with everything that was said of it since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    /// Code of what it is for.
    pub kind: String,
    /// The sections of the plan that it covers.
    pub covers: BTreeSet<String>,
    /// From this day on.
    pub from: Option<Date>,
    /// Up to and with this day; without end where `None`.
    pub until: Option<Date>,
    /// What was taken back, and when that was written: `None` for all of it. Being taken back beats being given, whoever
    /// heard of which first.
    pub withdrawn: Vec<(Option<String>, Millis)>,
}

impl Consent {
    /// Whether it stands on `day`: begun, not over and not taken back as a whole.
    #[must_use]
    pub fn stands(&self, day: Option<Date>) -> bool {
        let begun = day.zip(self.from).is_none_or(|(day, from)| from <= day);
        let lasts = day.zip(self.until).is_none_or(|(day, until)| day <= until);
        begun && lasts && !self.withdrawn.iter().any(|(section, _)| section.is_none())
    }

    /// What it covers on `day`: empty before it begins, after it ends and once it is withdrawn. Narrower beats wider.
    #[must_use]
    pub fn in_force(&self, day: Option<Date>) -> BTreeSet<&str> {
        if !self.stands(day) {
            return BTreeSet::new();
        }
        let gone = |section: &&String| self.withdrawn.iter().any(|(gone, _)| gone.as_ref() == Some(*section));
        self.covers.iter().filter(|section| !gone(section)).map(String::as_str).collect()
    }
}

/// Something that left the clinic under a consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its noun.
    pub noun: &'static str,
    /// The consent that it names.
    pub consent: Option<EntryId>,
    /// The section of the plan that it needs covered.
    pub needs: String,
    /// When that it was sent was written.
    pub at: Millis,
}

/// What the doing of something hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Whether all of it in the entry itself is there.
    pub is_open: bool,
    /// The consent that it hangs on as well.
    pub consent: Option<EntryId>,
}

/// A safety flag that a person wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The answers that raised it, if answers did.
    pub about: Option<EntryId>,
    /// Whether it is closed; while one person says open and another closed, it is open.
    pub is_closed: bool,
}

/// A member of the care team who is first to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Primary {
    /// The member of staff.
    pub who: PersonId,
    /// Code of what they are there for.
    pub role: String,
    /// The last day, if there is one.
    pub until: Option<Date>,
}

/// What somebody beside the clinic may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knows {
    /// Its noun.
    pub noun: &'static str,
    /// The consent that it stands on.
    pub consent: Option<EntryId>,
    /// The sections of the plan that they may know.
    pub sections: BTreeSet<String>,
    /// The last day, if there is one.
    pub until: Option<Date>,
}

/// A safety flag that is open: somebody has to look today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenFlag {
    /// Answers, or somebody who asked for help, raised it and nobody has closed it.
    Answers(EntryId),
    /// A person raised it: the entry of the flag.
    Person(EntryId),
}

impl ClientFacts {
    /// Takes in what the entry `key` of the noun named `noun` says. Facts come in any order: a withdrawal may be heard of
    /// before its consent.
    pub fn hear(&mut self, noun: &'static str, key: EntryKey, fact: &Fact) {
        match (fact, key.id()) {
            (Fact::Target { is_put_away }, _) => {
                self.targets.insert((noun, key), *is_put_away);
            }
            (Fact::Consent { kind, covers, from, until }, Some(id)) => {
                let consent = self.consents.entry(id).or_default();
                kind.clone_into(&mut consent.kind);
                consent.covers.clone_from(covers);
                (consent.from, consent.until) = (*from, *until);
            }
            (Fact::Withdrawn { consent, sections, at }, _) => {
                let withdrawn = &mut self.consents.entry(*consent).or_default().withdrawn;
                if sections.is_empty() {
                    withdrawn.push((None, *at));
                }
                withdrawn.extend(sections.iter().map(|section| (Some(section.clone()), *at)));
            }
            (Fact::Sent { consent, needs, at }, Some(id)) => {
                let sent = Sent { noun, consent: *consent, needs: needs.clone(), at: *at };
                self.sent.insert(id, sent);
            }
            (Fact::Raised { day }, Some(id)) => {
                self.raised.insert(id, (noun, *day));
            }
            (Fact::Owner { who }, Some(id)) => {
                self.owners.insert(id, *who);
            }
            (Fact::Lock { is_open, consent }, Some(id)) => {
                self.locks.insert(id, Lock { is_open: *is_open, consent: *consent });
            }
            (Fact::Flag { about, is_closed }, Some(id)) => {
                self.flags.insert(id, Flag { about: *about, is_closed: *is_closed });
            }
            (Fact::Primary { who, role, until }, Some(id)) => {
                self.primaries.insert(id, Primary { who: *who, role: role.clone(), until: *until });
            }
            (Fact::Knows { consent, sections, until }, Some(id)) => {
                let knows = Knows { noun, consent: *consent, sections: sections.clone(), until: *until };
                self.knows.insert(id, knows);
            }
            // Not of a list, or nothing that rules and links ask for.
            _ => {}
        }
    }

    /// Whether somebody who was first to ask still is, today; nobody's time is over where it is not known which day it is.
    #[must_use]
    pub fn is_primary_today(&self, primary: &Primary) -> bool {
        self.today.zip(primary.until).is_none_or(|(today, until)| today <= until)
    }

    /// What somebody may know beyond the consent that it stands on, today: nothing where it is over, and where no consents are
    /// known.
    #[must_use]
    pub fn beyond_consent(&self, knows: &Knows) -> BTreeSet<String> {
        let is_over = self.today.zip(knows.until).is_some_and(|(today, until)| until < today);
        let beyond = |section: &&String| !is_over && self.covers(knows.consent, section) == Some(false);
        knows.sections.iter().filter(beyond).cloned().collect()
    }

    /// Whether `noun` has an entry `key` that may be linked to; `None` where that is not known.
    #[must_use]
    pub fn may_link(&self, noun: &str, key: EntryKey) -> Option<bool> {
        let known = self.gathered.iter().find(|known| **known == noun)?;
        Some(self.targets.get(&(*known, key)).is_some_and(|is_put_away| !is_put_away))
    }

    /// Whether the consent `entry` covers `section` today; `None` where no consents are known.
    #[must_use]
    pub fn covers(&self, entry: Option<EntryId>, section: &str) -> Option<bool> {
        self.gathered.contains("consent").then(|| {
            let consent = entry.and_then(|entry| self.consents.get(&entry));
            consent.is_some_and(|consent| consent.in_force(self.today).contains(section))
        })
    }

    /// Whether the consent `entry` is one of the kind `kind` and stands today, whatever sections it covers; `None` where
    /// no consents are known.
    #[must_use]
    pub fn stands(&self, entry: Option<EntryId>, kind: &str) -> Option<bool> {
        self.gathered.contains("consent").then(|| {
            let consent = entry.and_then(|entry| self.consents.get(&entry));
            consent.is_some_and(|consent| consent.kind == kind && consent.stands(self.today))
        })
    }

    /// Who looks after an open flag: whoever took it up, else whoever wrote down what raised it.
    #[must_use]
    pub fn owner(&self, flag: &OpenFlag) -> Option<PersonId> {
        let (OpenFlag::Answers(id) | OpenFlag::Person(id)) = flag;
        let taken = self.flags.iter().filter(|(_, flag)| flag.about == Some(*id) && !flag.is_closed);
        taken.filter_map(|(flag, _)| self.owners.get(flag)).next().or_else(|| self.owners.get(id)).copied()
    }

    /// Every safety flag that is open. Answers raise one by themselves, so nothing has to be written for it and every
    /// node agrees; a flag that names the answers and is closed closes it; one that is open keeps it open.
    #[must_use]
    pub fn open_flags(&self) -> Vec<OpenFlag> {
        let about = |measure: EntryId| self.flags.values().filter(move |flag| flag.about == Some(measure));
        let unanswered = |measure: &&EntryId| {
            let (open, all) = (about(**measure).filter(|flag| !flag.is_closed).count(), about(**measure).count());
            open > 0 || all == 0
        };
        let raised = self.raised.keys().filter(unanswered).map(|measure| OpenFlag::Answers(*measure));
        let told = |flag: &Flag| flag.about.is_some_and(|measure| self.raised.contains_key(&measure));
        let persons = self.flags.iter().filter(|(_, flag)| !flag.is_closed && !told(flag));
        raised.chain(persons.map(|(entry, _)| OpenFlag::Person(*entry))).collect()
    }
}
