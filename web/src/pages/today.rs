//! The first page: what is due, drafts to finish, what waits for a choice, and risk. Made from summary rows alone.

use std::sync::Arc;

use askama::Template;
use jiff::civil::Date;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::{note, task};
use waystation_sync::id::{ClientId, PersonId};

use super::caseload::{self, RiskSaid};
use super::review::{self, Waiting};
use crate::part::chart;
use crate::part::keep::KeptLine;
use crate::part::steps::Steps;
use crate::shell::{Nav, Page};
use crate::{Names, filters, link};

/// Most lines of one list: the page is for the next hours, and opens on old machines. The rest stands in the charts.
const LINES_MAX: usize = 40;

/// The first page.
#[derive(Template)]
#[template(path = "pages/today.html")]
pub struct Today {
    /// "Tuesday, 24 November".
    pub day: String,
    /// Things that wait for a person.
    pub waiting: Vec<Waiting>,
    /// The reader's own tasks.
    pub mine: Vec<TaskLine>,
    /// Those of others and of nobody.
    pub others: Vec<TaskLine>,
    /// How many more of these there are than are listed.
    pub others_more: usize,
    /// The reader's drafts.
    pub drafts: Vec<DraftLine>,
    /// Words of theirs that are kept and not saved yet.
    pub kept: Vec<KeptLine>,
    /// Clients with risk above none.
    pub risks: Vec<ClientRisk>,
    /// How many more of these there are than are listed, all at lower levels or the same.
    pub risks_more: usize,
    /// Whether there is any client at all.
    pub any_client: bool,
    /// Steps to take or to try.
    pub steps: Option<Steps>,
    /// Whether the clinic's charts arrive here for the first time just now.
    pub arriving: bool,
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
    sort: (Option<Date>, String),
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
    /// The page for `reader`, from the summary rows of each client's documents; none of their words is kept.
    #[must_use]
    pub fn new(clients: &[(ClientId, Vec<Arc<Row>>)], reader: PersonId, names: &Names) -> Self {
        let language = names.language;
        let tasks: Vec<(Option<PersonId>, TaskLine)> =
            clients.iter().flat_map(|(client, rows)| tasks_of(*client, rows, reader, names)).collect();
        let (mine, others): (Vec<_>, Vec<_>) = tasks.into_iter().partition(|(who, _)| *who == Some(reader));
        let sorted = |lines: Vec<(Option<PersonId>, TaskLine)>| {
            let mut lines: Vec<TaskLine> = lines.into_iter().map(|(_, line)| line).collect();
            lines.sort_by(|a, b| (a.sort.0.is_none(), &a.sort).cmp(&(b.sort.0.is_none(), &b.sort)));
            lines
        };
        let mine = sorted(mine);
        let drafts = clients
            .iter()
            .flat_map(|(client, rows)| {
                let name = chart::name_of(rows, language);
                rows.iter()
                    .flat_map(|row| &row.drafts)
                    .filter(|(_, author)| *author == Some(reader))
                    .map(|(id, _)| DraftLine {
                        client: name.clone().into_owned(),
                        href: link::entry(*client, &note::NOTE, EntryKey::Id(*id)),
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        let mut risks: Vec<ClientRisk> = clients
            .iter()
            .map(|(client, rows)| ClientRisk {
                client: chart::name_of(rows, language).into_owned(),
                href: link::chart(*client),
                lines: caseload::risks(&chart::risks_of(*client, rows, language), "today-risk-line", language),
            })
            .filter(|risk| !risk.lines.is_empty())
            .collect();
        // Each client's own lines begin with the highest.
        let first = |risk: &ClientRisk| risk.lines.first().map(|line| chart::rank_of(&line.code));
        risks.sort_by_key(first);
        let mut others = sorted(others);
        let (others_more, risks_more) = (cut(&mut others), cut(&mut risks));
        Self {
            day: names.today().map(|day| names.weekday(day)).unwrap_or_default(),
            waiting: review::waiting(clients, language),
            mine,
            others,
            others_more,
            drafts,
            kept: Vec::new(),
            risks,
            risks_more,
            any_client: !clients.is_empty(),
            steps: None,
            arriving: false,
        }
    }
}

/// Cuts a list to what the page shows, and says how many were cut.
fn cut<T>(lines: &mut Vec<T>) -> usize {
    let more = lines.len().saturating_sub(LINES_MAX);
    lines.truncate(LINES_MAX);
    more
}

fn tasks_of(client: ClientId, rows: &[Arc<Row>], reader: PersonId, names: &Names) -> Vec<(Option<PersonId>, TaskLine)> {
    let page = &crate::task::PAGE;
    let name = chart::name_of(rows, names.language);
    rows.iter()
        .flat_map(|row| &row.tasks)
        .map(|row| {
            let line = TaskLine {
                what: row.what.clone(),
                href: link::entry(client, &task::TASK, EntryKey::Id(row.entry)),
                about: if row.who == Some(reader) { name.clone().into_owned() } else { about(&name, row.who, names) },
                due: row.due.map(|due| names.due(due)).unwrap_or_default(),
                pressing: row.due.and_then(|due| names.days_until(due)).is_some_and(|days| days <= 0),
                priority: match row.priority.as_str() {
                    "" | "routine" => String::new(),
                    other => page.code(task::PRIORITY.name, other, names.language),
                },
                sort: (row.due, row.what.clone()),
            };
            (row.who, line)
        })
        .collect()
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

    fn again_after_seconds(&self) -> Option<u32> {
        self.arriving.then_some(5)
    }
}
