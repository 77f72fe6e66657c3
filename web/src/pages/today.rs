//! The first page: what is due, drafts to finish, what waits for a choice, and risk. Made from the overview alone.

use askama::Template;
use jiff::civil::DateTime;
use waystation_sync::care::noun::Role;
use waystation_sync::care::overview::{Line, Overview, in_use};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::TaskRow;
use waystation_sync::care::{access, name, risk, task};
use waystation_sync::id::{ClientId, PersonId};

use super::alarm::{self, Alarm};
use super::caseload::{self, RiskSaid};
use super::due::{self, DueGroup};
use super::review::{self, Waiting};
use super::told::{self, ToldLine};
use crate::entry::heeded::heeded_in;
use crate::part::called_in::called_in;
use crate::part::chart;
use crate::part::keep::KeptLine;
use crate::part::let_in::LetInLine;
use crate::part::steps::Steps;
use crate::shell::{Nav, Page};
use crate::{Names, filters, link, nouns};

/// Most lines of one list: the page is for the next hours, and opens on old machines. The rest stands in the charts.
pub const LINES_MAX: usize = 40;
/// Most alarms here; all of them stand on the desk.
const ALARMS_MAX: usize = 6;
/// Most things that wait for a person here; all of them have a page of their own.
const WAITING_MAX: usize = 6;

/// The first page.
#[derive(Template)]
#[template(path = "pages/today.html")]
pub struct Today {
    /// "Tuesday, 24 November".
    pub day: String,
    /// The first of what somebody has to look at: safety flags that are open, and what merged past a rule.
    pub alarms: Vec<Alarm>,
    /// How many there are.
    pub alarms_count: usize,
    /// The first of the things that wait for a person.
    pub waiting: Vec<Waiting>,
    /// How many pairs of charts may be of one person, for whoever may say so: the desk has them.
    pub pairs: usize,
    /// How many there are.
    pub waiting_count: usize,
    /// What is due by a day, each kind by itself.
    pub due: Vec<DueGroup>,
    /// Versions of the reader's that were not chosen and that they have not seen to be so.
    pub not_chosen: Vec<ToldLine>,
    /// How many more of these there are than are listed.
    pub not_chosen_more: usize,
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
    /// Words of theirs that are kept and not saved yet.
    pub kept: Vec<KeptLine>,
    /// How many more of these there are than are listed.
    pub drafts_more: usize,
    /// Clients with risk above none.
    pub risks: Vec<ClientRisk>,
    /// Of how many clients no level is written down, where there is no risk above none to show.
    pub unassessed: usize,
    /// How many more of these there are than are listed, all at lower levels or the same.
    pub risks_more: usize,
    /// Whether there is any client at all.
    pub any_client: bool,
    /// Whether the reader's role sees any part of a chart.
    pub reads: bool,
    /// Whether it sees risk.
    pub sees_risk: bool,
    /// Whether it begins charts.
    pub begins: bool,
    /// Steps to take or to try.
    pub steps: Option<Steps>,
    /// Whether the clinic's charts arrive here for the first time just now.
    pub arriving: bool,
    /// Parts of charts that the record holds and no key here opens.
    pub keyless: usize,
    /// That a backup was put back here, and what names that in a form that says that it was read.
    pub put_back: Option<PutBack>,
    /// Who waits to be let in, for whoever may do that.
    pub let_in: Vec<LetInLine>,
}

/// One task.
pub struct TaskLine {
    /// What is to be done.
    pub what: String,
    /// The address that it leads to.
    pub href: String,
    /// For whom, and by whom unless it is the reader's own.
    pub about: String,
    /// The chart of whom it is for.
    pub chart: String,
    /// "due today"; empty without a day.
    pub due: String,
    /// Whether that day is past or today.
    pub pressing: bool,
    /// "Urgent"; empty for the ordinary.
    pub priority: String,
    /// Where it is ticked off; empty where this reader does not.
    pub tick: String,
}

/// One draft.
pub struct DraftLine {
    /// Whose chart.
    pub client: String,
    /// What it is: "setback review".
    pub what: String,
    /// The address that it leads to.
    pub href: String,
}

/// That a backup was put back here.
pub struct PutBack {
    /// "24 Nov 2026, 10:42".
    pub made: String,
    /// What names it in a form that says that it was read.
    pub name: String,
}

impl PutBack {
    /// The name of a backup that was made at `made`.
    #[must_use]
    pub fn name_of(made: DateTime) -> String {
        format!("put-back.{}", made.strftime("%Y-%m-%dT%H:%M"))
    }

