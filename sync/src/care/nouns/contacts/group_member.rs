//! The groups of the clinic that the client is in, one entry per group: two people who bring somebody into one meet in it.
//! Must never hold who else is in a group.

use crate::care::declare::{
    Area, ClientFacts, Codes, Entry, Fact, FieldDecl, InGroup, Kind, Noun, Part, Problem, Role, Shape, Value, Wrong,
};

/// The groups that every clinic has.
pub const GROUP_CODES: &[&str] = &["skills"];

/// The groups: that one, and the clinic's own.
pub static GROUPS: Codes = Codes::Library { name: "group", built_in: GROUP_CODES };

/// The answer that says that they are in it no more.
const LEFT: &str = "left";

/// As what they are in it.
pub const ROLE: FieldDecl = FieldDecl::register("role", Kind::Code(&["member", "peer", LEFT]));
/// Their first day in it.
pub const SINCE: FieldDecl = FieldDecl::register("since", Kind::Date);
/// Their last day in it, as planned or as it was.
pub const UNTIL: FieldDecl = FieldDecl::register("until", Kind::Date);

/// That the client is in a group (CARE.md 1.M "group work").
pub static GROUP_MEMBER: Noun = Noun {
    name: "group_member",
    area: Area::Contacts,
    part: Part::Relations,
    shape: Shape::Coded(&[&GROUPS]),
    fields: &[ROLE, SINCE, UNTIL],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    rule_codes: &["group_member-ends-before-start"],
    rules: in_order,
    facts: |entry, facts| {
        let day = |field| entry.value(field).and_then(Value::as_date);
        // While two people say otherwise they are in it: whoever was there is written up.
        let is_in = entry.every_value(&ROLE).any(|role| role.as_text() != Some(LEFT));
        let group = entry.key.to_string();
        facts.push(if is_in {
            Fact::Group(InGroup { group, from: day(&SINCE), until: day(&UNTIL) })
        } else {
            Fact::WasInGroup(group)
        });
    },
    ..Noun::PLAIN
};

/// Nobody leaves a group before they come. Asked of forms, which are filled in on a day that is known.
fn in_order(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let day = |field| entry.value(field).and_then(Value::as_date);
    let is_turned_round = day(&SINCE).zip(day(&UNTIL)).is_some_and(|(since, until)| until < since);
    let problem = Problem {
        noun: GROUP_MEMBER.name,
        key: entry.key,
        field: Some(UNTIL.name),
        what: Wrong::Rule("group_member-ends-before-start"),
    };
    (is_turned_round && facts.today.is_some()).then_some(problem).into_iter().collect()
}
