//! CarePlan -> tasks, one for each activity (CARE.md 1.K and 3.1). Must never make a task of what is not to be done.

use waystation_sync::care::read::EntryKey;
use waystation_sync::care::task;

use super::codes::{self, Maps};
use super::date::{self, Partial};
use super::error::Fault;
use super::fill::Draft;
use super::index::{Index, Resource, Target};
use super::json::At;
use super::kinds;
use super::taking::Taking;
use super::tally::{Tally, Why};
use super::words::{concept_in, one_line};

const KIND: &str = "CarePlan";
const READ: &[&str] = &["status", "intent", "category", "title", "subject", "goal", "activity"];
const READ_ACTIVITY: &[&str] = &["detail", "reference"];
const READ_DETAIL: &[&str] = &[
    "code",
    "status",
    "statusReason",
    "doNotPerform",
    "scheduledTiming",
    "scheduledPeriod",
    "scheduledString",
    "description",
];

/// Takes one CarePlan. What is entered in error is left whole.
pub(super) fn take(
    resource: &Resource<'_>,
    index: &Index<'_>,
    taking: &mut Taking,
    tally: &mut Tally,
) -> Result<(), Fault> {
    let at = &resource.at;
    let subject = at.object("subject")?;
    if taking.client_of(resource, subject.as_ref(), index, tally)?.is_none() {
        return Ok(());
    }
    if kinds::is_modified(at.map, KIND, tally) {
        return Ok(());
    }
    if at.text("status")? == Some("entered-in-error") {
        tally.add(KIND, None, Why::EnteredInError);
        return Ok(());
    }
    let over = matches!(at.text("status")?, Some("completed" | "revoked"));
    let title = title(at)?;
    for (place, activity) in at.objects("activity")?.iter().enumerate() {
        kinds::list_unread(activity.map, "CarePlan.activity", (kinds::ACTIVITY, READ_ACTIVITY), tally);
        let (source, todo) = match (activity.object("detail")?, activity.object("reference")?) {
            (Some(detail), _) => {
                kinds::list_unread(detail.map, "CarePlan.activity.detail", (kinds::DETAIL, READ_DETAIL), tally);
                ((resource, Some(place)), from_detail(&detail, tally)?)
            }
            (None, Some(reference)) => match index.follow(&reference, resource)? {
                Target::Found(found) => {
                    taking.used.insert(found.number);
                    ((found, None), from_resource(found, tally)?)
                }
                Target::Missing(_) => {
                    tally.add("CarePlan.activity", Some("reference"), Why::NotInFile);
                    continue;
                }
            },
            (None, None) => {
                tally.add("CarePlan.activity", None, Why::NoWords);
                continue;
            }
        };
        let Some(todo) = todo else { continue };
        let Some(client) = taking.client_of(resource, subject.as_ref(), index, tally)? else { continue };
        let Some(entry) = client.entry_of(source.0, source.1, index) else {
            tally.add(todo.resource, None, Why::NoId);
            continue;
        };
        let key = EntryKey::Id(entry);
        let still_open = over && matches!(todo.status, "open" | "doing");
        let of = todo.resource;
        if !client.has(key)
            && let Some(act) = todo.draft(title, tally).begin(key, tally)
        {
            client.push(act);
            if still_open {
                tally.add(of, Some("status"), Why::PlanIsOver);
            }
        }
    }
    kinds::list_unread(at.map, KIND, (kinds::CARE_PLAN, READ), tally);
    Ok(())
}

/// The plan's title, else what it is about.
fn title<'a>(at: &At<'a>) -> Result<Option<&'a str>, Fault> {
    if let Some(title) = at.text("title")? {
        return Ok(Some(title));
    }
    for category in at.objects("category")? {
        if let Some(words) = super::words::concept(&category)? {
            return Ok(Some(words));
        }
    }
    Ok(None)
}

/// Something to do, before it is a task.
struct Todo {
    resource: &'static str,
    what: String,
    status: &'static str,
    near: Option<Why>,
    due: Option<String>,
    priority: Option<&'static str>,
    remarks: Vec<String>,
}

impl Todo {
    /// Reads the status; `None`, tallied, when it is none that leads anywhere.
    fn with_status(resource: &'static str, maps: Maps, tally: &mut Tally) -> Option<Self> {
        let (status, near) = match maps {
            Maps::To(status) => (status, None),
            Maps::Near(status, why) => (status, Some(why)),
            Maps::Left(why) => {
                tally.add(resource, Some("status"), why);
                return None;
            }
        };
        let (what, remarks) = (String::new(), Vec::new());
        Some(Self { resource, what, status, near, due: None, priority: None, remarks })
    }

    /// The first of `words` is what to do; the others are remarks.
    fn say(mut self, words: &[Option<&str>], tally: &mut Tally) -> Option<Self> {
        let mut said: Vec<String> = words.iter().flatten().map(|text| one_line(text)).collect();
        said.retain(|text| !text.is_empty());
        said.dedup();
        let mut said = said.into_iter();
        let Some(what) = said.next() else {
            tally.add(self.resource, None, Why::NoWords);
            return None;
        };
        self.what = what;
        self.remarks = said.collect();
        Some(self)
    }

