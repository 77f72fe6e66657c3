//! The others in the client's household, in the words of this chart: what each knows, and whether the clinic may talk
//! with them. Must never lead to another client's chart: whether one of them is a client here is nobody's to read in
//! this one.

use jiff::civil::Date;

use crate::care::declare::{
    Area, ClientFacts, Entry, Fact, FieldDecl, Involving, Kind, Noun, Part, Problem, Rests, Role, Shape, Wrong,
};

/// Their name, as the client calls them.
pub const NAME: FieldDecl = FieldDecl::register("name", Kind::Line { characters_max: 120 }).required();
/// What they are to the client.
pub const RELATION: FieldDecl = FieldDecl::register(
    "relation",
    Kind::Code(&["partner", "child", "parent", "sibling", "other_family", "friend", "carer", "housemate", "other"]),
)
.required();
/// What they know of the client's care already.
pub const KNOWS: FieldDecl = FieldDecl::register("knows", Kind::Code(&["nothing", "in_care", "more"]));
/// Whether the clinic may talk with them about the care. While two say otherwise it may not.
pub const MAY_TALK: FieldDecl = FieldDecl::confirmed("may_talk", Kind::Code(&["no", "yes"]), &["no", "yes"]);
/// The client's consent to that.
pub const CONSENT: FieldDecl =
    FieldDecl::confirmed("consent", Kind::Link { to: &["consent"] }, &[]).under(&["involve", "share"]);
/// What to know before a call or a visit.
pub const NOTE: FieldDecl = FieldDecl::register("note", Kind::Line { characters_max: 300 });
/// Which of the people around the client it is, where they are written down.
pub const PERSON: FieldDecl = FieldDecl::register("person", Kind::Link { to: &["network_person"] });

/// Somebody of the household (CARE.md 1.M: "households"; the client's side of it).
pub static HOUSEHOLD_MEMBER: Noun = Noun {
    name: "household_member",
    area: Area::People,
    part: Part::Relations,
    shape: Shape::List,
    fields: &[NAME, RELATION, KNOWS, MAY_TALK, CONSENT, NOTE, PERSON],
    weighs: Some(|entry| entry.text(&MAY_TALK) == "no"),
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    rule_codes: &["household_member-needs-consent"],
    rules: under_consent,
    facts: tell,
    involves: |_| Involving::still(&[&NAME, &PERSON]),
    ..Noun::PLAIN
};

/// What it rests on that the clinic talks with them: a consent in force, given for them where it names people.
fn rests(entry: &Entry, today: Option<Date>) -> Option<Rests> {
    Some(Rests { day: today, ..Rests::of(entry, &CONSENT)?.about(entry, &PERSON) })
}

/// The clinic talks with them under a consent to involve them or to share with them. Asked when one of both is written;
/// what was named while it was in force stays named.
fn under_consent(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let is_written = [&MAY_TALK, &CONSENT, &PERSON].into_iter().any(|field| entry.is_being_written(field));
    if facts.today.is_none() || entry.text(&MAY_TALK) != "yes" || !is_written {
        return Vec::new();
    }
    let rule = "household_member-needs-consent";
    let none =
        || Problem { noun: HOUSEHOLD_MEMBER.name, key: entry.key, field: Some(CONSENT.name), what: Wrong::Rule(rule) };
    let Some(rests) = rests(entry, facts.today) else { return vec![none()] };
    facts.rests_amiss((entry, &rests), (&CONSENT, &PERSON), rule).into_iter().collect()
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    if !entry.is_put_away() && entry.text(&MAY_TALK) == "yes" {
        facts.extend(rests(entry, None).map(Rests::fact));
    }
}
