//! What an entry says of a service that the client was given, out of its fields. Must never know a noun by name.

use super::{Entry, EntryKey, FieldDecl, Served, Value};

impl Served {
    /// A service of this kind on the day that `entry` holds in `day`.
    #[must_use]
    pub fn on(kind: &str, entry: &Entry, day: &FieldDecl) -> Self {
        let day = entry.signed_or_held(day).as_ref().and_then(Value::as_date);
        Self { kind: kind.to_owned(), day, ..Self::default() }
    }

    /// The same, for as long as `entry` holds in `minutes`.
    #[must_use]
    pub fn lasting(self, entry: &Entry, minutes: &FieldDecl) -> Self {
        let held = entry.signed_or_held(minutes);
        let minutes = held.and_then(|held| if let Value::Number(minutes) = held { Some(minutes) } else { None });
        Self { minutes: minutes.and_then(|minutes| u16::try_from(minutes).ok()), ..self }
    }

    /// The same of an entry of a log, which may correct another.
    #[must_use]
    pub fn correcting(self, entry: &Entry) -> Self {
        let corrects = entry.noun.field("corrects").and_then(|field| entry.value(field));
        Self { corrects: corrects.and_then(Value::as_link).and_then(EntryKey::id), ..self }
    }
}
