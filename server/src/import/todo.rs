//! Something to do, whatever kind of record says it, as a task (CARE.md 1.K). Must never lose words: what the task has
//! no room for is handed back.

use waystation_sync::care::{note, task};
use waystation_sync::id::EntryId;

use super::at::{At, Said};
use super::codes::{self, Maps};
use super::date::{self, Partial};
use super::error::Fault;
use super::fill::Draft;
use super::settings::Settings;
use super::taking::Gathered;
use super::tally::{Tally, Why};
use super::words::{beginning, called, one_line};

/// Something to do, before it is a task.
pub(super) struct Todo<'a> {
    /// The type of resource that says it, or the path of a part of one.
    pub(super) resource: &'static str,
    /// Where it is said.
    pub(super) at: At<'a>,
    pub(super) what: Said,
    status: Said,
    near: Option<Why>,
    /// Why nothing is begun of it, where nothing is: then it is read only to be known again.
    left: Option<Why>,
    due: Option<Said>,
    priority: Option<(Said, Option<Why>)>,
    /// What is said beside it, each piece as it stands.
    remarks: Vec<Said>,
    /// What is said beside it and by which it is not known again.
    beside: Vec<Said>,
}

impl<'a> Todo<'a> {
    /// Reads the status; one that leads nowhere, and what is not to be done, is tallied.
    pub(super) fn with_status(
        resource: &'static str,
        at: &At<'a>,
        maps: Maps,
        tally: &mut Tally,
    ) -> Result<Self, Fault> {
        let maps = if at.flag("doNotPerform")? == Some(true) { Maps::Left(Why::NotToDo) } else { maps };
        let (status, near, left) = match maps {
            Maps::To(status) => (status, None, None),
            Maps::Near(status, why) => (status, Some(why), None),
            Maps::Left(why) => {
                tally.left((resource, (why != Why::NotToDo).then_some("status"), why), at);
                ("dropped", None, Some(why))
            }
        };
        let status = Said { text: status.to_owned(), from: vec![at.place_of("status")] };
        let (what, remarks, beside) = (Said::default(), Vec::new(), Vec::new());
        Ok(Self { resource, at: at.clone(), what, status, near, left, due: None, priority: None, remarks, beside })
    }

    /// Why nothing is begun of it, which was tallied.
    pub(super) const fn left(&self) -> Option<Why> {
        self.left
    }

    /// Tallies what is left of it, unless all of it is.
    fn leave(&self, element: &'static str, why: Why, places: &[String], tally: &mut Tally) {
        if self.left.is_none() {
            tally.left_at((self.resource, Some(element), why), self.at.record, places);
        }
    }

