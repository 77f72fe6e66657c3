//! What a form's fields have to meet by their declarations, beyond their kinds: which consents do, who may be named,
//! after what a status comes. Must never hold anything against what merges, nor against what stands and is not written.

use crate::care::declare::{Amiss, ClientFacts, Entry, FieldDecl, Problem, Rests, Value, Wrong};

/// What is wrong with the fields of `entry` that a form writes, but for those in which something is wrong already.
pub(super) fn problems(entry: &Entry, facts: &ClientFacts, told: &[Problem]) -> Vec<Problem> {
    let is_told = |field: &FieldDecl| told.iter().any(|problem| problem.field == Some(field.name));
    let written = entry.noun.fields.iter().filter(|field| entry.is_being_written(field) && !is_told(field));
    let problem = |field: &'static FieldDecl| {
        let what = wrong(entry, field, facts)?;
        Some(Problem { noun: entry.noun.name, key: entry.key, field: Some(field.name), what })
    };
    written.filter_map(problem).collect()
}

fn wrong(entry: &Entry, field: &FieldDecl, facts: &ClientFacts) -> Option<Wrong> {
    if let Some(kinds) = field.under {
        let rests = Rests::of(entry, field)?;
        return (facts.amiss(&rests, kinds) == Some(Amiss::Kind)).then_some(Wrong::OtherConsent);
    }
    let person = entry.value(field).and_then(Value::as_staff)?;
    (facts.is_there_as(person, field.staff?) == Some(false)).then_some(Wrong::OtherStaff)
}

/// Whether `to` comes only after another code than stands in `field`.
pub(super) fn is_too_early(field: &FieldDecl, stands: Option<&Value>, to: Option<&Value>) -> bool {
    let code = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or("").to_owned();
    field.only_from.is_some_and(|(only, from)| code(to) == only && !from.contains(&code(stands).as_str()))
}
