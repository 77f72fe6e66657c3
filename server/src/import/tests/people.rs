//! One person, one chart: nobody is mixed up with somebody else, whatever numbers the files give.

use serde_json::json;
use waystation_sync::care::overview::{by_family, fold};
use waystation_sync::care::{client, goal, name, task};

use super::*;

#[test]
fn two_people_with_one_number_never_share_a_chart_and_a_person_is_asked() {
    let marta = bundle(&[patient("a1", "88", "Marta Ferrer", "1970-03-14")]);
    let luis = bundle(&[patient("b7", "88", "Luis Ortega", "1991-11-02"), goal_of("g", "Patient/b7", "LUIS ONLY")]);
    let mut charts = Charts::default();
    charts.import(&[("a.json", &marta)]);
    let report = charts.import(&[("b.json", &luis)]);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Marta Ferrer"]);
    assert!(charts.all(&goal::GOAL).is_empty());
    assert_eq!((said(&report, Why::OtherPerson), said(&report, Why::HeldBack)), (1, 1));
    assert_eq!(report.not_taken(), (0, 2));
    let question = &report.files[0].account.held[0];
    assert_eq!(question.place, "entry[0].resource");
    assert!(report.to_string().contains(&format!("--same {}", question.answer)), "{report}");

    // Together it is the same, and both places are named.
    let mut charts = Charts::default();
    let report = charts.import(&[("a.json", &marta), ("b.json", &luis)]);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Marta Ferrer"]);
    assert_eq!(report.files[1].account.held[0].other, Some((0, "entry[0].resource".into())));

    // The answer that they are two makes two; and stays so without it.
    let answered = Settings { another: [question.answer.clone()].into(), ..settings() };
    charts.import_with(&[("b.json", &luis)], &answered);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Luis Ortega", "Marta Ferrer"]);
    assert_eq!(charts.all(&client::CLIENT).len(), 2);
    let answered = Settings { same: [question.answer.clone()].into(), ..settings() };
    let mut charts = Charts::default();
    charts.import(&[("a.json", &marta)]);
    charts.import_with(&[("b.json", &luis)], &answered);
    assert_eq!(charts.all(&client::CLIENT).len(), 1);
}

#[test]
fn the_same_person_corrected_or_married_is_known_by_number_name_and_birth_date_together() {
    let mut charts = Charts::default();
    charts.import(&[("a.json", &bundle(&[patient("a", "88", "Marta Ferrer", "1970-03-14")]))]);
    for again in [
        patient("other", "88", "Marta Ferrer", "1970-03-15"),
        patient("other", "88", "Marta Ortega", "1970-03-14"),
        patient("other", "88", "Marta Ferrer", "1970"),
    ] {
        let report = charts.import(&[("b.json", &bundle(&[again]))]);
        assert_eq!(report.not_taken(), (0, 0), "{report}");
    }
    assert_eq!(charts.all(&client::CLIENT).len(), 1);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Marta Ferrer", "Marta Ortega"]);
}

#[test]
fn placeholders_are_nobodys_number() {
    for none in ["999-99-9999", "000000000", "123456789", "unknown", "N/A", "0000"] {
        let mut charts = Charts::default();
        let report = charts.import(&[
            ("a.json", &bundle(&[patient("a", none, "Marta Ferrer", "1970-03-14")])),
            ("b.json", &bundle(&[patient("b", none, "Luis Ortega", "1991-11-02")])),
        ]);
        assert_eq!(charts.all(&client::CLIENT).len(), 2, "{none}");
        assert_eq!(said(&report, Why::Placeholder), 2);
        assert_eq!(report.not_taken(), (0, 0));
        let report = charts.import(&[("b.json", &bundle(&[patient("b", none, "Luis Ortega", "1991-11-02")]))]);
        assert_eq!(charts.all(&client::CLIENT).len(), 2, "{none}: {report}");
    }
}

