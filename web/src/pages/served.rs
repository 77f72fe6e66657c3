//! Services and minutes by kind over a stretch of days, for those who pay for them; for supervisors. Must never name a client,
//! nor tell a number that the overview keeps back.

use askama::Template;
use jiff::civil::Date;
use jiff::{ToSpan, Unit};
use waystation_sync::care::overview::{Counted, FEWER_THAN, Overview, Services, Told};

use crate::shell::{Nav, Page};
use crate::{Names, filters, link};

/// The names of the days in addresses.
pub const FROM: &str = "from";
/// The last day.
pub const UNTIL: &str = "until";

/// The page.
#[derive(Template)]
#[template(path = "pages/served.html")]
pub struct Served {
    /// Whether the reader's role sees any of it.
    pub reads: bool,
    /// The first day, as it was typed.
    pub from: String,
    /// The last day, as it was typed.
    pub until: String,
    /// What is wrong with the days; empty where nothing is.
    pub problem: String,
    /// "1 Nov 2026 - 30 Nov 2026".
    pub days: String,
    /// The headings of the columns, and a line for each kind.
    pub table: Table,
    /// The sentence about drafts; empty where there are none.
    pub drafts: String,
    /// Where the table is had as a file; empty where there is none.
    pub file: String,
}

/// The table, alike on the page and in the file.
#[derive(Default)]
pub struct Table {
    /// The headings.
    pub head: Vec<String>,
    /// The lines, the last of them all kinds together.
    pub lines: Vec<Vec<String>>,
}

/// The days that are counted where nobody chose any: the last month that is over.
#[must_use]
pub fn last_month(today: Date) -> (Date, Date) {
    let first = today.first_of_month();
    let until = first.checked_sub(1.day()).unwrap_or(first);
    (until.first_of_month(), until)
}

/// The days that an address asks for; the id of what is wrong with them where something is.
///
/// # Errors
/// The id of a sentence.
pub fn days(from: &str, until: &str) -> Result<(Date, Date), &'static str> {
    let day = |text: &str| text.trim().parse::<Date>().map_err(|_| "served-no-day");
    let (from, until) = (day(from)?, day(until)?);
    if from > until {
        return Err("served-turned-round");
    }
    let years = from.until((Unit::Year, until)).map_or(i16::MAX, |span| span.get_years());
    if years >= YEARS_MAX { Err("served-too-long") } else { Ok((from, until)) }
}

/// Most years that are counted at once.
const YEARS_MAX: i16 = 10;

impl Served {
    /// The page of these days.
    #[must_use]
    pub fn new(overview: &Overview, (from, until): (Date, Date), names: &Names) -> Self {
        // What is planned was not given yet.
        let given = names.today().map_or(until, |today| today.min(until));
        let services = overview.services((from, given), |at| names.day_of(at));
        let days = [("from", names.day(from).into()), ("until", names.day(until).into())];
        Self {
            reads: true,
            from: from.to_string(),
            until: until.to_string(),
            problem: String::new(),
            days: names.language.say_with("served-days", &days),
            table: Table::new(&services, names),
            drafts: drafts(services.drafts, names),
            file: format!("{}?{FROM}={from}&{UNTIL}={until}", link::SERVED_TABLE),
        }
    }

    /// The page of days that cannot be counted.
    #[must_use]
    pub fn wrong((from, until): (&str, &str), problem: &str, names: &Names) -> Self {
        let (from, until) = (from.to_owned(), until.to_owned());
        Self { from, until, problem: names.say(problem), ..Self::hidden(true) }
    }

    /// The page for whoever counts nothing.
    #[must_use]
    pub fn not_yours() -> Self {
        Self::hidden(false)
    }

    fn hidden(reads: bool) -> Self {
        let nothing = String::new;
        Self {
            reads,
            from: nothing(),
            until: nothing(),
            problem: nothing(),
            days: nothing(),
            table: Table::default(),
            drafts: nothing(),
            file: nothing(),
        }
    }
}

impl Table {
    /// The heading over the cell at this place of a line.
    #[must_use]
    pub fn over(&self, place: &usize) -> &str {
        self.head.get(*place).map_or("", String::as_str)
    }

    fn new(services: &Services, names: &Names) -> Self {
        let head = ["served-kind", "served-count", "served-minutes", "served-without", "served-clients"];
        let kinds = services.kinds.iter().map(|(kind, told)| line(names.say(&format!("served-{kind}")), *told, names));
        let all = line(names.say("served-all"), services.all, names);
        Self { head: head.into_iter().map(|id| names.say(id)).collect(), lines: kinds.chain([all]).collect() }
    }
}

fn line(what: String, told: Told, names: &Names) -> Vec<String> {
    let numbers = match told {
        Told::Numbers(Counted { count, minutes, without_minutes, clients }) => {
            [count.to_string(), minutes.to_string(), without_minutes.to_string(), clients.to_string()]
        }
        Told::Fewer => {
            let back = || names.say("served-not-told");
            [back(), back(), back(), names.language.say_with("served-fewer", &[("n", FEWER_THAN.into())])]
        }
        Told::KeptBack => std::array::from_fn(|_| names.say("served-not-told")),
    };
    [what].into_iter().chain(numbers).collect()
}

fn drafts(told: Told, names: &Names) -> String {
    match told {
        Told::Numbers(Counted { count: 0, .. }) => String::new(),
        Told::Numbers(Counted { count, .. }) => names.language.say_n("served-drafts", count),
        Told::Fewer | Told::KeptBack => names.language.say_with("served-drafts-few", &[("n", FEWER_THAN.into())]),
    }
}

impl Page for Served {
    fn title(&self) -> &'static str {
        "served-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_or_are_turned_round_are_refused_and_the_last_month_is_a_whole_one() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(last_month(day("2026-03-31")), (day("2026-02-01"), day("2026-02-28")));
        assert_eq!(last_month(day("2026-01-01")), (day("2025-12-01"), day("2025-12-31")));
        assert_eq!(days("2026-11-01", "2026-11-01"), Ok((day("2026-11-01"), day("2026-11-01"))));
        assert_eq!(days("2026-02-30", "2026-11-01"), Err("served-no-day"));
        assert_eq!(days("2026-11-02", "2026-11-01"), Err("served-turned-round"));
        assert_eq!(days("2016-11-02", "2026-11-02"), Err("served-too-long"));
    }
}
