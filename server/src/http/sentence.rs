//! A sentence that is yet to be said: its id and the values in it, until the language of its reader is known. Must never
//! hold a client's word.

use waystation_web::Language;
use waystation_web::language::Value;

/// A sentence by its id.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    id: &'static str,
    values: Vec<(&'static str, Value<'static>)>,
}

impl Sentence {
    /// A sentence without values.
    pub(crate) const fn of(id: &'static str) -> Self {
        Self { id, values: Vec::new() }
    }

    /// A sentence with values by their names.
    pub(crate) fn with(id: &'static str, values: impl IntoIterator<Item = (&'static str, Value<'static>)>) -> Self {
        Self { id, values: values.into_iter().collect() }
    }

    /// Its id.
    pub(crate) const fn id(&self) -> &'static str {
        self.id
    }

    /// The sentence in `language`.
    pub(crate) fn say(&self, language: Language) -> String {
        language.say_with(self.id, &self.values)
    }

    /// What stands beside it under the name of `attribute`: `.next`, what to do about it.
    pub(crate) fn say_its(&self, attribute: &str, language: Language) -> String {
        language.say_with(&format!("{}.{attribute}", self.id), &self.values)
    }
}
