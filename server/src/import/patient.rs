//! Patient -> client, names and ways to reach them (CARE.md 3.1). Must never call a way to reach someone safe: FHIR
//! does not say, so only the client can.

use waystation_sync::care::edit::Act;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::{client, contact, name};

use super::codes::{self, Maps};
use super::date::{self, Partial};
use super::error::Fault;
use super::fill::Draft;
use super::index::{Index, Resource};
use super::json::At;
use super::taking::{Gathered, Taking};
use super::tally::{Tally, Why};
use super::{ids, kinds, words};

const KIND: &str = "Patient";
const READ: &[&str] = &[
    "identifier",
    "active",
    "name",
    "telecom",
    "birthDate",
    "deceasedBoolean",
    "deceasedDateTime",
    "address",
    "communication",
    "extension",
];
/// The one extension of Patient, of those that HL7 publishes, that has a field here.
const INTERPRETER: &str = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";

/// Takes every Patient of the file.
pub(super) fn all(index: &Index<'_>, tally: &mut Tally) -> Result<Taking, Fault> {
    let mut taking = Taking::default();
    for resource in index.all().iter().filter(|resource| resource.kind == KIND && resource.home.is_none()) {
        take(resource, &mut taking, tally)?;
    }
    Ok(taking)
}

fn take(resource: &Resource<'_>, taking: &mut Taking, tally: &mut Tally) -> Result<(), Fault> {
    let at = &resource.at;
    let id = resource.id.ok_or_else(|| Fault::NoId { place: at.shown() })?;
    let known = known_as(at)?;
    let client = match known {
        Some((system, value)) => ids::client(system, value),
        None => {
            tally.add(KIND, None, Why::BareId);
            ids::client("", id)
        }
    };
    for _ in at.objects("identifier")?.iter().skip(usize::from(known.is_some())) {
        tally.add(KIND, Some("identifier"), Why::NoPlace);
    }
    let mut gathered = Gathered::of(client, at.shown());
    let from = known.map_or_else(|| format!("Patient/{id}"), |(system, value)| format!("{system} {value}"));
    if let Some(act) = person(at, &from, tally)? {
        gathered.push(act);
    }
    names(at, id, &mut gathered, tally)?;
    ways(at, id, &mut gathered, tally)?;
    if at.flag("deceasedBoolean")? == Some(true) || at.text("deceasedDateTime")?.is_some() {
        tally.add(KIND, None, Why::Died);
    }
    if at.flag("active")? == Some(false) {
        tally.add(KIND, None, Why::NotActive);
    }
    kinds::is_modified(at.map, KIND, tally);
    kinds::list_unread(at.map, KIND, (kinds::PATIENT, READ), tally);
    taking.admit(resource.number, gathered)
}

/// The identifier that names this person in the other system. The one that marks a medical record is preferred, then
/// the usual one; a passport or licence is the last resort.
fn known_as<'a>(at: &At<'a>) -> Result<Option<(&'a str, &'a str)>, Fault> {
    let mut best: Option<(u8, &str, &str)> = None;
    for identifier in at.objects("identifier")? {
        let filled = |name| Ok(identifier.text(name)?.map(str::trim).filter(|text| !text.is_empty()));
        let (Some(system), Some(value)) = (filled("system")?, filled("value")?) else { continue };
        let mut is_record = false;
        let kind = identifier.object("type")?;
        for coding in kind.as_ref().map_or(Ok(Vec::new()), |kind| kind.objects("coding"))? {
            is_record |= coding.text("code")? == Some("MR");
        }
        let rank = match identifier.text("use")? {
            Some("old" | "temp") => continue,
            _ if is_record => 0,
            Some("usual") => 1,
            _ if kind.is_none() => 2,
            _ => 3,
        };
        if best.is_none_or(|(before, _, _)| rank < before) {
            best = Some((rank, system, value));
        }
    }
    Ok(best.map(|(_, system, value)| (system, value)))
}

