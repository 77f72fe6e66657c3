//! Task, ServiceRequest, Appointment, CommunicationRequest and the activities that a plan describes itself -> things to
//! do (CARE.md 3.1). Must never make a task of what is not to be done.

use super::at::{At, Said};
use super::codes;
use super::error::Fault;
use super::index::{Index, Resource, Target};
use super::person::modifiers;
use super::settings::Settings;
use super::tally::{Tally, Why};
use super::todo::Todo;
use super::words::{concept_in, concepts_in, displays_in, notes_in, quantity};
use super::{date, timing};

/// The path of an activity that a plan describes itself.
pub(super) const DETAIL: &str = "CarePlan.activity.detail";
/// The types of record that can be something to do.
pub(super) const KINDS: &[&str] = &["Task", "ServiceRequest", "Appointment", "CommunicationRequest"];

/// What a record says is to be done; `None`, tallied, when that is nothing that a task can say.
pub(super) fn read<'a>(
    found: &Resource<'a>,
    (settings, tally): (&Settings, &mut Tally),
) -> Result<Option<Todo<'a>>, Fault> {
    let at = &found.at;
    if modifiers(at, found.kind, tally) {
        tally.left((found.kind, None, Why::Modified), at);
        return Ok(None);
    }
    match found.kind {
        "Task" => task(at, (settings, tally)),
        "ServiceRequest" => service(at, (settings, tally)),
        "Appointment" => appointment(at, (settings, tally)),
        "CommunicationRequest" => communication(at, (settings, tally)),
        other => {
            tally.left((other, None, Why::NotATask), at);
            Ok(None)
        }
    }
}

/// The people whom such a record is about; of an appointment those of its people who are Patients.
pub(super) fn subjects<'a>(found: &Resource<'a>, index: &Index<'a>) -> Result<Vec<At<'a>>, Fault> {
    let name = match found.kind {
        "Task" => "for",
        "Appointment" => {
            let mut patients = Vec::new();
            for one in found.at.objects("participant")? {
                let Some(actor) = one.object("actor")? else { continue };
                let is_patient = match index.follow(&actor, found)? {
                    Target::Found(number) => index.get(number).is_some_and(|found| found.kind == "Patient"),
                    Target::Missing(kind) => kind == Some("Patient"),
                    Target::Several | Target::Known { .. } => true,
                };
                patients.extend(is_patient.then_some(actor));
            }
            return Ok(patients);
        }
        _ => "subject",
    };
    Ok(found.at.object(name)?.into_iter().collect())
}

fn task<'a>(at: &At<'a>, (settings, tally): (&Settings, &mut Tally)) -> Result<Option<Todo<'a>>, Fault> {
    let maps = codes::task_status(at.text("status")?.unwrap_or_default());
    let todo = Todo::with_status("Task", at, maps, tally)?;
    let restriction = at.object("restriction")?;
    let period = restriction.as_ref().map_or(Ok(None), |found| found.object("period"))?;
    let due = period.as_ref().map_or(Ok(None), |period| period.said("end"))?;
    let start = period.as_ref().map_or(Ok(None), |period| period.said("start"))?;
    let Some(todo) = todo.say([concept_in(at, "code")?, at.said("description")?], tally) else { return Ok(None) };
    let done = at.object("executionPeriod")?.map_or(Ok(None), |period| timing::period(&period, &settings.zone))?;
    let mut todo = todo
        .due(due, "due date", (settings, tally))
        .priority(at.said("priority")?, tally)
        .remark("Notes", notes_in(at, "note")?)
        .remark("Stands there", concept_in(at, "businessStatus")?)
        .remark("Reason", concept_in(at, "statusReason")?)
        .remark("Because of", concept_in(at, "reasonCode")?)
        .remark("Owner there", displays_in(at, "owner")?)
        .remark("Asked by", displays_in(at, "requester")?)
        .remark("Where", displays_in(at, "location")?)
        .remark("About", displays_in(at, "focus")?)
        .remark("From", start.map(|start| timing::when(start, &settings.zone)))
        .remark("Done", done);
    for (label, name) in [("Given", "input"), ("Came of it", "output")] {
        for one in at.objects(name)? {
            let said = [concept_in(&one, "type")?, one.said("valueString")?];
            todo = todo.remark(label, Some(Said::joined(said.into_iter().flatten(), " ")));
        }
    }
    Ok(Some(todo))
}