    fn due(mut self, text: Option<&str>, element: &'static str, tally: &mut Tally) -> Self {
        match text.map(date::read) {
            Some(Some(Partial::Day(day))) => self.due = Some(day.to_string()),
            Some(Some(Partial::Month(_) | Partial::Year(_))) => tally.add(self.resource, Some(element), Why::NotADay),
            // The field's own check says what is wrong with it.
            Some(None) => self.due = text.map(ToOwned::to_owned),
            None => {}
        }
        self
    }

    fn priority(mut self, code: Option<&str>, tally: &mut Tally) -> Self {
        match code.map(codes::priority) {
            Some(Maps::To(ours) | Maps::Near(ours, _)) => self.priority = Some(ours),
            Some(Maps::Left(why)) => tally.add(self.resource, Some("priority"), why),
            None => {}
        }
        self
    }

    fn draft(self, title: Option<&str>, tally: &mut Tally) -> Draft {
        let mut draft = Draft::of(&task::TASK, self.resource);
        draft.put(&task::WHAT, &self.what, "code", tally);
        draft.put(&task::STATUS, self.status, "status", tally);
        draft.put(&task::DUE, self.due.as_deref().unwrap_or_default(), "scheduled[x]", tally);
        draft.put(&task::PRIORITY, self.priority.unwrap_or_default(), "priority", tally);
        let mut short: Vec<String> =
            title.map(|title| format!("From the plan: {}", one_line(title))).into_iter().collect();
        short.extend(self.near.map(|_| "On hold".to_owned()));
        let whole = [short.as_slice(), &self.remarks].concat();
        draft.put(&task::REMARK, &whole.join(". "), "description", tally);
        if !draft.has(&task::REMARK) && !self.remarks.is_empty() {
            // All of it was too long, and that is tallied; without the description it may fit.
            draft.put(&task::REMARK, &short.join(". "), "title", tally);
        }
        if let (true, Some(why)) = (draft.has(&task::WHAT), self.near) {
            tally.add(self.resource, Some("status"), why);
        }
        draft
    }
}

fn from_detail(detail: &At<'_>, tally: &mut Tally) -> Result<Option<Todo>, Fault> {
    const DETAIL: &str = "CarePlan.activity.detail";
    if kinds::is_modified(detail.map, DETAIL, tally) {
        return Ok(None);
    }
    if detail.flag("doNotPerform")? == Some(true) {
        tally.add(DETAIL, None, Why::NotToDo);
        return Ok(None);
    }
    let maps = codes::activity_status(detail.text("status")?.unwrap_or_default());
    let Some(todo) = Todo::with_status(DETAIL, maps, tally) else { return Ok(None) };
    let words = [
        concept_in(detail, "code")?,
        detail.text("description")?,
        concept_in(detail, "statusReason")?,
        detail.text("scheduledString")?,
    ];
    let until = until(detail)?;
    Ok(todo.say(&words, tally).map(|todo| todo.due(until, "scheduled[x]", tally)))
}

/// The last day of a schedule; a rhythm without an end has none.
fn until<'a>(detail: &At<'a>) -> Result<Option<&'a str>, Fault> {
    if let Some(period) = detail.object("scheduledPeriod")? {
        return period.text("end");
    }
    let Some(timing) = detail.object("scheduledTiming")? else { return Ok(None) };
    if let Some(last) = timing.texts("event")?.last() {
        return Ok(Some(last));
    }
    let bounds = timing.object("repeat")?.map_or(Ok(None), |repeat| repeat.object("boundsPeriod"))?;
    bounds.map_or(Ok(None), |period| period.text("end"))
}

/// A record of its own that a plan names as an activity.
fn from_resource(found: &Resource<'_>, tally: &mut Tally) -> Result<Option<Todo>, Fault> {
    let at = &found.at;
    if kinds::is_modified(at.map, found.kind, tally) {
        return Ok(None);
    }
    let status = at.text("status")?.unwrap_or_default();
    let period_end =
        |at: Option<At<'_>>| at.map_or(Ok(None), |at| at.text("end").map(|end| end.map(ToOwned::to_owned)));
    let (maps, words, due) = match found.kind {
        "Task" => {
            let restriction = at.object("restriction")?.map_or(Ok(None), |found| found.object("period"))?;
            let words = [concept_in(at, "code")?, at.text("description")?];
            (codes::task_status(status), words, period_end(restriction)?)
        }
        "ServiceRequest" => {
            let on = at.text("occurrenceDateTime")?.map(ToOwned::to_owned);
            let due = on.map_or_else(|| period_end(at.object("occurrencePeriod")?), |on| Ok(Some(on)))?;
            if at.flag("doNotPerform")? == Some(true) {
                tally.add(found.kind, None, Why::NotToDo);
                return Ok(None);
            }
            (codes::request_status(status), [concept_in(at, "code")?, at.text("patientInstruction")?], due)
        }
        "Appointment" => {
            let start = at.text("start")?.map(ToOwned::to_owned);
            (codes::appointment_status(status), [at.text("description")?, at.text("comment")?], start)
        }
        other => {
            tally.add(other, None, Why::NotATask);
            return Ok(None);
        }
    };
    let Some(todo) = Todo::with_status(found.kind, maps, tally) else { return Ok(None) };
    // An appointment's priority is a number, and no request-priority.
    let priority = if found.kind == "Appointment" { None } else { at.text("priority")? };
    Ok(todo.say(&words, tally).map(|todo| todo.due(due.as_deref(), "due date", tally).priority(priority, tally)))
}
