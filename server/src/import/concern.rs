//! Flag and RiskAssessment -> safety flags: concerns that somebody else wrote down, for a person to look at. Must never
//! become a level of risk here, which only a person of the clinic gives.

use waystation_sync::care::safety_flag;

use super::at::{At, Said};
use super::error::Fault;
use super::fill::Draft;
use super::index::{Index, Resource};
use super::person::{is_over, modifiers};
use super::reading_note::ReadingNote;
use super::taking::Scene;
use super::tally::Why;
use super::words::{concept_in, concepts_in, displays_in, notes_in, one_line};
use super::{ids, settings::Settings};

/// Categories of Flag that are not about anybody's safety (hl7.org/fhir/R4/valueset-flag-category.html).
const OTHER_CATEGORIES: &[&str] = &["diet", "drug", "lab", "admin", "research", "advance-directive"];

/// Takes one Flag or RiskAssessment.
pub(super) fn take<'a>(resource: &Resource<'a>, index: &Index<'a>, scene: &mut Scene<'_>) -> Result<(), Fault> {
    let (at, kind) = (&resource.at, resource.kind);
    if modifiers(at, kind, &mut scene.tally) {
        scene.tally.left((kind, None, Why::Modified), at);
        return Ok(());
    }
    let subject = at.object("subject")?;
    let whose = match scene.taking.whose(resource, subject.as_ref(), index)? {
        Ok(whose) => whose,
        Err(why) => {
            scene.tally.left((kind, subject.map(|_| "subject"), why), at);
            return Ok(());
        }
    };
    let over = standing(at, kind, scene.settings)?;
    if let Some(why) = over {
        scene.tally.left((kind, Some("status"), why), at);
        if !matches!(why, Why::Ended | Why::EnteredInError) {
            return Ok(());
        }
    }
    let pieces = if kind == "Flag" { flagged(at)? } else { assessed(at)? };
    let Some(first) = pieces.first().cloned() else {
        if over.is_none() {
            scene.tally.left((kind, None, Why::NoWords), at);
        }
        return Ok(());
    };
    let Scene { settings, taking, tally } = scene;
    let Some(client) = taking.client(whose) else { return Ok(()) };
    let content = one_line(&first.text);
    let key = match client.entry_of(resource, None, index) {
        Some(key) => key,
        None => ids::element(client.id, kind, &[&content]),
    };
    let mut draft = Draft::of(&safety_flag::SAFETY_FLAG, kind, at.record);
    if over.is_some() {
        client.note_over(draft, (key, Vec::new()), at);
        return Ok(());
    }
    let mut why = Said::own("Reported elsewhere");
    let mut over = Vec::new();
    for piece in pieces {
        let with = Said::joined([why.clone(), piece.clone()], ". ");
        if Draft::fits(&safety_flag::WHY, &with.text) { why = with } else { over.push(piece) }
    }
    draft.put(&safety_flag::WHY, why, "code", tally);
    draft.put(&safety_flag::STATUS, Said::own("open"), "status", tally);
    if !client.begin(draft, (key, Vec::new()), at, (settings, tally)) {
        return Ok(());
    }
    tally.look((kind, None, Why::Reported), at);
    tally.took_in(at, &["id", "resourceType", "status"]);
    if let Some(subject) = subject {
        tally.took_in(&subject, &["reference", "identifier", "type"]);
    }
    let mut note = ReadingNote::of(kind, &Said::own(content), at);
    over.into_iter().for_each(|said| note.add("", Some(said)));
    note.take(client, at, (settings, tally))
}

/// Why nobody has to look at it any more, if so.
fn standing(at: &At<'_>, kind: &str, settings: &Settings) -> Result<Option<Why>, Fault> {
    let status = at.text("status")?.unwrap_or_default();
    Ok(match (kind, status) {
        (_, "entered-in-error") => Some(Why::EnteredInError),
        ("Flag", "inactive") => Some(Why::Ended),
        (_, "cancelled") => Some(Why::EnteredInError),
        ("Flag", "active") | ("RiskAssessment", "final" | "amended" | "corrected" | "preliminary" | "registered") => {
            match () {
                () if is_over(at, settings)? => Some(Why::Ended),
                () if is_other(at)? => Some(Why::NotAboutSafety),
                () => None,
            }
        }
        _ => Some(Why::UnknownStatus),
    })
}

/// Whether all that is said of its sort is that it is about something else.
fn is_other(at: &At<'_>) -> Result<bool, Fault> {
    let (mut any, mut all_other) = (false, true);
    for category in at.objects("category")? {
        for coding in category.objects("coding")? {
            if let Some(code) = coding.text("code")? {
                any = true;
                all_other &= OTHER_CATEGORIES.contains(&code);
            }
        }
    }
    Ok(any && all_other)
}

fn flagged(at: &At<'_>) -> Result<Vec<Said>, Fault> {
    Ok([concept_in(at, "code")?, labelled("By", displays_in(at, "author")?)].into_iter().flatten().collect())
}

fn assessed(at: &At<'_>) -> Result<Vec<Said>, Fault> {
    let mut pieces = vec![concept_in(at, "code")?];
    for prediction in at.objects("prediction")? {
        let rate =
            prediction.number("probabilityDecimal")?.map(|rate| Said::joined([Said::own("probability"), rate], " "));
        let said = [
            concept_in(&prediction, "outcome")?,
            concept_in(&prediction, "qualitativeRisk")?,
            rate,
            prediction.said("rationale")?,
        ];
        let said: Vec<Said> = said.into_iter().flatten().collect();
        pieces.push((!said.is_empty()).then(|| Said::joined(said, ", ")));
    }
    pieces.push(labelled("Against it", at.said("mitigation")?));
    pieces.push(labelled("By means of", concept_in(at, "method")?));
    pieces.push(labelled("Because of", concepts_in(at, "reasonCode")?));
    pieces.push(labelled("By", displays_in(at, "performer")?));
    pieces.push(labelled("On", at.said("occurrenceDateTime")?));
    pieces.push(labelled("Notes", notes_in(at, "note")?));
    Ok(pieces.into_iter().flatten().collect())
}

fn labelled(label: &str, said: Option<Said>) -> Option<Said> {
    said.map(|said| {
        let text = format!("{label}: {}", said.text.trim());
        said.worded(text)
    })
}
