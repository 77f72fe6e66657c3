//! Safety flags: somebody has to look today. Answers raise one by themselves (`measure.rs`, `setback_review.rs`, `incident.rs`); an entry
//! here raises one by hand, or closes one with a reason. While one person says open and another closed, it is open.

use crate::care::declare::{
    Area, ClientFacts, Entry, Fact, FieldDecl, Kind, Noun, Part, Problem, Role, Shape, Value, Wrong,
};

/// What raised it by itself: answers to a questionnaire, a setback review in which harm to others was raised, or an
/// incident.
pub const ABOUT: FieldDecl =
    FieldDecl::register("about", Kind::Link { to: &["measure", "setback_review", "incident"] }).once();
/// Why somebody has to look, where no answers say it.
pub const WHY: FieldDecl = FieldDecl::register("why", Kind::Line { characters_max: 300 }).once();
/// Whether somebody still has to look. That it was closed waits until a supervisor has seen it (CARE.md 5.4 f).
pub const STATUS: FieldDecl =
    FieldDecl::confirmed("status", Kind::Code(&["open", "closed"]), &["open", "closed"]).required().watched();
/// Who can look: those who read what it is about.
const LOOKS: &[Role] = &[Role::Therapist, Role::Supervisor, Role::CaseManager];
/// Who looked.
pub const SEEN_BY: FieldDecl = FieldDecl::register("seen_by", Kind::Staff).staff(LOOKS);
/// What was found and done.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 });

/// Who looks after it; whoever opened it until somebody else takes it over.
pub const OWNER: FieldDecl = FieldDecl::register("owner", Kind::Staff).staff(LOOKS);
/// The check-in in which somebody asked for help, if that raised it.
pub const CHECKIN: FieldDecl = FieldDecl::register("checkin", Kind::Link { to: &["checkin"] }).once();

/// A safety flag (CARE.md 1.G).
pub static SAFETY_FLAG: Noun = Noun {
    name: "safety_flag",
    area: Area::Risk,
    part: Part::Risk,
    shape: Shape::List,
    fields: &[ABOUT, WHY, STATUS, SEEN_BY, REASON, OWNER, CHECKIN],
    editors: &[Role::Therapist, Role::Supervisor, Role::CaseManager],
    kept: true,
    weighs: Some(|entry| entry.text(&STATUS) == "open"),
    rule_codes: &["safety_flag-needs-why", "safety_flag-closing-needs-reason"],
    rules: closed_with_a_reason,
    facts: tell,
    ..Noun::PLAIN
};

fn closed_with_a_reason(entry: &Entry, _: &ClientFacts) -> Vec<Problem> {
    let wrong = |field: &FieldDecl, rule| Problem {
        noun: SAFETY_FLAG.name,
        key: entry.key,
        field: SAFETY_FLAG.field(field.name).map(|field| field.name),
        what: Wrong::Rule(rule),
    };
    let mut problems = Vec::new();
    if [&ABOUT, &CHECKIN, &WHY].into_iter().all(|field| entry.value(field).is_none()) {
        problems.push(wrong(&WHY, "safety_flag-needs-why"));
    }
    if entry.text(&STATUS) == "closed" && entry.value(&REASON).is_none() && !entry.field(&REASON).is_conflicted() {
        problems.push(wrong(&REASON, "safety_flag-closing-needs-reason"));
    }
    problems
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    if !entry.is_put_away() {
        let link = |field: &FieldDecl| entry.value(field).and_then(|value| value.as_link()?.id());
        let about = link(&ABOUT).or_else(|| link(&CHECKIN));
        facts.push(Fact::Flag { about, is_closed: entry.text(&STATUS) == "closed" });
        let owner = entry.value(&OWNER).and_then(Value::as_staff).or_else(|| entry.author());
        facts.extend(owner.map(|who| Fact::Owner { who }));
    }
}
