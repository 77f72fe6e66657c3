//! The list of clients with its search. Must never put a client's word in an address: the search is a form post.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use jiff::civil::Date;
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::overview::{Line, Overview, Whose, fold, in_use, is_too_short_a_number, waits_in};
use waystation_sync::care::summary::{Row, standing_of};
use waystation_sync::care::{access, name};
use waystation_sync::id::PersonId;

use crate::entry::heeded::heeded;
use crate::part::chart::{self, RiskLine};
use crate::part::pager::{Letter, NoSuchPage, PAGE_LINES_MAX, Pager, anchor};
use crate::part::person_line::also;
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters, isolate, link};

/// The list of clients.
#[derive(Template)]
#[template(path = "pages/caseload.html")]
pub struct Caseload {
    /// What was searched for; empty when all are shown.
    pub search: String,
    /// Whether a search was made.
    pub searched: bool,
    /// The sentence to give where nobody is listed.
    pub nobody: &'static str,
    /// Whether the reader's role sees any part of a chart.
    pub reads: bool,
    /// Whether they see the clinic's groups.
    pub groups: bool,
    /// The clients, as many as one page holds.
    pub lines: Vec<ClientLine>,
    /// "12 clients", or "12 clients found."
    pub count: String,
    /// How many more were found than are shown.
    pub more: usize,
    /// Whether this reader may begin a chart.
    pub may_add: bool,
    /// How many the reader looks after.
    pub own: usize,
    /// Whether only these are listed.
    pub own_only: bool,
    /// How many charts are put away.
    pub away: usize,
    /// Whether only these are listed.
    pub away_only: bool,
    /// The letters that names begin with.
    pub letters: Vec<Letter>,
    /// Which page of the list this is.
    pub pager: Option<Pager>,
}

/// Which clients a page lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Everybody, the reader's own first.
    All,
    /// The reader's own.
    Own,
    /// Those whose charts are put away.
    PutAway,
}

/// One risk, in words.
pub struct RiskSaid {
    /// The level's code, for the look.
    pub code: String,
    /// "Harm to self: High".
    pub text: String,
}

/// One client.
pub struct ClientLine {
    /// The name to show.
    pub name: String,
    /// Their chart.
    pub href: String,
    /// What to call them by; may be empty.
    pub pronouns: String,
    /// Where the chart stands, where it is not active.
    pub standing: String,
    /// What is said of risk where there is none above none.
    pub no_risk: String,
    /// Year of birth.
    pub born: String,
    /// Their other names.
    pub other_names: String,
    /// How many charts of theirs the line is for.
    pub charts: usize,
    /// Risk above none.
    pub risks: Vec<RiskSaid>,
    /// Things that wait for a person.
    pub waiting: usize,
    /// The soonest open task, in words.
    pub next: String,
    /// Whether the reader is on the team.
    pub mine: bool,
    /// The name by which its letter leads to it; only the first of a letter has one.
    pub anchor: Option<String>,
}

impl Caseload {
    /// The page that `asked` asks for of the list of everybody in `overview`, the reader's own first, or of their own
    /// alone.
    ///
    /// # Errors
    /// [`NoSuchPage`].
    pub fn list(
        overview: &Overview,
        (listed, asked): (Listed, Option<&str>),
        (reader, role): (PersonId, Role),
        names: &Names,
    ) -> Result<Self, NoSuchPage> {
        let (whose, list) = match listed {
            Listed::Own => (Whose::Own(reader), link::OWN_CLIENTS),
            Listed::All => (Whose::All(reader), link::CLIENTS),
            Listed::PutAway => (Whose::PutAway, link::AWAY_CLIENTS),
        };
        let pager = Pager::new(list, overview.count(whose), asked, names.language)?;
        let letters = if pager.is_needed() { overview.letters(whose) } else { Vec::new() };
        let shown = overview.list(whose, pager.from(), PAGE_LINES_MAX);
        let lines = (pager.from()..).zip(shown).map(|(place, line)| {
            let is_first = letters.iter().any(|(_, first)| *first == place);
            ClientLine { anchor: is_first.then(|| anchor(place)), ..client_line(overview, line, reader, names) }
        });
        Ok(Self {
            searched: false,
            nobody: "caseload-none-listed",
            reads: !access::readable(role).is_empty(),
            groups: overview.has_groups(),
            search: String::new(),
            count: names.language.say_n("count-clients", pager.lines()),
            more: 0,
            lines: lines.collect(),
            may_add: name::NAME.editors.contains(&role),
            own: overview.count(Whose::Own(reader)),
            own_only: listed == Listed::Own,
            away: overview.count(Whose::PutAway),
            away_only: listed == Listed::PutAway,
            letters: pager.letters(&letters),
            pager: Some(pager),
        })
    }

