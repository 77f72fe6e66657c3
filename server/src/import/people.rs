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
    /// Genders as they are registered, by FHIR's codes; empty where none is said.
    pub(super) genders: Vec<String>,
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
    /// They differ as the same thing written twice does, and as the names of twins do.
    Nearly,
    /// The given names are alike and the family name is another, as after a marriage.
    Married,
    /// One of two names has a further word, such as a second given name.
    Further,
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
        let genders = history(doc, &client::CLIENT, EntryKey::One).into_iter().flat_map(|step| step.fields);
        let genders = genders.filter(|field| field.field.name == client::GENDER.name);
        let genders = genders.filter_map(|field| registered(&field.after.value()?.to_string()));
        let spoken = |text| Name { text, ..Name::default() };
        let births = births.into_iter().collect();
        Some(Self { names: names.into_iter().map(spoken).collect(), births, genders: genders.collect() })
    }

    /// Whether `other` is the same person, where both are said to have one number. `is_sure` says whether the number is
    /// one that only one person has there; of a bare id or a placeholder nobody knows that.
    ///
    /// Twins and siblings share a household's number, so that a name which is only near is never enough by itself.
    pub(super) fn likeness(&self, other: &Self, is_sure: bool) -> Likeness {
        use Near::{Alike, Apart, Further, Married, Nearly, Unknown};
        let birth = best(&self.births, &other.births, |one, other| near_births(one, other));
        let name = best(&self.names, &other.names, near_names);
        let nothing_known = |of: &Self| of.names.is_empty() && of.births.is_empty();
        let neither_born = self.births.is_empty() && other.births.is_empty();
        let one_gender = self.genders.is_empty()
            || other.genders.is_empty()
            || self.genders.iter().any(|gender| other.genders.contains(gender));
        match (name, birth) {
            (Alike, Alike | Nearly | Unknown) | (Further | Married | Unknown, Alike) if !one_gender => Likeness::Unsure,
            (Alike, Alike | Nearly) | (Further | Married, Alike) => Likeness::Same,
            (Alike, Unknown) if is_sure || neither_born => Likeness::Same,
            (Unknown, Alike) if is_sure || (self.names.is_empty() && other.names.is_empty()) => Likeness::Same,
            (Unknown, Unknown) if (is_sure && one_gender) || (nothing_known(self) && nothing_known(other)) => {
                Likeness::Same
            }
            (Apart, Apart | Unknown) | (Nearly | Married | Unknown, Apart) => Likeness::Other,
            (Alike | Further | Married | Nearly | Unknown | Apart, _) => Likeness::Unsure,
        }
    }

    /// Whether both have one name, or neither has any.
    pub(super) fn is_named_as(&self, other: &Self) -> bool {
        let near = best(&self.names, &other.names, near_names);
        near == Near::Alike || (self.names.is_empty() && other.names.is_empty())
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
    if all == others {
        return Near::Alike;
    }
    // Written without spaces, as family names first often are.
    let ways = run_together(other);
    if run_together(one).iter().any(|way| !way.is_empty() && ways.contains(way)) {
        return Near::Alike;
    }
    let is_compound = is_half_of(few, &one.text) || is_half_of(few, &other.text);
    if few.len() > 1 && few.is_subset(many) && !is_compound {
        return Near::Further;
    }
    let givens = [one, other].map(|name| words(&name.given.join(" ")));
    let same_givens = givens.iter().any(BTreeSet::is_empty) || givens[0] == givens[1];
    let parts = [(one, &others), (other, &all)].map(|(parts, words)| near_parts(parts, words)).into_iter().max();
    match parts {
        Some(Near::Married) if same_givens => return Near::Married,
        Some(Near::Married | Near::Nearly) => return Near::Nearly,
        Some(_) | None => {}
    }
    let each_near = few.iter().all(|word| many.iter().any(|other| is_near(word, other)));
    if few.len() > 1 && each_near { Near::Nearly } else { Near::Apart }
}

/// Whether these words have a part of a name with a hyphen and not all of it: "Jean" is not "Jean-Paul".
fn is_half_of(few: &BTreeSet<String>, text: &str) -> bool {
    let compound = text.split_whitespace().filter(|word| word.contains(['-', '\u{2010}', '\u{2011}'])).map(words);
    compound.into_iter().any(|parts| !parts.is_disjoint(few) && !parts.is_subset(few))
}

/// How a name in parts stands to the one of these words: the given names the same and no family name (a marriage changes
/// it), or the first given name nearly so with the same family name.
fn near_parts(parts: &Name, others: &BTreeSet<String>) -> Near {
    let family = words(&parts.family);
    let given = parts.given.first().map(|given| words(given)).unwrap_or_default();
    let all_given = words(&parts.given.join(" "));
    let same_family = !family.is_empty() && family.is_subset(others);
    let is_given = |word: &String| others.contains(word) && !family.contains(word);
    let near_given =
        !given.is_empty() && given.iter().all(|word| others.difference(&family).any(|other| is_near(word, other)));
    if !given.is_empty() && all_given.iter().all(is_given) && !same_family {
        Near::Married
    } else if (!given.is_empty() && given.iter().all(is_given)) || (same_family && near_given) {
        Near::Nearly
    } else {
        Near::Apart
    }
}

/// A gender as registers have it; words of the client's own are nobody's register.
pub(super) fn registered(text: &str) -> Option<String> {
    Some(fold(text)).filter(|text| matches!(text.as_str(), "male" | "female" | "other"))
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
        Person {
            names: vec![Name { text, given, family: family.to_owned() }],
            births: births(born),
            ..Person::default()
        }
    }

    fn births(born: &str) -> Vec<String> {
        if born.is_empty() { Vec::new() } else { vec![born.to_owned()] }
    }

    fn spoken(text: &str, born: &str) -> Person {
        Person {
            names: vec![Name { text: text.to_owned(), ..Name::default() }],
            births: births(born),
            ..Person::default()
        }
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

    #[test]
    fn twins_and_siblings_with_one_number_and_birth_date_are_asked_about() {
        for (one, other) in [
            ("Maria", "Marie"),
            ("Jose", "Josefa"),
            ("Daniel", "Daniela"),
            ("Ali", "Alia"),
            ("Juan", "Joan"),
            ("Luis", "Luisa"),
            ("Ivan", "Ivana"),
            ("Jean", "Jean-Paul"),
            ("Maria Luz", "Maria Eva"),
        ] {
            let (one, other) = (person(one, "Quispe", "2001-04-05"), person(other, "Quispe", "2001-04-05"));
            assert_eq!(one.likeness(&other, true), Likeness::Unsure, "{}", other.told());
            assert_eq!(other.likeness(&one, true), Likeness::Unsure, "{}", other.told());
            let chart = spoken(&one.names[0].text, "2001-04-05");
            assert_eq!(chart.likeness(&other, true), Likeness::Unsure, "{}", other.told());
        }
        let of = |gender: &str| Person { genders: vec![gender.to_owned()], ..person("Alex", "Quispe", "2001-04-05") };
        assert_eq!(of("male").likeness(&of("female"), true), Likeness::Unsure);
        assert_eq!(of("male").likeness(&of("male"), true), Likeness::Same);
        for spelling in ["QUISPE, maría josé", "Maria  Jose Quispe", "Mariajose Quispe"] {
            let maria = person("María José", "Quispe", "2001-04-05");
            assert_eq!(maria.likeness(&spoken(spelling, "2001-04-05"), true), Likeness::Same, "{spelling}");
        }
    }
}
