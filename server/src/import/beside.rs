//! What is said of something to do beside the deed: the goals that it is for, and that it is only proposed. Must never
//! name a goal of somebody else, nor one that is left.

use super::at::{At, Said};
use super::codes::{self, Maps};
use super::error::Fault;
use super::index::{Index, Resource, Target};
use super::taking::Scene;
use super::tally::{Tally, Why};
use super::words::{concept_in, one_line};

/// By which a request says what goal it serves, as HL7 publishes it.
const PERTAINS_TO_GOAL: &str = "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal";

/// What a plan says of all that is still to do in it: the words, why to look at them, and the element.
pub(super) type OfPlan = (&'static str, Why, &'static str);

/// What the plan at `at` says of all that is still to do in it.
pub(super) fn of_plan(at: &At<'_>) -> Result<Vec<OfPlan>, Fault> {
    let status = at.text("status")?.and_then(codes::plan_status).map(|(words, why)| (words, why, "status"));
    let intent = at.text("intent")?.and_then(codes::intent).map(|(words, why)| (words, why, "intent"));
    Ok(status.into_iter().chain(intent).collect())
}

/// What a request says by its intent, if that is not simply to do it.
pub(super) fn intent(found: &Resource<'_>, tally: &mut Tally) -> Result<Option<Said>, Fault> {
    let Some(said) = found.at.said("intent")? else { return Ok(None) };
    let Some((words, why)) = codes::intent(&said.text) else { return Ok(None) };
    tally.look((found.kind, Some("intent"), why), &at_element(&found.at, "intent"));
    Ok(Some(said.worded(words)))
}

/// The place of an element, to look at.
pub(super) fn at_element<'a>(at: &At<'a>, name: &str) -> At<'a> {
    At { place: at.place_of(name), ..at.clone() }
}

/// The goals that an activity names, of the client at the place `whose`.
pub(super) fn goals_of_activity<'a>(
    detail: &At<'a>,
    plan: (&Resource<'a>, usize),
    index: &Index<'a>,
    scene: &mut Scene<'_>,
) -> Result<Vec<Said>, Fault> {
    let mut goals = Vec::new();
    for reference in detail.objects("goal")? {
        goals.extend(goal(&reference, plan, index, scene)?);
    }
    Ok(goals)
}

/// The goals that a request names, of the client at the place `whose`.
pub(super) fn goals_of_request<'a>(
    found: &Resource<'a>,
    whose: usize,
    index: &Index<'a>,
    scene: &mut Scene<'_>,
) -> Result<Vec<Said>, Fault> {
    let mut references = Vec::new();
    for extension in found.at.objects("extension")? {
        if extension.text("url")? == Some(PERTAINS_TO_GOAL) {
            scene.tally.took_in(&extension, &["url"]);
            references.extend(extension.object("valueReference")?);
        }
    }
    if found.kind == "Task" {
        references.extend(found.at.object("reasonReference")?);
        references.extend(found.at.object("focus")?);
    }
    let mut goals = Vec::new();
    for reference in references {
        goals.extend(goal(&reference, (found, whose), index, scene)?);
    }
    Ok(goals)
}

/// The words of the goal that a reference leads to, with the places of the reference.
fn goal<'a>(
    reference: &At<'a>,
    (from, whose): (&Resource<'a>, usize),
    index: &Index<'a>,
    scene: &mut Scene<'_>,
) -> Result<Option<Said>, Fault> {
    let Target::Found(number) = index.follow(reference, from)? else { return Ok(None) };
    let Some(found) = index.get(number).filter(|found| found.kind == "Goal") else { return Ok(None) };
    let subject = found.at.object("subject").ok().flatten();
    if scene.taking.whose(found, subject.as_ref(), index)? != Ok(whose) {
        return Ok(None);
    }
    let status = found.at.text("lifecycleStatus").ok().flatten().unwrap_or_default();
    let is_left = matches!(codes::goal_status(status), Maps::Left(_)) || found.at.has("modifierExtension");
    let Some(words) = concept_in(&found.at, "description").ok().flatten().filter(|_| !is_left) else {
        return Ok(None);
    };
    let is_the_same = reference.text("display")?.is_some_and(|display| one_line(display) == one_line(&words.text));
    let names = ["reference", "identifier", "type", "display"].into_iter();
    let from = names.filter(|name| reference.has(name) && (*name != "display" || is_the_same));
    let from = from.map(|name| reference.place_of(name)).collect();
    Ok(Some(Said { text: format!("For the goal: {}", one_line(&words.text)), from }))
}
