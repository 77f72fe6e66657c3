//! Where a chart stands, as lists read it. Must never say that one is put away while another of the same person is not.

use std::sync::Arc;

use jiff::civil::Date;

use super::row::{Row, Said, charts_of};
use crate::care::declare::Pressing;
use crate::care::nouns::client::standing::{STANDING, STATUS};

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

    /// Whether a supervisor has still to look at where the chart with these rows stands, or somebody to choose.
    #[must_use]
    pub fn waits_in(&self, rows: &[Arc<Row>]) -> bool {
        let mut waiting = rows.iter().flat_map(|row| row.lowered.iter().chain(&row.two_versions));
        waiting.any(|(noun, _, field)| *noun == self.noun && field == STATUS.name)
    }
}

/// Where in charts with these rows something about safety was lowered that no supervisor has looked at since: noun,
/// entry, field. Of where a chart stands that is said by itself ([`opposed`]), and what is put away presses nobody.
pub fn lowered_in(rows: &[Arc<Row>]) -> impl Iterator<Item = (&str, &str, &str)> {
    let in_use = charts_of(rows).filter(|chart| !standing_of(chart).is_some_and(StandingRow::is_put_away));
    let lowered = in_use.flatten().flat_map(|row| &row.lowered);
    let lowered = lowered.map(|(noun, entry, field)| (noun.as_str(), entry.as_str(), field.as_str()));
    lowered.filter(|(noun, ..)| *noun != STANDING.name)
}

/// What else was said of where a chart stands, beside what is acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opposed<'a> {
    /// Somebody wrote this, and it does not count before a supervisor has looked.
    TakenBack(&'a Said),
    /// Several were written apart, and a person has to choose.
    TwoVersions,
}

/// What was said beside where the chart with these rows stands, and each version of that.
#[must_use]
pub fn opposed(rows: &[Arc<Row>]) -> Option<(Opposed<'_>, Vec<&Said>)> {
    let standing = standing_of(rows)?;
    let row = rows.iter().find(|row| row.standing.as_ref() == Some(standing))?;
    // Of two reasons for one answer it stands all the same.
    let is_its = |noun: &str, field: &str| noun == standing.noun && field == STATUS.name;
    let waits = |all: &[(String, String, String)]| all.iter().any(|(noun, _, field)| is_its(noun, field));
    let all = row.versions.iter().filter(|(noun, _, field, _)| is_its(noun, field)).map(|(.., said)| said);
    let said: Vec<&Said> = all.collect();
    if waits(&row.two_versions) {
        return Some((Opposed::TwoVersions, said));
    }
    let other = said.iter().find(|said| waits(&row.lowered) && said.text != standing.status)?;
    Some((Opposed::TakenBack(other), said))
}

/// Where a chart with these rows stands; `None` for one that presses as others do. Of several charts of one person the
/// one that presses most counts.
#[must_use]
pub fn standing_of(rows: &[Arc<Row>]) -> Option<&StandingRow> {
    let charts = charts_of(rows).map(|chart| chart.iter().find_map(|row| row.standing.as_ref()));
    charts.collect::<Option<Vec<_>>>()?.into_iter().min_by_key(|standing| standing.pressing)
}
