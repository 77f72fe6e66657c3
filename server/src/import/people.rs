//! Whether two records are of one person: by name and birth date, which a number alone never decides. Must never say
//! that they are one where either speaks against it, and must never show a name.

use std::collections::BTreeSet;
use std::fmt;

use automerge::Automerge;
use waystation_sync::care::declare::EntryKey;
use waystation_sync::care::overview::fold;
use waystation_sync::care::read::View;
use waystation_sync::care::{client, name};
use waystation_sync::review::history;

/// What tells one person from another, of a chart or of a record.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Person {
    /// Their names, each as it is spoken and, where it was written so, in parts.
    pub(super) names: Vec<Name>,
    /// Birth dates or years, as ISO texts: of a chart also those that stood there before.
    pub(super) births: Vec<String>,
}

/// One name.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Name {
    /// As it is spoken.
    pub(super) text: String,
    /// Given names, where they are known apart.
    pub(super) given: Vec<String>,
    /// The family name, where it is known apart.
    pub(super) family: String,
}

/// Never shows a name: it may end up in a log through a `{:?}`.
impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Person({} names, {} births)", self.names.len(), self.births.len())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name")
    }
}

/// How two descriptions of people stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// One and the same, as far as names and birth dates tell.
    Same,
    /// Two people.
    Other,
    /// Neither is sure.
    Unsure,
}

/// How two names, or two birth dates, stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    /// They speak for two people.
    Apart,
    /// One of the two is not known.
    Unknown,
    /// They differ as the same thing written twice does.
    Nearly,
    /// They are alike.
    Alike,
}

impl Person {
    /// Who the chart is of whose `Core` document this is, as it is now and as it was; `None` when nobody began it.
    pub(crate) fn of_chart(doc: &Automerge) -> Option<Self> {
        let view = View::now(doc);
        let mut names = BTreeSet::new();
        for entry in view.entries(&name::NAME) {
            let steps = history(doc, &name::NAME, entry.key).into_iter().flat_map(|step| step.fields);
            let texts = steps.filter(|field| field.field.name == name::TEXT.name);
            names.extend(texts.filter_map(|field| Some(field.after.value()?.to_string())));
        }
        let steps = history(doc, &client::CLIENT, EntryKey::One);
        if names.is_empty() && steps.is_empty() {
            return None;
        }
        let born = steps.into_iter().flat_map(|step| step.fields);
        let born = born.filter(|field| field.field.name == client::BIRTH_DATE.name);
        let births: BTreeSet<String> = born.filter_map(|field| Some(field.after.value()?.to_string())).collect();
        let spoken = |text| Name { text, ..Name::default() };
        Some(Self { names: names.into_iter().map(spoken).collect(), births: births.into_iter().collect() })
    }

    /// Whether `other` is the same person, where both are said to have one number. `is_sure` says whether the number is
    /// one that only one person has there; of a bare id or a placeholder nobody knows that.
    pub(super) fn likeness(&self, other: &Self, is_sure: bool) -> Likeness {
        use Near::{Alike, Apart, Nearly, Unknown};
        let birth = best(&self.births, &other.births, |one, other| near_births(one, other));
        let name = best(&self.names, &other.names, near_names);
        let nothing_known = |of: &Self| of.names.is_empty() && of.births.is_empty();
        let neither_born = self.births.is_empty() && other.births.is_empty();
        match (name, birth) {
            (Alike, Alike | Nearly) | (Nearly, Alike) => Likeness::Same,
            (Alike, Unknown) if is_sure || neither_born => Likeness::Same,
            (Unknown, Alike) if is_sure || (self.names.is_empty() && other.names.is_empty()) => Likeness::Same,
            (Unknown, Unknown) if is_sure || (nothing_known(self) && nothing_known(other)) => Likeness::Same,
            (Apart, Apart | Unknown) | (Nearly | Unknown, Apart) => Likeness::Other,
            (Alike | Nearly | Unknown | Apart, _) => Likeness::Unsure,
        }
    }

    /// The same for two records of one person however they are written; empty where not enough is known.
    pub(super) fn key(&self) -> Option<String> {
        let name = self.names.first().map(|name| words(&name.text)).filter(|words| words.len() > 1)?;
        let born = self.births.first().filter(|born| born.len() == 10)?;
        Some(format!("{}|{born}", name.into_iter().collect::<Vec<_>>().join(" ")))
    }

    /// All that is known of them, as one text.
    pub(super) fn told(&self) -> String {
        let names: Vec<String> = self.names.iter().map(|name| fold(&name.text)).collect();
        format!("{}|{}", names.join("/"), self.births.join("/"))
    }
}

fn best<T>(all: &[T], others: &[T], near: impl Fn(&T, &T) -> Near) -> Near {
    if all.is_empty() || others.is_empty() {
        return Near::Unknown;
    }
    let pairs = all.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
    pairs.map(|(one, other)| near(one, other)).max().unwrap_or(Near::Unknown)
}

/// A year alone is that of a day in it. One digit, two that changed places, and day and month the other way round are
/// how people mistype.
fn near_births(one: &str, other: &str) -> Near {
    let (one, other) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let swapped = |day: &str| Some(format!("{}-{}-{}", day.get(..4)?, day.get(8..10)?, day.get(5..7)?));
    if other.get(..one.len()) == Some(one) {
        Near::Alike
    } else if strsim::osa_distance(one, other.get(..one.len()).unwrap_or(other)) <= 1
        || swapped(one).is_some_and(|swapped| swapped == other)
    {
        Near::Nearly
    } else {
        Near::Apart
    }
}

