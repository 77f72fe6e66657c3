//! The sample caseload: it fits the declarations, is fresh on every day, and is kind.

use jiff::civil::{Date, date};
use waystation_sync::care::{NOUNS, client, contact, crisis_step, goal, name, note, risk, task, team};

use super::super::tally::Left;
use super::super::why::Weight;
use super::*;

fn staff() -> BTreeMap<&'static str, PersonId> {
    (1u8..).zip(sample_people()).map(|(number, person)| (person.login, PersonId([number; 16]))).collect()
}

fn who(by: Option<&str>) -> (PersonId, Role) {
    let person = sample_people().into_iter().find(|person| Some(person.login) == by).unwrap();
    (staff()[person.login], person.role)
}

fn on(today: Date) -> Vec<Incoming> {
    sample(today, &staff()).unwrap()
}

#[test]
fn every_act_of_the_sample_is_accepted_and_a_second_time_changes_nothing() {
    let (incoming, mut charts) = (on(date(2026, 11, 24)), Charts::default());
    let (made, there) = charts.take(&incoming, who);
    assert!(made > 200, "{made}");
    assert_eq!(there, 0);
    let before = charts.heads();
    let (made, _) = charts.take(&incoming, who);
    assert_eq!(made, 0);
    assert_eq!(charts.heads(), before);
}

#[test]
fn the_sample_shows_every_noun_and_what_a_clinic_would_want_to_see_at_once() {
    let (incoming, mut charts) = (on(date(2026, 11, 24)), Charts::default());
    charts.take(&incoming, who);
    assert_eq!(incoming.len(), 9);
    for noun in NOUNS {
        assert!(
            !charts.all(noun).is_empty(),
            "no client of the sample has a {}: give one to server/sample/1-more.json",
            noun.name
        );
    }
    let count = |entries: Vec<Entry>, keep: &dyn Fn(&Entry) -> bool| entries.iter().filter(|entry| keep(entry)).count();
    assert!(count(charts.all(&goal::GOAL), &|goal| goal.text(&goal::STATUS) == "active") >= 8);
    assert!(count(charts.all(&note::NOTE), &|note| note::signed(note).is_some()) >= 8);
    assert!(count(charts.all(&note::NOTE), &|note| note::signed(note).is_none()) >= 3);
    assert!(count(charts.all(&contact::CONTACT), &|way| way.text(&contact::SAFE) == "no") >= 1);
    assert_eq!(count(charts.all(&risk::RISK), &|risk| risk.text(&risk::LEVEL) == "high"), 1);
    assert_eq!(count(charts.all(&task::TASK), &|task| task.value(&task::WHO).is_none()), 0);
    assert!(charts.all(&client::CLIENT).iter().all(|client| client.value(&client::PRONOUNS).is_some()));
    assert!(charts.all(&name::NAME).len() > 8);
    assert_eq!(charts.all(&team::TEAM).len(), 18);
    let authors: std::collections::BTreeSet<_> =
        incoming.iter().flat_map(|client| &client.parts).map(|part| part.by.unwrap()).collect();
    assert_eq!(authors.len(), 4);
}

#[test]
fn nothing_of_the_samples_bundles_is_left() {
    for (record, _) in sample::FILES {
        let json = sample::dated(serde_json::from_str(record).unwrap(), date(2026, 11, 24));
        let parsed = read_value(&json, date(2026, 11, 24)).unwrap();
        let left = &parsed.files[0].left;
        // What a plan says of itself has no place here; how a record was sent is nothing of the client's.
        let of_plan =
            |left: &&Left| left.resource == "CarePlan" && matches!(left.element, Some("status" | "intent" | "goal"));
        let mut words = left.iter().filter(|left| left.why.weight() == Weight::Left && left.why != Why::Envelope);
        assert!(words.all(|left| of_plan(&left)), "{left:?}");
    }
}

#[test]
fn days_in_the_sample_count_from_today() {
    for today in [date(2026, 11, 24), date(2031, 2, 28)] {
        let mut charts = Charts::default();
        charts.take(&on(today), who);
        let due: Vec<Date> =
            charts.all(&task::TASK).iter().filter_map(|task| task.value(&task::DUE)?.as_date()).collect();
        assert!(due.len() > 20);
        assert!(due.iter().any(|due| *due < today) && due.iter().any(|due| *due > today));
        assert!(due.iter().all(|due| (*due - today).get_days().abs() < 60));
    }
}

#[test]
fn ids_in_the_sample_do_not_hang_on_the_day() {
    let ids = |today| -> Vec<_> {
        let all = on(today).into_iter();
        all.map(|one| (one.client, one.parts.iter().flat_map(|part| &part.acts).map(|act| act.key).collect::<Vec<_>>()))
            .collect()
    };
    assert_eq!(ids(date(2026, 11, 24)), ids(date(2027, 1, 1)));
}

#[test]
fn every_telephone_number_in_the_sample_is_a_fictional_one() {
    let mut charts = Charts::default();
    charts.take(&on(date(2026, 11, 24)), who);
    let mut numbers: Vec<String> =
        charts.all(&crisis_step::CRISIS_STEP).iter().map(|step| step.text(&crisis_step::PHONE).to_owned()).collect();
    numbers.extend(
        charts
            .all(&contact::CONTACT)
            .iter()
            .filter(|way| matches!(way.text(&contact::CHANNEL), "phone" | "text"))
            .map(|way| way.text(&contact::VALUE).to_owned()),
    );
    numbers.retain(|number| !number.is_empty());
    assert!(numbers.len() > 30);
    assert!(numbers.iter().all(|number| number.starts_with("555-01") && number.len() == 8), "{numbers:?}");
}

#[test]
fn the_sample_speaks_kindly() {
    let mut charts = Charts::default();
    charts.take(&on(date(2026, 11, 24)), who);
    let mut words = String::new();
    for noun in NOUNS {
        for entry in charts.all(noun) {
            for field in noun.fields.iter().filter(|field| field.name != note::SIGNED.name) {
                words.push_str(&entry.value(field).map(ToString::to_string).unwrap_or_default().to_lowercase());
                words.push('\n');
            }
        }
    }
    for harsh in ["failure", "addict", "clean", "dirty", "denial", "relapse", "non-complian", "refus", "manipulat"] {
        assert!(!words.contains(harsh), "{harsh}");
    }
}

#[test]
fn the_samples_people_say_that_they_are_a_sample() {
    for person in sample_people() {
        assert!(person.login.starts_with("sample-") && person.name.ends_with("(sample)"));
        assert!(person.passphrase.starts_with("sample ") && person.passphrase.len() >= 16);
    }
}

#[test]
fn a_person_whom_the_caller_does_not_know_is_asked_for() {
    let mut staff = staff();
    staff.remove("sample-meera");
    let error = sample(date(2026, 11, 24), &staff).unwrap_err();
    assert!(matches!(error, SampleError::NoSuchPerson { login } if login == "sample-meera"));
}
