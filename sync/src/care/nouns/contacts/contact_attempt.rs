//! Contacts with the client, also those that were only tried. The contact rule counts from the last that reached them.

use crate::care::declare::{
    Area, Days, Fact, FieldDecl, Header, Kind, Noun, Part, Role, Served, Shape, UsualDays, Value, header,
};

/// What came of it.
pub const RESULT: FieldDecl = FieldDecl::register(
    "result",
    Kind::Code(&["planned", "attempted", "reached", "left_message", "no_answer", "declined"]),
)
.required()
.once();
/// By what way.
pub const CHANNEL: FieldDecl =
    FieldDecl::register("channel", Kind::Code(&["phone", "text", "email", "post", "in_person"])).required().once();
/// How long, in minutes.
pub const MINUTES: FieldDecl = FieldDecl::register("minutes", Kind::Number { least: 0, most: 480 }).once();
/// What it was about.
pub const SUMMARY: FieldDecl = FieldDecl::register("summary", Kind::Text { characters_max: 2000 }).once();
/// When the next is due.
pub const NEXT: FieldDecl = FieldDecl::register("next", Kind::Date).on(Days::Ahead).once();

/// A contact (CARE.md 1.J; P11 "regular contact and flexible scheduling").
pub static CONTACT_ATTEMPT: Noun = Noun {
    name: "contact_attempt",
    area: Area::Contacts,
    part: Part::Notes,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        RESULT,
        CHANNEL,
        MINUTES,
        SUMMARY,
        NEXT,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["contact_attempt"]),
    ],
    usual: &[UsualDays { day: "happened", with: "result", codes: &["planned"], days: Days::Ahead }],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| {
        let day = entry.value(&header::HAPPENED).and_then(Value::as_date);
        let reached = !entry.is_put_away() && entry.text(&RESULT) == "reached";
        facts.extend(day.filter(|_| reached).map(|day| Fact::Reached { day }));
        let kind = match entry.text(&CHANNEL) {
            _ if !reached => "",
            "in_person" => "visit",
            "phone" => "phone",
            _ => "written",
        };
        let served = Served::on(kind, entry, &header::HAPPENED).lasting(entry, &MINUTES).correcting(entry);
        facts.extend((reached || served.corrects.is_some()).then_some(Fact::Served(served)));
    },
    ..Noun::PLAIN
};
