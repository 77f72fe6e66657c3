//! What everybody must know before they act: a dog at the gate, an interpreter, do not ring. It stands at the top of the chart
//! while it is in force. Must never go from there because two people wrote of it apart.

use crate::care::declare::{Area, Days, Entry, Fact, FieldDecl, Involving, Kind, Noun, Part, Role, Shape, Value};

/// What it is about. Of two answers, safety comes first.
pub const KIND: FieldDecl = FieldDecl::confirmed(
    "kind",
    Kind::Code(&["safety", "access", "interpreter", "contact"]),
    &["safety", "contact", "interpreter", "access"],
)
.required();
/// What to know. Two versions are both shown until one is chosen.
pub const WHAT: FieldDecl = FieldDecl::confirmed("what", Kind::Line { characters_max: 120 }, &[]).required();
/// The last day on which it is in force; without end where there is none, and while two people say otherwise.
pub const UNTIL: FieldDecl = FieldDecl::confirmed("until", Kind::Date, &[]).on(Days::Ahead);

/// An alert (CARE.md 1.M: "an alert at the top of the chart with an end date").
pub static ALERT: Noun = Noun {
    name: "alert",
    area: Area::Client,
    part: Part::Core,
    shape: Shape::List,
    fields: &[KIND, WHAT, UNTIL],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor, Role::FrontDesk],
    facts: tell,
    involves: |_| Involving::still(&[&WHAT]),
    ..Noun::PLAIN
};

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    if entry.is_put_away() {
        return;
    }
    let said: Vec<String> = entry.every_value(&WHAT).map(ToString::to_string).collect();
    let until = entry.value(&UNTIL).and_then(Value::as_date).filter(|_| !entry.field(&UNTIL).is_conflicted());
    facts.push(Fact::Alert { kind: entry.text(&KIND).to_owned(), text: said.join(" / "), until });
}
