//! Values as people read them: codes as words, days as days, staff by name. Must never choose between versions.

use waystation_sync::care::field::{Field, Version};
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::value::Value;

use crate::Names;
use crate::noun_page::NounPage;

/// What is shown where a field was cleared.
pub const CLEARED: &str = "Left empty";

/// One value of `field`.
#[must_use]
pub fn one(page: &NounPage, field: &FieldDecl, value: &Value, names: &Names) -> String {
    match value {
        Value::Words(words) => words.clone(),
        Value::Code(code) => page.code(field.name, code),
        Value::Codes(codes) => codes.iter().map(|code| page.code(field.name, code)).collect::<Vec<_>>().join(", "),
        Value::Date(date) => names.day(*date),
        Value::Year(year) => year.to_string(),
        Value::Number(number) => number.to_string(),
        Value::YesNo(true) => "Yes".to_owned(),
        Value::YesNo(false) => "No".to_owned(),
        Value::Staff(person) => names.person(*person).to_owned(),
        Value::Link(_) => "Another entry".to_owned(),
        Value::Signed(bytes) => signed(bytes, names),
    }
}

/// A value that may have been cleared.
#[must_use]
pub fn or_cleared(page: &NounPage, field: &FieldDecl, value: Option<&Value>, names: &Names) -> String {
    value.map_or_else(|| CLEARED.to_owned(), |value| one(page, field, value, names))
}

/// Everything that a field holds: one text when it is settled, every version when a person must choose, none when
/// it is empty.
#[must_use]
pub fn field(page: &NounPage, decl: &FieldDecl, field: &Field, names: &Names) -> Vec<String> {
    let shown = |version: &Version| or_cleared(page, decl, version.value.as_ref(), names);
    match field {
        Field::Empty => Vec::new(),
        Field::Settled(version) => version.value.iter().map(|value| one(page, decl, value, names)).collect(),
        Field::Ruled { stands, .. } => stands.value.iter().map(|value| one(page, decl, value, names)).collect(),
        Field::Together { text, .. } => vec![one(page, decl, text, names)],
        Field::Conflicted { versions, .. } => versions.iter().map(shown).collect(),
    }
}

fn signed(bytes: &[u8], names: &Names) -> String {
    match waystation_sync::care::sign::Signed::read(bytes) {
        Some(signed) => format!(
            "Signed by {}, {}. Fingerprint {}",
            names.person(signed.author.person),
            names.when(signed.at),
            signed.sha256.chars().take(12).collect::<String>()
        ),
        None => "Signed in a form that this version does not know".to_owned(),
    }
}
