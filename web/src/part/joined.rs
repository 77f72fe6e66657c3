//! The other charts of the same person at the top of a chart: where each stands, which ways to reach them it says are not safe, and
//! the levels of risk that it gives. Must never leave out a level that presses more than this chart's own.

use std::sync::Arc;

use waystation_sync::care::summary::Row;
use waystation_sync::care::{contact, risk};
use waystation_sync::id::ClientId;

use super::chart::{ChartHead, RiskLine, StandingLine, born_of, name_of, risks_of, standing_line};
use super::not_safe::not_safe_in;
use crate::{Names, link};

/// Another chart of the same person.
pub struct JoinedLine {
    /// The name to show.
    pub name: String,
    /// The chart.
    pub href: String,
    /// Year of birth; may be empty.
    pub born: String,
    /// Where it stands, where it is not active.
    pub standing: Option<StandingLine>,
    /// The ways to reach them that it says are not safe: "Not safe: 555-0777".
    pub not_safe: Vec<String>,
    /// Where these are.
    pub ways: String,
    /// Risk above "none seen" that was written there.
    pub risks: Vec<RiskLine>,
    /// Where a supervisor says that it is somebody else's.
    pub undo: Option<String>,
}

impl JoinedLine {
    /// The chart of `client`, whose rows these are; `undo` is where a supervisor says that it is somebody else's.
    #[must_use]
    pub fn new(client: ClientId, rows: &[Arc<Row>], undo: Option<String>, names: &Names) -> Self {
        let language = names.language;
        Self {
            standing: standing_line(client, rows, names),
            not_safe: not_safe_in(rows, language),
            ways: link::section(client, &contact::CONTACT),
            name: name_of(rows, language).into_owned(),
            href: link::chart(client),
            born: born_of(rows, language),
            risks: risks_of(client, rows, language),
            undo,
        }
    }
}

impl ChartHead {
    /// The same beside the other charts of the same person: a level that one of them gives stands here too, with where it stands,
    /// unless this chart gives one that presses as much.
    #[must_use]
    pub fn beside(mut self, joined: Vec<JoinedLine>, names: &Names) -> Self {
        let rank = |line: &RiskLine| risk::LEVEL.class.rank(&line.code);
        let mut others: Vec<RiskLine> = Vec::new();
        for other in joined.iter().flat_map(|line| &line.risks) {
            let is_covered = |own: &RiskLine| own.domain == other.domain && rank(own) <= rank(other);
            if !self.risks.iter().chain(&others).any(is_covered) {
                let values = [("said", other.said.as_str().into())];
                let said = names.language.say_with("chart-risk-elsewhere", &values);
                others.push(RiskLine { said, ..other.clone() });
            }
        }
        self.risks.extend(others);
        self.risks.sort_by_key(rank);
        if !self.risks.is_empty() {
            self.no_risk.0.clear();
        }
        Self { joined, ..self }
    }
}
