//! The plan as it stands, in words, for a new version of it, and what stands above a form. Must never read a part that
//! its reader may not open.

use waystation_sync::care::noun::Noun;
use waystation_sync::care::plan_version::PLAN_VERSION;
use waystation_sync::care::read::Entry;
use waystation_web::entry::standing::Standing;
use waystation_web::part::drawn_up::{self, drawn_up};
use waystation_web::part::typed::PREFIX;
use waystation_web::{Names, nouns};

use super::chart;
use super::marked::{facts, marked, spoken_against};
use crate::http::{PageError, SignedIn};
use crate::node::Chart;

/// What a new version begins with: the name of its input, and the words.
pub(super) async fn words(access: &SignedIn, chart: &Chart) -> Result<Option<(String, String)>, PageError> {
    let (read, names) = read(access, chart).await?;
    let (field, text) = drawn_up(&read, access.role(), &names);
    Ok((!text.is_empty()).then(|| (format!("{PREFIX}{field}"), text)))
}

/// What a form for `entry`, a `new` one or not, says above it: how it stands, which of its numbers are not to be rung,
/// and what a new version of the plan begins without.
pub(super) async fn above(
    access: &SignedIn,
    chart: &Chart,
    (entry, new): (&Entry, bool),
    names: &Names,
) -> Result<Vec<String>, PageError> {
    let mut told = Standing::of(nouns::page_of(entry.noun), entry, access.role(), names).told;
    told.extend(spoken_against(chart, entry, names));
    if new && *entry.noun == PLAN_VERSION {
        let (read, names) = read(access, chart).await?;
        told.extend(drawn_up::left_out(&read, access.role(), &names));
    }
    Ok(told)
}

/// The plan as it stands, and what checks say of whom it names.
async fn read(access: &SignedIn, chart: &Chart) -> Result<(Vec<(&'static Noun, Vec<Entry>)>, Names), PageError> {
    let readable = drawn_up::reads().filter(|noun| access.readable().contains(&noun.part));
    let read = chart::read(chart, readable, chart::NEWEST).await?;
    let shown: Vec<&Entry> = read.iter().flat_map(|(_, entries)| entries).collect();
    let names = marked(&shown, &facts(access, chart), access.names().clone());
    Ok((read, names))
}
