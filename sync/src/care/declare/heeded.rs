//! What else is said of what an entry holds: in another entry of its chart, in another chart of the same person. Must
//! never be less careful than what the entry itself says, nor know the document that it was read from.

use super::{Beside, Entry, Field, FieldDecl, NotSafe, Rewritten, SaidBefore, Stamp, Value, Version, is_one_number};

impl Entry {
    /// What another chart of the same person, or another entry of this one, says in the place of `field`, where that is
    /// more careful: it is acted on here too.
    #[must_use]
    pub fn said_elsewhere(&self, field: &FieldDecl) -> Option<&Value> {
        self.elsewhere.get(field.name)
    }

    /// The entry of this chart that says what [`Entry::said_elsewhere`] gives; `None` where that comes from another
    /// chart alone.
    #[must_use]
    pub fn said_beside(&self, field: &FieldDecl) -> Option<&Beside> {
        let value = self.said_elsewhere(field)?;
        self.beside.get(field.name).filter(|beside| beside.value == *value)
    }

    /// What is said of the number in `text`, which stands in `field`: that it is not safe. Nothing where the entry says
    /// so itself.
    pub fn not_safe<'a>(&'a self, field: &FieldDecl, text: &'a str) -> impl Iterator<Item = &'a NotSafe> {
        let said = self.not_safe.get(field.name).into_iter().flatten();
        said.filter(move |said| is_one_number(text, &said.of))
    }

    /// The careful answers that it gave in `field` before it was written over, and that nobody decided otherwise since.
    pub fn said_before(&self, field: &FieldDecl) -> impl Iterator<Item = &SaidBefore> {
        self.said_before.get(field.name).into_iter().flatten().filter(|said| !said.answered)
    }

    /// Whether this is what the entry said before and not how it stands.
    #[must_use]
    pub const fn is_before(&self) -> bool {
        self.rewritten.is_some()
    }

    /// What was written over since, where this is what the entry said before.
    #[must_use]
    pub const fn rewritten(&self) -> Option<Rewritten> {
        self.rewritten
    }

    /// Who gave the answer of `field` that is acted on, and by which changes: of several versions those of that one.
    pub(in crate::care) fn givers(&self, field: &FieldDecl) -> Vec<Stamp> {
        match self.field(field) {
            Field::Conflicted { versions, acted_on: Some(place) } => {
                versions.get(*place).map(|version| version.stamps.clone()).unwrap_or_default()
            }
            held @ (Field::Empty
            | Field::Settled(_)
            | Field::Ruled { .. }
            | Field::Together { .. }
            | Field::Conflicted { .. }) => held.stamps(),
        }
    }

    /// The entry as it was when it gave each of its answers in `field` that were written over: it counts as one that is
    /// put away does.
    pub(in crate::care) fn before(&self, field: &'static FieldDecl) -> Vec<Self> {
        let Some(of) = field.said_of.and_then(|name| self.noun.field(name)) else { return Vec::new() };
        let settled = |value: &Value, said: &SaidBefore| {
            Field::Settled(Version { value: Some(value.clone()), stamps: said.stamps.clone() })
        };
        let was = |said: &SaidBefore| {
            let mut was = Self { parent_retired: true, rewritten: Some(said.rewritten), ..self.clone() };
            was.said_before.clear();
            was.watched.clear();
            was.looked.clear();
            was.put(of, settled(&said.of, said));
            was.put(field, settled(&said.value, said));
            was
        };
        self.said_before.get(field.name).into_iter().flatten().map(was).collect()
    }
}
