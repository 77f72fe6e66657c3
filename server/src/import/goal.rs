//! Goal -> goal (CARE.md 1.F and 3.1). Must never make a goal active that lacks a part of SMART.

use waystation_sync::care::{goal, note};

use super::at::{At, Said};
use super::codes::{self, Maps};
use super::date::{self, Partial};
use super::error::Fault;
use super::fill::Draft;
use super::ids;
use super::index::{Index, Resource};
use super::person::modifiers;
use super::reading_note::ReadingNote;
use super::taking::{Scene, name_of};
use super::tally::{Tally, Why};
use super::words::{self, beginning, called, one_line};

const KIND: &str = "Goal";

/// Takes one Goal.
pub(super) fn take(resource: &Resource<'_>, index: &Index<'_>, scene: &mut Scene<'_>) -> Result<(), Fault> {
    let at = &resource.at;
    let Scene { settings, taking, tally } = scene;
    if modifiers(at, KIND, tally) {
        tally.left((KIND, None, Why::Modified), at);
        return Ok(());
    }
    let subject = at.object("subject")?;
    let whose = match taking.whose(resource, subject.as_ref(), index)? {
        Ok(place) => place,
        Err(why) => {
            tally.left((KIND, subject.map(|_| "subject"), why), at);
            return Ok(());
        }
    };
    let (status, near) = match codes::goal_status(at.text("lifecycleStatus")?.unwrap_or_default()) {
        Maps::To(status) => (status, None),
        Maps::Near(status, why) => (status, Some(why)),
        Maps::Left(why) => {
            tally.left((KIND, Some("lifecycleStatus"), why), at);
            if why == Why::EnteredInError {
                over(resource, whose, index, taking)?;
            }
            return Ok(());
        }
    };
    let Some(statement) = words::concept_in(at, "description")? else {
        tally.left((KIND, Some("description"), Why::NoWords), at);
        return Ok(());
    };
    let mut draft = Draft::of(&goal::GOAL, KIND, at.record);
    let content = one_line(&statement.text);
    let may_note = note::NOTE.editors.contains(&settings.role) && Draft::fits(&note::TEXT, &statement.text);
    let begun = beginning(&goal::STATEMENT, &statement.text).filter(|_| may_note);
    let whole = begun.is_some().then(|| statement.clone());
    draft.put(&goal::STATEMENT, begun.map_or(statement, Said::own), "description", tally);
    let mut over = Vec::new();
    for (place, target) in at.objects("target")?.iter().enumerate() {
        match place {
            0 => over = aim(target, &mut draft, tally)?,
            _ => tally.left((KIND, Some("target"), Why::OneTargetOnly), target),
        }
    }
    achievement(at, &mut draft, tally)?;
    let smart = [&goal::SPECIFIC, &goal::MEASURE, &goal::CONFIDENCE, &goal::WHY, &goal::DUE];
    let lacking = status == "active" && !smart.into_iter().all(|field| draft.has(field));
    let stands =
        Said { text: if lacking { "accepted" } else { status }.into(), from: vec![at.place_of("lifecycleStatus")] };
    draft.put(&goal::STATUS, stands, "lifecycleStatus", tally);
    let Some(client) = taking.client(whose) else { return Ok(()) };
    let key = match name_of(resource, index) {
        Some(name) => ids::entry(client.id, KIND, &name, None),
        None => ids::element(client.id, KIND, &[&content]),
    };
    if client.begin(draft, (key, Vec::new()), at, (settings, tally)) {
        tally.took_in(at, &["id", "resourceType"]);
        if let Some(subject) = subject {
            tally.took_in(&subject, &["reference", "identifier", "type"]);
        }
        for why in near.into_iter().chain(lacking.then_some(Why::ActiveIsAccepted)) {
            tally.look((KIND, Some("lifecycleStatus"), why), at);
        }
        if whole.is_some() {
            tally.look((KIND, Some("description"), Why::BeginningOnly), at);
        }
        let title = if whole.is_some() { called(&content) } else { content };
        let mut note = ReadingNote::of("goal", &Said::own(title), at);
        note.add("In full", whole);
        over.into_iter().for_each(|(label, said)| note.add(label, Some(said)));
        // A text of a Goal, and a concept of other records.
        let reason = at.said("statusReason")?;
        note.add("Reason", reason);
        note.add("Notes", words::notes_in(at, "note")?);
        note.add("Because of", words::displays_in(at, "addresses")?);
        note.add("Outcome", words::concepts_in(at, "outcomeCode")?);
        note.take(client, at, (settings, tally))?;
    }
    Ok(())
}

