//! Where a chart stands: whether anybody works with it now, and if not why. Must never hide that somebody was said to
//! have died while another said otherwise.

use jiff::civil::Date;

use crate::care::declare::{
    Area, ClientFacts, Days, Entry, Fact, Field, FieldDecl, Kind, Noun, Part, Pressing, Problem, Role, Shape, Value,
    Version, Wrong,
};

/// The codes of [`STATUS`], from first to last. A chart of which nothing was ever said is active; "active" is written
/// where one is taken up again, and comes last: of two answers made apart that one stands, since a chart that presses
/// once too often harms nobody.
pub const STATUSES: &[&str] = &["paused", "ended", "moved", "died", "begun_by_mistake", "active"];

/// Where it stands. That somebody died stands beside no other answer without a person's word (CARE 1.M: STATE, died
/// CONF): until then it counts. It holds at once and waits until a supervisor has seen it; what takes it back holds
/// only after that ([`acted_on`]).
pub const STATUS: FieldDecl = FieldDecl::state("status", STATUSES).confirming(&["died"]).watched_later();
/// Why.
pub const REASON: FieldDecl =
    FieldDecl::register("reason", Kind::Line { characters_max: 300 }).told_with("status").said_of("status");
/// Since when.
pub const SINCE: FieldDecl =
    FieldDecl::register("since", Kind::Date).on(Days::Past).today_with("status").told_with("status");

/// The standing of a chart (CARE.md 1.M: "a chart can be put away, with reason and day").
pub static STANDING: Noun = Noun {
    name: "standing",
    area: Area::Client,
    part: Part::Core,
    shape: Shape::One,
    fields: &[STATUS, REASON, SINCE],
    weighs: Some(|entry| !matches!(acted_on(entry), "" | "active")),
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    rule_codes: &["standing-needs-reason", "standing-needs-since"],
    rules: put_away_with_reason,
    facts: tell,
    ..Noun::PLAIN
};

/// How much of a chart presses that stands so. A code of a newer version presses as an active one does.
#[must_use]
pub fn pressing(status: &str) -> Pressing {
    match status {
        "paused" => Pressing::Less,
        "ended" | "moved" | "died" | "begun_by_mistake" => Pressing::Nothing,
        _ => Pressing::Fully,
    }
}

/// The day of death that a form gives which showed `shown` and says `fields`; `None` where it says nothing new of one.
#[must_use]
pub fn died_on(shown: &Entry, fields: &[(&'static FieldDecl, Option<Value>)]) -> Option<Date> {
    if *shown.noun != STANDING {
        return None;
    }
    let typed = |decl: &FieldDecl| fields.iter().find(|(own, _)| **own == *decl).map(|(_, to)| to.as_ref());
    let after = |decl: &FieldDecl| typed(decl).unwrap_or_else(|| shown.field(decl).value()).cloned();
    let is_new = [&STATUS, &SINCE].into_iter().any(|decl| after(decl).as_ref() != shown.field(decl).value());
    let is_death = after(&STATUS).as_ref().and_then(Value::as_text) == Some("died");
    after(&SINCE).filter(|_| is_death && is_new)?.as_date()
}

/// A chart that does not press as others do says why, and since when. Asked of forms.
fn put_away_with_reason(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    if pressing(entry.text(&STATUS)) == Pressing::Fully {
        return Vec::new();
    }
    let lacks = |field: &FieldDecl| entry.value(field).is_none() && !entry.field(field).is_conflicted();
    let wrong = |field: &FieldDecl, rule| Problem {
        noun: entry.noun.name,
        key: entry.key,
        field: entry.noun.field(field.name).map(|own| own.name),
        what: Wrong::Rule(rule),
    };
    let why = lacks(&REASON).then(|| wrong(&REASON, "standing-needs-reason"));
    // On a day that is known a form fills it in; one that is emptied alone is no more known than before.
    let since = (facts.today.is_some() && lacks(&SINCE)).then(|| wrong(&SINCE, "standing-needs-since"));
    why.into_iter().chain(since).collect()
}

/// The word that `entry` held and that somebody took back whom no supervisor has looked at yet: that they died.
fn taken_back(entry: &Entry) -> Option<&str> {
    entry.lowered_from(&STATUS).filter(|was| STATUS.class.before_final(was).is_some())
}

/// The code of where the chart stands, as it is acted on: a death until a supervisor has looked at what takes it back.
#[must_use]
pub fn acted_on(entry: &Entry) -> &str {
    taken_back(entry).unwrap_or_else(|| entry.text(&STATUS))
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    let status = acted_on(entry);
    let pressing = pressing(status);
    if pressing != Pressing::Fully {
        // Why and since when were written with what does not count yet.
        let said = |field: &FieldDecl| said_with(entry, field).filter(|_| taken_back(entry).is_none());
        facts.push(Fact::Standing {
            status: status.to_owned(),
            pressing,
            // Never why it stood elsewhere.
            reason: said(&REASON)
                .filter(|_| entry.said_of_other(&REASON).is_none())
                .map(ToString::to_string)
                .unwrap_or_default(),
            since: said(&SINCE).and_then(Value::as_date),
        });
    }
}

/// What `field` was given together with the status that stands, where several were given: never the reason of another
/// answer.
fn said_with<'a>(entry: &'a Entry, field: &FieldDecl) -> Option<&'a Value> {
    let Field::Conflicted { versions, .. } = entry.field(field) else { return entry.value(field) };
    let chosen = entry.chosen(&STATUS).filter(|chosen| chosen.since.is_none());
    let chosen = chosen.and_then(|chosen| chosen.wrote.iter().find(|version| version.value == chosen.value));
    let stamps = chosen.or_else(|| standing_version(entry.field(&STATUS)));
    let stamps = stamps.map(|version| version.stamps.as_slice()).unwrap_or_default();
    let is_of_it = |version: &&Version| {
        version.stamps.iter().any(|stamp| stamps.iter().any(|status| status.change == stamp.change))
    };
    versions.iter().find(is_of_it).map_or_else(|| entry.value(field), |version| version.value.as_ref())
}

/// The version that is acted on.
fn standing_version(field: &Field) -> Option<&Version> {
    match field {
        Field::Settled(version) | Field::Ruled { stands: version, .. } => Some(version),
        Field::Conflicted { versions, acted_on } => acted_on.and_then(|place| versions.get(place)),
        Field::Empty | Field::Together { .. } => None,
    }
}
