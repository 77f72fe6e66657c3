//! How templates say a sentence: `{{ "today-drafts"|say }}`. The language comes with the page (`shell::render`), so no
//! view has to carry it. Must never be used outside of templates; code asks a [`Language`] itself.

#![expect(unreachable_pub, reason = "askama makes a filter's own pieces public")]

use askama::{Result, Values, filter_fn, get_value};
use waystation_sync::id::PersonId;

use crate::language::{Language, Value};

/// The name under which a page's language travels to its templates.
pub(crate) const LANGUAGE: &str = "language";

/// The name under which the person who reads a page travels to its templates.
pub(crate) const READER: &str = "reader";

/// The hidden input of this name that says for whom a form was shown; nothing where nobody is signed in. Every form that
/// saves anything has it: what one person was shown is never saved under another's name.
#[filter_fn]
pub(crate) fn shown_to(name: impl AsRef<str>, values: &dyn Values) -> Result<String> {
    let reader = get_value::<Option<PersonId>>(values, READER).copied().ok().flatten();
    let input = |reader| format!(r#"<input type="hidden" name="{}" value="{reader}">"#, name.as_ref());
    Ok(reader.map(input).unwrap_or_default())
}

fn language(values: &dyn Values) -> Language {
    get_value::<Language>(values, LANGUAGE).copied().unwrap_or_default()
}

/// The sentence with this id.
#[filter_fn]
pub(crate) fn say(id: impl AsRef<str>, values: &dyn Values) -> Result<String> {
    Ok(language(values).say(id.as_ref()))
}

/// The sentence with this id and a count, `$n`.
#[filter_fn]
pub(crate) fn say_n(id: impl AsRef<str>, values: &dyn Values, n: usize) -> Result<String> {
    Ok(language(values).say_n(id.as_ref(), n))
}

/// The sentence with this id and one text in it.
#[filter_fn]
pub(crate) fn say_with(id: impl AsRef<str>, values: &dyn Values, name: &str, text: &str) -> Result<String> {
    Ok(language(values).say_with(id.as_ref(), &[(name, Value::from(text))]))
}
