//! Where in a chart something waits, as rows hold it: noun, entry and field. Must never know what is asked there.

use crate::care::declare::Need;

pub(super) fn in_fields(
    need: Need,
    all: &[(String, String, String)],
) -> impl Iterator<Item = (Need, &str, &str, &str)> {
    all.iter().map(move |(noun, entry, field)| (need, noun.as_str(), entry.as_str(), field.as_str()))
}

pub(super) fn in_entries(need: Need, all: &[(String, String)]) -> impl Iterator<Item = (Need, &str, &str, &str)> {
    all.iter().map(move |(noun, entry)| (need, noun.as_str(), entry.as_str(), ""))
}
