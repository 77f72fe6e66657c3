//! CarePlan -> tasks, one for each activity, and a draft note of what it says in prose (CARE.md 1.K and 3.1). Must never
//! make a task of what is not to be done.

use waystation_sync::id::EntryId;

use super::at::{At, Said};
use super::beside::OfPlan;
use super::error::Fault;
use super::index::{Index, Resource, Target};
use super::person::modifiers;
use super::reading_note::ReadingNote;
use super::taking::{Gathered, Scene, name_of};
use super::tally::{Tally, Why};
use super::todo::Todo;
use super::words::{concept, concept_in, concepts_in, displays_in, notes_in, plain};
use super::{beside, ids, requests, timing};

const KIND: &str = "CarePlan";
const ACTIVITY: &str = "CarePlan.activity";

/// Takes one CarePlan. What is entered in error is left whole.
pub(super) fn take<'a>(resource: &Resource<'a>, index: &Index<'a>, scene: &mut Scene<'_>) -> Result<(), Fault> {
    let at = &resource.at;
    let subject = at.object("subject")?;
    let whose = match scene.taking.whose(resource, subject.as_ref(), index)? {
        Ok(whose) => whose,
        Err(why) => {
            scene.tally.left((KIND, subject.map(|_| "subject"), why), at);
            return Ok(());
        }
    };
    if modifiers(at, KIND, &mut scene.tally) {
        scene.tally.left((KIND, None, Why::Modified), at);
        return Ok(());
    }
    let title = title(at)?;
    let mut plan = Plan {
        resource,
        whose,
        over: matches!(at.text("status")?, Some("completed" | "revoked")),
        beside: beside::of_plan(at)?,
        is_said: None,
        note: ReadingNote::of("care plan", title.as_ref().unwrap_or(&Said::default()), at),
        title,
        own: Vec::new(),
        any: false,
    };
    let activities = at.objects("activity")?;
    if at.text("status")? == Some("entered-in-error") {
        scene.tally.left((KIND, None, Why::EnteredInError), at);
        return plan.in_error(&activities, index, scene);
    }
    for (place, activity) in activities.iter().enumerate() {
        plan.activity(place, activity, index, scene)?;
    }
    plan.take_own(index, scene, activities.len())?;
    scene.tally.took_in(at, &["id", "resourceType"]);
    if let Some(subject) = subject {
        scene.tally.took_in(&subject, &["reference", "identifier", "type"]);
    }
    if let (true, Some(title)) = (plan.any, &plan.title) {
        scene.tally.took(at.record, title);
    }
    for (_, why, element) in plan.beside.iter().filter(|_| plan.is_said == Some(true)) {
        scene.tally.look((KIND, Some(element), *why), &beside::at_element(at, element));
        scene.tally.took_in(at, &[element]);
    }
    plan.prose(scene)
}

/// The plan's title, else what it is about.
fn title(at: &At<'_>) -> Result<Option<Said>, Fault> {
    if let Some(title) = at.said("title")? {
        return Ok(Some(title));
    }
    for category in at.objects("category")? {
        if let Some(words) = concept(&category)? {
            return Ok(Some(words));
        }
    }
    Ok(None)
}

