//! What an entry said of a number, or of somebody, whom another took the place of since: that lives on, as what is said
//! in an entry that is put away does. Must never let an answer go by that its entry is rewritten.

use std::collections::BTreeSet;

use super::View;
use crate::care::declare::{Class, Entry, FieldDecl, SaidBefore, Value, is_one_value};
use crate::id::ChangeId;

/// Most changes of what an answer is about that are followed back.
const STEPS_MAX: usize = 64;

/// Notes in `entry`, read from `view`, which careful answers it gave before of something else than stands there now.
pub(super) fn note(view: View<'_>, entry: &mut Entry) {
    for field in entry.noun.fields.iter().filter(|field| !field.across.is_empty()) {
        let Some(of) = field.said_of.and_then(|name| entry.noun.field(name)) else { continue };
        let said = found(view, entry, (field, of));
        if !said.is_empty() {
            entry.said_before.insert(field.name, said);
        }
    }
}

fn found(view: View<'_>, entry: &Entry, (field, of): (&'static FieldDecl, &'static FieldDecl)) -> Vec<SaidBefore> {
    let (mut found, mut seen): (Vec<SaidBefore>, BTreeSet<ChangeId>) = (Vec::new(), BTreeSet::new());
    let begun = entry.born.map(|born| born.change);
    let mut open: Vec<ChangeId> = entry.field(of).stamps().iter().map(|stamp| stamp.change).collect();
    while let Some(change) = open.pop() {
        if Some(change) == begun || seen.len() >= STEPS_MAX || !seen.insert(change) {
            continue;
        }
        let Some(meta) = view.doc.get_change_meta_by_hash(&change.into()) else { continue };
        let at = View { doc: view.doc, at: Some(&meta.deps) };
        let Some(then) = at.alone(entry.noun, entry.key) else { continue };
        open.extend(then.field(of).stamps().iter().map(|stamp| stamp.change));
        let Some(code) = careful(&then, field) else { continue };
        for number in then.every_value(of) {
            let is_it = |own: &Value| is_one_value(own, number);
            let rank = |code: &str| field.class.rank(code);
            let is_said_now = careful(entry, field).is_some_and(|now| rank(&now) <= rank(&code));
            let is_known = found.iter().any(|known| is_it(&known.of) && known.value.as_text() == Some(&code));
            if is_known || (is_said_now && entry.every_value(of).any(is_it)) {
                continue;
            }
            let (value, stamps) = (Value::Code(code.clone()), then.field(field).stamps());
            found.push(SaidBefore { value, of: number.clone(), stamps, answered: false });
        }
    }
    found
}

/// The code that `entry` gives in `field`, or the one before that somebody has yet to look at; `None` for the least
/// careful.
fn careful(entry: &Entry, field: &FieldDecl) -> Option<String> {
    let Class::Confirmed { most_protective_first: order @ [_, ..] } = field.class else { return None };
    let code = entry.lowered_from(field).unwrap_or_else(|| entry.text(field));
    let is_careful = order.contains(&code) && order.last() != Some(&code);
    is_careful.then(|| code.to_owned())
}
