//! Words of a list that may hold a telephone number, with what a chart of the person says of it. Must never show one that
//! is not safe as if nobody had said so.

use std::sync::Arc;

use waystation_sync::care::overview::{Overview, not_safe_of};
use waystation_sync::care::summary::Row;
use waystation_sync::id::ClientId;

use super::value;
use crate::Names;

/// `text`, which is shown as it is, with what `rows` say of the numbers in it: "555-0142 (stands as not safe to ring)".
#[must_use]
pub fn heeded<'a>(text: String, rows: impl Iterator<Item = &'a Arc<Row>>, names: &Names) -> String {
    let remark = value::in_brackets(value::not_safe(not_safe_of(rows, &text).iter(), names), names);
    if remark.is_empty() { text } else { format!("{text} {remark}") }
}

/// The same of words in the chart of `client`, by what every chart of the person says.
#[must_use]
pub fn heeded_in(overview: &Overview, client: ClientId, text: String, names: &Names) -> String {
    let charts = std::iter::once(client).chain(overview.joined_with(client));
    heeded(text, charts.flat_map(|chart| overview.rows(chart)), names)
}