fn service<'a>(at: &At<'a>, (settings, tally): (&Settings, &mut Tally)) -> Result<Option<Todo<'a>>, Fault> {
    let maps = codes::request_status(at.text("status")?.unwrap_or_default());
    let todo = Todo::with_status("ServiceRequest", at, maps, tally)?;
    let words = [concept_in(at, "code")?, at.said("patientInstruction")?];
    let Some(todo) = todo.say(words, tally) else { return Ok(None) };
    let (due, rhythm) = scheduled(at, ["occurrenceDateTime", "occurrencePeriod", "occurrenceTiming"], settings)?;
    let as_needed = at.flag("asNeededBoolean")? == Some(true);
    let as_needed = as_needed.then(|| Said { text: "yes".into(), from: vec![at.place_of("asNeededBoolean")] });
    let amount = at.object("quantityQuantity")?.map_or(Ok(None), |found| quantity(&found))?;
    Ok(Some(
        todo.due(due, "due date", (settings, tally))
            .priority(at.said("priority")?, tally)
            .remark("Notes", notes_in(at, "note")?)
            .remark("When", rhythm)
            .remark("As needed", as_needed)
            .remark("As needed", concept_in(at, "asNeededCodeableConcept")?)
            .remark("More exactly", concepts_in(at, "orderDetail")?)
            .remark("How much", amount)
            .remark("Who", displays_in(at, "performer")?)
            .remark("Who", concept_in(at, "performerType")?)
            .remark("Asked by", displays_in(at, "requester")?)
            .remark("Where", displays_in(at, "locationReference")?)
            .remark("Where", concepts_in(at, "locationCode")?)
            .remark("Because of", concepts_in(at, "reasonCode")?)
            .remark("Because of", displays_in(at, "reasonReference")?)
            .remark("Body", concepts_in(at, "bodySite")?),
    ))
}

fn appointment<'a>(at: &At<'a>, (settings, tally): (&Settings, &mut Tally)) -> Result<Option<Todo<'a>>, Fault> {
    let maps = codes::appointment_status(at.text("status")?.unwrap_or_default());
    let todo = Todo::with_status("Appointment", at, maps, tally)?;
    let words = [at.said("description")?, at.said("comment")?, concepts_in(at, "serviceType")?];
    let Some(todo) = todo.say(words, tally) else { return Ok(None) };
    let start = at.said("start")?;
    let clock = |said: Option<Said>| {
        let time = said.as_ref().and_then(|said| date::time_of_day(&said.text, &settings.zone))?;
        said.map(|said| said.worded(time))
    };
    let until = clock(at.said("end")?).map(|end| Said::joined([Said::own("to"), end], " "));
    let hours: Vec<Said> = [clock(start.clone()), until].into_iter().flatten().collect();
    let mut with = Vec::new();
    for one in at.objects("participant")? {
        with.extend(displays_in(&one, "actor")?);
    }
    Ok(Some(
        todo.due(start, "due date", (settings, tally))
            .remark("", (!hours.is_empty()).then(|| Said::joined(hours, " ")))
            .remark("With", (!with.is_empty()).then(|| Said::joined(with, "; ")))
            .remark("For the client", at.said("patientInstruction")?)
            .remark("Because of", concepts_in(at, "reasonCode")?)
            .remark("Called off", concept_in(at, "cancelationReason")?)
            .remark("Minutes", at.number("minutesDuration")?)
            .remark("Of kind", concept_in(at, "appointmentType")?)
            .remark("Speciality", concepts_in(at, "specialty")?),
    ))
}

