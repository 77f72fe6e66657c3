//! How consents stand, and what rests on them. Must never know an entry: what is known of one is gathered from facts.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::id::EntryId;
use crate::time::Millis;

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
    /// What was taken back, and when that was written: `None` for all of it. Being taken back beats being given,
    /// whoever heard of which first.
    pub withdrawn: Vec<(Option<String>, Millis)>,
    /// The same, and on which day it was taken back.
    pub taken_back: Vec<(Option<String>, Date)>,
    /// The people around the client whom it is given for; nobody where it says so in words alone.
    pub people: BTreeSet<EntryId>,
    /// The consent that it corrects: what is taken back of that is taken back of it too.
    pub corrects: Option<EntryId>,
    /// What corrects it, and when that was written. From then on it counts no more, whatever becomes of what came in
    /// its place.
    pub replaced: Vec<(EntryId, Millis)>,
}

/// Stands among sections for everything: covered by a consent of which no section was taken back.
pub const EVERYTHING: &str = "*";

/// How a consent stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// All of it counts.
    InForce,
    /// It counts from this day on.
    NotBefore(Date),
    /// It counted up to and with this day.
    Ended(Date),
    /// It was taken back on this day, if that is known.
    TakenBack(Option<Date>),
    /// Another one corrects it since then, and counts in its place.
    Replaced(Millis),
    /// It counts but for these sections, which were taken back.
    InPart(BTreeSet<String>),
}

impl Stands {
    /// Whether any of it counts.
    #[must_use]
    pub const fn counts(&self) -> bool {
        matches!(self, Self::InForce | Self::InPart(_))
    }
}

impl Consent {
    /// How it stands on `day`, which is today: what was taken back counts as such from when it is heard of. Nothing has
    /// an end where it is not known which day it is.
    #[must_use]
    pub fn how(&self, day: Option<Date>) -> Stands {
        if self.withdrawn.iter().any(|(section, _)| section.is_none()) {
            return Stands::TakenBack(self.taken_back_on(None, day));
        }
        if let Some(at) = self.replaced.iter().map(|(_, at)| *at).min() {
            return Stands::Replaced(at);
        }
        if let Some((_, until)) = day.zip(self.until).filter(|(day, until)| until < day) {
            return Stands::Ended(until);
        }
        if let Some((_, from)) = day.zip(self.from).filter(|(day, from)| day < from) {
            return Stands::NotBefore(from);
        }
        let gone: BTreeSet<String> = self.withdrawn.iter().filter_map(|(section, _)| section.clone()).collect();
        if !self.covers.is_empty() && self.covers.is_subset(&gone) {
            return Stands::TakenBack(gone.iter().filter_map(|section| self.taken_back_on(Some(section), day)).max());
        }
        if gone.is_empty() { Stands::InForce } else { Stands::InPart(gone) }
    }

    /// On which day `section` was taken back, or all of it where there is none: on the day that was said, but where
    /// that is still to come on `today`, on the day on which it was written down. Nobody goes on with what the client
    /// does not want any more.
    fn taken_back_on(&self, section: Option<&String>, today: Option<Date>) -> Option<Date> {
        let said = self.taken_back.iter().filter(|(gone, _)| gone.as_ref() == section).map(|(_, day)| *day).min();
        let written = self.withdrawn.iter().filter(|(gone, _)| gone.as_ref() == section);
        let written = written.filter_map(|(_, at)| at.day()).min();
        let is_ahead = said.zip(today).is_some_and(|(said, today)| said > today);
        if is_ahead { written.min(today).or(today) } else { said }
    }

    /// Whether all of it was taken back by `day`, as a whole or section by section.
    fn was_all_taken_back(&self, day: Date, today: Option<Date>) -> bool {
        let sections = || self.covers.iter().all(|section| self.was_taken_back(Some(section), day, today));
        self.was_taken_back(None, day, today) || (!self.covers.is_empty() && sections())
    }

    /// What it covers on `day`, which is today: empty before it begins, after it ends and once it is withdrawn.
    /// Narrower beats wider.
    #[must_use]
    pub fn in_force(&self, day: Option<Date>) -> BTreeSet<&str> {
        let gone = match self.how(day) {
            Stands::InForce => BTreeSet::new(),
            Stands::InPart(gone) => gone,
            Stands::NotBefore(_) | Stands::Ended(_) | Stands::TakenBack(_) | Stands::Replaced(_) => {
                return BTreeSet::new();
            }
        };
        self.covers.iter().filter(|section| !gone.contains(*section)).map(String::as_str).collect()
    }

    /// Whether it stood on `day`, `today` or before: begun, not over, not taken back as a whole and not replaced by
    /// then. On the day on which it was taken back or replaced it stands no more.
    pub(super) fn stood(&self, day: Date, today: Option<Date>) -> bool {
        let within = self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until);
        let was_replaced = self.replaced.iter().filter_map(|(_, at)| at.day()).any(|on| on <= day);
        within && !was_replaced && !self.was_all_taken_back(day, today)
    }

    /// Whether it covered `section` on `day`, `today` or before; of [`EVERYTHING`], whether nothing of it was taken
    /// back by then.
    pub(super) fn covered(&self, section: &String, day: Date, today: Option<Date>) -> bool {
        if section == EVERYTHING {
            let mut gone = self.taken_back.iter().map(|(section, _)| section.as_ref());
            return self.stood(day, today) && !gone.any(|section| self.was_taken_back(section, day, today));
        }
        self.stood(day, today) && self.covers.contains(section) && !self.was_taken_back(Some(section), day, today)
    }

    fn was_taken_back(&self, section: Option<&String>, day: Date, today: Option<Date>) -> bool {
        self.taken_back_on(section, today).is_some_and(|on| on <= day)
    }
}

/// What rests on consents: something that somebody may do or know only because the client agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rests {
    /// Its noun.
    pub noun: &'static str,
    /// The consents that it names.
    pub consents: BTreeSet<EntryId>,
    /// The people around the client whom it is about; `None` where it is about no person of the chart.
    pub people: Option<BTreeSet<EntryId>>,
    /// The sections that have to be covered on `day`.
    pub sections: BTreeSet<String>,
    /// The day on which the consents have to stand; `None` where that is asked otherwise.
    pub day: Option<Date>,
    /// The last day of it, if there is one: nothing is asked of what is over.
    pub until: Option<Date>,
}

/// Why consents would not do for what rests on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Amiss {
    /// One was given for something else.
    Kind,
    /// One did not stand that day, or they did not cover all of it.
    Day,
    /// They name the people whom they are given for, and somebody whom it is about is not among them.
    Another,
    /// They name the people whom they are given for, and it does not say whom it is about.
    Nobody,
}
