//! Appointments at the clinic or by telephone.

use crate::care::declare::{Area, Days, Fact, FieldDecl, Involving, Kind, Noun, Part, Role, Shape, UsualDays, Value};

/// When.
pub const WHEN: FieldDecl = FieldDecl::register("when", Kind::Moment).required();
/// Where.
pub const PLACE: FieldDecl = FieldDecl::register("place", Kind::Line { characters_max: 200 });
/// The number to call, for one by telephone.
pub const PHONE: FieldDecl = FieldDecl::confirmed("phone", Kind::Phone, &[]).said_of("with").kept();
/// With whom.
pub const WITH: FieldDecl = FieldDecl::register("with", Kind::Staff);
/// What it is for.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 200 });
/// Whether a reminder is welcome.
pub const REMINDER: FieldDecl = FieldDecl::register("reminder", Kind::YesNo);
/// Where it stands.
pub const STATUS: FieldDecl =
    FieldDecl::state("status", &["planned", "cancelled", "missed", "arrived", "done"]).required();

/// An appointment (CARE.md 1.J appointments).
pub static APPOINTMENT: Noun = Noun {
    name: "appointment",
    area: Area::Contacts,
    part: Part::Case,
    shape: Shape::List,
    fields: &[WHEN, PLACE, PHONE, WITH, WHAT, REMINDER, STATUS],
    usual: &[
        UsualDays { day: "when", with: "status", codes: &["planned"], days: Days::Ahead },
        UsualDays { day: "when", with: "status", codes: &["missed", "arrived", "done"], days: Days::Past },
    ],
    editors: &[Role::FrontDesk, Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| {
        let day = entry.value(&WHEN).and_then(Value::as_date);
        let open = !entry.is_retired() && entry.text(&STATUS) == "planned";
        facts.extend(day.filter(|_| open).map(|day| Fact::Review { day }));
        let (place, who) = (entry.text(&PLACE), entry.value(&WITH).and_then(Value::as_staff));
        let planned = |at| Fact::Appointment { at, place: place.to_owned(), who };
        facts.extend(entry.every_value(&WHEN).filter(|_| open).filter_map(Value::as_moment).map(planned));
    },
    involves: |entry| Involving::on(entry, &WHEN, &[&WHAT, &PLACE]),
    ..Noun::PLAIN
};
