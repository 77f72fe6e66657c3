//! What waits for a person stands in one order: what harms first, then how they are reached and whom they call, then
//! the rest, and of each the longest waiting first.

use std::sync::Arc;

use waystation_sync::care::declare::{DocKey, Part};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::summary::{Row, Said};
use waystation_sync::id::{ClientId, EntryId};
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
