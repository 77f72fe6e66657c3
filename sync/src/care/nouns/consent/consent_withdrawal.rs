//! A consent taken back, in part or whole. It is never changed and never put away.

use crate::care::declare::{
    Area, Entry, EntryKey, Fact, FieldDecl, Header, Kind, Noun, Part, Role, Shape, Value, header,
};

use super::consent::SECTIONS;

/// The consent.
pub const CONSENT: FieldDecl = FieldDecl::register("consent", Kind::Link { to: &["consent"] }).required().once();
/// What is taken back; all of it where nothing is named.
pub const SECTIONS_WITHDRAWN: FieldDecl = FieldDecl::set("sections", SECTIONS).once();
/// Who said so.
pub const BY: FieldDecl = FieldDecl::register("by", Kind::Line { characters_max: 120 }).once();
/// In their words.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 }).once();

/// A withdrawal (CARE.md 1.L: "revoked beats granted, narrower beats wider").
pub static CONSENT_WITHDRAWAL: Noun = Noun {
    name: "consent_withdrawal",
    area: Area::Consent,
    part: Part::Consent,
    shape: Shape::List,
    within: Some("consent"),
    header: Header::Dated(&header::HAPPENED),
    fields: &[CONSENT, header::HAPPENED, SECTIONS_WITHDRAWN, BY, REASON],
    weighs: Some(|_| true),
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: tell,
    ..Noun::PLAIN
};

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    let consent = entry.parent().and_then(EntryKey::id);
    if let (Some(consent), Some(at)) = (consent, entry.born.map(|born| born.written)) {
        let sections = entry.value(&SECTIONS_WITHDRAWN).map(Value::flags).unwrap_or_default();
        let day = entry.value(&header::HAPPENED).and_then(Value::as_date).or_else(|| at.day());
        facts.push(Fact::Withdrawn { consent, sections: sections.clone(), at });
        facts.extend(day.map(|day| Fact::TakenBack { consent, sections, day }));
    }
}
