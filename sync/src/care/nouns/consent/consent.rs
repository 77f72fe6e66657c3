//! What the client agreed to. What is agreed is written once; it is taken back, in part or whole, by entries of their
//! own (`consent_withdrawal.rs`), so that being taken back always beats being given.

use std::collections::BTreeSet;

use crate::care::declare::{
    Area, ClientFacts, Days, Entry, Fact, FieldDecl, Header, Involving, Kind, Noun, Part, Problem, Role, Shape, Value,
    Wrong, header,
};
use crate::id::EntryId;

/// What it is for.
pub const KIND: FieldDecl = FieldDecl::register(
    "kind",
    Kind::Code(&[
        "treatment",
        "share",
        "involve",
        "accountability",
        "group_rules",
        "recording",
        "telehealth",
        "exposure_work",
        "digital_log",
    ]),
)
.required()
.once();
/// To whom.
pub const TO_WHOM: FieldDecl = FieldDecl::register("to_whom", Kind::Line { characters_max: 200 }).once();
/// The people around the client whom it is given for: it is good for nobody else then.
pub const PEOPLE: FieldDecl = FieldDecl::links("people", &["network_person"]).once();
/// The sections of the plan that a consent can cover.
pub const SECTIONS: &[&str] =
    &["contact", "plan", "goals", "skills", "risk", "logs", "measures", "notes", "needs", "referrals"];
/// What may be shared or done.
pub const COVERS: FieldDecl = FieldDecl::set("covers", SECTIONS).once();
/// What for.
pub const PURPOSE: FieldDecl = FieldDecl::register("purpose", Kind::Line { characters_max: 500 }).once();
/// From when on; from the day it was given, if nothing else is said.
pub const FROM: FieldDecl = FieldDecl::register("from", Kind::Date).once();
/// Until when.
pub const UNTIL: FieldDecl = FieldDecl::register("until", Kind::Date).on(Days::Ahead).once();
/// How it was given.
pub const GIVEN: FieldDecl =
    FieldDecl::register("given", Kind::Code(&["signed", "spoken_with_witness", "spoken"])).required().once();
/// Who heard it.
pub const WITNESS: FieldDecl = FieldDecl::register("witness", Kind::Line { characters_max: 120 }).once();
/// Whether the client has a copy.
pub const COPY_GIVEN: FieldDecl = FieldDecl::register("copy_given", Kind::YesNo);

/// The consent that this one corrects: it comes in its place.
pub const CORRECTS: FieldDecl = header::corrects(&["consent"]);

/// A consent (CARE.md 1.L; P8 "consent and confidentiality").
pub static CONSENT: Noun = Noun {
    name: "consent",
    area: Area::Consent,
    part: Part::Consent,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        KIND,
        TO_WHOM,
        PEOPLE,
        COVERS,
        PURPOSE,
        FROM,
        UNTIL,
        GIVEN,
        WITNESS,
        COPY_GIVEN,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        CORRECTS,
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    linkable: true,
    rule_codes: &["consent-needs-witness"],
    rules: heard_by_somebody,
    facts: tell,
    involves: |entry| match entry.text(&KIND) {
        "share" | "involve" | "accountability" => Involving::still(&[&TO_WHOM, &PEOPLE, &WITNESS]),
        _ => Involving::that_day(entry, &[&WITNESS]),
    },
    ..Noun::PLAIN
};

/// A consent that was spoken before a witness says who that was. Asked of forms, which are filled in on a day that is
/// known.
fn heard_by_somebody(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let is_named = entry.text(&GIVEN) != "spoken_with_witness" || entry.value(&WITNESS).is_some();
    let is_written = entry.is_being_written(&GIVEN) || entry.is_being_written(&WITNESS);
    if facts.today.is_none() || is_named || !is_written {
        return Vec::new();
    }
    let what = Wrong::Rule("consent-needs-witness");
    vec![Problem { noun: CONSENT.name, key: entry.key, field: Some(WITNESS.name), what }]
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    // Also one that is put away: what it corrected was wrong, and does not become right because this went.
    let corrects = entry.value(&CORRECTS).and_then(|value| value.as_link()?.id());
    let at = entry.born.map(|born| born.written);
    facts.extend(corrects.zip(at).map(|(consent, at)| Fact::Replaces { consent, at }));
    if entry.is_put_away() {
        return;
    }
    let day = |field: &FieldDecl| entry.value(field).and_then(Value::as_date);
    facts.push(Fact::Consent {
        kind: entry.text(&KIND).to_owned(),
        covers: entry.value(&COVERS).map(Value::flags).unwrap_or_default(),
        from: day(&FROM).or_else(|| day(&header::HAPPENED)),
        until: day(&UNTIL),
    });
    let people: BTreeSet<EntryId> =
        entry.value(&PEOPLE).map(Value::links).unwrap_or_default().iter().filter_map(|key| key.id()).collect();
    if !people.is_empty() {
        facts.push(Fact::GivenFor { people });
    }
}
