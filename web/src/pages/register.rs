//! The register for the weekly case review: one line a client, by family name, with filters that are plain links. Must never put a
//! client's word in an address, nor call anybody stalled without its rule on the page.

use askama::Template;
use waystation_sync::care::case_review::CASE_REVIEW;
use waystation_sync::care::measure::MEASURE;
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::overview::{CaseLine, Overview, SPANS, STILL_WEEKS, Scores, Stalled, Wanted, in_use};
use waystation_sync::id::{ClientId, PersonId};

use super::caseload::{self, RiskSaid};
use crate::part::chart;
use crate::part::pager::{NoSuchPage, PAGE_LINES_MAX, Pager};
use crate::shell::{Nav, Page};
use crate::{Names, filters, link, nouns};

/// Most risks that a line names; the chart has all of them.
const RISKS_MAX: usize = 1;

/// The register.
#[derive(Template)]
#[template(path = "pages/register.html")]
pub struct Register {
    /// "12 clients".
    pub count: String,
    /// The filters.
    pub filters: Vec<Filter>,
    /// Whether one is on.
    pub is_filtered: bool,
    /// The clients.
    pub lines: Vec<RegisterLine>,
    /// Whether the reader's role sees any part of a chart.
    pub reads: bool,
    /// Whether the reader may see who was reached when.
    pub has_contacts: bool,
    /// Whether they may see scores.
    pub has_scores: bool,
    /// Whether they may see case reviews.
    pub has_reviews: bool,
    /// Whether they may count services.
    pub counts: bool,
    /// What "stalled" and "overdue" mean.
    pub rules: Vec<String>,
    /// The pages.
    pub pager: Pager,
}

/// One filter.
pub struct Filter {
    /// "Overdue".
    pub words: String,
    /// The register with it, or without where it is on.
    pub href: String,
    /// Whether it is on.
    pub is_on: bool,
}

/// One client.
pub struct RegisterLine {
    /// The name to show.
    pub name: String,
    /// Their chart.
    pub href: String,
    /// Where the chart stands, where it is not active.
    pub standing: String,
    /// The most pressing risk.
    pub risks: Vec<RiskSaid>,
    /// When they were last reached.
    pub contact: String,
    /// Whether something was due before today.
    pub is_overdue: bool,
    /// The scores of the questionnaire used most.
    pub scores: Option<ScoreSaid>,
    /// Why the plan stands still.
    pub stalled: Vec<String>,
    /// By when the case is looked at again.
    pub next: String,
    /// Whether that day is past or today.
    pub next_presses: bool,
    /// The form that records the review; empty where the reader does not.
    pub review: String,
}

/// How the scores of one questionnaire went.
pub struct ScoreSaid {
    /// "PHQ-9".
    pub instrument: String,
    /// The first total.
    pub first: i64,
    /// The last.
    pub last: i64,
    /// "-6", "+2", "0"; empty for a single total.
    pub change: String,
    /// The same to be read aloud: "first 15 on 3 Aug 2026, last 9 on 2 Nov 2026".
    pub said: String,
    /// Where they stand.
    pub href: String,
}

/// The filters: what an address says, the id of the word, and where it stands among what is wanted.
type Switch = (&'static str, &'static str, fn(&mut Wanted) -> &mut bool);

const SWITCHES: [Switch; 5] = [
    ("mine", "register-mine", |wanted| &mut wanted.mine),
    ("risk", "register-at-risk", |wanted| &mut wanted.risk),
    ("overdue", "register-overdue", |wanted| &mut wanted.overdue),
    ("stalled", "register-stalled", |wanted| &mut wanted.stalled),
    ("choose", "register-to-choose", |wanted| &mut wanted.to_choose),
];

/// What an address asks for whose query says yes to the names that `is_on` knows.
#[must_use]
pub fn wanted(is_on: impl Fn(&str) -> bool) -> Wanted {
    let mut wanted = Wanted::default();
    for (name, _, at) in SWITCHES {
        *at(&mut wanted) = is_on(name);
    }
    wanted
}

/// The address of the register with these filters.
fn address(mut wanted: Wanted) -> String {
    let on = SWITCHES.into_iter().filter(|(_, _, at)| *at(&mut wanted)).map(|(name, ..)| format!("{name}=yes"));
    let on = on.collect::<Vec<_>>().join("&");
    if on.is_empty() { link::REGISTER.to_owned() } else { format!("{}?{on}", link::REGISTER) }
}

