//! What left the clinic: what, to whom, and on which ground. Must never be changed nor go once it is signed: what was
//! told cannot be untold.

use super::disclosure_in_error::DISCLOSURE_IN_ERROR;
use crate::care::declare::{
    Area, ClientFacts, Days, EVERYTHING, Entry, Fact, FieldDecl, Header, Involving, Kind, Noun, Part, Problem, Rests,
    Role, Shape, Value, Wrong,
};

/// The day on which it was given.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required();
/// To whom.
pub const TO_WHOM: FieldDecl = FieldDecl::register("to_whom", Kind::Line { characters_max: 200 }).required();
/// What was given.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 500 }).required();
/// The sections that it came from.
pub const SECTIONS: FieldDecl = FieldDecl::set(
    "sections",
    &["contact", "plan", "goals", "skills", "risk", "logs", "measures", "notes", "needs", "referrals"],
);
/// The consent that it stands on.
pub const CONSENT: FieldDecl =
    FieldDecl::register("consent", Kind::Link { to: &["consent"] }).under(&["share", "involve", "accountability"]);
/// The ground in law, where there is no consent.
pub const BASIS: FieldDecl = FieldDecl::register("basis", Kind::Line { characters_max: 300 });
/// Whether the notice that it may not be passed on went with it.
pub const NOTICE: FieldDecl = FieldDecl::register("notice", Kind::YesNo);
/// The disclosure as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// A disclosure (CARE.md 1.L).
pub static DISCLOSURE: Noun = Noun {
    name: "disclosure",
    area: Area::Consent,
    part: Part::Consent,
    shape: Shape::List,
    header: Header::Dated(&HAPPENED),
    fields: &[HAPPENED, TO_WHOM, WHAT, SECTIONS, CONSENT, BASIS, NOTICE, SIGNED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    own: true,
    struck_by: Some(&DISCLOSURE_IN_ERROR),
    rule_codes: &["disclosure-needs-ground", "disclosure-consent-not-then"],
    rules: on_a_ground,
    facts: tell,
    involves: |entry| Involving::that_day(entry, &[&TO_WHOM]),
    ..Noun::PLAIN
};

/// What it rests on, where no other ground is named: consents that stood on the day on which it was given, for all that
/// was.
fn rests(entry: &Entry) -> Option<Rests> {
    if entry.is_struck() || entry.is_put_away() || entry.value(&BASIS).is_some() {
        return None;
    }
    // No section named is everything: also what was taken back.
    let named = entry.value(&SECTIONS).map(Value::flags).filter(|sections| !sections.is_empty());
    let sections = named.unwrap_or_else(|| [EVERYTHING.to_owned()].into());
    let day = entry.value(&HAPPENED).and_then(Value::as_date);
    Rests::of(entry, &CONSENT).map(|rests| Rests { sections, day, ..rests })
}

/// What left the clinic left it on a ground, and that held on its day. Asked of forms, which are filled in on a day
/// that is known.
fn on_a_ground(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let lacks = |field: &FieldDecl| entry.value(field).is_none() && !entry.field(field).is_conflicted();
    if facts.today.is_none() || entry.is_signed() {
        return Vec::new();
    }
    if lacks(&CONSENT) && lacks(&BASIS) {
        let what = Wrong::Rule("disclosure-needs-ground");
        return vec![Problem { noun: DISCLOSURE.name, key: entry.key, field: Some(BASIS.name), what }];
    }
    let amiss = |rests: Rests| facts.rests_amiss((entry, &rests), (&CONSENT, &CONSENT), "disclosure-consent-not-then");
    rests(entry).and_then(amiss).into_iter().collect()
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    facts.extend(rests(entry).map(Rests::fact));
}