fn near_names(one: &Name, other: &Name) -> Near {
    let (all, others) = (words(&one.text), words(&other.text));
    if all.is_empty() || others.is_empty() {
        return Near::Unknown;
    }
    let (few, many) = if all.len() <= others.len() { (&all, &others) } else { (&others, &all) };
    if all == others || (few.len() > 1 && few.is_subset(many)) {
        return Near::Alike;
    }
    // Written without spaces, as family names first often are.
    let ways = run_together(other);
    if run_together(one).iter().any(|way| !way.is_empty() && ways.contains(way)) {
        return Near::Alike;
    }
    let parts = [(one, &others), (other, &all)].map(|(parts, words)| near_parts(parts, words)).into_iter().max();
    if parts == Some(Near::Nearly) {
        return Near::Nearly;
    }
    let each_near = few.iter().all(|word| many.iter().any(|other| is_near(word, other)));
    if few.len() > 1 && each_near { Near::Nearly } else { Near::Apart }
}

/// Whether a name in parts is nearly the one of these words: the first given name is the same (a marriage changes the
/// other), or nearly so with the same family name.
fn near_parts(parts: &Name, others: &BTreeSet<String>) -> Near {
    let family = words(&parts.family);
    let given = parts.given.first().map(|given| words(given)).unwrap_or_default();
    let same_family = !family.is_empty() && family.is_subset(others);
    let same_given = !given.is_empty() && given.iter().all(|word| others.contains(word) && !family.contains(word));
    let near_given =
        !given.is_empty() && given.iter().all(|word| others.difference(&family).any(|other| is_near(word, other)));
    if same_given || (same_family && near_given) { Near::Nearly } else { Near::Apart }
}

fn words(text: &str) -> BTreeSet<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
}

/// The name without its spaces, as it is spoken and with the family name first.
fn run_together(name: &Name) -> [String; 2] {
    let joined = |text: &str| fold(text).split(' ').collect::<String>();
    [joined(&name.text), joined(&format!("{} {}", name.family, name.given.join(" ")))]
}

/// Whether one is the other, short for it ("Teo" for "Teodor"), or mistyped by one letter.
fn is_near(one: &str, other: &str) -> bool {
    let (few, many) = if one.chars().count() <= other.chars().count() { (one, other) } else { (other, one) };
    let letters = few.chars().count();
    one == other || (letters >= 3 && many.starts_with(few)) || (letters >= 4 && strsim::osa_distance(one, other) <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(given: &str, family: &str, born: &str) -> Person {
        let text = format!("{given} {family}");
        let given = given.split(' ').map(ToOwned::to_owned).collect();
        Person { names: vec![Name { text, given, family: family.to_owned() }], births: births(born) }
    }

    fn births(born: &str) -> Vec<String> {
        if born.is_empty() { Vec::new() } else { vec![born.to_owned()] }
    }

    fn spoken(text: &str, born: &str) -> Person {
        Person { names: vec![Name { text: text.to_owned(), ..Name::default() }], births: births(born) }
    }

    #[test]
    fn one_number_is_one_person_only_with_a_name_and_a_birth_date_that_agree() {
        let marta = person("Marta", "Ferrer", "1970-03-14");
        for (same, other) in [
            (Likeness::Same, spoken("Ferrer, Marta", "1970-03-14")),
            (Likeness::Same, spoken("MARTA LUCIA FERRER", "1970")),
            (Likeness::Same, person("Marta", "Ortega", "1970-03-14")),
            (Likeness::Same, spoken("Marta Ferrer", "1970-03-15")),
            (Likeness::Same, spoken("Marta Ferrer", "1970-14-03")),
            (Likeness::Same, spoken("Marta Ferrer", "")),
            (Likeness::Unsure, spoken("Marta Ferrer", "1991-11-02")),
            (Likeness::Other, spoken("Luis Ortega", "1991-11-02")),
            (Likeness::Other, spoken("Luis Ferrer", "1991-11-02")),
            // Twins with one household card, and a name changed whole: nobody can tell, so a person is asked.
            (Likeness::Unsure, person("Luis", "Ferrer", "1970-03-14")),
            (Likeness::Unsure, person("Ana", "Ruiz", "1970-03-14")),
            (Likeness::Other, spoken("Luis Ortega", "")),
            // The same letters are not the same name.
            (Likeness::Other, spoken("Matra Refrer", "1991-11-02")),
        ] {
            assert_eq!(marta.likeness(&other, true), same, "{}", other.told());
            assert_eq!(other.likeness(&marta, true), same, "{}", other.told());
        }
    }

    #[test]
    fn a_bare_id_matches_less_readily() {
        let marta = spoken("Marta Ferrer", "1970-03-14");
        assert_eq!(marta.likeness(&marta, false), Likeness::Same);
        assert_eq!(marta.likeness(&spoken("Marta Ferrer", ""), false), Likeness::Unsure);
        assert_eq!(marta.likeness(&spoken("Luis Ortega", "1991-11-02"), false), Likeness::Other);
        assert_eq!(spoken("Marta", "").likeness(&spoken("Marta", ""), false), Likeness::Same);
        assert_eq!(Person::default().likeness(&Person::default(), false), Likeness::Same);
        assert_eq!(marta.likeness(&Person::default(), false), Likeness::Unsure);
    }
}