#[test]
fn a_bare_id_in_two_files_is_two_people_unless_name_and_birth_date_say_otherwise() {
    let mut charts = Charts::default();
    let marta = bundle(&[patient("1", "", "Marta Ferrer", "1970-03-14"), goal_of("g", "Patient/1", "Marta's")]);
    let luis = bundle(&[patient("1", "", "Luis Ortega", "1991-11-02"), goal_of("g", "Patient/1", "Luis's")]);
    for _ in 0..2 {
        charts.import(&[("a.json", &marta)]);
        charts.import(&[("b.json", &luis)]);
        charts.import(&[("b.json", &luis), ("a.json", &marta)]);
    }
    assert_eq!(charts.all(&client::CLIENT).len(), 2);
    for core in charts.known().keys() {
        let names = charts.entries(*core, &name::NAME);
        let goals = charts.entries(*core, &goal::GOAL);
        assert_eq!((names.len(), goals.len()), (1, 1));
        let given = names[0].text(&name::TEXT).split(' ').next().unwrap().to_owned();
        assert_eq!(goals[0].text(&goal::STATEMENT), format!("{given}'s"));
    }
    // Who has the same name and no birth date may be either.
    let report = charts.import(&[(
        "c.json",
        &bundle(&[json!({"resourceType": "Patient", "id": "1",
        "name": [{"text": "Marta Ferrer"}]})]),
    )]);
    assert_eq!(said(&report, Why::PerhapsOther), 1, "{report}");
    // Nobody knows whose this is: two people of these files have the id.
    let stray = bundle(&[goal_of("h", "Patient/1", "Whose?")]);
    let report = charts.import(&[("a.json", &marta), ("b.json", &luis), ("c.json", &stray)]);
    assert_eq!(said(&report, Why::WhichPatient), 1, "{report}");
}

#[test]
fn a_reference_to_another_server_leads_to_its_own_person_or_nowhere() {
    let entry = |base: &str, resource: serde_json::Value| {
        let url = format!("{base}/{}/{}", resource["resourceType"].as_str().unwrap(), resource["id"].as_str().unwrap());
        json!({"fullUrl": url, "resource": resource})
    };
    let of = |entries: Vec<serde_json::Value>| {
        json!({"resourceType": "Bundle", "type": "collection", "entry": entries}).to_string()
    };
    let [a, b] = ["https://a.example/fhir", "https://b.example/fhir"];
    let marta = entry(a, patient("p1", "17", "Marta Ferrer", "1970-03-14"));
    for reference in ["https://b.example/fhir/Patient/p1", "Patient/p1"] {
        let mut charts = Charts::default();
        let goal = entry(b, goal_of("g4", reference, "Of another server"));
        let report = charts.import(&[("x.json", &of(vec![marta.clone(), goal.clone()]))]);
        assert!(charts.all(&goal::GOAL).is_empty(), "{report}");
        assert_eq!(said(&report, Why::NoSuchPatient), 1);
        let luis = entry(b, patient("p1", "18", "Luis Ortega", "1991-11-02"));
        charts.import(&[("x.json", &of(vec![marta.clone(), goal, luis]))]);
        let whose = charts.known().into_iter().find(|(id, _)| !charts.entries(*id, &goal::GOAL).is_empty()).unwrap().0;
        assert_eq!(charts.entries(whose, &name::NAME)[0].text(&name::TEXT), "Luis Ortega");
    }
    // Where nothing says which server a Patient is of, an absolute address is nobody's.
    let mut charts = Charts::default();
    let file = bundle(&[
        patient("p1", "17", "Marta Ferrer", "1970-03-14"),
        goal_of("g", "https://b.example/fhir/Patient/p1", "x"),
    ]);
    assert_eq!(said(&charts.import(&[("x.json", &file)]), Why::NoSuchPatient), 1);
}

#[test]
fn a_task_for_somebody_else_goes_to_its_own_person_or_nowhere() {
    let plan = json!({"resourceType": "CarePlan", "id": "c", "status": "active", "intent": "plan", "title": "Hers",
        "subject": {"reference": "Patient/a"}, "activity": [
            {"reference": {"reference": "Task/his"}}, {"reference": {"reference": "Task/nobodys"}},
            {"reference": {"reference": "Task/hers"}}]});
    let task = |id: &str, whose: &str| {
        json!({"resourceType": "Task", "id": id, "status": "requested", "intent": "order", "description": id,
            "for": {"reference": whose}})
    };
    let mut charts = Charts::default();
    let file = bundle(&[
        patient("a", "1", "Marta Ferrer", "1970-03-14"),
        patient("b", "2", "Luis Ortega", "1991-11-02"),
        plan,
        task("his", "Patient/b"),
        task("nobodys", "Patient/elsewhere"),
        task("hers", "Patient/a"),
    ]);
    let report = charts.import(&[("x.json", &file)]);
    for id in charts.known().keys() {
        let who = charts.entries(*id, &name::NAME)[0].text(&name::TEXT).to_owned();
        let tasks: Vec<String> =
            charts.entries(*id, &task::TASK).iter().map(|task| task.text(&task::WHAT).to_owned()).collect();
        assert_eq!(tasks, [if who == "Luis Ortega" { "his" } else { "hers" }], "{report}");
    }
    assert_eq!((said(&report, Why::SomebodyElses), said(&report, Why::NoSuchPatient)), (2, 1));
}