/// A plan in the reading.
struct Plan<'p, 'a> {
    resource: &'p Resource<'a>,
    whose: usize,
    over: bool,
    /// What it says of all that is still to do in it.
    beside: Vec<OfPlan>,
    /// Whether all that is still to do in it says so; `None` where nothing is.
    is_said: Option<bool>,
    title: Option<Said>,
    note: ReadingNote,
    /// The activities that it describes itself, by their places.
    own: Vec<(usize, Todo<'a>)>,
    /// Whether any task came of it.
    any: bool,
}

impl<'a> Plan<'_, 'a> {
    fn activity(
        &mut self,
        place: usize,
        activity: &At<'a>,
        index: &Index<'a>,
        scene: &mut Scene<'_>,
    ) -> Result<(), Fault> {
        self.note.add("So far", notes_in(activity, "progress")?);
        self.note.add("Came of it", concepts_in(activity, "outcomeCodeableConcept")?);
        match (activity.object("detail")?, activity.object("reference")?) {
            (Some(detail), _) if detail.flag("doNotPerform")? == Some(true) => {
                let said = [concept_in(&detail, "code")?, detail.said("description")?];
                self.note.add("Not to be done", Some(Said::joined(said.into_iter().flatten(), ". ")));
                scene.tally.look((requests::DETAIL, None, Why::NotToDo), &detail);
                scene.tally.took_in(&detail, &["doNotPerform"]);
                // It may have been to do before.
                let todo = requests::detail(&detail, (scene.settings, &mut Tally::default()))?;
                self.own.extend(todo.map(|todo| (place, todo)));
            }
            (Some(detail), _) => {
                let goals = beside::goals_of_activity(&detail, (self.resource, self.whose), index, scene)?;
                let todo = requests::detail(&detail, (scene.settings, &mut scene.tally))?;
                self.own.extend(todo.map(|todo| (place, todo.beside(goals))));
            }
            (None, Some(reference)) => self.named(&reference, index, scene)?,
            (None, None) if activity.has("progress") || activity.has("outcomeCodeableConcept") => {}
            (None, None) => scene.tally.left((ACTIVITY, None, Why::NoWords), activity),
        }
        Ok(())
    }

    /// An activity that is a record of its own.
    fn named(&mut self, reference: &At<'a>, index: &Index<'a>, scene: &mut Scene<'_>) -> Result<(), Fault> {
        let target = match index.follow(reference, self.resource)? {
            Target::Found(number) => index.get(number),
            Target::Several | Target::Known { .. } | Target::Missing(_) => None,
        };
        let Some(found) = target else {
            self.note.add("Also planned", reference.said("display")?);
            scene.tally.left_in((ACTIVITY, Some("reference"), Why::NotInFile), reference, &["reference", "identifier"]);
            return Ok(());
        };
        scene.tally.took_in(reference, &["reference", "type", "identifier"]);
        if !requests::KINDS.contains(&found.kind) {
            scene.taking.used.insert(found.number);
            self.note.add("Also planned", reference.said("display")?);
            scene.tally.left((found.kind, None, Why::NotATask), &found.at);
            return Ok(());
        }
        let subjects = requests::subjects(found, index)?;
        let mut is_ours = subjects.is_empty();
        for subject in &subjects {
            is_ours |= scene.taking.whose(found, Some(subject), index)? == Ok(self.whose);
        }
        if !is_ours {
            // It is read alone, for its own person or nobody.
            scene.tally.look((ACTIVITY, Some("reference"), Why::SomebodyElses), reference);
            return Ok(());
        }
        take_request(found, Some(self), index, scene)
    }

