//! The first page: what is due, drafts to finish, what waits for a choice, and risk. Made from the overview alone.

use askama::Template;
use waystation_sync::care::overview::{Line, Overview};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::TaskRow;
use waystation_sync::care::{note, task};
use waystation_sync::id::{ClientId, PersonId};

use super::caseload::{self, RiskSaid};
use super::review::{self, Waiting};
use crate::part::chart;
use crate::shell::{Nav, Page};
use crate::{Names, filters, link};

/// Most lines of one list: the page is for the next hours, and opens on old machines. The rest stands in the charts.
pub const LINES_MAX: usize = 40;
/// Most things that wait for a person here; all of them have a page of their own.
const WAITING_MAX: usize = 6;

/// The first page.
#[derive(Template)]
#[template(path = "pages/today.html")]
pub struct Today {
    /// "Tuesday, 24 November".
    pub day: String,
    /// The first of the things that wait for a person.
    pub waiting: Vec<Waiting>,
    /// How many there are.
    pub waiting_count: usize,
    /// The reader's own tasks.
    pub mine: Vec<TaskLine>,
    /// How many more of these there are than are listed.
    pub mine_more: usize,
    /// Those of others and of nobody.
    pub others: Vec<TaskLine>,
    /// How many more of these there are than are listed.
    pub others_more: usize,
    /// The reader's drafts.
    pub drafts: Vec<DraftLine>,
    /// How many more of these there are than are listed.
    pub drafts_more: usize,
    /// Clients with risk above none.
    pub risks: Vec<ClientRisk>,
    /// How many more of these there are than are listed, all at lower levels or the same.
    pub risks_more: usize,
    /// Whether there is any client at all.
    pub any_client: bool,
}

/// One task.
pub struct TaskLine {
    /// What is to be done.
    pub what: String,
    /// Where.
    pub href: String,
    /// For whom, and by whom unless it is the reader's own.
    pub about: String,
    /// "due today"; empty without a day.
    pub due: String,
    /// Whether that day is past or today.
    pub pressing: bool,
    /// "Urgent"; empty for the ordinary.
    pub priority: String,
}

/// One draft.
pub struct DraftLine {
    /// Whose chart.
    pub client: String,
    /// Where.
    pub href: String,
}

/// The risks of one client.
pub struct ClientRisk {
    /// Their name.
    pub client: String,
    /// Their chart.
    pub href: String,
    /// What is above none.
    pub lines: Vec<RiskSaid>,
}

impl Today {
    /// The page for `reader`.
    #[must_use]
    pub fn new(overview: &Overview, reader: PersonId, names: &Names) -> Self {
        let language = names.language;
        let name = |client| chart::name_of(overview.rows(client), language);
        let task = |(client, row): (ClientId, &TaskRow)| {
            let about =
                if row.who == Some(reader) { name(client).into_owned() } else { about(&name(client), row.who, names) };
            task_line(client, row, about, names)
        };
        let draft = |(client, note)| DraftLine {
            client: name(client).into_owned(),
            href: link::entry(client, &note::NOTE, EntryKey::Id(note)),
        };
        let risk = |(client, rows): Line<'_>| ClientRisk {
            client: name(client).into_owned(),
            href: link::chart(client),
            lines: caseload::risks(&chart::risks_of(client, rows, language), "today-risk-line", language),
        };
        Self {
            day: names.today().map(|day| names.weekday(day)).unwrap_or_default(),
            waiting: review::waiting(overview, 0, WAITING_MAX, language),
            waiting_count: overview.waits_count(),
            mine: overview.due(reader).take(LINES_MAX).map(task).collect(),
            mine_more: overview.due_count(reader).saturating_sub(LINES_MAX),
            others: overview.due_elsewhere(reader).take(LINES_MAX).map(task).collect(),
            others_more: overview.due_elsewhere_count(reader).saturating_sub(LINES_MAX),
            drafts: overview.drafts(reader).take(LINES_MAX).map(draft).collect(),
            drafts_more: overview.drafts_count(reader).saturating_sub(LINES_MAX),
            risks: overview.risks().take(LINES_MAX).map(risk).collect(),
            risks_more: overview.risks_count().saturating_sub(LINES_MAX),
            any_client: !overview.is_empty(),
        }
    }
}

fn task_line(client: ClientId, row: &TaskRow, about: String, names: &Names) -> TaskLine {
    TaskLine {
        what: row.what.clone(),
        href: link::entry(client, &task::TASK, EntryKey::Id(row.entry)),
        about,
        due: row.due.map(|due| names.due(due)).unwrap_or_default(),
        pressing: row.due.and_then(|due| names.days_until(due)).is_some_and(|days| days <= 0),
        priority: match row.priority.as_str() {
            "" | "routine" => String::new(),
            other => crate::task::PAGE.code(task::PRIORITY.name, other, names.language),
        },
    }
}

fn about(client: &str, who: Option<PersonId>, names: &Names) -> String {
    match who {
        Some(who) => {
            let values = [("client", client.into()), ("who", names.person(who).into())];
            names.language.say_with("today-client-who", &values)
        }
        None => names.language.say_with("today-client-nobody", &[("client", client.into())]),
    }
}

impl Page for Today {
    fn title(&self) -> &'static str {
        "today-title"
    }

    fn nav(&self) -> Nav {
        Nav::Today
    }
}
