//! Exposure plans. Nothing of one is done before all five locks are open: why, the client's consent, a therapist, a
//! supervisor's agreement, and a rule for stopping.

use crate::care::declare::{
    Area, ClientFacts, Entry, EntryKey, Fact, FieldDecl, Kind, Noun, Part, Problem, Rests, Role, Shape, Value, Wrong,
};
use crate::id::EntryId;

/// What the client wants to be able to bear.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 200 }).required();
/// Why it may help, and why now.
pub const RATIONALE: FieldDecl = FieldDecl::prose("rationale", 2000);
/// The client's consent to it.
pub const CONSENT: FieldDecl =
    FieldDecl::confirmed("consent", Kind::Link { to: &["consent"] }, &[]).under(KINDS_OF_CONSENT);
/// What a consent to it is for.
const KINDS_OF_CONSENT: &[&str] = &["exposure_work"];
/// Who may do it with a client.
const THERAPISTS: &[Role] = &[Role::Therapist, Role::Supervisor];
/// Who does it with the client.
pub const THERAPIST: FieldDecl = FieldDecl::register("therapist", Kind::Staff).staff(THERAPISTS);
/// When to stop, at once and without asking why.
pub const STOP_RULE: FieldDecl = FieldDecl::prose("stop_rule", 1000);
/// Whether sexual material is any part of it. It never is without a supervisor's agreement.
pub const SEXUAL: FieldDecl = FieldDecl::confirmed("sexual", Kind::YesNo, &[]);
/// Whether a supervisor agrees. While two say otherwise, it is not agreed.
pub const APPROVED: FieldDecl =
    FieldDecl::confirmed("approved", Kind::Code(&["no", "yes"]), &["no", "yes"]).only(&[Role::Supervisor]);
/// Where it stands. It leaves "locked" only with all five locks open.
pub const STATUS: FieldDecl =
    FieldDecl::state("status", &["locked", "asked", "ready", "in_work", "finished", "stopped"])
        .only_from("finished", &["ready", "in_work"]);

/// An exposure plan (CARE.md 1.D; P7 "Exposure-based methods may be used cautiously").
pub static EXPOSURE: Noun = Noun {
    name: "exposure",
    area: Area::Thinking,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[WHAT, RATIONALE, CONSENT, THERAPIST, STOP_RULE, SEXUAL, APPROVED, STATUS],
    editors: &[Role::Therapist, Role::Supervisor],
    rule_codes: &[
        "exposure-needs-rationale",
        "exposure-needs-consent",
        "exposure-needs-therapist",
        "exposure-needs-approval",
        "exposure-needs-stop-rule",
    ],
    rules: locked_until,
    facts: tell,
    ..Noun::PLAIN
};

/// The locks that are shut, each by the field that opens it and what to say: those that hang on the entry itself.
fn shut(entry: &Entry) -> Vec<(&'static FieldDecl, &'static str)> {
    let lacks = |field: &FieldDecl| entry.value(field).is_none();
    [
        (&RATIONALE, "exposure-needs-rationale", lacks(&RATIONALE)),
        (&CONSENT, "exposure-needs-consent", lacks(&CONSENT)),
        (&THERAPIST, "exposure-needs-therapist", lacks(&THERAPIST)),
        (&APPROVED, "exposure-needs-approval", entry.text(&APPROVED) != "yes"),
        (&STOP_RULE, "exposure-needs-stop-rule", lacks(&STOP_RULE)),
    ]
    .into_iter()
    .filter_map(|(field, rule, is_shut)| is_shut.then_some((field, rule)))
    .collect()
}

fn is_locked(status: &str) -> bool {
    matches!(status, "" | "locked" | "asked" | "stopped" | "finished")
}

fn consent(entry: &Entry) -> Option<EntryId> {
    entry.value(&CONSENT).and_then(|value| value.as_link()?.id())
}

/// A plan becomes ready only with all five locks open. Afterwards each can be shut at once by whoever may: nothing of the
/// plan is done then.
fn locked_until(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    if is_locked(entry.text(&STATUS)) || !entry.is_being_written(&STATUS) {
        return Vec::new();
    }
    let mut shut = shut(entry);
    let withdrawn = facts.stands(consent(entry), KINDS_OF_CONSENT) == Some(false);
    if withdrawn && !shut.iter().any(|(field, _)| *field == &CONSENT) {
        shut.push((&CONSENT, "exposure-needs-consent"));
    }
    let therapist = entry.value(&THERAPIST).and_then(Value::as_staff);
    if therapist.and_then(|person| facts.is_there_as(person, THERAPISTS)) == Some(false) {
        shut.push((&THERAPIST, "exposure-needs-therapist"));
    }
    let wrong = |(field, rule): (&'static FieldDecl, _)| Problem {
        noun: EXPOSURE.name,
        key: entry.key,
        field: Some(field.name),
        what: Wrong::Rule(rule),
    };
    shut.into_iter().map(wrong).collect()
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    let is_open = !entry.is_put_away() && !is_locked(entry.text(&STATUS)) && shut(entry).is_empty();
    if is_open {
        facts.extend(Rests::of(entry, &CONSENT).map(Rests::fact));
    }
    facts.push(Fact::Lock { is_open, consent: consent(entry) });
}

/// Whether what belongs to the plan under `key` may be done, as far as the client's documents say.
pub(super) fn may_begin(key: Option<EntryKey>, facts: &ClientFacts) -> Option<bool> {
    let lock = facts.locks.get(&key?.id()?)?;
    Some(lock.is_open && facts.stands(lock.consent, KINDS_OF_CONSENT) != Some(false))
}