fn communication<'a>(at: &At<'a>, (settings, tally): (&Settings, &mut Tally)) -> Result<Option<Todo<'a>>, Fault> {
    const KIND: &str = "CommunicationRequest";
    let maps = codes::request_status(at.text("status")?.unwrap_or_default());
    let todo = Todo::with_status(KIND, at, maps, tally)?;
    let mut words = Vec::new();
    for payload in at.objects("payload")? {
        words.push(payload.said("contentString")?);
    }
    words.push(concepts_in(at, "category")?);
    let Some(todo) = todo.say(words, tally) else { return Ok(None) };
    let (due, rhythm) = scheduled(at, ["occurrenceDateTime", "occurrencePeriod", ""], settings)?;
    Ok(Some(
        todo.due(due, "due date", (settings, tally))
            .priority(at.said("priority")?, tally)
            .remark("Notes", notes_in(at, "note")?)
            .remark("When", rhythm)
            .remark("To", displays_in(at, "recipient")?)
            .remark("By", concepts_in(at, "medium")?)
            .remark("Asked by", displays_in(at, "requester")?)
            .remark("Because of", concepts_in(at, "reasonCode")?)
            .remark("Reason", concept_in(at, "statusReason")?),
    ))
}

/// The activity that a plan describes itself.
pub(super) fn detail<'a>(
    detail: &At<'a>,
    (settings, tally): (&Settings, &mut Tally),
) -> Result<Option<Todo<'a>>, Fault> {
    if modifiers(detail, DETAIL, tally) {
        tally.left((DETAIL, None, Why::Modified), detail);
        return Ok(None);
    }
    let maps = codes::activity_status(detail.text("status")?.unwrap_or_default());
    let todo = Todo::with_status(DETAIL, detail, maps, tally)?;
    let words = [
        concept_in(detail, "code")?,
        detail.said("description")?,
        concept_in(detail, "statusReason")?,
        detail.said("scheduledString")?,
    ];
    let Some(todo) = todo.say(words, tally) else { return Ok(None) };
    let (due, rhythm) = scheduled(detail, ["", "scheduledPeriod", "scheduledTiming"], settings)?;
    let amount = |name| detail.object(name)?.map_or(Ok(None), |found| quantity(&found));
    Ok(Some(
        todo.due(due, "scheduled[x]", (settings, tally))
            .remark("When", rhythm)
            .remark("Who", displays_in(detail, "performer")?)
            .remark("Where", displays_in(detail, "location")?)
            .remark("Because of", concepts_in(detail, "reasonCode")?)
            .remark("Because of", displays_in(detail, "reasonReference")?)
            .remark("What", concept_in(detail, "productCodeableConcept")?)
            .remark("What", displays_in(detail, "productReference")?)
            .remark("How much", amount("quantity")?)
            .remark("A day", amount("dailyAmount")?),
    ))
}

/// By when something is to be done, and when or in what rhythm in words: of a point in time, a period and a rhythm.
fn scheduled(
    at: &At<'_>,
    [on, during, rhythm]: [&'static str; 3],
    settings: &Settings,
) -> Result<(Option<Said>, Option<Said>), Fault> {
    if let Some(on) = at.said(on)? {
        let time = date::time_of_day(&on.text, &settings.zone).map(|time| on.clone().worded(time));
        return Ok((Some(on), time));
    }
    if let Some(period) = at.object(during)? {
        // An end is the due date; a start has to be said.
        let start = period
            .said("start")?
            .map(|start| Said::joined([Said::own("from"), timing::when(start, &settings.zone)], " "));
        return Ok((period.said("end")?, start));
    }
    let Some(found) = at.object(rhythm)? else { return Ok((None, None)) };
    Ok((timing::last(&found)?, timing::timing(&found, &settings.zone)?))
}