    /// All that it describes itself is over: what other records say is theirs to say.
    fn in_error(mut self, activities: &[At<'a>], index: &Index<'a>, scene: &mut Scene<'_>) -> Result<(), Fault> {
        for (place, activity) in activities.iter().enumerate() {
            let Some(detail) = activity.object("detail")? else { continue };
            // All of it was tallied.
            let todo = requests::detail(&detail, (scene.settings, &mut Tally::default()))?;
            self.own.extend(todo.map(|todo| (place, todo.in_error())));
        }
        self.take_own(index, scene, activities.len())
    }

    /// Takes the activities that it describes itself, each known by what it says.
    fn take_own(&mut self, index: &Index<'a>, scene: &mut Scene<'_>, places: usize) -> Result<(), Fault> {
        let Some(client) = scene.taking.client(self.whose).map(|client| client.id) else { return Ok(()) };
        let name = name_of(self.resource, index);
        let plan =
            name.clone().unwrap_or_else(|| self.title.as_ref().map(|title| title.text.clone()).unwrap_or_default());
        let own = std::mem::take(&mut self.own);
        let contents: Vec<(bool, String)> =
            own.iter().map(|(_, todo)| (todo.left().is_none(), todo.content())).collect();
        for ((place, todo), (is_begun, content)) in own.into_iter().zip(&contents) {
            let plain = ids::element(client, ACTIVITY, &[&plan, content]);
            let same = contents.iter().filter(|(is_begun, other)| *is_begun && other == content).count();
            let is_one = same == usize::from(*is_begun);
            let with = ids::element(client, ACTIVITY, &[&plan, content, &todo.occasion()]);
            let key = if is_one { plain } else { with };
            let other = if is_one { with } else { plain };
            let older = name.as_deref().map(|name| ids::by_places(client, KIND, name, (place, places)));
            let older = older.unwrap_or_default().into_iter().chain([other]).collect();
            if *is_begun {
                self.begin(todo, (key, older), scene)?;
            } else if let Some(client) = scene.taking.client(self.whose) {
                note_over(todo, (key, older), client);
            }
        }
        Ok(())
    }

    fn begin(&mut self, todo: Todo<'a>, key: (EntryId, Vec<EntryId>), scene: &mut Scene<'_>) -> Result<(), Fault> {
        let Scene { settings, taking, tally } = scene;
        let Some(client) = taking.client(self.whose) else { return Ok(()) };
        let (of, at, what) = (todo.resource, todo.at.clone(), todo.called());
        let is_open = todo.is_open();
        let of_plan = self.beside.iter().filter(|_| is_open).map(|(words, ..)| Said::own(*words));
        let todo = todo.beside(of_plan);
        let Some(begun) = todo.begin(key, self.title.as_ref(), client, (settings, tally)) else { return Ok(()) };
        let over = begun.over;
        self.any = true;
        self.is_said = if is_open { Some(self.is_said != Some(false) && begun.is_whole) } else { self.is_said };
        if self.over && is_open {
            tally.look((of, Some("status"), Why::PlanIsOver), &at);
        }
        if at.record == self.resource.number {
            over.into_iter().for_each(|said| self.note.add(&what, Some(said)));
            return Ok(());
        }
        rest_in_a_note(over, (&Said::own(what), of), &at, client, (settings, tally))
    }

    /// What the plan says in words, as a note to read.
    fn prose(mut self, scene: &mut Scene<'_>) -> Result<(), Fault> {
        let at = &self.resource.at;
        self.note.add("Description", at.said("description")?);
        self.note.add("Notes", notes_in(at, "note")?);
        if let Some(narrative) = at.object("text")? {
            let is_needed = !self.any || narrative.text("status")? == Some("additional");
            if let Some(div) = narrative.said("div")?.filter(|_| is_needed) {
                let text = plain(&div.text);
                self.note.add("As text", Some(div.worded(text)));
            }
        }
        let Scene { settings, taking, tally } = scene;
        let Some(client) = taking.client(self.whose) else { return Ok(()) };
        let period = at.object("period")?.map_or(Ok(None), |period| timing::period(&period, &settings.zone))?;
        let standing = [at.said("status")?, at.said("intent")?].into_iter().flatten();
        let beside = [
            ("There", Some(Said::joined(standing, ", "))),
            ("Period", period),
            ("Because of", displays_in(at, "addresses")?),
            ("Written by", displays_in(at, "author")?),
        ];
        let is_all = !self.any && self.title.is_some();
        if is_all || !self.note.is_empty() {
            beside.into_iter().for_each(|(label, said)| self.note.add(label, said));
        }
        self.note.take(client, at, (settings, tally))
    }
}

/// Takes a record that is something to do and that no plan names.
pub(super) fn take_alone<'a>(found: &Resource<'a>, index: &Index<'a>, scene: &mut Scene<'_>) -> Result<(), Fault> {
    take_request(found, None, index, scene)
}

