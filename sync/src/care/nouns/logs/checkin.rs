//! Check-ins between sessions. Who says in one that they need help opens a safety flag by it.

use crate::care::declare::{Area, Entry, Fact, FieldDecl, Header, Kind, Noun, Part, Role, Shape, Value, header};

/// Whether the client needs help now. Yes opens a safety flag by itself.
pub const NEED_HELP: FieldDecl = FieldDecl::register("need_help", Kind::YesNo).once();
/// What the help is for.
pub const HELP_WITH: FieldDecl = FieldDecl::register("help_with", Kind::Line { characters_max: 300 }).once();
/// How the mood is, 0 to 10.
pub const MOOD: FieldDecl = FieldDecl::register("mood", Kind::Number { least: 0, most: 10 }).once();
/// How strong the urges are, 0 to 10.
pub const URGES: FieldDecl = FieldDecl::register("urges", Kind::Number { least: 0, most: 10 }).once();
/// Whether the client used the plan.
pub const USED_PLAN: FieldDecl = FieldDecl::register("used_plan", Kind::YesNo).once();
/// How it was done.
pub const MODE: FieldDecl =
    FieldDecl::register("mode", Kind::Code(&["in_person", "phone", "text", "self", "paper"])).once();

/// A check-in (CARE.md 1.I; P4 "check-ins").
pub static CHECKIN: Noun = Noun {
    name: "checkin",
    area: Area::Logs,
    part: Part::Logs,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        NEED_HELP,
        HELP_WITH,
        MOOD,
        URGES,
        USED_PLAN,
        MODE,
        header::VISIBLE,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["checkin"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: tell,
    ..Noun::PLAIN
};

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    let day = entry.value(&header::HAPPENED).and_then(Value::as_date);
    let needs_help = entry.value(&NEED_HELP) == Some(&Value::YesNo(true));
    if let (false, true, Some(day)) = (entry.is_put_away(), needs_help, day) {
        facts.push(Fact::Raised { day });
        facts.extend(entry.author().map(|who| Fact::Owner { who }));
    }
}
