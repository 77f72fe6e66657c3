//! A consent taken back, in part or whole. It is never changed and never put away.

use crate::care::declare::{Area, ClientFacts, Entry, FieldDecl, Header, Kind, Noun, Part, Role, Shape, Value, header};

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
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    tell: Some(tell),
    ..Noun::PLAIN
};

fn tell(entry: &Entry, facts: &mut ClientFacts) {
    let (Some(id), Some(at)) = (entry.parent().and_then(|key| key.id()), entry.born.map(|born| born.written)) else {
        return;
    };
    let sections = entry.value(&SECTIONS_WITHDRAWN).map(Value::flags).unwrap_or_default();
    let consent = facts.consents.entry(id).or_default();
    if sections.is_empty() {
        consent.withdrawn.push((None, at));
    }
    consent.withdrawn.extend(sections.into_iter().map(|section| (Some(section), at)));
}
