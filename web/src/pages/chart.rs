//! A client's chart: its first page, and its sections.

use std::sync::Arc;

use askama::Template;
use jiff::civil::Date;
use waystation_sync::care::noun::{Noun, Part, Role};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::summary::Row;
use waystation_sync::care::{contact, crisis, crisis_step, goal, note, task};
use waystation_sync::id::{ClientId, PersonId};

use crate::noun_page::NounPage;
use crate::part::chart::ChartHead;
use crate::part::glance::{self, AtOnce};
use crate::part::list::List;
use crate::part::timeline::{Timeline, Told, tell};
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters, link, nouns};

/// The first page of a chart.
#[derive(Template)]
#[template(path = "pages/chart.html")]
pub struct Chart {
    /// Its top and index.
    pub head: ChartHead,
    /// Whether this reader may open the plan.
    pub plan: bool,
    /// How to reach them, the safe ways first.
    pub reach: Vec<AtOnce>,
    /// Whom to turn to when it gets hard.
    pub calls: Vec<AtOnce>,
    /// The newest note.
    pub note: Option<Told>,
    /// Active goals.
    pub goals: Vec<Glance>,
    /// How many more they might turn to: proposed, accepted or on hold.
    pub other_goals: usize,
    /// Open tasks.
    pub tasks: Vec<Glance>,
    /// Unsigned notes.
    pub drafts: Vec<Glance>,
    /// Where ways to reach them are.
    pub reach_href: String,
    /// Where the crisis plan is.
    pub crisis_href: String,
    /// Where notes are.
    pub notes_href: String,
    /// Where a chart is put on paper.
    pub print_href: String,
    /// Where goals are.
    pub goals_href: String,
    /// Where tasks are.
    pub tasks_href: String,
    /// Words and address of what begins a note, for those who write notes.
    pub begin_note: Begin,
    /// The same for a way to reach them.
    pub begin_contact: Begin,
    /// The same for a step of the crisis plan.
    pub begin_step: Begin,
    /// The same for a goal.
    pub begin_goal: Begin,
    /// The same for a task.
    pub begin_task: Begin,
}

/// What the first page of a chart reads of its documents, of the parts that the reader may open.
#[derive(Default)]
pub struct Inside {
    /// Ways to reach the client.
    pub contacts: Vec<Entry>,
    /// Steps of the crisis plan.
    pub steps: Vec<Entry>,
    /// Goals.
    pub goals: Vec<Entry>,
    /// Notes.
    pub notes: Vec<Entry>,
    /// What was said to them later.
    pub addenda: Vec<Entry>,
}

/// Whether a goal is not active, and not over either.
fn is_ahead(goal: &Entry) -> bool {
    !goal.is_retired() && ["proposed", "accepted", "on_hold"].contains(&goal.text(&goal::STATUS))
}

/// Words and address of what begins an entry; `None` where this reader begins none.
type Begin = Option<(String, String)>;

/// One line of a glance.
pub struct Glance {
    /// What.
    pub what: String,
    /// When or who; may be empty.
    pub more: String,
    /// Where.
    pub href: String,
}

impl Chart {
    /// The first page of `client`'s chart for `reader`, who has `role` and may open the parts in `readable`, from its summary rows and
    /// what was read of it.
    #[must_use]
    pub fn new(
        client: ClientId,
        (rows, inside): (&[Arc<Row>], &Inside),
        (reader, role, readable): (PersonId, Role, &[Part]),
        names: &Names,
    ) -> Self {
        let newest = inside
            .notes
            .iter()
            .filter(|note| !note.is_retired())
            .min_by_key(|note| (nouns::contacts::note::PAGE.order)(note));
        let due = |due: Option<Date>| due.map(|due| names.due(due)).unwrap_or_default();
        let section = |noun: &Noun| link::section(client, noun);
        let begin = |noun: &'static Noun| {
            nouns::page_of(noun).begin(client, role, names.language).filter(|_| readable.contains(&noun.part))
        };
        let mut aims: Vec<_> = rows.iter().flat_map(|row| &row.goals).collect();
        aims.sort_by_key(|(_, day)| (day.is_none(), *day));
        let goals = aims.into_iter().map(|(statement, day)| Glance {
            what: statement.clone(),
            more: due(*day),
            href: section(&goal::GOAL),
        });
        let mut open: Vec<_> = rows.iter().flat_map(|row| &row.tasks).collect();
        open.sort_by(|a, b| (a.due.is_none(), a.due, &a.what).cmp(&(b.due.is_none(), b.due, &b.what)));
        let tasks = open.into_iter().map(|row| {
            let who = row.who.map_or_else(|| names.say("glance-nobody").into(), |who| names.person(who));
            let day = due(row.due);
            Glance {
                what: row.what.clone(),
                more: if day.is_empty() {
                    who.into_owned()
                } else {
                    names.language.say_with("glance-who-due", &[("who", who.into()), ("due", day.into())])
                },
                href: link::entry(client, &task::TASK, EntryKey::Id(row.entry)),
            }
        });
        let drafts = rows.iter().flat_map(|row| &row.drafts).map(|(id, author)| Glance {
            what: names.say("glance-draft"),
            more: author
                .map_or_else(|| names.say("someone-unknown").into(), |author| names.person(author))
                .into_owned(),
            href: link::entry(client, &note::NOTE, EntryKey::Id(*id)),
        });
        Self {
            head: ChartHead::new(client, rows, None, readable, names),
            plan: readable.contains(&Part::Plan),
            reach: glance::reach(client, &inside.contacts, names),
            calls: glance::calls(client, &inside.steps, names),
            note: newest.map(|note| tell(client, note, &inside.addenda, reader, names)),
            reach_href: section(&contact::CONTACT),
            crisis_href: section(&crisis::CRISIS),
            notes_href: section(&note::NOTE),
            print_href: link::print(client),
            goals: goals.collect(),
            other_goals: inside.goals.iter().filter(|goal| is_ahead(goal)).count(),
            tasks: tasks.collect(),
            drafts: drafts.collect(),
            goals_href: section(&goal::GOAL),
            tasks_href: section(&task::TASK),
            begin_note: begin(&note::NOTE),
            begin_contact: begin(&contact::CONTACT),
            begin_step: begin(&crisis_step::CRISIS_STEP),
            begin_goal: begin(&goal::GOAL),
            begin_task: begin(&task::TASK),
        }
    }
}

impl Page for Chart {
    fn title(&self) -> &'static str {
        "glance-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

/// One section of a chart.
#[derive(Template)]
#[template(path = "pages/section.html")]
pub struct Section {
    /// The chart's top and index.
    pub head: ChartHead,
    /// The noun's words.
    pub page: &'static NounPage,
    /// The reader's language.
    pub language: Language,
    /// Its lists: the noun's own first, then those beside it.
    pub lists: Vec<List>,
    /// Its notes, for the section that is a line of days.
    pub timeline: Option<Timeline>,
}

impl Section {
    /// The id of what explains this section; `None` where its words are enough.
    fn help(&self) -> Option<&'static str> {
        match self.page.noun.name {
            "risk" => Some("help-risk"),
            "crisis" => Some("help-crisis"),
            "note" => Some("help-note"),
            _ => None,
        }
    }
}

impl Page for Section {
    fn title(&self) -> &'static str {
        self.page.noun.name
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
