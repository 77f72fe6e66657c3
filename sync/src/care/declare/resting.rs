//! Whether consents would do for what rests on them. Must never take what is not known for a no.

use std::collections::BTreeSet;

use super::{Amiss, ClientFacts, Consent, Entry, EntryKey, Fact, FieldDecl, Problem, Rests, Stands, Value, Wrong};
use crate::id::EntryId;

impl Rests {
    /// What `entry` rests on by its field `consents`; `None` where it names none.
    #[must_use]
    pub fn of(entry: &Entry, consents: &FieldDecl) -> Option<Self> {
        let named = ids(entry, consents);
        (!named.is_empty()).then(|| Self { noun: entry.noun.name, consents: named, ..Self::default() })
    }

    /// The same about whoever `entry` names by its field `people`.
    #[must_use]
    pub fn about(self, entry: &Entry, people: &FieldDecl) -> Self {
        Self { people: Some(ids(entry, people)), ..self }
    }

    /// The same as a fact.
    #[must_use]
    pub fn fact(self) -> Fact {
        let Self { consents, people, sections, day, until, .. } = self;
        Fact::Rests { consents, people, sections, day, until }
    }
}

/// The entries that `field` of `entry` leads to.
fn ids(entry: &Entry, field: &FieldDecl) -> BTreeSet<EntryId> {
    entry.value(field).map(Value::links).unwrap_or_default().iter().filter_map(|key| key.id()).collect()
}

impl ClientFacts {
    /// Why the consents that `rests` names would not do, which have to be of `kinds`; `None` where they do, where it is
    /// over, and where they are not known.
    #[must_use]
    pub fn amiss(&self, rests: &Rests, kinds: &[&str]) -> Option<Amiss> {
        let is_over = self.today.zip(rests.until).is_some_and(|(today, until)| until < today);
        if is_over || !self.gathered.contains("consent") {
            return None;
        }
        // Whoever put it away says that it does not count, whatever was taken back of it before.
        let is_away = |id: &EntryId| self.is_put_away("consent", EntryKey::Id(*id));
        if rests.consents.iter().any(is_away) {
            return Some(Amiss::Day);
        }
        // Of one that came from elsewhere it may be known only that it was taken back.
        let known = rests.consents.iter().filter_map(|id| self.consents.get(id)).filter(|known| !known.kind.is_empty());
        let known: Vec<&Consent> = known.collect();
        if known.iter().any(|consent| !kinds.contains(&consent.kind.as_str())) {
            return Some(Amiss::Kind);
        }
        if let Some(day) = rests.day {
            // Whatever day is said of it, what is taken back or replaced today is good for nothing from today on.
            let lapsed = |consent: &Consent| {
                let is_now = self.today.is_some_and(|today| today <= day);
                is_now && matches!(consent.how(self.today), Stands::TakenBack(_) | Stands::Replaced(_))
            };
            let covered = |section: &String| known.iter().any(|consent| consent.covered(section, day, self.today));
            let all_stood = known.iter().all(|consent| consent.stood(day, self.today) && !lapsed(consent));
            let is_covered = all_stood && rests.sections.iter().all(covered);
            if !is_covered && !known.is_empty() {
                return Some(Amiss::Day);
            }
        }
        let people = rests.people.as_ref()?;
        if known.is_empty() || known.iter().any(|consent| consent.people.is_empty()) {
            return None;
        }
        let named = |person: &EntryId| known.iter().any(|consent| consent.people.contains(person));
        if people.is_empty() {
            return Some(Amiss::Nobody);
        }
        (!people.iter().all(named)).then_some(Amiss::Another)
    }

    /// What is wrong with the consents that `entry` rests on by its field `consents`, and with whom it names by its
    /// field `people`, if it has one; `then` is the rule that its noun has about the day.
    #[must_use]
    pub fn rests_amiss(
        &self,
        (entry, rests): (&Entry, &Rests),
        (consents, people): (&'static FieldDecl, &'static FieldDecl),
        then: &'static str,
    ) -> Option<Problem> {
        let (field, what) = match self.amiss(rests, consents.under.unwrap_or_default())? {
            Amiss::Kind => (consents, Wrong::OtherConsent),
            Amiss::Day => (consents, Wrong::Rule(then)),
            Amiss::Another => (consents, Wrong::ForOthers),
            Amiss::Nobody => (people, Wrong::ForWhom),
        };
        Some(Problem { noun: entry.noun.name, key: entry.key, field: Some(field.name), what })
    }

    /// Whether the consent `entry` covers `section` today; `None` where no consents are known.
    #[must_use]
    pub fn covers(&self, entry: Option<EntryId>, section: &str) -> Option<bool> {
        self.gathered.contains("consent").then(|| {
            let consent = entry.and_then(|entry| self.consents.get(&entry));
            consent.is_some_and(|consent| consent.in_force(self.today).contains(section))
        })
    }

    /// Whether the consent `entry` is one of `kinds` and stands today, whatever sections it covers; `None` where no
    /// consents are known.
    #[must_use]
    pub fn stands(&self, entry: Option<EntryId>, kinds: &[&str]) -> Option<bool> {
        self.gathered.contains("consent").then(|| {
            let consent = entry.and_then(|entry| self.consents.get(&entry));
            consent.is_some_and(|consent| kinds.contains(&consent.kind.as_str()) && consent.how(self.today).counts())
        })
    }
}
