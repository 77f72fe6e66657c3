//! Whether it is safe to bring somebody in. While two say otherwise, the more careful answer is acted on.

use crate::care::declare::{Area, Days, Entry, Fact, FieldDecl, Kind, Noun, Part, Role, Shape, Value};

/// Whom it is about.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Line { characters_max: 120 }).required().of_person();
/// What was asked about.
pub const ASKED: FieldDecl = FieldDecl::set("asked", &["violence", "coercion"]);
/// Whether they may be involved. A less careful answer than before, here or in another check of the same person, waits
/// until a supervisor has seen it.
pub const RESULT: FieldDecl =
    FieldDecl::confirmed("result", Kind::Code(&["unsafe", "not_now", "ok"]), &["unsafe", "not_now", "ok"])
        .required()
        .watched()
        .said_of("who")
        .across(&["who"]);
/// Who looked.
pub const BY: FieldDecl = FieldDecl::register("by", Kind::Staff).staff(&[Role::Therapist, Role::Supervisor]);
/// The day of it.
pub const CHECKED: FieldDecl =
    FieldDecl::register("checked", Kind::Date).on(Days::Past).today_with("result").told_with("result");
/// When to look again.
pub const REVIEW: FieldDecl = FieldDecl::register("review", Kind::Date).on(Days::Ahead);

/// A look before somebody is involved (CARE.md 1.E; P11 "when appropriate").
pub static INVOLVEMENT_CHECK: Noun = Noun {
    name: "involvement_check",
    area: Area::Relations,
    part: Part::Relations,
    shape: Shape::List,
    fields: &[WHO, ASKED, RESULT, BY, CHECKED, REVIEW],
    weighs: Some(|entry| matches!(entry.text(&RESULT), "unsafe" | "not_now")),
    editors: &[Role::Therapist, Role::Supervisor],
    facts: tell,
    ..Noun::PLAIN
};

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    let date = |field: &FieldDecl| entry.value(field).and_then(Value::as_date);
    facts.extend(date(&REVIEW).filter(|_| !entry.is_retired()).map(|day| Fact::Review { day }));
    // So does what was said of somebody whom another took the place of, or over which a less careful answer was
    // written. Of one that is not put away that is told below.
    let lowered = entry.lowered_from(&RESULT).filter(|_| !entry.is_put_away());
    let is_told = |of: &Value| lowered.is_some() && entry.every_value(&WHO).any(|who| who == of);
    facts.extend(entry.said_before(&RESULT).filter(|said| !is_told(&said.of)).filter_map(|said| {
        let at = said.stamps.iter().map(|stamp| stamp.written).max()?;
        let (who, code) = (said.of.as_text()?.to_owned(), said.value.as_text()?.to_owned());
        Some(Fact::Checked { who, code, at, day: at.day() })
    }));
    let at = entry.field(&RESULT).stamps().iter().map(|stamp| stamp.written).max();
    // What a supervisor has yet to look at clears nobody.
    let code = lowered.unwrap_or_else(|| entry.text(&RESULT));
    // What was said against somebody lives on when it is put away, until a check says otherwise; a yes does not.
    let Some(at) = at.filter(|_| !entry.is_put_away() || code != "ok") else { return };
    let day = date(&CHECKED).or_else(|| at.day());
    let people = entry.every_value(&WHO).filter_map(Value::as_text);
    facts.extend(people.map(|who| Fact::Checked { who: who.to_owned(), code: code.to_owned(), at, day }));
}
