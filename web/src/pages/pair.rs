//! Two charts that may be of one person, side by side, and what a supervisor says of that. Must never show a chart that its
//! reader may not open, nor say which of two answers is right.

use askama::Template;
use waystation_sync::care::chart_join::{CHART_JOIN, ONE_PERSON, TWO_PEOPLE, VERDICT};
use waystation_sync::care::edit::Problem;
use waystation_sync::care::overview::{Overview, Pair, Verdict};
use waystation_sync::care::read::Entry;
use waystation_sync::id::{ClientId, EditId, EntryId, Heads};
use waystation_sync::time::Millis;

use crate::part::chart::listed_name;
use crate::part::form::{ProblemLine, problem_lines};
use crate::part::other_charts::said;
use crate::part::person_line::PersonLine;
use crate::shell::{Nav, Page};
use crate::{Names, filters, link, nouns};

/// Names the button that was pressed.
pub const SAID: &str = "verdict";
/// Names the input with the reason.
pub const WHY: &str = "reason";
/// Begins the ids of the inputs.
const PREFIX: &str = "pair-";

/// A pair in a list.
pub struct PairLine {
    /// Both, the one with the smaller id before the other.
    pub sides: [PersonLine; 2],
    /// Where they stand side by side.
    pub href: String,
    /// The id of what is asked of it.
    pub act: &'static str,
}

impl PairLine {
    /// The first `most` pairs that somebody has to look at.
    #[must_use]
    pub fn all(overview: &Overview, most: usize, names: &Names) -> Vec<Self> {
        let side = |client: ClientId| PersonLine::new(client, overview.rows(client), names);
        let line = |pair: &Pair| Self {
            sides: [side(pair.0), side(pair.1)],
            href: link::pair(pair.0, pair.1),
            act: match overview.verdict(*pair) {
                Some(Verdict::Disputed) => "pair-asked-again",
                Some(Verdict::OnePerson | Verdict::TwoPeople) => "pair-against",
                None => "pair-compare",
            },
        };
        overview.pairs().iter().take(most).map(line).collect()
    }
}

/// The page.
#[derive(Template)]
#[template(path = "pages/pair.html")]
pub struct PairPage {
    /// Both charts.
    pub sides: [PersonLine; 2],
    /// What was said so far: "Yes, of one person: Ines Beltran, 2 days ago (same birth date)".
    pub said: Vec<String>,
    /// Whether two things are said.
    pub is_disputed: bool,
    /// What was said of these charts and does not fit together, and where each pair of them stands.
    pub against: Vec<Against>,
    /// Whether "one person" may still be said.
    pub may_join: bool,
    /// Whether "two people" may still be said.
    pub may_part: bool,
    /// The reason that was typed.
    pub why: String,
    /// What is wrong.
    pub problems: Vec<ProblemLine>,
    /// Where the form goes.
    pub action: String,
    /// The version that it showed.
    pub heads: String,
    /// Its id.
    pub edit_id: String,
}

/// A pair of which something was said that does not fit what was said of others.
pub struct Against {
    /// "Ana Rios and Anna Ríos: No, of two people"
    pub said: String,
    /// Where it can be said otherwise; empty for the pair of the page itself.
    pub href: String,
}

impl Against {
    /// All that speaks against one another around the charts of `own`; none where all fits.
    #[must_use]
    pub fn all(overview: &Overview, own: Pair, names: &Names) -> Vec<Self> {
        let page = nouns::page_of(&CHART_JOIN);
        let line = |pair: Pair| {
            let name = |client: ClientId| listed_name(overview.rows(client), names).into_owned();
            let verdict = match overview.verdict(pair) {
                Some(Verdict::OnePerson) => page.code(VERDICT.name, ONE_PERSON, names.language),
                Some(Verdict::TwoPeople) => page.code(VERDICT.name, TWO_PEOPLE, names.language),
                Some(Verdict::Disputed) | None => names.say("pair-asked-again"),
            };
            let values = [("one", name(pair.0).into()), ("other", name(pair.1).into()), ("verdict", verdict.into())];
            Self {
                said: names.language.say_with("pair-against-said", &values),
                href: if pair == own { String::new() } else { link::pair(pair.0, pair.1) },
            }
        };
        overview.contradiction(own).into_iter().map(line).collect()
    }
}

/// One chart of a pair, as it is read for its page.
pub struct Side {
    /// What tells it from others.
    pub line: PersonLine,
    /// When something was last written in it.
    pub written: Option<Millis>,
}

impl Side {
    fn told(self, names: &Names) -> PersonLine {
        let Self { mut line, written } = self;
        // Of an id that was drawn here; an import's says nothing of time.
        let begun = EntryId(line.client.0).begun();
        if line.client.0.get(6).is_some_and(|byte| byte >> 4 == 7) {
            line.facts.push((names.say("pair-begun"), names.when(begun)));
        }
        line.facts.extend(written.map(|at| (names.say("pair-written"), names.when(at))));
        line
    }
}

impl PairPage {
    /// The page of two charts; `entry` is what was said of them, in the version `ids` of its document.
    #[must_use]
    pub fn new(
        sides: [Side; 2],
        entry: &Entry,
        (heads, id): (&Heads, EditId),
        (why, problems): (&str, &[Problem]),
        names: &Names,
    ) -> Self {
        let (verdict, is_disputed) = (entry.text(&VERDICT), entry.field(&VERDICT).is_conflicted());
        let [first, second] = sides;
        let action = link::pair(first.line.client, second.line.client);
        let page = nouns::page_of(&CHART_JOIN);
        Self {
            said: said(entry, names),
            against: Vec::new(),
            is_disputed,
            may_join: is_disputed || verdict != ONE_PERSON,
            may_part: is_disputed || verdict != TWO_PEOPLE,
            why: why.to_owned(),
            problems: problem_lines(page, problems, PREFIX, names.language),
            sides: [first.told(names), second.told(names)],
            action,
            heads: heads.to_string(),
            edit_id: id.to_string(),
        }
    }
}

impl Page for PairPage {
    fn title(&self) -> &'static str {
        "pair-title"
    }

    fn nav(&self) -> Nav {
        Nav::Desk
    }
}
