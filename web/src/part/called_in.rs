//! What a client is called in a list, with where another chart of theirs stands. Must never leave out a death.

use std::sync::Arc;

use waystation_sync::care::overview::Overview;
use waystation_sync::care::summary::Row;
use waystation_sync::id::ClientId;

use super::chart::{badge_of, called};
use crate::Names;

/// The name that lists show of `client` ([`called`]), with where another chart of the same person stands.
#[must_use]
pub fn called_in(overview: &Overview, client: ClientId, names: &Names) -> String {
    let own = called(overview.rows(client), names);
    let others: Vec<Arc<Row>> = overview.joined_with(client).flat_map(|other| overview.rows(other)).cloned().collect();
    let stands = badge_of(&others, names.language);
    if stands.is_empty() {
        return own;
    }
    let stands = names.language.say_with("chart-stands-elsewhere", &[("stands", stands.into())]);
    names.language.say_with("chart-called", &[("name", own.into()), ("pronouns", stands.into())])
}