    /// What is told of a backup that was made at `made`, by the computer's clock then.
    #[must_use]
    pub fn new(made: DateTime, names: &Names) -> Self {
        let values = [("day", names.day(made.date()).into()), ("time", made.strftime("%H:%M").to_string().into())];
        Self { made: names.language.say_with("today-put-back", &values), name: Self::name_of(made) }
    }
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
    /// The page for `reader`, who has seen none of what it tells once; none of their words is kept.
    #[must_use]
    pub fn new(overview: &Overview, reader: PersonId, names: &Names) -> Self {
        let language = names.language;
        let name = |client| called_in(overview, client, names);
        let task = |(client, row): (ClientId, &TaskRow)| {
            let about = if row.who == Some(reader) { name(client) } else { about(&name(client), row.who, names) };
            let what = heeded_in(overview, client, row.what.clone(), names);
            TaskLine { what, ..task_line(client, row, about, names) }
        };
        let draft = |(client, entry, noun)| {
            let page = nouns::named(noun)?;
            let (what, href) = (page.one(language), link::entry(client, page.noun, EntryKey::Id(entry)));
            Some(DraftLine { client: name(client), what, href })
        };
        let risk = |(client, rows): Line<'_>| ClientRisk {
            client: name(client),
            href: link::chart(client),
            lines: caseload::risks(&chart::risks_of(client, &in_use(rows), language), "today-risk-line", language),
        };
        let mut alarms = alarm::flags(overview, ALARMS_MAX, names);
        alarms.extend(alarm::clashes(overview, ALARMS_MAX - alarms.len(), &|_| false, names));
        Self {
            alarms,
            alarms_count: overview.flags_count() + overview.clashes_count(),
            day: names.today().map(|day| names.weekday(day)).unwrap_or_default(),
            waiting: review::waiting(overview, 0, WAITING_MAX, names),
            waiting_count: overview.waits_count(),
            pairs: 0,
            due: due::groups(overview, LINES_MAX, names),
            not_chosen: told::not_chosen(overview, reader, LINES_MAX, &|_| false, names),
            not_chosen_more: told::more(overview, reader, LINES_MAX, &|_| false),
            mine: overview.due_first(reader, names.today(), LINES_MAX).into_iter().map(task).collect(),
            mine_more: overview.due_count(reader).saturating_sub(LINES_MAX),
            others: overview.due_elsewhere_first(reader, names.today(), LINES_MAX).into_iter().map(task).collect(),
            others_more: overview.due_elsewhere_count(reader).saturating_sub(LINES_MAX),
            kept: Vec::new(),
            drafts: overview.drafts(reader).take(LINES_MAX).filter_map(draft).collect(),
            drafts_more: overview.drafts_count(reader).saturating_sub(LINES_MAX),
            risks: overview.risks().take(LINES_MAX).map(risk).collect(),
            unassessed: if overview.risks_count() == 0 { overview.unassessed_count() } else { 0 },
            risks_more: overview.risks_count().saturating_sub(LINES_MAX),
            any_client: !overview.is_empty(),
            reads: true,
            sees_risk: true,
            begins: true,
            steps: None,
            arriving: false,
            keyless: 0,
            put_back: None,
            let_in: Vec::new(),
        }
    }
}

impl Today {
    /// The same for a supervisor, who says which charts are of one person.
    #[must_use]
    pub fn with_pairs(self, overview: &Overview) -> Self {
        Self { pairs: overview.pairs().len(), ..self }
    }

    /// The same without what this reader put away on the desk.
    #[must_use]
    pub fn but_for(mut self, overview: &Overview, is_away: &dyn Fn(&str) -> bool, names: &Names) -> Self {
        self.alarms = alarm::flags(overview, ALARMS_MAX, names);
        self.alarms.extend(alarm::clashes(overview, ALARMS_MAX - self.alarms.len(), is_away, names));
        self.alarms_count -= review::away_count(overview, is_away);
        self
    }

    /// The same without what `reader` has said of that they have seen it, which `is_seen` knows by name.
    #[must_use]
    pub fn but_seen(
        self,
        overview: &Overview,
        reader: PersonId,
        is_seen: &dyn Fn(&str) -> bool,
        names: &Names,
    ) -> Self {
        let not_chosen = told::not_chosen(overview, reader, LINES_MAX, is_seen, names);
        Self { not_chosen, not_chosen_more: told::more(overview, reader, LINES_MAX, is_seen), ..self }
    }

    /// The same for a reader whose `role` may not say that a task is done.
    #[must_use]
    pub fn for_role(mut self, role: Role) -> Self {
        self.reads = !access::readable(role).is_empty();
        self.sees_risk = access::readable(role).contains(&risk::RISK.part);
        self.begins = self.reads && name::NAME.editors.contains(&role);
        if !task::TASK.may_edit(&task::STATUS, role) {
            self.mine.iter_mut().chain(&mut self.others).for_each(|line| line.tick.clear());
        }
        self
    }
}