    /// Those in `overview` whose names or year of birth hold every word of `search`.
    #[must_use]
    pub fn found(overview: &Overview, search: String, (reader, role): (PersonId, Role), names: &Names) -> Self {
        let found = overview.search(&search, reader, PAGE_LINES_MAX);
        Self {
            searched: true,
            nobody: why_nobody(&search),
            reads: !access::readable(role).is_empty(),
            groups: overview.has_groups(),
            search,
            count: names.language.say_n(if found.is_near { "caseload-near" } else { "caseload-found" }, found.count),
            more: found.count - found.lines.len(),
            lines: found.lines.into_iter().map(|line| client_line(overview, line, reader, names)).collect(),
            may_add: name::NAME.editors.contains(&role),
            own: 0,
            own_only: false,
            away: 0,
            away_only: false,
            letters: Vec::new(),
            pager: None,
        }
    }

    /// Whether the list has more than the page shows.
    #[must_use]
    pub fn is_paged(&self) -> bool {
        self.pager.as_ref().is_some_and(Pager::is_needed)
    }
}

/// Whether `search` holds no letter and no digit, though something was typed.
pub(super) fn is_only_signs(search: &str) -> bool {
    !search.trim().is_empty() && fold(search).is_empty()
}

/// The sentence to give where nobody was found by `search`.
pub(super) fn why_nobody(search: &str) -> &'static str {
    if is_only_signs(search) {
        "caseload-only-signs"
    } else if is_too_short_a_number(search) {
        "caseload-few-digits"
    } else {
        "caseload-nobody"
    }
}

fn client_line(overview: &Overview, (client, rows): Line<'_>, reader: PersonId, names: &Names) -> ClientLine {
    let language = names.language;
    let stands = standing_of(rows);
    // Of several charts of one person, what is put away presses nobody.
    let in_use = in_use(rows);
    let next = in_use
        .iter()
        .filter(|_| stands.is_none())
        .flat_map(|row| &row.tasks)
        .filter(|task| task.due.is_some())
        .min_by_key(|task| task.due);
    ClientLine {
        name: chart::listed_name(rows, names).into_owned(),
        href: link::chart(client),
        pronouns: chart::pronouns_of(rows),
        standing: chart::badge_of(rows, language),
        no_risk: if overview.parts().contains(&Part::Risk) {
            chart::no_risk_of(&in_use, language)
        } else {
            String::new()
        },
        born: chart::born_of(rows, language),
        other_names: if names.initials { String::new() } else { also(rows).join(", ") },
        charts: rows.iter().map(|row| row.doc.client).collect::<BTreeSet<_>>().len(),
        risks: risks(&chart::risks_of(client, &in_use, language), "caseload-risk", language),
        waiting: waits_in(rows).len(),
        next: next.and_then(|task| Some(soonest(&task.what, task.due?, rows, names))).unwrap_or_default(),
        mine: rows
            .iter()
            .flat_map(|row| &row.team)
            .any(|member| member.who == reader && names.today().is_none_or(|today| member.is_there(today))),
        anchor: None,
    }
}

fn soonest(what: &str, due: Date, rows: &[Arc<Row>], names: &Names) -> String {
    let what = heeded(isolate::words(what), rows.iter(), names);
    names.language.say_with("caseload-next", &[("what", what.into()), ("due", names.due(due).into())])
}

/// `lines` in words: the sentence with the id `said`, or that with the same id and `-two-versions`.
pub(super) fn risks(lines: &[RiskLine], said: &str, language: Language) -> Vec<RiskSaid> {
    lines
        .iter()
        .map(|line| {
            let id = match (line.versions > 1, line.lowered, line.was.is_empty()) {
                (true, _, _) => format!("{said}-two-versions"),
                (false, true, true) => format!("{said}-lowered"),
                (false, true, false) => format!("{said}-lowered-from"),
                (false, false, _) => said.to_owned(),
            };
            let values = [
                ("domain", line.domain.as_str().into()),
                ("level", line.level.as_str().into()),
                ("was", line.was.as_str().into()),
                ("n", line.versions.into()),
            ];
            RiskSaid { code: line.code.clone(), text: language.say_with(&id, &values) }
        })
        .collect()
}

impl Page for Caseload {
    fn title(&self) -> &'static str {
        "caseload-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use waystation_sync::care::declare::DocKey;
    use waystation_sync::care::noun::Part;
    use waystation_sync::care::summary::{MemberRow, Row};
    use waystation_sync::id::ClientId;
    use waystation_sync::time::Millis;

    use super::*;

    const READER: PersonId = PersonId([7; 16]);

    fn names() -> Names {
        Names::of_nobody(Millis(0), Language::English)
    }

