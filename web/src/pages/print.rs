//! A chart on paper. It asks first what may be on it: paper is read by whoever finds it. Must never put more on paper
//! than was ticked, nor hide that a field has two versions.

use askama::Template;
use waystation_sync::id::ClientId;

use crate::noun_page::NounPage;
use crate::part::chart::ChartHead;
use crate::part::form::Choice;
use crate::part::list::List;
use crate::part::timeline::Timeline;
use crate::shell::{Nav, Page};
use crate::{Names, filters, link, nouns};

/// The name of the input for what goes on paper; its values are names of nouns.
pub const SECTION: &str = "section";

/// What is ticked at first: what someone needs in the hand when it gets hard.
const AT_FIRST: [&str; 2] = ["crisis", "contact"];

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
    /// Whether it comes back because nothing was ticked.
    pub nothing: bool,
}

impl PrintAsk {
    /// The question about `client`'s chart; the sections are those of its index.
    #[must_use]
    pub fn new(client: ClientId, head: ChartHead, nothing: bool) -> Self {
        let choices = head.lines().map(|line| Choice {
            value: line.noun.to_owned(),
            words: line.title.clone(),
            chosen: !nothing && AT_FIRST.contains(&line.noun),
        });
        Self { action: link::print(client), choices: choices.collect(), head, nothing }
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
        Self { title: page.title(names.language), lists, timeline }
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
    /// What was ticked, in the order of the chart.
    pub sections: Vec<OnPaper>,
}

impl PrintSheet {
    /// The sheet of `client`'s chart, printed by `person`.
    #[must_use]
    pub fn new(client: ClientId, head: ChartHead, sections: Vec<OnPaper>, person: &str, names: &Names) -> Self {
        let values = [("when", names.when(names.now).into()), ("person", person.into())];
        Self { head, back: link::print(client), printed: names.language.say_with("print-printed", &values), sections }
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
    fn only_sections_that_were_ticked_go_on_paper_in_the_order_of_the_chart() {
        let names = |answer| chosen(answer).iter().map(|page| page.noun.name).collect::<Vec<_>>();
        assert_eq!(names("goal crisis nowhere addendum"), ["crisis", "goal"]);
        assert!(names("").is_empty());
        assert!(AT_FIRST.iter().all(|name| names(name) == [*name]), "what is ticked at first is a section");
    }
}
