//! What else is said of what an entry holds: in another entry of its chart, in another chart of the same person. Must never be less
//! careful than what the entry itself says, nor know the document that it was read from.

use super::{Beside, Entry, FieldDecl, NotSafe, Value, is_one_number};

impl Entry {
    /// What another chart of the same person, or another entry of this one, says in the place of `field`, where that is more
    /// careful: it is acted on here too.
    #[must_use]
    pub fn said_elsewhere(&self, field: &FieldDecl) -> Option<&Value> {
        self.elsewhere.get(field.name)
    }

    /// The entry of this chart that says what [`Entry::said_elsewhere`] gives; `None` where that comes from another chart alone.
    #[must_use]
    pub fn said_beside(&self, field: &FieldDecl) -> Option<&Beside> {
        let value = self.said_elsewhere(field)?;
        self.beside.get(field.name).filter(|beside| beside.value == *value)
    }

    /// What is said of the number in `text`, which stands in `field`: that it is not safe. Nothing where the entry says so itself.
    pub fn not_safe<'a>(&'a self, field: &FieldDecl, text: &'a str) -> impl Iterator<Item = &'a NotSafe> {
        let said = self.not_safe.get(field.name).into_iter().flatten();
        said.filter(move |said| is_one_number(text, &said.of))
    }
}