/// Notes that a goal was entered in error, which an earlier import may have begun.
fn over(
    resource: &Resource<'_>,
    whose: usize,
    index: &Index<'_>,
    taking: &mut super::taking::Taking<'_>,
) -> Result<(), Fault> {
    let statement = words::concept_in(&resource.at, "description")?.unwrap_or_default();
    let Some(client) = taking.client(whose) else { return Ok(()) };
    let key = match name_of(resource, index) {
        Some(name) => ids::entry(client.id, KIND, &name, None),
        None => ids::element(client.id, KIND, &[&one_line(&statement.text)]),
    };
    client.note_over(Draft::of(&goal::GOAL, KIND, resource.at.record), (key, Vec::new()), &resource.at);
    Ok(())
}

fn achievement(at: &At<'_>, draft: &mut Draft, tally: &mut Tally) -> Result<(), Fault> {
    let Some(found) = at.object("achievementStatus")? else { return Ok(()) };
    let said = code(&found)?;
    match codes::achievement(said.as_ref().map(|said| said.text.as_str()).unwrap_or_default()) {
        Maps::To(code) | Maps::Near(code, _) => {
            // Whose code list it is of is prescribed.
            found.objects("coding")?.first().into_iter().for_each(|coding| tally.took_in(coding, &["system"]));
            draft.put(&goal::ACHIEVEMENT, said.unwrap_or_default().worded(code), "achievementStatus", tally);
        }
        Maps::Left(why) => tally.left((KIND, Some("achievementStatus"), why), &found),
    }
    Ok(())
}

/// What is measured, how far, and by when; gives back what is longer than its field, under a word of ours.
fn aim(target: &At<'_>, draft: &mut Draft, tally: &mut Tally) -> Result<Vec<(&'static str, Said)>, Fault> {
    let mut over = Vec::new();
    if let Some(measure) = target.object("measure")? {
        match words::concept(&measure)? {
            Some(measure) if beginning(&goal::MEASURE, &measure.text).is_some() => over.push(("Measured by", measure)),
            Some(measure) => draft.put(&goal::MEASURE, measure, "target.measure", tally),
            None => tally.left((KIND, Some("target.measure"), Why::NoWords), &measure),
        }
    }
    if let Some(reach) = reach(target)? {
        if beginning(&goal::TARGET, &reach.text).is_some() {
            over.push(("To reach", reach));
        } else {
            draft.put(&goal::TARGET, reach, "target.detail[x]", tally);
        }
    } else {
        let details = target.map.keys().filter(|name| name.starts_with("detail"));
        for place in details.map(|name| target.place_of(name)) {
            tally.left_at((KIND, Some("target.detail[x]"), Why::NoWords), target.record, &[place]);
        }
    }
    if let Some(due) = target.said("dueDate")? {
        match date::read_day(&due.text) {
            Some(Partial::Month(_) | Partial::Year(_)) => {
                tally.left_in((KIND, Some("target.dueDate"), Why::NotADay), target, &["dueDate"]);
            }
            Some(Partial::Day(day)) => draft.put(&goal::DUE, due.worded(day.to_string()), "target.dueDate", tally),
            None => draft.put(&goal::DUE, due, "target.dueDate", tally),
        }
    }
    tally.left_in((KIND, Some("target.dueDuration"), Why::NotADay), target, &["dueDuration"]);
    Ok(over)
}

fn reach(target: &At<'_>) -> Result<Option<Said>, Fault> {
    if let Some(found) = target.object("detailQuantity")? {
        return words::quantity(&found);
    }
    if let Some(found) = target.object("detailRange")? {
        return words::range(&found);
    }
    if let Some(number) = target.number("detailInteger")? {
        return Ok(Some(number));
    }
    if let Some(said) = target.said("detailString")? {
        return Ok(Some(said));
    }
    words::concept_in(target, "detailCodeableConcept")
}

/// The first code of a concept whose code list FHIR prescribes.
fn code(concept: &At<'_>) -> Result<Option<Said>, Fault> {
    for coding in concept.objects("coding")? {
        if let Some(code) = coding.said("code")? {
            return Ok(Some(code));
        }
    }
    Ok(None)
}