fn person(at: &At<'_>, from: &str, tally: &mut Tally) -> Result<Option<Act>, Fault> {
    let mut draft = Draft::of(&client::CLIENT, KIND);
    draft.put(&client::IMPORTED_FROM, from, "identifier", tally);
    if let Some(born) = at.text("birthDate")? {
        let year = match date::read(born) {
            Some(Partial::Month(year)) => {
                tally.add(KIND, Some("birthDate"), Why::YearOnly);
                Some(year)
            }
            Some(Partial::Year(year)) => Some(year),
            Some(Partial::Day(_)) | None => None,
        };
        let text = year.map_or_else(|| born.to_owned(), |year| format!("{year:04}"));
        draft.put(&client::BIRTH_DATE, &text, "birthDate", tally);
    }
    if let Some(language) = language(at, tally)? {
        draft.put(&client::LANGUAGE, language, "communication", tally);
    }
    for extension in at.objects("extension")? {
        match (extension.text("url")?, extension.flag("valueBoolean")?) {
            (Some(INTERPRETER), Some(needed)) => {
                draft.put(&client::INTERPRETER_NEEDED, if needed { "yes" } else { "no" }, "extension", tally);
            }
            _ => tally.add(KIND, Some("extension"), Why::NoPlace),
        }
    }
    Ok(draft.write())
}

/// The preferred language, or the only one.
fn language<'a>(at: &At<'a>, tally: &mut Tally) -> Result<Option<&'a str>, Fault> {
    let all = at.objects("communication")?;
    let mut chosen = all.first().filter(|_| all.len() == 1);
    for one in &all {
        if one.flag("preferred")? == Some(true) {
            chosen = Some(one);
        }
    }
    let Some(chosen) = chosen else {
        if !all.is_empty() {
            tally.add(KIND, Some("communication"), Why::NonePreferred);
        }
        return Ok(None);
    };
    let Some(language) = chosen.object("language")? else { return Ok(None) };
    if let Some(said) = words::concept(&language)? {
        return Ok(Some(said));
    }
    // A language's code (BCP 47) is a word that people of the clinic can read: "es".
    language.objects("coding")?.first().map_or(Ok(None), |coding| coding.text("code"))
}

fn names(at: &At<'_>, id: &str, gathered: &mut Gathered, tally: &mut Tally) -> Result<(), Fault> {
    let all = at.objects("name")?;
    let mut taken = 0;
    for (index, one) in all.iter().enumerate() {
        let usage = match codes::name_use(one.text("use")?) {
            Maps::To(usage) | Maps::Near(usage, _) => usage,
            Maps::Left(why) => {
                tally.add(KIND, Some("name"), why);
                continue;
            }
        };
        let mut draft = Draft::of(&name::NAME, KIND);
        draft.put(&name::USE, usage, "name", tally);
        draft.put(&name::TEXT, &words::name(one)?, "name", tally);
        let key = EntryKey::Id(ids::entry(gathered.id, "Patient.name", id, Some(index)));
        if let Some(act) = draft.begin(key, tally) {
            gathered.push(act);
            taken += 1;
        }
    }
    if taken == 0 {
        tally.add(KIND, None, Why::Nameless);
    }
    Ok(())
}

fn ways(at: &At<'_>, id: &str, gathered: &mut Gathered, tally: &mut Tally) -> Result<(), Fault> {
    for (index, one) in at.objects("telecom")?.iter().enumerate() {
        let value = one.text("value")?.unwrap_or_default().to_owned();
        match codes::channel(one.text("system")?) {
            Maps::To(channel) | Maps::Near(channel, _) => {
                way((one, channel, &value), ("Patient.telecom", "telecom", id, index), gathered, tally)?;
            }
            Maps::Left(why) => tally.add(KIND, Some("telecom"), why),
        }
    }
    for (index, one) in at.objects("address")?.iter().enumerate() {
        let value = words::address(one)?;
        way((one, "post", &value), ("Patient.address", "address", id, index), gathered, tally)?;
    }
    Ok(())
}

fn way(
    (one, channel, value): (&At<'_>, &str, &str),
    (kind, element, id, index): (&str, &'static str, &str, usize),
    gathered: &mut Gathered,
    tally: &mut Tally,
) -> Result<(), Fault> {
    if one.text("use")? == Some("old") {
        tally.add(KIND, Some(element), Why::OutOfUse);
        return Ok(());
    }
    if value.trim().is_empty() {
        tally.add(KIND, Some(element), Why::NoWords);
        return Ok(());
    }
    let mut draft = Draft::of(&contact::CONTACT, KIND);
    draft.put(&contact::CHANNEL, channel, element, tally);
    draft.put(&contact::VALUE, value, element, tally);
    draft.put(&contact::SAFE, "no", element, tally);
    if !draft.has(&contact::VALUE) {
        // A way to reach someone without its number is none; that it did not fit is tallied.
        return Ok(());
    }
    let key = EntryKey::Id(ids::entry(gathered.id, kind, id, Some(index)));
    if let Some(act) = draft.begin(key, tally) {
        gathered.push(act);
        tally.add(KIND, Some(element), Why::AskIfSafe);
    }
    Ok(())
}
