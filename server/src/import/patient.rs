//! Patient -> client, names and ways to reach them (CARE.md 3.1). Must never call a way to reach someone safe: FHIR
//! does not say, so only the client can.

use waystation_sync::care::{alert, client, name, safety_flag, task};

use super::at::{At, Said};
use super::date::{self, Partial};
use super::error::Fault;
use super::fill::Draft;
use super::index::Resource;
use super::person::{GENDER_IDENTITY, INTERPRETER_REQUIRED, KIND, PRONOUNS, modifiers};
use super::taking::{Gathered, Scene};
use super::tally::{Tally, Why};
use super::who::Identity;
use super::{ids, names, settings::Settings, ways, words};

/// The extensions of Patient that have a field here, as HL7 and US Core publish them.
const INTERPRETER: &[&str] =
    &[INTERPRETER_REQUIRED, "http://hl7.org/fhir/us/core/StructureDefinition/us-core-interpreter-needed"];

/// Takes one Patient into the chart that `identity` says.
pub(super) fn take(resource: &Resource<'_>, identity: &Identity, scene: &mut Scene<'_>) -> Result<(), Fault> {
    let at = &resource.at;
    let Scene { settings, taking, tally } = scene;
    let Some(client) = taking.client(identity.place) else { return Ok(()) };
    person(at, identity, client, (settings, tally))?;
    names::take(at, resource.id, client, (settings, tally))?;
    if !client.has_any(&name::NAME) {
        tally.look((KIND, None, Why::Nameless), at);
    }
    ways::take(at, resource.id, client, (settings, tally))?;
    tally.took_in(at, &["id", "resourceType"]);
    death(at, client, (settings, tally))?;
    if at.flag("active")? == Some(false) {
        tally.look((KIND, None, Why::NotActive), at);
    }
    tally.took_in(at, &["active"]);
    modifiers(at, KIND, tally);
    Ok(())
}

fn person(
    at: &At<'_>,
    identity: &Identity,
    client: &mut Gathered,
    (settings, tally): (&Settings, &mut Tally),
) -> Result<(), Fault> {
    let mut draft = Draft::of(&client::CLIENT, KIND, at.record);
    draft.put(&client::IMPORTED_FROM, identity.from.clone(), "identifier", tally);
    birth(at, &mut draft, (settings, tally))?;
    if let Some(language) = language(at, tally)? {
        draft.put(&client::LANGUAGE, language, "communication", tally);
    }
    let mut has_gender = false;
    for extension in at.objects("extension")? {
        let url = extension.text("url")?.unwrap_or_default();
        let field = match () {
            () if INTERPRETER.contains(&url) => &client::INTERPRETER_NEEDED,
            () if GENDER_IDENTITY.contains(&url) => &client::GENDER,
            () if url == PRONOUNS => &client::PRONOUNS,
            () => continue,
        };
        let said = if field.name == client::INTERPRETER_NEEDED.name { yes_no(&extension)? } else { value(&extension)? };
        let Some(said) = said.filter(|_| !draft.has(field)) else { continue };
        has_gender |= field.name == client::GENDER.name;
        draft.put(field, said, "extension", tally);
        tally.took_in(&extension, &["url"]);
    }
    if let Some(gender) = at.said("gender")?.filter(|gender| !has_gender && gender.text != "unknown") {
        draft.put(&client::GENDER, gender, "gender", tally);
        tally.look((KIND, Some("gender"), Why::AsRegistered), at);
    }
    client.write(draft, at, tally);
    Ok(())
}

