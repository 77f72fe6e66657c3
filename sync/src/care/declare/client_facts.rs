//! What rules and links need to know of a client's other documents. Must never be stored, nor made from a document: it
//! is gathered from the stored facts of documents each time it is needed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Checked, Consent, EntryKey, Fact, Involves, Rests, Role};
use crate::id::{EntryId, PersonId};
use crate::time::Millis;

/// What is known of one client across documents. What is missing here is not known, and no rule may hold it against a
/// form; [`ClientFacts::today`] and [`ClientFacts::staff`] are the caller's.
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
    /// What each member of staff is there for, those who left too; the caller's.
    pub staff: BTreeMap<PersonId, Role>,
    /// What rests on consents.
    pub rests: BTreeMap<EntryId, Rests>,
    /// What names people to be brought in, called or told something.
    pub involves: BTreeMap<EntryId, Involves>,
    /// The people around the client, by every name that stands there.
    pub people: BTreeMap<EntryId, BTreeSet<String>>,
    /// Looks before somebody is involved.
    pub checks: BTreeMap<EntryId, Vec<Checked>>,
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
    /// Answers, or somebody who asked for help, raised it and nobody has taken it up.
    Answers(EntryId),
    /// A person raised it: the entry of the flag.
    Person(EntryId),
}

impl ClientFacts {
    /// Takes in what the entry `key` of the noun named `noun` says. Facts come in any order: a withdrawal may be heard
    /// of before its consent.
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
            (Fact::Replaces { consent, at }, Some(id)) if *consent != id => {
                self.consents.entry(*consent).or_default().replaced.push((id, *at));
                self.consents.entry(id).or_default().corrects = Some(*consent);
            }
            (Fact::Involves { names, people, day }, Some(id)) => {
                let (names, people) = (names.clone(), people.clone());
                self.involves.insert(id, Involves { noun, names, people, day: *day });
            }
            (Fact::Person { name }, Some(id)) => {
                self.people.entry(id).or_default().insert(name.clone());
            }
            (Fact::Checked { who, code, at, day }, Some(id)) => {
                let said = Checked { who: who.clone(), code: code.clone(), at: *at, day: *day };
                self.checks.entry(id).or_default().push(said);
            }
            (Fact::GivenFor { people }, Some(id)) => {
                self.consents.entry(id).or_default().people.clone_from(people);
            }
            (Fact::TakenBack { consent, sections, day }, _) => {
                let taken_back = &mut self.consents.entry(*consent).or_default().taken_back;
                if sections.is_empty() {
                    taken_back.push((None, *day));
                }
                taken_back.extend(sections.iter().map(|section| (Some(section.clone()), *day)));
            }
            (Fact::Rests { consents, people, sections, day, until }, Some(id)) => {
                let (consents, people, sections) = (consents.clone(), people.clone(), sections.clone());
                self.rests.insert(id, Rests { noun, consents, people, sections, day: *day, until: *until });
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

    /// Takes what was taken back of a consent for taken back of what corrects it too, once all of both is heard: a
    /// correction gives nothing anew, whoever heard of which first.
    pub fn carry_over(&mut self) {
        let heard = self.consents.clone();
        for (id, consent) in &mut self.consents {
            let (mut seen, mut next) = (BTreeSet::from([*id]), consent.corrects);
            while let Some(first) = next.filter(|of| seen.insert(*of)).and_then(|of| heard.get(&of)) {
                consent.withdrawn.extend(first.withdrawn.iter().cloned());
                consent.taken_back.extend(first.taken_back.iter().cloned());
                next = first.corrects;
            }
        }
    }

    /// Whether what came in the place of the consent `entry`, or in the place of that, counts today.
    #[must_use]
    pub fn is_replacement_in_force(&self, entry: EntryId) -> bool {
        let (mut seen, mut next) = (BTreeSet::from([entry]), vec![entry]);
        while let Some(consent) = next.pop().and_then(|id| self.consents.get(&id)) {
            for (id, _) in consent.replaced.iter().filter(|(id, _)| !seen.contains(id)) {
                let known = self.consents.get(id).filter(|consent| !consent.kind.is_empty());
                if known.is_some_and(|consent| consent.how(self.today).counts()) {
                    return true;
                }
                next.push(*id);
            }
            seen.extend(next.iter().copied());
        }
        false
    }

    /// Whether somebody who was first to ask still is, today; nobody's time is over where it is not known which day it
    /// is.
    #[must_use]
    pub fn is_primary_today(&self, primary: &Primary) -> bool {
        self.today.zip(primary.until).is_none_or(|(today, until)| today <= until)
    }

    /// Whether a member of staff is there as one of `roles`; `None` where that is not known.
    #[must_use]
    pub fn is_there_as(&self, person: PersonId, roles: &[Role]) -> Option<bool> {
        self.staff.get(&person).map(|role| roles.contains(role))
    }

    /// What somebody may know beyond the consent that it stands on, today: nothing where it is over, and where no
    /// consents are known.
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

    /// Whether the entry `key` of `noun` is put away, as far as that is known.
    #[must_use]
    pub fn is_put_away(&self, noun: &'static str, key: EntryKey) -> bool {
        self.targets.get(&(noun, key)) == Some(&true)
    }

    /// Who looks after an open flag: whoever took it up, else whoever wrote down what raised it.
    #[must_use]
    pub fn owner(&self, flag: &OpenFlag) -> Option<PersonId> {
        let (OpenFlag::Answers(id) | OpenFlag::Person(id)) = flag;
        let taken = self.flags.iter().filter(|(_, flag)| flag.about == Some(*id) && !flag.is_closed);
        taken.filter_map(|(flag, _)| self.owners.get(flag)).next().or_else(|| self.owners.get(id)).copied()
    }

    /// Every safety flag that is open. Answers raise one by themselves, so nothing has to be written for it and every
    /// node agrees, until a flag that somebody wrote names them: from then on that one is it, open or closed.
    #[must_use]
    pub fn open_flags(&self) -> Vec<OpenFlag> {
        let taken_up = |raised: &EntryId| self.flags.values().any(|flag| flag.about == Some(*raised));
        let raised = self.raised.keys().filter(|raised| !taken_up(raised)).map(|raised| OpenFlag::Answers(*raised));
        let persons = self.flags.iter().filter(|(_, flag)| !flag.is_closed);
        raised.chain(persons.map(|(entry, _)| OpenFlag::Person(*entry))).collect()
    }
}
