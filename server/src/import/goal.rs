//! Goal -> goal (CARE.md 1.F and 3.1). Must never make a goal active that lacks a part of SMART.

use waystation_sync::care::goal;
use waystation_sync::care::read::EntryKey;

use super::codes::{self, Maps};
use super::date::{self, Partial};
use super::error::Fault;
use super::fill::Draft;
use super::index::{Index, Resource};
use super::json::At;
use super::taking::Taking;
use super::tally::{Tally, Why};
use super::{kinds, words};

const KIND: &str = "Goal";
const READ: &[&str] = &["lifecycleStatus", "achievementStatus", "description", "subject", "target"];

/// Takes one Goal.
pub(super) fn take(
    resource: &Resource<'_>,
    index: &Index<'_>,
    taking: &mut Taking,
    tally: &mut Tally,
) -> Result<(), Fault> {
    let at = &resource.at;
    if kinds::is_modified(at.map, KIND, tally) {
        return Ok(());
    }
    let Some(client) = taking.client_of(resource, at.object("subject")?.as_ref(), index, tally)? else { return Ok(()) };
    let Some(entry) = client.entry_of(resource, None, index) else {
        tally.add(KIND, None, Why::NoId);
        return Ok(());
    };
    let (status, near) = match codes::goal_status(at.text("lifecycleStatus")?.unwrap_or_default()) {
        Maps::To(status) => (status, None),
        Maps::Near(status, why) => (status, Some(why)),
        Maps::Left(why) => {
            tally.add(KIND, Some("lifecycleStatus"), why);
            return Ok(());
        }
    };
    let Some(statement) = words::concept_in(at, "description")? else {
        tally.add(KIND, Some("description"), Why::NoWords);
        return Ok(());
    };
    let mut draft = Draft::of(&goal::GOAL, KIND);
    draft.put(&goal::STATEMENT, statement, "description", tally);
    for (place, target) in at.objects("target")?.iter().enumerate() {
        match place {
            0 => aim(target, &mut draft, tally)?,
            _ => tally.add(KIND, Some("target"), Why::OneTargetOnly),
        }
    }
    if let Some(found) = at.object("achievementStatus")? {
        match codes::achievement(code(&found)?.unwrap_or_default()) {
            Maps::To(code) | Maps::Near(code, _) => draft.put(&goal::ACHIEVEMENT, code, "achievementStatus", tally),
            Maps::Left(why) => tally.add(KIND, Some("achievementStatus"), why),
        }
    }
    let smart = [&goal::SPECIFIC, &goal::MEASURE, &goal::CONFIDENCE, &goal::WHY, &goal::DUE];
    let lacking = status == "active" && !smart.into_iter().all(|field| draft.has(field));
    draft.put(&goal::STATUS, if lacking { "accepted" } else { status }, "lifecycleStatus", tally);
    if let Some(act) = draft.begin(EntryKey::Id(entry), tally) {
        client.push(act);
        for why in near.into_iter().chain(lacking.then_some(Why::ActiveIsAccepted)) {
            tally.add(KIND, Some("lifecycleStatus"), why);
        }
    }
    kinds::list_unread(at.map, KIND, (kinds::GOAL, READ), tally);
    Ok(())
}

/// What is measured, how far, and by when.
fn aim(target: &At<'_>, draft: &mut Draft, tally: &mut Tally) -> Result<(), Fault> {
    if let Some(measure) = target.object("measure")? {
        match words::concept(&measure)? {
            Some(measure) => draft.put(&goal::MEASURE, measure, "target.measure", tally),
            None => tally.add(KIND, Some("target.measure"), Why::NoWords),
        }
    }
    match reach(target)? {
        Some(reach) => draft.put(&goal::TARGET, &reach, "target.detail[x]", tally),
        None if target.map.keys().any(|name| name.starts_with("detail")) => {
            tally.add(KIND, Some("target.detail[x]"), Why::NoWords);
        }
        None => {}
    }
    if let Some(due) = target.text("dueDate")? {
        match date::read(due) {
            Some(Partial::Month(_) | Partial::Year(_)) => tally.add(KIND, Some("target.dueDate"), Why::NotADay),
            Some(Partial::Day(day)) => draft.put(&goal::DUE, &day.to_string(), "target.dueDate", tally),
            None => draft.put(&goal::DUE, due, "target.dueDate", tally),
        }
    }
    if target.map.contains_key("dueDuration") {
        tally.add(KIND, Some("target.dueDuration"), Why::NotADay);
    }
    Ok(())
}

fn reach(target: &At<'_>) -> Result<Option<String>, Fault> {
    if let Some(found) = target.object("detailQuantity")? {
        return words::quantity(&found);
    }
    if let Some(found) = target.object("detailRange")? {
        return words::range(&found);
    }
    if let Some(number) = target.number("detailInteger")? {
        return Ok(Some(number));
    }
    if let Some(text) = target.text("detailString")? {
        return Ok(Some(text.to_owned()));
    }
    Ok(words::concept_in(target, "detailCodeableConcept")?.map(ToOwned::to_owned))
}

/// The first code of a concept whose code list FHIR prescribes.
fn code<'a>(concept: &At<'a>) -> Result<Option<&'a str>, Fault> {
    for coding in concept.objects("coding")? {
        if let Some(code) = coding.text("code")? {
            return Ok(Some(code));
        }
    }
    Ok(None)
}
