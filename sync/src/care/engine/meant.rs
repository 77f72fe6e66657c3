//! What a form asks about once more where it changes a number and leaves what was said of the number before: whether that is meant
//! for the new one too. Must never take silence for a yes, nor speak against a change that another node brings.

use super::doubt::Fields;
use crate::care::declare::{Class, Entry, FieldDecl, Value, is_same};

/// Something that was said of the value before, in a form that changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmeant {
    /// The field that says it.
    pub field: &'static FieldDecl,
    /// What was said.
    pub said: Value,
    /// Of what it was said; `None` where nothing stood there.
    pub was: Option<Value>,
    /// What is to stand there; `None` where nothing is.
    pub now: Option<Value>,
    /// Whether the form changes it; else it stands already, and what was said waits to be looked at.
    pub is_changed: bool,
}

/// What in an entry that a form showed as `shown` was said of another value than the one that stands beside it once the form, which
/// says `fields`, is saved. What protects most is said of whatever stands there, and is asked about by nobody.
#[must_use]
pub fn unmeant(shown: &Entry, fields: &Fields) -> Vec<Unmeant> {
    let typed = |field: &FieldDecl| fields.iter().find(|(own, _)| *own == field).map(|(_, to)| to);
    let of_field = |field: &'static FieldDecl| {
        let of = shown.noun.field(field.said_of?)?;
        let held = |field: &FieldDecl| shown.field(field).value().cloned();
        let said = held(field).filter(|_| !shown.is_open(field))?;
        let is_kept = typed(field).is_none_or(|to| to.as_ref() == Some(&said));
        if !is_kept || protects_most(field, &said) {
            return None;
        }
        let now = typed(of).cloned().unwrap_or_else(|| held(of));
        // Also where the number was emptied before: what is said of none must not be of the next.
        let is_changed = !field.kept && now.is_some() && !is_same(&now, &held(of));
        let of_other = shown.said_of_other(field);
        let was = of_other.map_or_else(|| held(of), |of_other| of_other.was.clone());
        (is_changed || of_other.is_some()).then_some(Unmeant { field, said, was, now, is_changed })
    };
    shown.noun.fields.iter().filter_map(of_field).collect()
}

/// Whether no answer protects more than `said`.
fn protects_most(field: &FieldDecl, said: &Value) -> bool {
    let Class::Confirmed { most_protective_first: [most, ..] } = field.class else { return false };
    said.as_text() == Some(most)
}
