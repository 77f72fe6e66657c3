//! Fields that are watched: a value that protects less than the one before waits until a supervisor has seen it. The
//! register beside the field says the most protective value since one last looked. Must never take a lowering for seen
//! that no supervisor saw, whoever wrote at the same time.

use crate::care::declare::{Entry, FieldDecl, Role, Value};
use crate::id::EditId;

/// Ends the name of the register beside a watched field: the code, a space, and the id of the edit that wrote it, so that
/// what is written at the same time as a look stands beside it. Of several the most protective counts.
pub(crate) const SEEN_MARK: &str = "~seen";

/// What stands in the register.
pub(crate) fn mark(code: &str, edit: EditId) -> String {
    format!("{code} {edit}")
}

/// The code in what stands there; empty for no value.
pub(crate) fn code_of(mark: &str) -> &str {
    mark.split_once(' ').map_or(mark, |(code, _)| code)
}

/// The most protective of `codes` for `field`.
pub(crate) fn most_protective<'a>(field: &FieldDecl, codes: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    codes.into_iter().min_by_key(|code| field.class.rank_watched(code))
}

/// The most protective value of `field` since a supervisor last looked, the present one too.
pub(crate) fn held<'a>(entry: &'a Entry, field: &FieldDecl) -> Option<&'a str> {
    let before = entry.watched.get(field.name).map(String::as_str);
    most_protective(field, before.into_iter().chain(entry.field(field).value().and_then(Value::as_text)))
}

/// The code that whoever is there as `role` leaves in the register when they write `to` into `field` of `entry`; `None`
/// where nothing is lowered by it, or nothing waits after it.
pub(crate) fn after<'a>(entry: &'a Entry, field: &FieldDecl, to: Option<&'a Value>, role: Role) -> Option<&'a str> {
    let to = to.and_then(Value::as_text).unwrap_or("");
    let is_lower = |than: &&str| field.class.rank_watched(than) < field.class.rank_watched(to);
    let held = held(entry, field).filter(is_lower)?;
    if role != Role::Supervisor {
        return Some(held);
    }
    // A supervisor who lowers it has seen it.
    entry.watched.get(field.name).map(String::as_str).filter(is_lower).map(|_| to)
}

/// What the registers beside the watched fields are to say after an act that led from `before` to `after`, which hears of it.
pub(crate) fn marks(before: &Entry, after: &mut Entry, role: Role) -> Vec<(&'static FieldDecl, String)> {
    let mut marks = Vec::new();
    for field in after.noun.fields.iter().filter(|field| field.watched) {
        let now = after.watched.get(field.name);
        let is_written = before.field(field) != after.field(field);
        let waited = before.unlooked.contains_key(field.name) && !after.unlooked.contains_key(field.name);
        let was_seen = now != before.watched.get(field.name) || (waited && !is_written);
        let code = if was_seen {
            now.cloned()
        } else if is_written {
            self::after(before, field, after.value(field), role).map(str::to_owned)
        } else {
            None
        };
        if let Some(code) = code {
            after.watched.insert(field.name, code.clone());
            marks.push((field, code));
        }
    }
    marks
}
