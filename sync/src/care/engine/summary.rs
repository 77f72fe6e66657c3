//! Makes the summary row of a document by its declarations. Must hold nothing that its document does not; it is made
//! anew with every change.

use automerge::Automerge;

use super::birth;
use super::read::View;
use crate::care::declare::{Noun, Part, Row};

/// The summary of `doc` as it is now; `nouns` gives those of a part.
pub(in crate::care) fn row_of<I: Iterator<Item = &'static Noun>>(doc: &Automerge, nouns: impl Fn(Part) -> I) -> Row {
    let mut row = Row::default();
    let Some((client, part)) = birth::owner(doc) else { return row };
    row.client = client.0;
    row.part = part.name().to_owned();
    let view = View::now(doc);
    for noun in nouns(part) {
        let entries = view.entries(noun);
        for entry in &entries {
            let name = |field: &str| (noun.name.to_owned(), entry.key.to_string(), field.to_owned());
            row.two_versions.extend(entry.conflicts().map(|(field, _)| name(field.name)));
            row.merged_texts.extend(entry.merged_texts().map(|(field, _)| name(field.name)));
            if !entry.edited_while_retired.is_empty() {
                row.written_while_retired.push((noun.name.to_owned(), entry.key.to_string()));
            }
        }
        (noun.summarise)(&entries, &mut row);
    }
    row
}
