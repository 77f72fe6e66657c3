//! A chart on paper. It asks first what may be on it: paper is read by whoever finds it. Must never tick for anybody
//! what they did not tick, but for the crisis plan; the sheet itself is `sheet.rs`.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use waystation_sync::care::client::{self, IMPORTED_FROM};
use waystation_sync::care::contact::{CODE_WORD, CONTACT};
use waystation_sync::care::name::{NAME, TEXT, USE};
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;
use waystation_sync::id::ClientId;

use super::on_plan::{AskOnPlan, OnPlan};
use super::own_card;
use crate::noun_page::NounPage;
use crate::nouns;
use crate::part::chart::{ChartHead, IndexLine};
use crate::part::choice::Choice;
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters};

/// The name of the input for whose chart.
pub const CLIENT: &str = "client";
/// The name of the input for what goes on paper; its values are names of nouns.
pub const SECTION: &str = "section";
/// The name of the input for how far back notes and logs go.
pub const PERIOD: &str = "period";
/// The name of the input for which of several sheets.
pub const SHEET: &str = "sheet";

/// The name of the input for whose name stands on it.
pub const NAMED: &str = "named";

/// What is ticked at first: what someone needs in the hand when it gets hard.
pub(super) const AT_FIRST: &str = "crisis";
/// The answer that no name stands on it.
const NOBODY: &str = "nobody";

/// What a section holds that goes on paper only where it was ticked by itself: it tells what somebody does not want
/// told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    /// Former names.
    pub former_names: bool,
    /// The words by which a client knows that it is the clinic.
    pub code_words: bool,
}

impl Apart {
    const FORMER_NAMES: &str = "former_names";
    const CODE_WORDS: &str = "code_words";

    /// What an answer names of it.
    #[must_use]
    pub fn chosen(answer: &str) -> Self {
        let has = |wanted: &str| answer.split_whitespace().any(|word| word == wanted);
        Self { former_names: has(Self::FORMER_NAMES), code_words: has(Self::CODE_WORDS) }
    }

    /// Whether `entry` goes on paper.
    #[must_use]
    pub fn keeps(self, entry: &Entry) -> bool {
        self.former_names || *entry.noun != NAME || entry.text(&USE) != "former"
    }

    /// The fields that do not; where a record was brought over from never does.
    #[must_use]
    pub const fn without(self) -> &'static [&'static FieldDecl] {
        if self.code_words { &[&IMPORTED_FROM] } else { &[&CODE_WORD, &IMPORTED_FROM] }
    }

    /// The answers to pick from, for the sections that `head` has.
    fn choices(head: &ChartHead, language: Language) -> Vec<Choice> {
        let all = [
            (Self::FORMER_NAMES, client::CLIENT.name, "print-former-names"),
            (Self::CODE_WORDS, CONTACT.name, "print-code-words"),
        ];
        let choice = |(value, section, said): (&str, &str, &str)| {
            let line = head.lines().find(|line| line.noun == section)?;
            let words = language.say_with(said, &[("section", line.title.as_str().into())]);
            Some(Choice { value: value.to_owned(), words, chosen: false })
        };
        all.into_iter().filter_map(choice).collect()
    }
}

/// The name that stands on the sheet: of `entries`, which are names, the usual one, else the official one, else another
/// that is not a former one; none where the answer says so.
#[must_use]
pub fn name_on<'a>(answer: &str, entries: &'a [Entry]) -> Option<&'a str> {
    let mut known: Vec<&Entry> =
        entries.iter().filter(|entry| !entry.is_put_away() && entry.text(&USE) != "former").collect();
    known.sort_by_cached_key(|entry| (nouns::page_of(&NAME).order)(entry));
    known.first().map(|entry| entry.text(&TEXT)).filter(|text| answer != NOBODY && !text.is_empty())
}

/// How far back notes and logs go on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// The last three months.
    #[default]
    Months,
    /// The last twelve months.
    Year,
    /// All there is.
    All,
}

impl Period {
    const EVERY: [Self; 3] = [Self::Months, Self::Year, Self::All];

    /// The answer that names it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Months => "months",
            Self::Year => "year",
            Self::All => "all",
        }
    }

    /// What an answer names; what is none counts as the shortest.
    #[must_use]
    pub fn chosen(answer: &str) -> Self {
        Self::EVERY.into_iter().find(|period| period.code() == answer).unwrap_or_default()
    }

    /// The first day of it; none where it has no beginning.
    #[must_use]
    pub fn first_day(self, today: Date) -> Option<Date> {
        let months = match self {
            Self::Months => 3,
            Self::Year => 12,
            Self::All => return None,
        };
        today.checked_sub(months.months()).ok()
    }
}

/// The sections of one chapter, to be ticked.
pub struct PrintChapter {
    /// The chapter's heading.
    pub title: String,
    /// Its sections.
    pub choices: Vec<Choice>,
}

