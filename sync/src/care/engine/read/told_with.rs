//! What explains an answer, where the answer has several versions. Must never let the reason of one version stand beside
//! another, nor drop one: each is chosen with the answer that it was written with.

use crate::care::declare::{Entry, Field, FieldDecl};

/// Notes in `entry` which version of what explains a field that is open is acted on. One person's two windows are ruled upon
/// field by field: where the answer of the earlier one is acted on, the reason of the later would stand beside it.
pub(super) fn note(entry: &mut Entry) {
    for field in entry.noun.fields {
        let Some(explained) = field.told_with.and_then(|name| entry.noun.field(name)) else { continue };
        if let Some(open) = opened(entry, field, explained) {
            entry.fields.insert(field.name, open);
        }
        let with = entry.acted_on(field);
        if let Some(Field::Conflicted { acted_on, .. }) = entry.fields.get_mut(field.name) {
            *acted_on = with;
        }
    }
}

/// `field` with all its versions open, where one that gave way was written with the answer that is acted on.
fn opened(entry: &Entry, field: &FieldDecl, explained: &FieldDecl) -> Option<Field> {
    let Field::Conflicted { versions: answers, acted_on } = entry.field(explained) else { return None };
    let Field::Ruled { stands, others } = entry.field(field) else { return None };
    let answer = answers.get((*acted_on)?)?;
    let is_its = |stamps: &[_]| answer.stamps.iter().any(|of| stamps.contains(of));
    if is_its(&stands.stamps) || !others.iter().any(|other| is_its(&other.stamps)) {
        return None;
    }
    let mut versions: Vec<_> = others.iter().chain([stands]).cloned().collect();
    versions.sort_by(|a, b| a.value.cmp(&b.value));
    Some(Field::Conflicted { versions, acted_on: None })
}
