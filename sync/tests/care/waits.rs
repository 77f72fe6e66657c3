//! What waits for a person stands in one order: what harms first, then how they are reached and whom they call, then
//! the rest, and of each the longest waiting first.

use std::sync::Arc;

use waystation_sync::care::declare::{DocKey, Fact, Part, Pressing, Stated};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::summary::{LevelRow, Row, Said, StandingRow};
use waystation_sync::id::{ClientId, EntryId, PersonId};
use waystation_sync::time::Millis;

/// Two versions of a field, the newest of so many minutes ago.
type Choice = (&'static str, &'static str, [&'static str; 2], i64);

fn row(client: u8, choices: &[Choice]) -> Row {
    let key = |noun: &str| if noun == "risk" { "self_harm".to_owned() } else { EntryId([client; 16]).to_string() };
    let mut row = Row {
        names: vec![format!("Client {client}")],
        ..Row::empty(DocKey::whole(ClientId([client; 16]), Part::Core))
    };
    for (noun, field, said, ago) in choices {
        let at = Millis(1_000_000_000 - ago * 60_000);
        row.two_versions.push(((*noun).to_owned(), key(noun), (*field).to_owned()));
        for text in said {
            let said = Said { text: (*text).to_owned(), who: None, at, of: Vec::new() };
            row.versions.push(((*noun).to_owned(), key(noun), (*field).to_owned(), said));
        }
    }
    row
}

#[test]
fn what_harms_waits_first_then_what_is_not_safe_then_the_rest_and_of_each_the_longest_waiting() {
    // By name the first is the one whose number alone is in doubt.
    let rows = [
        row(1, &[("contact", "value", ["555 0142", "555 0667"], 900)]),
        row(2, &[("contact", "safe", ["no", "yes"], 5), ("goal", "due", ["2026-01-01", "2026-02-01"], 999)]),
        row(3, &[("risk", "level", ["low", "moderate"], 600)]),
        row(4, &[("risk", "level", ["none_seen", "high"], 10), ("crisis_step", "phone", ["1", "2"], 60)]),
        row(5, &[("risk", "level", ["high", "low"], 20)]),
        row(6, &[("contact", "value", ["555 0199", "555 0198"], 901)]),
    ];
    let overview = Overview::new(&Part::ALL, rows.map(Arc::new));
    let told: Vec<_> = overview.waits().map(|wait| (wait.client.0[0], wait.noun, wait.field.as_str())).collect();
    assert_eq!(
        told,
        [
            (5, "risk", "level"),
            (4, "risk", "level"),
            (3, "risk", "level"),
            (4, "crisis_step", "phone"),
            (2, "contact", "safe"),
            (6, "contact", "value"),
            (1, "contact", "value"),
            (2, "goal", "due"),
        ]
    );
}

#[test]
fn what_was_lowered_waits_with_what_harms_and_a_chart_put_away_at_high_risk_before_all_that_merged_past_a_rule() {
    let lowered = |client: u8, noun: &'static str, field: &'static str, now: &'static str| {
        let mut row = row(client, &[(noun, field, [now, now], 30)]);
        row.lowered = std::mem::take(&mut row.two_versions);
        row
    };
    let rows = [
        row(1, &[("contact", "safe", ["no", "yes"], 90), ("goal", "due", ["2026-01-01", "2026-02-01"], 999)]),
        row(2, &[("risk", "level", ["low", "moderate"], 600)]),
        lowered(3, "risk", "level", "low"),
        lowered(4, "safety_flag", "status", "closed"),
        lowered(5, "involvement_check", "result", "ok"),
        lowered(6, "contact", "safe", "yes"),
    ];
    let overview = Overview::new(&Part::ALL, rows.map(Arc::new));
    let told: Vec<_> = overview.waits().map(|wait| (wait.client.0[0], wait.noun)).collect();
    assert_eq!(
        told,
        [
            (3, "risk"),
            (4, "safety_flag"),
            (2, "risk"),
            (1, "contact"),
            (5, "involvement_check"),
            (6, "contact"),
            (1, "goal"),
        ]
    );
    // Of whom nothing else is shown, that stands in the list of risks.
    let shown: Vec<u8> = overview.risks().map(|(client, _)| client.0[0]).collect();
    assert_eq!(shown, [3, 4, 5, 6]);
    // A: two people are first to ask; Z: put away while the risk is high.
    let called = |client: u8, name: &str| Row { names: vec![name.to_owned()], ..row(client, &[]) };
    let primary = |who: u8| Stated {
        noun: "team".into(),
        entry: EntryId([who; 16]).to_string(),
        fact: Fact::Primary { who: PersonId([who; 16]), role: "therapist".into(), until: None },
    };
    let first = Row { for_rules: vec![primary(1), primary(2)], ..called(1, "A") };
    let (status, pressing) = ("ended".to_owned(), Pressing::Nothing);
    let standing = StandingRow { noun: "standing".into(), status, pressing, reason: String::new(), since: None };
    let level = LevelRow { domain: "self_harm".into(), rank: 0, level: "high".into(), two_versions: false };
    let away = Row { standing: Some(standing), levels: vec![level], ..called(2, "Z") };
    let overview = Overview::new(&Part::ALL, [first, away].map(Arc::new));
    let told: Vec<_> = overview.clashes().map(|clashing| clashing.client.0[0]).collect();
    assert_eq!(told, [2, 1]);
}
