//! Ways to reach a client, and whether using them is safe. Where versions differ, the most careful one is acted on.
//! What is said of a number is said of that number: beside another, which its writer did not know, it is not acted on.

use std::collections::BTreeSet;

use crate::care::declare::{
    Area, ClientFacts, Entry, Fact, FieldDecl, Involving, Kind, Noun, Part, Problem, Role, Shape, Value, Wrong,
};

/// By what way they are reached. It never changes: what was said of a call is not said of a text message, so another
/// way is another entry.
pub const CHANNEL: FieldDecl =
    FieldDecl::register("channel", Kind::Code(&["phone", "text", "email", "post", "in_person"])).required().once();
/// The number or address. In shared text a number would merge into a wrong one, so it is one value.
pub const VALUE: FieldDecl = FieldDecl::confirmed("value", Kind::Line { characters_max: 200 }, &[]);
/// Whether using it can hurt them: "no" protects most. A less careful answer waits until a supervisor has seen it, also
/// where it comes right after two answers were settled. Until then the more careful one is acted on, beside it, unless
/// one person gave both: whoever knows better must be able to say so, and takes nothing from what another said.
pub const SAFE: FieldDecl =
    FieldDecl::confirmed("safe", Kind::Code(&["yes", "at_times", "no"]), &["no", "at_times", "yes"])
        .required()
        .watched_later()
        .said_of("value")
        .across(&["channel", "value"]);
/// What may be left as a message: "none" protects most.
pub const LEAVE_MESSAGE: FieldDecl =
    FieldDecl::confirmed("leave_message", Kind::Code(&["none", "name_only", "full"]), &["none", "name_only", "full"])
        .watched_later()
        .said_of("value")
        .across(&["channel", "value"]);
/// Who else may answer.
pub const WHO_MAY_ANSWER: FieldDecl =
    FieldDecl::register("who_may_answer", Kind::Line { characters_max: 200 }).said_of("value");
/// When it suits.
pub const HOURS: FieldDecl = FieldDecl::set("hours", &["morning", "midday", "evening", "weekend"]).said_of("value");
/// A word by which they know that it is the clinic.
pub const CODE_WORD: FieldDecl =
    FieldDecl::register("code_word", Kind::Line { characters_max: 60 }).said_of("value").aside();

/// A contact preference (CARE.md 1.A; P4 "confidential", P6 "maintaining consistent contact").
pub static CONTACT: Noun = Noun {
    name: "contact",
    area: Area::Client,
    part: Part::Core,
    shape: Shape::List,
    fields: &[CHANNEL, VALUE, SAFE, LEAVE_MESSAGE, WHO_MAY_ANSWER, HOURS, CODE_WORD],
    weighs: Some(|entry| matches!(entry.text(&SAFE), "no" | "at_times")),
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor, Role::FrontDesk],
    rule_codes: &["contact-needs-hours"],
    rules: hours_with_at_times,
    facts: |entry, facts| {
        if entry.is_retired() || !matches!(entry.text(&CHANNEL), "phone" | "text") {
            return;
        }
        let numbers = entry.every_value(&VALUE).map(ToString::to_string);
        facts.extend(numbers.map(|number| Fact::Phone { number }));
    },
    involves: |_| Involving::still(&[&WHO_MAY_ANSWER]),
    ..Noun::PLAIN
};

/// A way that is safe only at times says at which: nobody else can keep to them. Asked of forms, which are filled in on
/// a day that is known; what is only written again, of another day or from elsewhere, is not held back by it.
fn hours_with_at_times(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let is_said = entry.value(&HOURS).is_some() || entry.field(&HOURS).is_conflicted();
    if facts.today.is_none() || entry.text(&SAFE) != "at_times" || is_said {
        return Vec::new();
    }
    let what = Wrong::Rule("contact-needs-hours");
    vec![Problem { noun: CONTACT.name, key: entry.key, field: Some(HOURS.name), what }]
}

/// The hours that a way which is safe only at times gets in `then` beside those that `shown` had: each is said to be
/// safe now. None where the answer itself is another: that is asked about.
#[must_use]
pub fn more_hours(shown: &Entry, then: &Entry) -> Vec<String> {
    let is_at_times = |entry: &Entry| entry.text(&SAFE) == "at_times" && !entry.field(&SAFE).is_conflicted();
    let hours = |entry: &Entry| entry.every_value(&HOURS).flat_map(Value::flags).collect::<BTreeSet<String>>();
    let (before, now) = (hours(shown), hours(then));
    if *shown.noun != CONTACT || !is_at_times(shown) || !is_at_times(then) || before.is_empty() {
        return Vec::new();
    }
    now.into_iter().filter(|hour| !before.contains(hour)).collect()
}
