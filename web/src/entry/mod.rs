//! What one entry says of itself wherever it is named: its values, its line, what a person has to do about it. Must never
//! name a noun, nor make a part of a page.

use crate::Names;

pub mod drawing;
pub mod heeded;
pub mod line;
pub mod mark;
pub mod signature;
pub mod standing;
pub mod value;

/// "Last day: 3 Nov 2026"; behind a label that asks, the answer alone: "Is it safe? Only at times".
#[must_use]
pub fn labelled(label: &str, value: &str, names: &Names) -> String {
    let id = if label.ends_with('?') { "chapter-asked" } else { "chapter-field" };
    names.language.say_with(id, &[("label", label.into()), ("value", value.into())])
}
