//! Whether a supervisor looked at what stands in a watched field since it was written there. Must never take a mark that was left
//! before for a look at what was said again.

use automerge::ChangeHash;

use super::View;
use crate::care::declare::{Entry, Field, FieldDecl, Stamp, Value};
use crate::care::engine::watch;
use crate::id::ChangeId;

/// Notes in `entry` what the `marks` beside `decl` say, each with who left it, and whether what stands there waits though nothing
/// was lowered.
pub(super) fn note(view: View<'_>, entry: &mut Entry, decl: &'static FieldDecl, marks: &[(&str, Option<Stamp>)]) {
    let most = watch::most_protective(decl, marks.iter().map(|(mark, _)| watch::code_of(mark))).map(str::to_owned);
    entry.watched.extend(most.map(|code| (decl.name, code)));
    let (Field::Settled(version) | Field::Ruled { stands: version, .. }) = entry.field(decl) else { return };
    let said = version.value.as_ref().and_then(Value::as_text).unwrap_or("").to_owned();
    let is_after = |mark: ChangeId, by: ChangeId| {
        let newer = view.doc.get_changes_meta(&[ChangeHash::from(by)]);
        newer.into_iter().any(|meta| ChangeId::from(meta.hash) == mark)
    };
    let of_it = marks.iter().filter(|(mark, _)| watch::code_of(mark) == said).filter_map(|(_, by)| *by);
    let looks = of_it.map(|mark| mark.change).filter(|mark| version.stamps.iter().any(|by| is_after(*mark, by.change)));
    let looks: Vec<ChangeId> = looks.collect();
    if !looks.is_empty() {
        entry.looked.insert(decl.name, looks);
    } else if let Some(before) = decl.class.before_final(&said) {
        entry.unlooked.insert(decl.name, before.to_owned());
    }
}