#[test]
fn a_number_alone_leads_into_the_folder_where_the_name_beside_it_agrees() {
    let mut charts = Charts::default();
    charts.import(&[("a.json", &bundle(&[patient("a", "301", "Simona Vale", "1990-10-10")]))]);
    let by_number = |display: &str| {
        let mut goal = goal_of("g1", "", "Find a quiet room");
        goal["subject"] = json!({"identifier": {"system": "urn:example:hillside", "value": "301"}, "display": display});
        bundle(&[goal])
    };
    let report = charts.import(&[("b.json", &by_number("Luis Ortega"))]);
    assert_eq!(said(&report, Why::OtherPerson), 1);
    assert!(charts.all(&goal::GOAL).is_empty());
    let report = charts.import(&[("b.json", &by_number("Simona Vale"))]);
    assert_eq!(charts.words(&goal::GOAL, &goal::STATEMENT), ["Find a quiet room"]);
    assert_eq!(report.not_taken(), (0, 0), "{report}");
    let searched = goal_of("g2", "Patient?identifier=urn:example:hillside%7C301", "Rest");
    charts.import(&[("c.json", &bundle(&[searched]))]);
    assert_eq!(charts.all(&goal::GOAL).len(), 2);
}

#[test]
fn a_family_name_that_is_given_apart_is_what_lists_go_by() {
    let sorted = |names: &serde_json::Value| {
        let mut charts = Charts::default();
        let mut person = patient("a", "1", "Ana Reed", "1984-05-17");
        person["name"] = names.clone();
        let report = charts.import(&[("f", &bundle(&[person]))]);
        assert_eq!(report.not_taken(), (0, 0), "{report}");
        let mut all: Vec<String> = charts
            .all(&name::NAME)
            .iter()
            .map(|one| {
                let family = Some(one.text(&name::FAMILY)).filter(|family| !family.is_empty());
                format!("{}|{}", one.text(&name::TEXT), by_family(one.text(&name::TEXT), family))
            })
            .collect();
        all.sort();
        all
    };
    for (names, expected) in [
        (json!([{"given": ["Luz"], "family": "García López"}]), &["Luz García López|garcia lopez luz"][..]),
        (json!([{"text": "NAGY Ágnes", "given": ["Ágnes"], "family": "Nagy"}]), &["NAGY Ágnes|nagy agnes"]),
        (json!([{"text": "Phạm Thị Lan", "family": "Phạm", "given": ["Lan"]}]), &["Phạm Thị Lan|pham thi lan"]),
        (json!([{"family": "王", "given": ["小明"]}]), &["王小明|王 小明"]),
        (json!([{"family": "김", "given": ["민", "준"]}]), &["김민준|김 민준"]),
        (
            json!([{"text": "Teo", "given": ["Teodor"], "family": "Brandt"}]),
            &["Teodor Brandt|brandt teodor", "Teo|teo"],
        ),
        (json!([{"text": "Madonna"}]), &["Madonna|madonna"]),
        (json!([{"family": "Sukarno"}]), &["Sukarno|sukarno"]),
        (
            json!([{"text": "Mary O’Brien Reed", "given": ["Mary"], "family": "O'Brien Reed"}]),
            &["Mary O’Brien Reed|obrien reed mary"],
        ),
    ] {
        let expected: Vec<String> = expected.iter().map(|line| fold_behind(line)).collect();
        assert_eq!(sorted(&names), expected);
    }
}

