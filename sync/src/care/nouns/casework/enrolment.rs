//! Programmes that the client is or may be part of, here or elsewhere, and how far it has come. Must never end without saying
//! why, in a form.

use crate::care::declare::{
    Area, ClientFacts, Days, Entry, Fact, FieldDecl, Kind, Noun, Part, Problem, Role, Shape, UsualDays, Value, Wrong,
};

/// Which programme.
pub const PROGRAMME: FieldDecl = FieldDecl::register("programme", Kind::Line { characters_max: 200 }).required();
/// Where it stands.
pub const STATUS: FieldDecl =
    FieldDecl::state("status", &["eligible", "waiting", "enrolled", "paused", "ended"]).required();
/// What makes them eligible, or is still missing.
pub const ELIGIBILITY: FieldDecl = FieldDecl::register("eligibility", Kind::Line { characters_max: 300 });
/// The first day in it.
pub const START: FieldDecl = FieldDecl::register("start", Kind::Date);
/// The last day in it, as it is planned or as it was.
pub const END: FieldDecl = FieldDecl::register("end", Kind::Date);
/// Why it ended.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 300 });

/// An enrolment (CARE.md 1.M: "programmes: enrolled, waiting, eligibility, start, end with reason").
pub static ENROLMENT: Noun = Noun {
    name: "enrolment",
    area: Area::Casework,
    part: Part::Case,
    shape: Shape::List,
    fields: &[PROGRAMME, STATUS, ELIGIBILITY, START, END, REASON],
    usual: &[
        UsualDays { day: "start", with: "status", codes: &["enrolled", "paused", "ended"], days: Days::Past },
        UsualDays { day: "end", with: "status", codes: &["eligible", "waiting", "enrolled"], days: Days::Ahead },
        UsualDays { day: "end", with: "status", codes: &["ended"], days: Days::Past },
    ],
    editors: &[Role::CaseManager, Role::Therapist, Role::Supervisor],
    rule_codes: &["enrolment-ended-needs-reason", "enrolment-ends-before-start"],
    rules: whole,
    facts: |entry, facts| {
        let goes_on = !entry.is_retired() && matches!(entry.text(&STATUS), "enrolled" | "paused");
        let day = entry.value(&END).and_then(Value::as_date).filter(|_| goes_on);
        facts.extend(day.map(|day| Fact::Review { day }));
    },
    ..Noun::PLAIN
};

/// What ended says why, and no programme ends before it begins. Asked of forms, which are filled in on a day that is known.
fn whole(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let wrong = |field: &FieldDecl, rule| Problem {
        noun: ENROLMENT.name,
        key: entry.key,
        field: ENROLMENT.field(field.name).map(|own| own.name),
        what: Wrong::Rule(rule),
    };
    if facts.today.is_none() {
        return Vec::new();
    }
    let lacks = |field: &FieldDecl| entry.value(field).is_none() && !entry.field(field).is_conflicted();
    let day = |field: &FieldDecl| entry.value(field).and_then(Value::as_date);
    let no_reason = entry.text(&STATUS) == "ended" && lacks(&REASON);
    let is_turned_round = day(&START).zip(day(&END)).is_some_and(|(start, end)| end < start);
    let why = no_reason.then(|| wrong(&REASON, "enrolment-ended-needs-reason"));
    why.into_iter().chain(is_turned_round.then(|| wrong(&END, "enrolment-ends-before-start"))).collect()
}