impl Register {
    /// The page that `asked` asks for of the clients in `overview` to whom all of `wanted` applies.
    ///
    /// # Errors
    /// [`NoSuchPage`].
    pub fn new(
        overview: &Overview,
        (wanted, asked): (Wanted, Option<&str>),
        (reader, role): (PersonId, Role),
        names: &Names,
    ) -> Result<Self, NoSuchPage> {
        let today = names.today().unwrap_or_default();
        let find = |from, most| overview.register((reader, wanted), today, (from, most));
        let (_, count) = find(0, 0);
        let pager = Pager::new(&address(wanted), count, asked, names.language)?;
        let (lines, _) = find(pager.from(), PAGE_LINES_MAX);
        let has = |part| overview.parts().contains(&part);
        let filter = |(_, words, at): Switch| {
            let mut other = wanted;
            let is_on = *at(&mut other);
            *at(&mut other) = !is_on;
            Filter { words: names.say(words), href: address(other), is_on }
        };
        Ok(Self {
            count: names.language.say_n("count-clients", count),
            filters: SWITCHES.into_iter().map(filter).collect(),
            is_filtered: wanted != Wanted::default(),
            lines: lines.into_iter().map(|line| said(line, (overview, role), names)).collect(),
            reads: !overview.parts().is_empty(),
            has_contacts: has(Part::Notes),
            has_scores: has(Part::Measures),
            has_reviews: has(CASE_REVIEW.part),
            counts: role == Role::Supervisor,
            rules: rules(overview, names),
            pager,
        })
    }
}

/// What the words of the register mean, as far as its reader sees what they are about.
fn rules(overview: &Overview, names: &Names) -> Vec<String> {
    let has = |part| overview.parts().contains(&part);
    let contact = names.language.say_with("register-rule-contact", &[("spans", SPANS.into())]);
    let score = names.language.say_with("register-rule-score", &[("weeks", STILL_WEEKS.into())]);
    let overdue = names.say("register-rule-overdue");
    let rules = [(has(Part::Notes), contact), (has(Part::Measures), score), (true, overdue)];
    rules.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, rule)| rule).collect()
}

fn said(case: CaseLine<'_>, (overview, role): (&Overview, Role), names: &Names) -> RegisterLine {
    let (client, rows) = case.line;
    let language = names.language;
    let mut risks = chart::risks_of(client, &in_use(rows), language);
    risks.truncate(RISKS_MAX);
    let stalled = |why: &Stalled| match why {
        Stalled::NotReached => names.say("register-not-reached"),
        Stalled::NoChange => names.say("register-no-change"),
    };
    let reviews = overview.parts().contains(&CASE_REVIEW.part) && CASE_REVIEW.editors.contains(&role);
    RegisterLine {
        name: chart::listed_name(rows, names).into_owned(),
        href: link::chart(client),
        standing: chart::badge_of(rows, language),
        risks: caseload::risks(&risks, "caseload-risk", language),
        contact: case.contact.reached.map_or_else(|| names.say("register-none"), |day| names.day(day)),
        is_overdue: case.is_overdue,
        scores: case.scores.map(|scores| score(client, scores, names)),
        stalled: case.stalled.iter().map(stalled).collect(),
        next: case.next.map_or_else(|| names.say("register-none"), |day| names.day(day)),
        next_presses: case.next.and_then(|day| names.days_until(day)).is_some_and(|days| days <= 0),
        review: if reviews { link::new_entry(client, &CASE_REVIEW) } else { String::new() },
    }
}

fn score(client: ClientId, scores: Scores, names: &Names) -> ScoreSaid {
    let ((first_day, first), (last_day, last)) = (scores.first, scores.last);
    let values = [
        ("first", first.into()),
        ("first_day", names.day(first_day).into()),
        ("last", last.into()),
        ("last_day", names.day(last_day).into()),
    ];
    let change = last - first;
    ScoreSaid {
        instrument: names.say(&format!("measure_schedule-key.{}", scores.instrument.id)),
        first,
        last,
        change: match (scores.count, change) {
            (..2, _) => String::new(),
            (_, 0) => "0".to_owned(),
            (_, 1..) => format!("+{change}"),
            (_, _) => format!("\u{2212}{}", change.abs()),
        },
        said: names.language.say_with(if scores.count < 2 { "register-score-one" } else { "register-scores" }, &values),
        href: link::section(client, nouns::section_of(&MEASURE).noun),
    }
}

impl Page for Register {
    fn title(&self) -> &'static str {
        "register-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