    /// Whether it is still to be done.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.status.text.as_str(), "open" | "doing")
    }

    /// The first of `words` is what to do; the others are remarks.
    pub(super) fn say(mut self, words: impl IntoIterator<Item = Option<Said>>, tally: &mut Tally) -> Option<Self> {
        let mut said: Vec<Said> = Vec::new();
        for one in words.into_iter().flatten() {
            let line = one_line(&one.text);
            match said.iter_mut().find(|known| known.text == line) {
                Some(known) => known.from.extend(one.from),
                None if line.is_empty() => {}
                None => said.push(one.worded(line)),
            }
        }
        let mut said = said.into_iter();
        let Some(what) = said.next() else {
            if self.left.is_none() {
                tally.left((self.resource, None, Why::NoWords), &self.at);
            }
            return None;
        };
        self.what = what;
        self.remarks = said.collect();
        Some(self)
    }

    /// Adds what was said under a word of ours.
    pub(super) fn remark(mut self, label: &str, said: Option<Said>) -> Self {
        if let Some(said) = said.filter(|said| !said.is_blank()) {
            let line = one_line(&said.text);
            let line = if label.is_empty() { line } else { format!("{label}: {line}") };
            self.remarks.push(said.worded(line));
        }
        self
    }

    /// Adds what it is known again without; what there is no room for stays in the file.
    pub(super) fn beside(mut self, said: impl IntoIterator<Item = Said>) -> Self {
        self.beside.extend(said);
        self
    }

    /// By when; of less than a day nothing is taken as a day.
    pub(super) fn due(
        mut self,
        said: Option<Said>,
        element: &'static str,
        (settings, tally): (&Settings, &mut Tally),
    ) -> Self {
        let Some(said) = said else { return self };
        match date::read(&said.text, &settings.zone) {
            Some(Partial::Day(day)) => self.due = Some(said.worded(day.to_string())),
            Some(Partial::Month(_) | Partial::Year(_)) => {
                self.leave(element, Why::NotADay, &said.from, tally);
            }
            // The field's own check says what is wrong with it.
            None => self.due = Some(said),
        }
        self
    }

    pub(super) fn priority(mut self, code: Option<Said>, tally: &mut Tally) -> Self {
        let Some(code) = code else { return self };
        match codes::priority(&code.text) {
            Maps::To(ours) => self.priority = Some((code.worded(ours), None)),
            Maps::Near(ours, why) => self.priority = Some((code.worded(ours), Some(why))),
            Maps::Left(why) => self.leave("priority", why, &code.from, tally),
        }
        self
    }

    /// What it says, for knowing it again.
    pub(super) fn content(&self) -> String {
        let said: Vec<&str> =
            self.remarks.iter().filter(|said| !said.text.contains(": ")).map(|said| &*said.text).collect();
        [&[self.what.text.as_str()], said.as_slice()].concat().join("\n")
    }

    /// When it is to be done, where several say the same.
    pub(super) fn occasion(&self) -> String {
        let due = self.due.as_ref().map(|due| due.text.as_str()).unwrap_or_default();
        let remarks: Vec<&str> = self.remarks.iter().map(|said| said.text.as_str()).collect();
        format!("{due}\n{}", remarks.join("\n"))
    }

    /// Begins the task; `None` when it was not begun.
    pub(super) fn begin(
        self,
        (key, older): (EntryId, Vec<EntryId>),
        title: Option<&Said>,
        client: &mut Gathered,
        (settings, tally): (&Settings, &mut Tally),
    ) -> Option<Begun> {
        let (resource, at) = (self.resource, self.at);
        let mut draft = Draft::of(&task::TASK, resource, at.record);
        let mut over = Vec::new();
        let may_note = note::NOTE.editors.contains(&settings.role) && Draft::fits(&note::TEXT, &self.what.text);
        let begun = beginning(&task::WHAT, &self.what.text).filter(|_| may_note);
        let is_begun = begun.is_some();
        let what = match begun {
            Some(begun) => {
                over.push(self.what);
                Said::own(begun)
            }
            None => self.what,
        };
        draft.put(&task::WHAT, what, "code", tally);
        draft.put(&task::STATUS, self.status, "status", tally);
        draft.put(&task::DUE, self.due.unwrap_or_default(), "scheduled[x]", tally);
        let (priority, urgent) = self.priority.unwrap_or_default();
        draft.put(&task::PRIORITY, priority, "priority", tally);
        let mut remark = title.map(|title| Said::own(format!("From the plan: {}", one_line(&title.text))));
        let stands = self.near.and_then(standing).map(Said::own);
        for piece in stands.into_iter().chain(self.remarks) {
            let with = Said::joined(remark.clone().into_iter().chain([piece.clone()]), ". ");
            if Draft::fits(&task::REMARK, &with.text) { remark = Some(with) } else { over.push(piece) }
        }
        let mut is_whole = true;
        for piece in self.beside {
            let with = Said::joined(remark.clone().into_iter().chain([piece]), ". ");
            if Draft::fits(&task::REMARK, &with.text) { remark = Some(with) } else { is_whole = false }
        }
        draft.put(&task::REMARK, remark.unwrap_or_default(), "title", tally);
        if !client.begin(draft, (key, older), &at, (settings, tally)) {
            return None;
        }
        tally.took_in(&at, &["id", "resourceType"]);
        if let Some(why) = self.near {
            tally.look((resource, Some("status"), why), &at);
        }
        if is_begun {
            tally.look((resource, Some("code"), Why::BeginningOnly), &at);
        }
        if let Some(why) = urgent {
            tally.look((resource, Some("priority"), why), &at);
        }
        Some(Begun { over, is_whole })
    }
}

impl Todo<'_> {
    /// The same of which nothing is begun, because all that holds it was entered in error.
    pub(super) fn in_error(self) -> Self {
        Self { left: self.left.or(Some(Why::EnteredInError)), ..self }
    }

    /// What it is called where its words are too long.
    pub(super) fn called(&self) -> String {
        let line = one_line(&self.what.text);
        if beginning(&task::WHAT, &line).is_some() { called(&line) } else { line }
    }

    /// The task that it would be, to be known again by.
    pub(super) fn known_again(self) -> Draft {
        let mut unheard = Tally::default();
        let mut draft = Draft::of(&task::TASK, self.resource, self.at.record);
        let begun = beginning(&task::WHAT, &self.what.text).map(Said::own);
        draft.put(&task::WHAT, begun.unwrap_or(self.what), "code", &mut unheard);
        draft.put(&task::DUE, self.due.unwrap_or_default(), "scheduled[x]", &mut unheard);
        draft
    }
}

/// A task that was begun.
pub(super) struct Begun {
    /// What it has no room for.
    pub(super) over: Vec<Said>,
    /// Whether all that was to be said beside it is in it.
    pub(super) is_whole: bool,
}

/// What a remark says of a status that is not quite ours.
const STANDING: &[(Why, &str)] = &[
    (Why::OnHoldIsOpen, "On hold"),
    (Why::DraftIsOpen, "A draft there"),
    (Why::NotBookedIsOpen, "Not booked there yet"),
    (Why::RejectedIsDropped, "Rejected there"),
    (Why::FailedIsDropped, "Failed there"),
    (Why::NoShowIsDropped, "Somebody did not come"),
];

fn standing(near: Why) -> Option<&'static str> {
    STANDING.iter().find(|(why, _)| *why == near).map(|(_, words)| *words)
}
