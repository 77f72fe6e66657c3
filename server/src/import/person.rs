//! What of a Patient others have to know: who it is, and which records are Patients at all. Must never take anything.

use super::at::At;
use super::date::{self, Partial};
use super::error::Fault;
use super::index::{Index, Resource};
use super::settings::Settings;
use super::tally::{Tally, Why};
use super::{kinds, words};

pub(super) const KIND: &str = "Patient";
/// Whether an interpreter is needed, as HL7 publishes it.
pub(super) const INTERPRETER_REQUIRED: &str = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
/// Pronouns, as HL7 publishes them.
pub(super) const PRONOUNS: &str = "http://hl7.org/fhir/StructureDefinition/individual-pronouns";
/// Gender identity, as HL7 and US Core publish it.
pub(super) const GENDER_IDENTITY: &[&str] = &[
    "http://hl7.org/fhir/StructureDefinition/individual-genderIdentity",
    "http://hl7.org/fhir/StructureDefinition/patient-genderIdentity",
    "http://hl7.org/fhir/us/core/StructureDefinition/us-core-genderIdentity",
];

/// Names what may change the meaning of a Patient; nothing of one is a deed, so it is taken all the same.
pub(super) fn modifiers(at: &At<'_>, kind: &'static str, tally: &mut Tally) -> bool {
    for (name, why) in [("modifierExtension", Why::Modified), ("implicitRules", Why::OtherRules)] {
        tally.left_in((kind, kinds::element(name), why), at, &[name]);
    }
    at.has("modifierExtension") || at.has("implicitRules")
}

/// All that tells this person from others.
pub(super) fn person_of(at: &At<'_>) -> Result<super::people::Person, Fault> {
    let mut names = Vec::new();
    for one in at.objects("name")? {
        let given = one.texts("given")?.into_iter().map(|given| given.text).collect();
        let family = one.text("family")?.unwrap_or_default().to_owned();
        let spoken = words::name_in_parts(&one)?.text;
        let written = one.said("text")?.map(|said| said.text);
        names.extend(
            [Some(spoken), written]
                .into_iter()
                .flatten()
                .filter(|text| !text.trim().is_empty())
                .map(|text| super::people::Name { text, given: Vec::clone(&given), family: family.clone() }),
        );
    }
    let born = at.text("birthDate")?.and_then(|born| match date::read_day(born)? {
        Partial::Day(day) => Some(day.to_string()),
        Partial::Month(year) | Partial::Year(year) => Some(format!("{year:04}")),
    });
    // Who says their own gender is not known by the register's, and the chart has their word.
    let mut has_own = false;
    for extension in at.objects("extension")? {
        has_own |= extension.text("url")?.is_some_and(|url| GENDER_IDENTITY.contains(&url));
    }
    let gender = at.text("gender")?.filter(|_| !has_own).and_then(super::people::registered);
    let (births, genders) = (born.into_iter().collect(), gender.into_iter().collect());
    Ok(super::people::Person { names, births, genders })
}

/// Everything of `index` that is a Patient of its own, and contained ones that can be told apart.
pub(super) fn all<'i, 'a>(index: &'i Index<'a>) -> impl Iterator<Item = &'i Resource<'a>> {
    let is_told = |at: &At<'_>| at.has("identifier") || (at.has("name") && at.has("birthDate"));
    index.all().iter().filter(move |found| found.kind == KIND && (found.home.is_none() || is_told(&found.at)))
}

/// Whether the period of `at` ended before today.
pub(super) fn is_over(at: &At<'_>, settings: &Settings) -> Result<bool, Fault> {
    let Some(period) = at.object("period")? else { return Ok(false) };
    Ok(match period.text("end")?.and_then(|end| date::read(end, &settings.zone)) {
        Some(Partial::Day(day)) => day < settings.today,
        Some(Partial::Month(year) | Partial::Year(year)) => year < settings.today.year(),
        None => false,
    })
}