fn task_line(client: ClientId, row: &TaskRow, about: String, names: &Names) -> TaskLine {
    TaskLine {
        what: row.what.clone(),
        href: link::entry(client, &task::TASK, EntryKey::Id(row.entry)),
        tick: link::tick(client, EntryKey::Id(row.entry), link::Tick::Done),
        about,
        chart: link::chart(client),
        due: row.due.map(|due| names.due(due)).unwrap_or_default(),
        pressing: row.due.and_then(|due| names.days_until(due)).is_some_and(|days| days <= 0),
        priority: match row.priority.as_str() {
            "" | "routine" => String::new(),
            other => nouns::casework::task::PAGE.code(task::PRIORITY.name, other, names.language),
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

    fn again_after_seconds(&self) -> Option<u32> {
        self.arriving.then_some(5)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use waystation_sync::care::declare::{DocKey, Fact, Stated};
    use waystation_sync::care::noun::Part;
    use waystation_sync::care::summary::{LevelRow, PassedOver, Row};
    use waystation_sync::id::EntryId;
    use waystation_sync::time::Millis;

    use super::*;
    use crate::Language;

    const READER: PersonId = PersonId([7; 16]);

    fn names() -> Names {
        Names::of_nobody(Millis(0), Language::English)
    }

    /// So many clients, each with a task of the reader and one of nobody, a draft, a risk and two versions of it.
    fn clients(count: u8) -> Overview {
        let rows = (0..count).flat_map(|n| {
            let row = |part| Row::empty(DocKey::whole(ClientId([n; 16]), part));
            let task = |entry: u8, who| TaskRow {
                entry: EntryId([entry; 16]),
                what: "Ring".into(),
                who,
                due: None,
                priority: String::new(),
                status: "open".into(),
            };
            let levels = vec![LevelRow { domain: "legal".into(), rank: 2, level: "low".into(), two_versions: true }];
            let two_versions = vec![("risk".to_owned(), "legal".to_owned(), "level".to_owned())];
            let drafts = vec![("note".to_owned(), EntryId([1; 16]), Some(READER))];
            [
                Row { names: vec![format!("Client {n}")], ..row(Part::Core) },
                Row { levels, two_versions, ..row(Part::Risk) },
                Row { tasks: vec![task(1, Some(READER)), task(2, None)], ..row(Part::Case) },
                Row { drafts, ..row(Part::Notes) },
            ]
        });
        Overview::new(&Part::ALL, rows.map(Arc::new))
    }

    #[test]
    fn what_somebody_has_to_look_at_stands_first_with_a_way_to_all_of_it() {
        let flagged = |n: u8| {
            let fact = Fact::Flag { about: None, is_closed: false };
            let stated = Stated { noun: "safety_flag".into(), entry: EntryId([n; 16]).to_string(), fact };
            let doc = DocKey::whole(ClientId([n; 16]), Part::Risk);
            Arc::new(Row { for_rules: vec![stated], ..Row::empty(doc) })
        };
        for (count, shown) in [(0, 0), (1, 1), (6, 6), (7, 6)] {
            let overview = Overview::new(&Part::ALL, (0..count).map(flagged));
            let today = Today::new(&overview, READER, &names());
            assert_eq!((today.alarms.len(), today.alarms_count), (shown, usize::from(count)));
            let html = today.render().unwrap();
            assert_eq!(html.matches("A safety flag is open").count(), shown);
            assert_eq!(html.contains("All 7</a>"), count == 7);
        }
        let front_desk = Overview::new(&[Part::Core, Part::Case], [flagged(1)]);
        assert_eq!(Today::new(&front_desk, READER, &names()).alarms_count, 0);
    }

    #[test]
    fn every_list_holds_forty_lines_and_says_how_many_more_there_are() {
        for count in [0, 1, 40, 41, 90] {
            let today = Today::new(&clients(count), READER, &names());
            let (count, most) = (usize::from(count), usize::from(count).min(LINES_MAX));
            let lists = [today.mine.len(), today.others.len(), today.drafts.len(), today.risks.len()];
            assert_eq!(lists, [most; 4]);
            let more = [today.mine_more, today.others_more, today.drafts_more, today.risks_more];
            assert_eq!(more, [count - most; 4]);
            assert_eq!((today.waiting.len(), today.waiting_count), (count.min(WAITING_MAX), count));
            let html = today.render().unwrap();
            assert_eq!(
                html.matches(&format!("{} more, due later", count - most)).count(),
                if count > 40 { 2 } else { 0 }
            );
            assert_eq!(html.contains(&format!("All {count}</a>")), count > WAITING_MAX);
            assert_eq!(html.contains("No client here yet"), count == 0);
        }
    }
    #[test]
    fn of_versions_that_were_not_chosen_the_next_ones_stand_once_the_first_were_seen() {
        let passed = |n: u8| {
            let passed = PassedOver { field: "safe".into(), who: READER, by: None, at: Millis(i64::from(n)) };
            let not_chosen = vec![("contact".to_owned(), EntryId([n; 16]).to_string(), passed)];
            Arc::new(Row { not_chosen, ..Row::empty(DocKey::whole(ClientId([n; 16]), Part::Core)) })
        };
        let overview = Overview::new(&Part::ALL, (0..43).map(passed));
        let today = Today::new(&overview, READER, &names());
        assert_eq!((today.not_chosen.len(), today.not_chosen_more), (LINES_MAX, 3));
        assert!(today.render().unwrap().contains("3 more stand here once you have seen these"));
        let seen: Vec<String> = today.not_chosen.iter().map(|line| line.name.clone()).collect();
        let today = today.but_seen(&overview, READER, &|name| seen.iter().any(|seen| seen == name), &names());
        assert_eq!((today.not_chosen.len(), today.not_chosen_more), (3, 0));
        assert!(!today.render().unwrap().contains("once you have seen these"));
    }
}
