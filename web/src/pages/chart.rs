//! A client's chart: its first page, and its sections.

use std::sync::Arc;

use askama::Template;
use jiff::civil::Date;
use waystation_sync::care::noun::{Noun, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::{goal, note, task};
use waystation_sync::id::ClientId;

use crate::noun_page::NounPage;
use crate::part::chart::ChartHead;
use crate::part::list::List;
use crate::part::timeline::Timeline;
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters, link};

/// The first page of a chart.
#[derive(Template)]
#[template(path = "pages/chart.html")]
pub struct Chart {
    /// Its top and index.
    pub head: ChartHead,
    /// Whether this reader may open the plan.
    pub plan: bool,
    /// Active goals.
    pub goals: Vec<Glance>,
    /// Open tasks.
    pub tasks: Vec<Glance>,
    /// Unsigned notes.
    pub drafts: Vec<Glance>,
    /// Where goals are.
    pub goals_href: String,
    /// Where tasks are.
    pub tasks_href: String,
    /// Where a note is begun, for those who write notes.
    pub note_href: Option<String>,
}

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
    /// The first page of `client`'s chart from its summary rows; `readable` are
    /// the parts that the reader may open.
    #[must_use]
    pub fn new(client: ClientId, rows: &[Arc<Row>], readable: &[Part], names: &Names) -> Self {
        let due = |due: Option<Date>| due.map(|due| names.due(due)).unwrap_or_default();
        let section = |noun: &Noun| link::section(client, noun);
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
            goals: goals.collect(),
            tasks: tasks.collect(),
            drafts: drafts.collect(),
            goals_href: section(&goal::GOAL),
            tasks_href: section(&task::TASK),
            note_href: readable.contains(&Part::Notes).then(|| link::new_entry(client, &note::NOTE)),
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

impl Page for Section {
    fn title(&self) -> &'static str {
        self.page.noun.name
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