/// The question.
#[derive(Template)]
#[template(path = "pages/print_ask.html")]
pub struct PrintAsk {
    /// The chart's top and index.
    pub head: ChartHead,
    /// Whose chart.
    pub client: ClientId,
    /// The sections that this reader may put on paper.
    pub chapters: Vec<PrintChapter>,
    /// Who on the client's own plan stands as not to be involved.
    pub on_plan: AskOnPlan,
    /// What goes on paper only where it is ticked by itself.
    pub apart: Vec<Choice>,
    /// Whose name stands on it.
    pub named: Vec<Choice>,
    /// How far back notes and logs may go.
    pub periods: Vec<Choice>,
    /// Whether there is a crisis plan among the sections, which can be a card.
    pub has_plan: bool,
    /// Whose number a card leaves out unless they agreed, as a sentence; empty where that is nobody's.
    pub to_agree: String,
    /// Whether it comes back because nothing was ticked.
    pub nothing: bool,
}

impl PrintAsk {
    /// The question about `client`'s chart; the sections are those of its index.
    #[must_use]
    pub fn new(client: ClientId, head: ChartHead, nothing: bool, language: Language) -> Self {
        let choice = |line: &IndexLine| Choice {
            value: line.noun.to_owned(),
            words: line.title.clone(),
            chosen: !nothing && line.noun == AT_FIRST,
        };
        let chapters = head.index.iter().filter(|chapter| !chapter.lines.is_empty()).map(|chapter| PrintChapter {
            title: chapter.title.clone(),
            choices: chapter.lines.iter().map(choice).collect(),
        });
        let periods = Period::EVERY.into_iter().map(|period| Choice {
            value: period.code().to_owned(),
            words: language.say(&format!("print-period-{}", period.code())),
            chosen: period == Period::default(),
        });
        let named = [("usual", "print-named-usual"), (NOBODY, "print-named-nobody")].map(|(value, said)| Choice {
            value: value.to_owned(),
            words: language.say(said),
            chosen: value != NOBODY,
        });
        let (chapters, periods) = (chapters.collect(), periods.collect());
        let apart = Apart::choices(&head, language);
        let has_plan = head.lines().any(|line| line.noun == AT_FIRST);
        let on_plan = OnPlan::default().asking();
        let to_agree = String::new();
        Self { client, chapters, has_plan, on_plan, apart, named: named.into(), periods, to_agree, head, nothing }
    }

    /// The same with what is told of the client's own plan.
    #[must_use]
    pub fn told(self, on_plan: OnPlan) -> Self {
        Self { on_plan: on_plan.asking(), ..self }
    }

    /// The same where the plan has the steps in `entries`: the numbers of people are left out of a card unless they
    /// agreed.
    #[must_use]
    pub fn with_steps(self, entries: &[Entry], names: &Names) -> Self {
        Self { to_agree: own_card::about("print-agreed-who", &own_card::to_agree(entries, names), names), ..self }
    }
}

impl Page for PrintAsk {
    fn title(&self) -> &'static str {
        "print-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

/// The sections named in an answer, in the order of the chart; names that are none are passed over.
#[must_use]
pub fn chosen(answer: &str) -> Vec<&'static NounPage> {
    let wanted: Vec<&str> = answer.split_whitespace().collect();
    nouns::sections().filter(|page| wanted.contains(&page.noun.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_go_back_three_months_unless_more_is_asked_for() {
        let day = jiff::civil::date(2026, 5, 31);
        assert_eq!(Period::chosen("").first_day(day), Some(jiff::civil::date(2026, 2, 28)));
        assert_eq!(Period::chosen("year").first_day(day), Some(jiff::civil::date(2025, 5, 31)));
        assert_eq!((Period::chosen("all").first_day(day), Period::chosen("x")), (None, Period::Months));
    }

    #[test]
    fn former_names_and_code_words_go_on_paper_only_where_they_were_ticked_by_themselves() {
        assert_eq!(Apart::chosen("client contact name"), Apart::default());
        assert_eq!(Apart::chosen("former_names client").without(), Apart::default().without());
        assert!(Apart::default().without().contains(&&CODE_WORD));
        assert!(!Apart::chosen("contact code_words").without().contains(&&CODE_WORD));
        assert!(Apart::chosen("former_names").former_names && chosen("former_names code_words").is_empty());
    }

    #[test]
    fn only_sections_that_were_ticked_go_on_paper_in_the_order_of_the_chart() {
        let names = |answer| chosen(answer).iter().map(|page| page.noun.name).collect::<Vec<_>>();
        assert_eq!(names("goal crisis nowhere addendum"), ["crisis", "goal"]);
        assert!(names("").is_empty());
        assert_eq!(names(AT_FIRST), [AT_FIRST], "what is ticked at first is a section");
    }
}