/// That the client is said to have died: a concern that stands on the desk until somebody of the clinic has looked and said so in
/// the chart themselves, also where a second import is the first to say it. Whose role raises no flag brings it as an alert at the top
/// of the chart, before anyone calls, and as an urgent task that stands until somebody has looked.
fn death(at: &At<'_>, client: &mut Gathered, (settings, tally): (&Settings, &mut Tally)) -> Result<(), Fault> {
    let day = at.said("deceasedDateTime")?;
    if at.flag("deceasedBoolean")? != Some(true) && day.is_none() {
        return Ok(());
    }
    tally.look((KIND, None, Why::Died), at);
    tally.took_in(at, &["deceasedBoolean"]);
    let told = Said::own("Reported elsewhere. This person is said to have died");
    if !safety_flag::SAFETY_FLAG.editors.contains(&settings.role) {
        let said = || Said::joined([told.clone()].into_iter().chain(day.clone()), ": ");
        let mut first = Draft::of(&alert::ALERT, KIND, at.record);
        first.put(&alert::KIND, Said::own("contact"), "deceasedBoolean", tally);
        first.put(&alert::WHAT, said(), "deceasedDateTime", tally);
        client.begin(first, (ids::element(client.id, KIND, &["died", "alert"]), Vec::new()), at, (settings, tally));
        let mut then = Draft::of(&task::TASK, KIND, at.record);
        then.put(&task::WHAT, said(), "deceasedDateTime", tally);
        then.put(&task::PRIORITY, Said::own("urgent"), "deceasedBoolean", tally);
        then.put(&task::STATUS, Said::own("open"), "deceasedBoolean", tally);
        then.put(&task::DUE, Said::own(settings.today.to_string()), "deceasedBoolean", tally);
        client.begin(then, (ids::element(client.id, KIND, &["died", "task"]), Vec::new()), at, (settings, tally));
        return Ok(());
    }
    let mut draft = Draft::of(&safety_flag::SAFETY_FLAG, KIND, at.record);
    draft.put(&safety_flag::WHY, Said::joined([told].into_iter().chain(day), ": "), "deceasedDateTime", tally);
    draft.put(&safety_flag::STATUS, Said::own("open"), "deceasedBoolean", tally);
    client.begin(draft, (ids::element(client.id, KIND, &["died"]), Vec::new()), at, (settings, tally));
    Ok(())
}

fn birth(at: &At<'_>, draft: &mut Draft, (settings, tally): (&Settings, &mut Tally)) -> Result<(), Fault> {
    let Some(born) = at.said("birthDate")? else { return Ok(()) };
    let (text, day) = match date::read_day(&born.text) {
        Some(Partial::Month(year)) => {
            tally.left_in((KIND, Some("birthDate"), Why::YearOnly), at, &["birthDate"]);
            (format!("{year:04}"), jiff::civil::Date::new(year, 1, 1).ok())
        }
        Some(Partial::Year(year)) => (format!("{year:04}"), jiff::civil::Date::new(year, 1, 1).ok()),
        Some(Partial::Day(day)) => (day.to_string(), Some(day)),
        None => (born.text.clone(), None),
    };
    if day.is_some_and(|day| day > settings.today) {
        tally.left_in((KIND, Some("birthDate"), Why::BornLater), at, &["birthDate"]);
        return Ok(());
    }
    draft.put(&client::BIRTH_DATE, born.worded(text), "birthDate", tally);
    Ok(())
}

/// What an extension says: itself, or in its part "value".
fn value(extension: &At<'_>) -> Result<Option<Said>, Fault> {
    for inner in extension.objects("extension")? {
        if inner.text("url")? == Some("value") {
            return words::concept_in(&inner, "valueCodeableConcept");
        }
    }
    match words::concept_in(extension, "valueCodeableConcept")? {
        Some(said) => Ok(Some(said)),
        None => extension.said("valueString"),
    }
}

/// Yes or no, of a flag or of SNOMED CT's two codes for them.
fn yes_no(extension: &At<'_>) -> Result<Option<Said>, Fault> {
    let of = |yes: bool, from: String| Said { text: if yes { "yes" } else { "no" }.to_owned(), from: vec![from] };
    if let Some(needed) = extension.flag("valueBoolean")? {
        return Ok(Some(of(needed, extension.place_of("valueBoolean"))));
    }
    let Some(coding) = extension.object("valueCoding")? else { return Ok(None) };
    Ok(match coding.text("code")? {
        Some("373066001") => Some(of(true, coding.place_of("code"))),
        Some("373067005") => Some(of(false, coding.place_of("code"))),
        Some(_) | None => None,
    })
}

/// The preferred language, or the only one.
fn language(at: &At<'_>, tally: &mut Tally) -> Result<Option<Said>, Fault> {
    let all = at.objects("communication")?;
    let mut chosen = all.first().filter(|_| all.len() == 1);
    for one in &all {
        if one.flag("preferred")? == Some(true) {
            chosen = Some(one);
        }
    }
    let Some(chosen) = chosen else {
        for one in &all {
            tally.left((KIND, Some("communication"), Why::NonePreferred), one);
        }
        return Ok(None);
    };
    let Some(language) = chosen.object("language")? else { return Ok(None) };
    tally.took_in(chosen, &["preferred"]);
    if let Some(said) = words::concept(&language)? {
        return Ok(Some(said));
    }
    // A language's code (BCP 47) is a word that people of the clinic can read: "es".
    language.objects("coding")?.first().map_or(Ok(None), |coding| coding.said("code"))
}
