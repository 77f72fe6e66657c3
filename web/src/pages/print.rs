//! A chart on paper. It asks first what may be on it: paper is read by whoever finds it. Must never put more on paper
//! than was ticked, nor hide that a field has two versions.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use waystation_sync::id::ClientId;

use crate::noun_page::NounPage;
use crate::part::chart::ChartHead;
use crate::part::choice::Choice;
use crate::part::list::List;
use crate::part::timeline::Timeline;
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters, link, nouns};

/// The name of the input for what goes on paper; its values are names of nouns.
pub const SECTION: &str = "section";
/// The name of the input for how far back notes and logs go.
pub const PERIOD: &str = "period";
/// The name of the input for which of several sheets.
pub const SHEET: &str = "sheet";

/// What is ticked at first: what someone needs in the hand when it gets hard.
const AT_FIRST: [&str; 2] = ["crisis", "contact"];

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

    const fn code(self) -> &'static str {
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

/// The question.
#[derive(Template)]
#[template(path = "pages/print_ask.html")]
pub struct PrintAsk {
    /// The chart's top and index.
    pub head: ChartHead,
    /// Where the answer is sent.
    pub action: String,
    /// The sections that this reader may put on paper.
    pub choices: Vec<Choice>,
    /// How far back notes and logs may go.
    pub periods: Vec<Choice>,
    /// Whether it comes back because nothing was ticked.
    pub nothing: bool,
}

impl PrintAsk {
    /// The question about `client`'s chart; the sections are those of its index.
    #[must_use]
    pub fn new(client: ClientId, head: ChartHead, nothing: bool, language: Language) -> Self {
        let choices = head.lines().map(|line| Choice {
            value: line.noun.to_owned(),
            words: line.title.clone(),
            chosen: !nothing && AT_FIRST.contains(&line.noun),
        });
        let periods = Period::EVERY.into_iter().map(|period| Choice {
            value: period.code().to_owned(),
            words: language.say(&format!("print-period-{}", period.code())),
            chosen: period == Period::default(),
        });
        let (choices, periods) = (choices.collect(), periods.collect());
        Self { action: link::print(client), choices, periods, head, nothing }
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

/// One section on paper.
pub struct OnPaper {
    /// The name of its noun.
    pub noun: &'static str,
    /// Its heading.
    pub title: String,
    /// Its lists: the noun's own first, then those beside it.
    pub lists: Vec<List>,
    /// Its notes, for the section that is a line of days.
    pub timeline: Option<Timeline>,
}

impl OnPaper {
    /// A section of `page`'s noun.
    #[must_use]
    pub fn new(page: &NounPage, lists: Vec<List>, timeline: Option<Timeline>, names: &Names) -> Self {
        Self { noun: page.noun.name, title: page.title(names.language), lists, timeline }
    }

    /// Goes on with more of the same section.
    pub fn join(&mut self, lists: Vec<List>, timeline: Option<Timeline>) {
        self.lists.extend(lists);
        match (&mut self.timeline, timeline) {
            (Some(own), Some(more)) => own.join(more),
            (None, more) => self.timeline = more,
            (Some(_), None) => {}
        }
    }
}

/// The sheet.
#[derive(Template)]
#[template(path = "pages/print.html")]
pub struct PrintSheet {
    /// The chart's top.
    pub head: ChartHead,
    /// Back to the question.
    pub back: String,
    /// "Printed 24 Nov 2026, 10:42 by Dana Reyes".
    pub printed: String,
    /// "Sheet 2 of 5"; empty where there is but one.
    pub said: String,
    /// What was ticked, in the order of the chart, as much of it as one sheet holds.
    pub sections: Vec<OnPaper>,
    /// Which sheet of how many.
    pub place: SheetPlace,
}

/// Which of the sheets of one answer: what was ticked, how far back, and the number.
pub struct SheetPlace {
    /// Names of the sections.
    pub sections: String,
    /// How far back.
    pub period: Period,
    /// Which sheet; the first is 1.
    pub sheet: usize,
    /// How many there are.
    pub sheets: usize,
}

impl SheetPlace {
    /// "Sheet 2 of 5"; empty where there is but one.
    #[must_use]
    pub fn said(&self, language: Language) -> String {
        let values = [("sheet", self.sheet.into()), ("sheets", self.sheets.into())];
        if self.sheets == 1 { String::new() } else { language.say_with("print-place", &values) }
    }
}

impl PrintSheet {
    /// The sheet at `place` of `client`'s chart, printed by `person`.
    #[must_use]
    pub fn new(
        client: ClientId,
        head: ChartHead,
        (sections, place): (Vec<OnPaper>, SheetPlace),
        person: &str,
        names: &Names,
    ) -> Self {
        let values = [("when", names.when(names.now).into()), ("person", person.into())];
        let printed = names.language.say_with("print-printed", &values);
        let said = place.said(names.language);
        Self { head, back: link::print(client), printed, said, sections, place }
    }
}

impl Page for PrintSheet {
    fn title(&self) -> &'static str {
        "print-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }

    fn is_for_paper(&self) -> bool {
        true
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
    fn only_sections_that_were_ticked_go_on_paper_in_the_order_of_the_chart() {
        let names = |answer| chosen(answer).iter().map(|page| page.noun.name).collect::<Vec<_>>();
        assert_eq!(names("goal crisis nowhere addendum"), ["crisis", "goal"]);
        assert!(names("").is_empty());
        assert!(AT_FIRST.iter().all(|name| names(name) == [*name]), "what is ticked at first is a section");
    }
}
