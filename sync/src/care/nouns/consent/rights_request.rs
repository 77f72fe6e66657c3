//! What the client asked of their record: to see it, to have it put right, erased or kept from use. How it was
//! decided is a noun of its own.

use crate::care::declare::{Area, Days, Fact, FieldDecl, Kind, Noun, Part, Role, Shape, Value};

/// What they ask.
pub const KIND: FieldDecl =
    FieldDecl::register("kind", Kind::Code(&["access", "amend", "erase", "restrict"])).required();
/// Of which part, in their words.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 500 });
/// The day it came in.
pub const RECEIVED: FieldDecl = FieldDecl::register("received", Kind::Date).on(Days::Past).starts_today().required();
/// By which day it is answered.
pub const DUE: FieldDecl = FieldDecl::register("due", Kind::Date).on(Days::Ahead);
/// Where it stands.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["open", "decided"]).required();
/// What the client says where they do not agree with the decision.
pub const DISAGREEMENT: FieldDecl = FieldDecl::prose("disagreement", 2000);

/// A rights request (CARE.md 1.L).
pub static RIGHTS_REQUEST: Noun = Noun {
    name: "rights_request",
    area: Area::Consent,
    part: Part::Consent,
    shape: Shape::List,
    fields: &[KIND, WHAT, RECEIVED, DUE, STATUS, DISAGREEMENT],
    editors: &[Role::Supervisor],
    facts: |entry, facts| {
        let day = entry.value(&DUE).and_then(Value::as_date);
        let is_open = !entry.is_put_away() && entry.text(&STATUS) == "open";
        facts.extend(day.filter(|_| is_open).map(|day| Fact::Review { day }));
    },
    ..Noun::PLAIN
};
