//! What a form in a chart that is put away asks before it is saved. Must never speak against saving it.

use super::chart::StandingLine;
use super::typed::Typed;

/// The name of the input.
pub const AWAY: &str = "chart_away";
/// Its value that takes the chart up again too.
pub const TAKE_UP: &str = "take-up";
/// Its value that leaves the chart put away.
pub const LEAVE: &str = "leave";

/// The question.
pub struct AwayAsk {
    /// Where the chart stands: "Ended".
    pub said: String,
    /// Since when and why; may be empty.
    pub why: String,
    /// Whether this reader may take it up again.
    pub may_take_up: bool,
}

impl AwayAsk {
    /// The question about a chart that stands so, for a reader who may take it up again or not.
    #[must_use]
    pub fn new(standing: &StandingLine, may_take_up: bool) -> Self {
        Self { said: standing.said.clone(), why: standing.why.clone(), may_take_up }
    }
}

/// Whether what was sent answers the question.
#[must_use]
pub fn is_answered(typed: &Typed) -> bool {
    typed.get(AWAY).is_some_and(|said| said == TAKE_UP || said == LEAVE)
}
