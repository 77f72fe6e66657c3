//! What a button in a chart that is put away asks before it does anything. Must never speak against doing it, nor lose what the
//! button sent.

use askama::Template;

use crate::filters;
use crate::part::away::AwayAsk;
use crate::part::card::{AFTER, BEFORE};
use crate::part::chart::ChartHead;
use crate::part::form::{EDIT_ID, HEADS};
use crate::part::typed::Typed;
use crate::shell::{Nav, Page};

/// The hidden input with the page to come back to.
pub const BACK: &str = "back";
/// What buttons send besides the question's answer.
const SENT: [&str; 5] = [HEADS, EDIT_ID, BEFORE, AFTER, BACK];

/// The page.
#[derive(Template)]
#[template(path = "pages/away_ask.html")]
pub struct AwayPage {
    /// The chart's top and index.
    pub head: ChartHead,
    /// The question.
    pub ask: AwayAsk,
    /// Where the button is sent.
    pub action: String,
    /// What it sent.
    pub inputs: Vec<(&'static str, String)>,
    /// Where to go instead.
    pub cancel: String,
}

impl AwayPage {
    /// The question before what was sent to `action` is done.
    #[must_use]
    pub fn new(head: ChartHead, ask: AwayAsk, typed: &Typed, (action, cancel): (String, String)) -> Self {
        let inputs = SENT.into_iter().filter_map(|name| Some((name, typed.get(name)?.clone()))).collect();
        Self { head, ask, action, inputs, cancel }
    }
}

impl Page for AwayPage {
    fn title(&self) -> &'static str {
        "away-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
