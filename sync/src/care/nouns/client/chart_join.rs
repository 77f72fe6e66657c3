//! What supervisors say of this chart and another: that both are of one person, or of two. A link and never a rewriting:
//! both charts stay as they are, and another word of a supervisor undoes it.

use crate::care::declare::{
    Area, ClientFacts, Codes, Entry, Fact, FieldDecl, Kind, Noun, Part, Problem, Role, Shape, Wrong,
};

/// Two people: nothing of one is shown with the other.
pub const TWO_PEOPLE: &str = "two_people";
/// One person: each chart leads to the other, and lists show one line for both.
pub const ONE_PERSON: &str = "one_person";

/// What was said. Until it is settled where two supervisors say otherwise, the charts stay apart: that shows nobody the
/// words of somebody else.
pub const VERDICT: FieldDecl =
    FieldDecl::confirmed("verdict", Kind::Code(&[TWO_PEOPLE, ONE_PERSON]), &[TWO_PEOPLE, ONE_PERSON]);
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 300 }).told_with("verdict");

/// What was said of this chart and the one that the key names (CARE.md 1.M `joins`). It stands in the chart that was begun
/// first of the two, so that of one pair one thing is said, wherever it was said.
pub static CHART_JOIN: Noun = Noun {
    name: "chart_join",
    area: Area::Client,
    part: Part::Core,
    shape: Shape::Coded(&[&Codes::Clients]),
    fields: &[VERDICT, REASON],
    editors: &[Role::Supervisor],
    rule_codes: &["chart_join-needs-reason"],
    rules: said_with_reason,
    facts: |entry, facts| {
        let said = entry.field(&VERDICT);
        let last = said.stamps().into_iter().max_by_key(|stamp| (stamp.written, stamp.change));
        if let (verdict @ (TWO_PEOPLE | ONE_PERSON), Some(last)) = (entry.text(&VERDICT), last) {
            facts.push(Fact::Join {
                verdict: verdict.to_owned(),
                two_versions: said.is_conflicted(),
                who: last.author.map(|author| author.person),
                at: last.written,
            });
        }
    },
    ..Noun::PLAIN
};

/// Whoever comes later must be able to see why. Asked of forms, which are filled in on a day that is known.
fn said_with_reason(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let lacks = |field: &FieldDecl| entry.value(field).is_none() && !entry.field(field).is_conflicted();
    let problem = Problem {
        noun: CHART_JOIN.name,
        key: entry.key,
        field: Some(REASON.name),
        what: Wrong::Rule("chart_join-needs-reason"),
    };
    (facts.today.is_some() && !lacks(&VERDICT) && lacks(&REASON)).then_some(problem).into_iter().collect()
}
