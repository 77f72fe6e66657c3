//! Whom an entry names to be brought in, called or told something, read from it. Must never leave out a version that
//! waits.

use super::{Entry, FieldDecl, Involves, Involving, Value};

impl Involving {
    /// Those named by these fields, on the day of `entry`.
    #[must_use]
    pub fn that_day(entry: &Entry, by: &[&'static FieldDecl]) -> Self {
        entry.noun.dated_by().map_or_else(|| Self::still(by), |field| Self::on(entry, field, by))
    }

    /// Those named by these fields, on the day that `when` holds; from now on where it holds none.
    #[must_use]
    pub fn on(entry: &Entry, when: &FieldDecl, by: &[&'static FieldDecl]) -> Self {
        Self { day: entry.value(when).and_then(Value::as_date), ..Self::still(by) }
    }
}

impl Involves {
    /// Whom `entry` involves, in every version of what names them; `None` where it names nobody, and where it counts no
    /// more.
    #[must_use]
    pub fn of(entry: &Entry) -> Option<Self> {
        Self::by((entry.noun.involves)(entry), entry)
    }

    /// The same, named by these fields alone.
    #[must_use]
    pub fn by(involving: Involving, entry: &Entry) -> Option<Self> {
        let day = involving.day;
        let values: Vec<&Value> = involving.fields().flat_map(|field| entry.every_value(field)).collect();
        let names: Vec<String> = values.iter().filter_map(|value| value.as_text()).map(str::to_owned).collect();
        let people = values.iter().flat_map(|value| value.links()).filter_map(|key| key.id()).collect();
        let found = Self { noun: entry.noun.name, names, people, day };
        let is_some = !found.names.is_empty() || !found.people.is_empty();
        (is_some && !entry.is_put_away() && !entry.is_struck()).then_some(found)
    }
}
