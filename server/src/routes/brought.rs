//! Which systems a chart was brought over from, for its history. Must never show the number that its client has there.

use automerge::Automerge;
use waystation_sync::care::client;
use waystation_sync::care::declare::{DocKey, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::Heads;
use waystation_sync::review::{self, Step};

use crate::http::PageError;
use crate::node::Chart;

/// The names of the systems that the chart was ever said to be brought over from, where any of `steps` is of an import.
pub(super) async fn systems(chart: &Chart, steps: &[Step]) -> Result<Vec<String>, PageError> {
    if steps.iter().all(|step| step.brought.is_none()) {
        return Ok(Vec::new());
    }
    let read = |doc: &Automerge, _: Heads| {
        let fields = review::history(doc, &client::CLIENT, EntryKey::One).into_iter().flat_map(|step| step.fields);
        let said = fields.filter(|field| field.field.name == client::IMPORTED_FROM.name);
        said.filter_map(|field| Some(field.after.value()?.to_string())).collect::<Vec<_>>()
    };
    let said = chart.read(DocKey::whole(chart.client(), Part::Core), read).await?;
    Ok(said.iter().flat_map(|from| names(from)).map(ToOwned::to_owned).collect())
}

/// What may be the name of a system in "name number": all that stands before a space.
fn names(from: &str) -> impl Iterator<Item = &str> {
    from.match_indices(' ').filter_map(|(at, _)| from.get(..at))
}