    /// So many clients, called by letters of the alphabet in turn; the reader looks after the first `count_of_own`.
    fn clients(count: usize, count_of_own: usize) -> Overview {
        let rows = (0..count).flat_map(|n| {
            let mut id = [0; 16];
            id[..8].copy_from_slice(&(n as u64).to_be_bytes());
            let row = |part| Row::empty(DocKey::whole(ClientId(id), part));
            let name = format!("{}word{n:03}", ('a'..='z').nth(n % 26).unwrap());
            let core = Row { names: vec![name], ..row(Part::Core) };
            let own = MemberRow { who: READER, is_primary: true, from: None, to: None };
            let team = if n < count_of_own { vec![own] } else { Vec::new() };
            [core, Row { team, ..row(Part::Relations) }]
        });
        Overview::new(&Part::ALL, rows.map(Arc::new))
    }

    fn page(overview: &Overview, own_only: bool, asked: Option<&str>) -> Result<Caseload, NoSuchPage> {
        Caseload::list(
            overview,
            (if own_only { Listed::Own } else { Listed::All }, asked),
            (READER, Role::Supervisor),
            &names(),
        )
    }

    fn shown(page: &Caseload) -> Vec<&str> {
        page.lines.iter().map(|line| line.name.as_str()).collect()
    }

    #[test]
    fn a_page_of_the_list_holds_fifty_clients_and_the_rest_stand_on_the_next() {
        for (count, sizes) in [(0, vec![0]), (1, vec![1]), (50, vec![50]), (51, vec![50, 1]), (100, vec![50, 50])] {
            let overview = clients(count, 0);
            let mut seen = Vec::new();
            for (number, size) in (1..).zip(&sizes) {
                let page = page(&overview, false, Some(&number.to_string())).unwrap();
                assert_eq!((page.lines.len(), page.is_paged()), (*size, sizes.len() > 1), "{count}: page {number}");
                seen.extend(page.lines.into_iter().map(|line| line.name));
            }
            assert!(seen.is_sorted() && seen.len() == count, "everybody once, by name: {seen:?}");
            for asked in [(sizes.len() + 1).to_string(), "0".to_owned(), "abc".to_owned()] {
                let refused = page(&overview, false, Some(&asked)).err();
                assert_eq!(refused.map(|refused| refused.pages), Some(sizes.len()), "{count}: {asked}");
            }
        }
    }

    #[test]
    fn the_readers_own_come_first_and_can_be_listed_alone() {
        let overview = clients(120, 60);
        let (first, second) = (page(&overview, false, None).unwrap(), page(&overview, false, Some("2")).unwrap());
        assert!(first.lines.iter().all(|line| line.mine));
        assert_eq!(second.lines.iter().filter(|line| line.mine).count(), 10);
        let own = [page(&overview, true, None).unwrap(), page(&overview, true, Some("2")).unwrap()];
        assert_eq!(own.each_ref().map(|page| page.lines.len()), [50, 10]);
        assert_eq!(shown(&own[0]), shown(&first));
        assert!(page(&overview, true, Some("3")).is_err());
        assert_eq!(page(&clients(3, 0), true, None).unwrap().lines.len(), 0);
    }

    #[test]
    fn each_letter_leads_to_the_line_where_its_names_begin() {
        let overview = clients(300, 60);
        let first = page(&overview, false, None).unwrap();
        assert_eq!(first.letters.len(), 26);
        for letter in &first.letters {
            let (address, anchor) = letter.href.split_once('#').unwrap();
            let asked = address.split_once("page=").map(|(_, page)| page);
            let page = page(&overview, false, asked).unwrap();
            let line = page.lines.iter().find(|line| line.anchor.as_deref() == Some(anchor)).unwrap();
            assert!(
                isolate::bare(&line.name).starts_with(&letter.letter.to_lowercase()) && !line.mine,
                "{}",
                line.name
            );
        }
        assert!(page(&clients(50, 0), false, None).unwrap().letters.is_empty());
    }

    #[test]
    fn a_search_shows_fifty_and_says_how_many_more_there_are() {
        let who = (READER, Role::Supervisor);
        for (count, more) in [(0, 0), (1, 0), (50, 0), (51, 1), (120, 70)] {
            let found = Caseload::found(&clients(count, 0), "word".to_owned(), who, &names());
            assert_eq!((found.lines.len(), found.more), (count.min(50), more));
            let html = found.render().unwrap();
            assert_eq!(html.contains("more: type more of the name"), more > 0, "{html}");
        }
        let found = Caseload::found(&clients(120, 60), "WORD07".to_owned(), who, &names());
        assert_eq!(found.lines.len(), 10);
    }

    #[test]
    fn no_address_on_the_page_holds_a_clients_word() {
        let overview = clients(120, 60);
        let found = Caseload::found(&overview, "aword".to_owned(), (READER, Role::Supervisor), &names());
        let pages = [page(&overview, false, Some("2")).unwrap(), page(&overview, true, None).unwrap(), found];
        for html in pages.map(|page| page.render().unwrap()) {
            for address in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(!address.contains("word"), "{address}");
            }
        }
    }
}
