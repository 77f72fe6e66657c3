//! Who holds the client to account in a way that helps, and what each may know. The client may stop it at any time;
//! nobody may know more than a consent in force covers.

use crate::care::declare::{
    Area, ClientFacts, Days, Entry, Fact, FieldDecl, Involving, Kind, Knows, Noun, Part, Problem, Rests, Role, Shape,
    Value, Wrong,
};
use crate::care::nouns::consent::consent::SECTIONS;

/// Who it is, as the client calls them.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Line { characters_max: 120 }).required();
/// What they are to the client.
pub const ROLE: FieldDecl =
    FieldDecl::register("role", Kind::Code(&["partner", "mentor", "peer", "sponsor", "family", "group", "staff"]))
        .required();
/// What they may know: they, and nobody else. Of two answers the smaller set is acted on.
pub const MAY_KNOW: FieldDecl = FieldDecl::confirmed("may_know", Kind::Codes(SECTIONS), &[]).said_of("who");
/// The consent that it stands on.
pub const CONSENT: FieldDecl = FieldDecl::confirmed("consent", Kind::Link { to: &["consent"] }, &[])
    .under(&["accountability", "share", "involve"])
    .said_of("who");
/// How often they speak.
pub const HOW_OFTEN: FieldDecl = FieldDecl::register("how_often", Kind::Line { characters_max: 120 });
/// How they ask so that it helps.
pub const HOW_TO_ASK: FieldDecl = FieldDecl::register("how_to_ask", Kind::Line { characters_max: 300 });
/// What they do when it gets hard.
pub const DOES: FieldDecl = FieldDecl::register("does", Kind::Line { characters_max: 300 });
/// The last day.
pub const UNTIL: FieldDecl = FieldDecl::register("until", Kind::Date).on(Days::Ahead);
/// Which of the people around the client it is, where they are written down.
pub const PERSON: FieldDecl = FieldDecl::register("person", Kind::Link { to: &["network_person"] });

/// An accountability partner (CARE.md 1.B; P1 "accountability structures within a supportive network", P5, P9).
pub static ACCOUNTABILITY: Noun = Noun {
    name: "accountability",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[WHO, ROLE, MAY_KNOW, CONSENT, HOW_OFTEN, HOW_TO_ASK, DOES, UNTIL, PERSON],
    editors: &[Role::Therapist, Role::Supervisor],
    rule_codes: &["accountability-needs-consent", "accountability-beyond-consent"],
    rules: within_consent,
    facts: tell,
    involves: |entry| {
        let goes_on = knows(entry).is_some() || entry.value(&UNTIL).is_none();
        if goes_on { Involving::still(&[&WHO, &PERSON]) } else { Involving::default() }
    },
    ..Noun::PLAIN
};

/// What they may know, and under which consent; nothing where it is put away or nobody may know anything.
fn knows(entry: &Entry) -> Option<Knows> {
    let sections = entry.value(&MAY_KNOW).map(Value::flags).filter(|sections| !sections.is_empty())?;
    // Two people named two consents: none is sure.
    let consent = entry.value(&CONSENT).and_then(|value| value.as_link()?.id());
    let until = entry.value(&UNTIL).and_then(Value::as_date);
    (!entry.is_put_away()).then_some(Knows { noun: ACCOUNTABILITY.name, consent, sections, until })
}

/// What that rests on, and about whom.
fn rests(entry: &Entry, knows: &Knows) -> Option<Rests> {
    Some(Rests { until: knows.until, ..Rests::of(entry, &CONSENT)?.about(entry, &PERSON) })
}

/// Nobody may know more than a consent in force covers, nor under one that was given for something or somebody else. Asked
/// of forms, which are filled in on a day that is known; what ends today or ended needs none.
fn within_consent(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let Some(knows) = knows(entry) else { return Vec::new() };
    let goes_on = facts.today.is_some_and(|today| knows.until.is_none_or(|until| today < until));
    if !goes_on {
        return Vec::new();
    }
    let amiss = |rests: Rests| facts.rests_amiss((entry, &rests), (&CONSENT, &PERSON), "accountability-beyond-consent");
    if let Some(amiss) = rests(entry, &knows).and_then(amiss) {
        return vec![amiss];
    }
    if facts.beyond_consent(&knows).is_empty() {
        return Vec::new();
    }
    let (field, rule) = match knows.consent {
        None => (CONSENT.name, "accountability-needs-consent"),
        Some(_) => (MAY_KNOW.name, "accountability-beyond-consent"),
    };
    vec![Problem { noun: ACCOUNTABILITY.name, key: entry.key, field: Some(field), what: Wrong::Rule(rule) }]
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    let Some(knows) = knows(entry) else { return };
    // A consent to tell somebody else is none to tell them.
    let is_theirs = entry.said_of_other(&CONSENT).is_none();
    let knows = Knows { consent: knows.consent.filter(|_| is_theirs), ..knows };
    facts.extend(rests(entry, &knows).map(Rests::fact));
    let Knows { consent, sections, until, .. } = knows;
    facts.push(Fact::Knows { consent, sections, until });
}
