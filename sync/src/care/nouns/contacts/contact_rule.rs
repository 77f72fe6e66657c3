//! How long the client is left without contact at most. When that is over is worked out from the contacts.

use crate::care::declare::{Area, Fact, FieldDecl, Kind, Noun, Part, Role, Shape, Value};
use crate::time::Millis;

/// The most days without contact.
pub const DAYS: FieldDecl = FieldDecl::register("days", Kind::Number { least: 1, most: 365 });
/// Why so often.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 300 });

/// The contact rule (CARE.md 1.J: "max days without contact; overdue CALC").
pub static CONTACT_RULE: Noun = Noun {
    name: "contact_rule",
    area: Area::Contacts,
    part: Part::Case,
    shape: Shape::One,
    fields: &[DAYS, REASON],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| {
        let Some(Value::Number(days)) = entry.value(&DAYS) else { return };
        let said = entry.field(&DAYS).stamps().iter().map(|stamp| stamp.written).max();
        let since = said.and_then(Millis::day);
        facts.extend(u16::try_from(*days).ok().map(|days| Fact::Within { days, since }));
    },
    ..Noun::PLAIN
};
