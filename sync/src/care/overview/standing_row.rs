//! Where a chart stands, as lists read it. Must never say that one is put away while another of the same person is not.

use std::sync::Arc;

use jiff::civil::Date;

use super::row::{Row, charts_of};
use crate::care::declare::Pressing;

/// Where a chart stands that does not press as others do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingRow {
    /// The noun that says so: what waits for a choice in that presses all the same.
    pub noun: String,
    /// Its code.
    pub status: String,
    /// How much of the chart presses.
    pub pressing: Pressing,
    /// Why; may be empty.
    pub reason: String,
    /// Since when.
    pub since: Option<Date>,
}

impl StandingRow {
    /// Whether the chart is put away: nothing of it presses.
    #[must_use]
    pub fn is_put_away(&self) -> bool {
        self.pressing == Pressing::Nothing
    }
}

/// Where a chart with these rows stands; `None` for one that presses as others do. Of several charts of one person the one
/// that presses most counts.
#[must_use]
pub fn standing_of(rows: &[Arc<Row>]) -> Option<&StandingRow> {
    let charts = charts_of(rows).map(|chart| chart.iter().find_map(|row| row.standing.as_ref()));
    charts.collect::<Option<Vec<_>>>()?.into_iter().min_by_key(|standing| standing.pressing)
}