/// What stands behind the bar as it is searched: some letters are written in several ways.
fn fold_behind(line: &str) -> String {
    let (name, sorted) = line.split_once('|').unwrap();
    format!("{name}|{}", fold(sorted))
}

#[test]
fn a_name_of_an_earlier_import_is_known_again_whatever_its_parts_are_joined_to_now() {
    let wang = |more: serde_json::Value| {
        let mut person = patient("a", "1", "x y", "1984-05-17");
        person["name"] = json!([{"family": "王", "given": ["小明"]}]);
        person.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        bundle(&[person])
    };
    let parsed = read("f", wang(json!({})).as_bytes()).unwrap();
    let mut charts = Charts::default();
    // As an earlier version wrote it: in one order, and without the family name.
    for part in &parsed.clients[0].parts {
        let acts = part.acts.iter().map(|act| {
            let verb = if act.noun.name == "name" && matches!(act.verb, Verb::Begin(_)) {
                Verb::Begin(vec![
                    (&name::USE, name::USE.kind.parse("usual").unwrap()),
                    (&name::TEXT, name::TEXT.kind.parse("小明 王").unwrap()),
                ])
            } else {
                act.verb.clone()
            };
            Act { verb, ..act.clone() }
        });
        charts.edit(part.doc, acts.collect(), importer(None));
    }
    let report = charts.import(&[("f", &wang(json!({})))]);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["小明 王"]);
    assert_eq!(report.files[0].differs.len(), 1, "{report}");
    assert!(report.to_string().contains("): text\n"), "the family name alone is no difference: {report}");
}

#[test]
fn a_name_is_taken_without_what_only_changes_how_it_is_shown() {
    let mut charts = Charts::default();
    charts.import(&[("a.json", &bundle(&[patient("a1", "88", "Mar\u{202e}ta Ferrer\u{200b}", "1970-03-14")]))]);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Marta Ferrer"]);
}

#[test]
fn twins_with_one_card_in_one_file_or_in_two_are_two_people_until_somebody_says_otherwise() {
    for (one, other) in [("Maria", "Marie"), ("Jose", "Josefa"), ("Ali", "Alia"), ("Jean", "Jean-Paul")] {
        let [one, other] = [one, other].map(|given| format!("{given} Quispe"));
        let first = patient("a", "77", &one, "2001-04-05");
        let second = [patient("b", "77", &other, "2001-04-05"), goal_of("g", "Patient/b", "Of the second")];
        let both = bundle(&[first.clone(), second[0].clone(), second[1].clone()]);
        let mut together = Charts::default();
        let report = together.import(&[("x.json", &both)]);
        assert_eq!((said(&report, Why::OtherPerson), said(&report, Why::HeldBack)), (1, 1), "{other}: {report}");
        assert!(together.all(&goal::GOAL).is_empty(), "{other}");
        let mut apart = Charts::default();
        apart.import(&[("a.json", &bundle(&[first]))]);
        let report = apart.import(&[("b.json", &bundle(&second))]);
        assert_eq!(said(&report, Why::OtherPerson), 1, "{other}: {report}");
        assert_eq!(apart.words(&name::NAME, &name::TEXT), [one]);
    }
}

#[test]
fn a_second_given_name_or_another_gender_under_one_number_is_another_patient_where_the_file_has_two() {
    let of = |id: &str, name: &str, gender: &str| {
        let mut person = patient(id, "77", name, "2001-04-05");
        person["gender"] = json!(gender);
        person
    };
    let (maria, eva) = (of("a", "Maria Quispe", "female"), of("b", "Maria Eva Quispe", "female"));
    for file in [bundle(&[maria.clone(), eva.clone()]), bundle(&[eva.clone(), maria.clone()])] {
        let report = Charts::default().import(&[("x.json", &file)]);
        assert_eq!(said(&report, Why::OtherPerson), 1, "{report}");
    }
    let mut charts = Charts::default();
    charts.import(&[("a.json", &bundle(&[maria]))]);
    assert_eq!(charts.import(&[("b.json", &bundle(&[eva]))]).not_taken(), (0, 0));
    let report = charts.import(&[("c.json", &bundle(&[of("c", "Maria Quispe", "male")]))]);
    assert_eq!(said(&report, Why::OtherPerson), 1, "{report}");
    assert!(!report.to_string().contains("out of date"), "{report}");
}
