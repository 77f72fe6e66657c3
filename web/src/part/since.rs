//! What a form says beside the words in it where others wrote or chose since it was begun. Must never put theirs in the place of
//! what was typed.

use waystation_sync::care::noun::FieldDecl;

use super::chosen::chosen;
use super::control::{Control, typed_into};
use super::form::{Form, Source};
use super::typed::PREFIX;
use crate::Names;
use crate::entry::value;

/// What happened in an entry since its form was begun.
#[derive(Clone, Default)]
pub struct Since {
    /// Fields in which two versions stood and somebody chose.
    pub chosen: Vec<&'static FieldDecl>,
    /// Fields that hold something else now than what was typed.
    pub beside: Vec<&'static FieldDecl>,
}

impl Form {
    /// The same with what happened `since`, beside the fields: who chose, and what stands there now.
    #[must_use]
    pub fn telling(mut self, since: &Since, source: &Source<'_>, names: &Names) -> Self {
        for field in source.page.noun.fields {
            let own = format!("{PREFIX}{}", field.name);
            let Some(shown) = self.fields.iter_mut().find(|shown| shown.name == own) else { continue };
            if since.beside.contains(&field) {
                // Two versions stand there, so that what was typed has no input.
                let is_open = matches!(shown.control, Control::Versions { .. });
                let said = if is_open { typed_words(source, field, names) } else { stands(source, field, names) };
                shown.now.push(said);
            }
            if since.chosen.contains(&field) {
                shown.now.push(chosen(source.entry, field, names));
            }
        }
        self
    }
}

/// What stands in a field.
pub(crate) fn stands(source: &Source<'_>, field: &FieldDecl, names: &Names) -> String {
    let is = value::or_cleared(source.page, field, source.entry.field(field).value(), names);
    names.language.say_with("form-now", &[("value", is.into())])
}

fn typed_words(source: &Source<'_>, field: &FieldDecl, names: &Names) -> String {
    let text = typed_into(field, source.typed, PREFIX).unwrap_or_default();
    let words = match field.kind.parse(&text) {
        Ok(value) => value::or_cleared(source.page, field, value.as_ref(), names),
        Err(_) => text,
    };
    names.language.say_with("form-typed", &[("value", words.into())])
}