/// Takes a record that is something to do, as an activity of `plan` or alone.
fn take_request<'a>(
    found: &Resource<'a>,
    plan: Option<&mut Plan<'_, 'a>>,
    index: &Index<'a>,
    scene: &mut Scene<'_>,
) -> Result<(), Fault> {
    let first = scene.taking.used.insert(found.number);
    let subjects = requests::subjects(found, index)?;
    let whose = match (&plan, subjects.as_slice()) {
        (Some(plan), _) => Ok(plan.whose),
        (None, [one]) => scene.taking.whose(found, Some(one), index)?,
        (None, _) => Err(Why::NotOneClient),
    };
    let whose = match whose {
        Ok(whose) => whose,
        Err(why) => {
            scene.tally.left((found.kind, (!subjects.is_empty()).then_some("subject"), why), &found.at);
            return Ok(());
        }
    };
    if !first {
        return Ok(());
    }
    let Some(todo) = requests::read(found, (scene.settings, &mut scene.tally))? else { return Ok(()) };
    if todo.left().is_some() {
        note_request_over(todo, found, whose, index, scene);
        return Ok(());
    }
    let goals = beside::goals_of_request(found, whose, index, scene)?;
    if plan.is_none() && (!todo.is_open() || is_past(found, scene)?) {
        scene.tally.left((found.kind, Some("status"), Why::Ended), &found.at);
        if !todo.is_open() {
            note_request_over(todo, found, whose, index, scene);
        }
        return Ok(());
    }
    let intent = if todo.is_open() { beside::intent(found, &mut scene.tally)? } else { None };
    let todo = todo.beside(intent).beside(goals);
    for subject in &subjects {
        scene.tally.took_in(subject, &["reference", "identifier", "type"]);
    }
    let Some(client) = scene.taking.client(whose) else { return Ok(()) };
    let key = match client.entry_of(found, None, index) {
        Some(key) => key,
        None => ids::element(client.id, found.kind, &[&todo.content()]),
    };
    match plan {
        Some(plan) => plan.begin(todo, (key, Vec::new()), scene),
        None => {
            let what = Said::own(todo.called());
            let Scene { settings, taking, tally } = scene;
            let Some(client) = taking.client(whose) else { return Ok(()) };
            let Some(begun) = todo.begin((key, Vec::new()), None, client, (settings, tally)) else { return Ok(()) };
            rest_in_a_note(begun.over, (&what, found.kind), &found.at, client, (settings, tally))
        }
    }
}

/// Notes that what a record says to do is over.
fn note_request_over<'a>(todo: Todo<'a>, found: &Resource<'a>, whose: usize, index: &Index<'a>, scene: &mut Scene<'_>) {
    let Some(client) = scene.taking.client(whose) else { return };
    let key = client.entry_of(found, None, index);
    let key = key.unwrap_or_else(|| ids::element(client.id, found.kind, &[&todo.content()]));
    note_over(todo, (key, Vec::new()), client);
}

/// Notes that something to do is over, or was never to be done; not where nobody can tell which.
fn note_over(todo: Todo<'_>, key: (EntryId, Vec<EntryId>), client: &mut Gathered) {
    if matches!(todo.left(), None | Some(Why::EnteredInError | Why::NotToDo)) {
        let at = todo.at.clone();
        client.note_over(todo.known_again(), key, &at);
    }
}

/// Whether an appointment was before today.
fn is_past(found: &Resource<'_>, scene: &Scene<'_>) -> Result<bool, Fault> {
    if found.kind != "Appointment" {
        return Ok(false);
    }
    let start = found.at.text("start")?.and_then(|start| super::date::read(start, &scene.settings.zone));
    Ok(matches!(start, Some(super::date::Partial::Day(day)) if day < scene.settings.today))
}

/// What a task has no room for, as a note.
fn rest_in_a_note(
    over: Vec<Said>,
    (what, kind): (&Said, &str),
    at: &At<'_>,
    client: &mut Gathered,
    (settings, tally): (&super::settings::Settings, &mut Tally),
) -> Result<(), Fault> {
    let mut note = ReadingNote::of(kind, what, at);
    over.into_iter().for_each(|said| note.add("", Some(said)));
    note.take(client, at, (settings, tally))
}
