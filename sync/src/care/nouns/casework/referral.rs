//! Referrals to other services. Nothing is sent unless a consent in force covers it, and what was sent while the consent
//! was withdrawn elsewhere is found when the two meet (`review::collisions`).

use jiff::ToSpan;
use jiff::civil::Date;

use crate::care::declare::{
    Area, ClientFacts, Computed, Days, Entry, Fact, Field, FieldDecl, Involving, Kind, Noun, Part, Problem, Rests,
    Role, Served, Shape, UsualDays, Value, Wrong,
};

/// The section of the plan that a consent has to cover.
pub const SECTION: &str = "referrals";

/// The need that it answers.
pub const NEED: FieldDecl = FieldDecl::register("need", Kind::Link { to: &["need"] });
/// To which service.
pub const TO: FieldDecl = FieldDecl::register("to", Kind::Line { characters_max: 200 }).required();
/// To whom there.
pub const PERSON: FieldDecl = FieldDecl::register("person", Kind::Line { characters_max: 120 }).said_of("to");
/// The client's consent to it: to send it there, and not elsewhere.
pub const CONSENT: FieldDecl =
    FieldDecl::confirmed("consent", Kind::Link { to: &["consent"] }, &[]).said_of("to").under(&["share"]);
/// How soon.
pub const URGENCY: FieldDecl = FieldDecl::register("urgency", Kind::Code(&["routine", "soon", "today"]));
/// Where it stands.
pub const STATUS: FieldDecl = FieldDecl::state(
    "status",
    &["draft", "sent", "received", "accepted", "waiting", "started", "completed", "declined", "failed"],
)
.required();
/// How it was sent.
pub const HOW: FieldDecl = FieldDecl::register("how", Kind::Code(&["phone", "letter", "fax", "in_person", "other"]));
/// When the client is expected there.
pub const APPOINTMENT: FieldDecl = FieldDecl::register("appointment", Kind::Moment);
/// What came of it.
pub const OUTCOME: FieldDecl = FieldDecl::register("outcome", Kind::Line { characters_max: 500 });

/// Why it was declined.
pub const DECLINED: FieldDecl = FieldDecl::register(
    "declined",
    Kind::Code(&["no_room", "not_eligible", "client_declined", "too_far", "cost", "no_reply", "other"]),
);
/// Who acts next.
pub const NEXT_BY: FieldDecl = FieldDecl::register("next_by", Kind::Code(&["clinic", "service", "client"]));

/// A referral (CARE.md 1.K; P6 "coordinate services").
pub static REFERRAL: Noun = Noun {
    name: "referral",
    area: Area::Casework,
    part: Part::Case,
    shape: Shape::List,
    fields: &[NEED, TO, PERSON, CONSENT, URGENCY, STATUS, HOW, APPOINTMENT, OUTCOME, DECLINED, NEXT_BY],
    computed: &[Computed { name: "loop_due", kind: Kind::Date, of: |entry| loop_due(entry).map(Value::Date) }],
    linkable: true,
    usual: &[
        UsualDays {
            day: "appointment",
            with: "status",
            codes: &["draft", "sent", "received", "accepted", "waiting"],
            days: Days::Ahead,
        },
        UsualDays { day: "appointment", with: "status", codes: &["started", "completed"], days: Days::Past },
    ],
    editors: &[Role::CaseManager, Role::Therapist, Role::Supervisor],
    rule_codes: &["referral-needs-consent", "referral-consent-not-in-force"],
    rules: sent_under_consent,
    facts: tell,
    involves: |_| Involving::still(&[&PERSON]).or_in(&[&TO]),
    ..Noun::PLAIN
};

/// A referral stands as sent only with a consent that covers it today. Later steps are not held back: what was sent was
/// sent, and what is heard back has to be written down.
fn sent_under_consent(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let wrong =
        |rule| Problem { noun: REFERRAL.name, key: entry.key, field: Some(CONSENT.name), what: Wrong::Rule(rule) };
    if entry.text(&STATUS) != "sent" {
        return Vec::new();
    }
    let amiss =
        |rests: Rests| facts.rests_amiss((entry, &rests), (&CONSENT, &CONSENT), "referral-consent-not-in-force");
    if let Some(amiss) = Rests::of(entry, &CONSENT).and_then(amiss) {
        return vec![amiss];
    }
    let consent = entry.value(&CONSENT).and_then(|value| value.as_link()?.id());
    match (consent, facts.covers(consent, SECTION)) {
        (None, _) => vec![wrong("referral-needs-consent")],
        (Some(_), Some(false)) => vec![wrong("referral-consent-not-in-force")],
        (Some(_), Some(true) | None) => Vec::new(),
    }
}

/// By when the clinic asks what became of it: so many days after it was sent or last moved, by how soon it is needed.
fn loop_due(entry: &Entry) -> Option<Date> {
    if entry.is_put_away() || !matches!(entry.text(&STATUS), "sent" | "received" | "accepted" | "waiting") {
        return None;
    }
    let days = match entry.text(&URGENCY) {
        "today" => 2,
        "soon" => 7,
        _ => 14,
    };
    let moved = entry.field(&STATUS).stamps().iter().map(|stamp| stamp.written).max()?.day()?;
    moved.checked_add(days.days()).ok()
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    facts.extend(loop_due(entry).map(|day| Fact::Review { day }));
    let went = !matches!(entry.text(&STATUS), "" | "draft" | "declined" | "failed");
    let stamps = entry.field(&STATUS).stamps();
    if let (true, Some(at)) = (went, stamps.iter().map(|stamp| stamp.written).max()) {
        // Two people named two consents: none is sure. Nor is one that was given for another service.
        let is_sure = |field: &&Field| !field.is_conflicted() && entry.said_of_other(&CONSENT).is_none();
        let named = Some(entry.field(&CONSENT)).filter(is_sure);
        let consent = named.and_then(|field| field.value()?.as_link()?.id());
        facts.extend(Rests::of(entry, &CONSENT).filter(|_| consent.is_some()).map(Rests::fact));
        facts.push(Fact::Sent { consent, needs: SECTION.to_owned(), at });
        let is_done = entry.text(&STATUS) == "completed" && !entry.is_put_away();
        let served = Served { kind: "referral".to_owned(), at: Some(at), ..Served::default() };
        facts.extend(is_done.then_some(Fact::Served(served)));
    }
}
