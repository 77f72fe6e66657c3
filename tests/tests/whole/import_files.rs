//! Goal: an import takes whole files or nothing of them, says where a file is wrong and what to do, never writes over
//! what people wrote, and brings nothing twice. Method: the program as it is shipped, on a clinic's folder.

use std::fs;
use std::io::Write;
use std::process::Command;

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::{Ended, assert_same, record, run};
use waystation_tests::process::program;

const TWO_CLIENTS: &str = include_str!("../../../server/src/import/testdata/two-clients.json");
const SAMPLE: &str = include_str!("../../../server/sample/1-record.json");
const MORE: &str = include_str!("../../../server/sample/2-record.json");

/// A clinic that was set up and stopped, to import into.
fn stopped() -> Desk {
    let mut desk = Desk::of_two();
    desk.process.stop();
    desk
}

fn import(desk: &Desk, files: &[(&str, &str)], more: &[&str]) -> Ended {
    let folder = desk.process.folder();
    let mut said = vec!["import", "--user", "ana"];
    said.extend(more);
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
        said.push(name);
    }
    run(folder, &said, Some(PASSPHRASE))
}

fn bundle(resources: &[&str]) -> String {
    let entries: Vec<String> = resources.iter().map(|resource| format!("{{\"resource\":{resource}}}")).collect();
    format!("{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{}]}}", entries.join(","))
}

#[test]
fn a_broken_file_is_refused_with_its_place_and_what_to_do_and_changes_nothing() {
    let desk = stopped();
    let nobody = r#"{"resourceType":"Patient","name":[{"text":"Zephyrine"}]}"#;
    let cut = &TWO_CLIENTS[..TWO_CLIENTS.len() * 2 / 3];
    let lines = cut.lines().count();
    let cases: [(&str, String, Vec<String>); 6] = [
        (
            "words.json",
            "{\n  \"resourceType\": Zephyrine\n}".into(),
            vec!["not JSON at line 2, column 19".into(), "export it again as FHIR R4 in JSON".into()],
        ),
        ("cut.json", cut.into(), vec![format!("not JSON at line {lines}, column "), "export it again".into()]),
        ("empty.json", String::new(), vec!["the file is empty".into(), "export it again".into()]),
        (
            "no-id.json",
            bundle(&[nobody]),
            vec!["entry[0].resource is a Patient without an id".into(), "ask for an export".into()],
        ),
        (
            "other.json",
            "<Patient/>".into(),
            vec!["this is XML, which is not read".into(), "a list of clients as CSV".into()],
        ),
        (
            "not-fhir.json",
            "{\"resourceType\":\"Zephyrine\"}".into(),
            vec!["the file has no resourceType of FHIR R4".into(), "choose a FHIR R4 export".into()],
        ),
    ];
    let before = record(&desk.process.data());
    for (name, text, words) in &cases {
        let ended = import(&desk, &[(name, text)], &[]);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        ended.assert_refused(&words);
        ended.assert_refused(&["Nothing of this file was taken", "1 of the files", "nothing of them was changed"]);
        assert_eq!(ended.error.matches(name).count(), 1, "the file is named, once: {}", ended.error);
        assert!(!ended.error.contains("Zephyrine") && !ended.error.contains("Quillfeather"), "{}", ended.error);
        assert_same(&before, &record(&desk.process.data()));
    }
    let ended = run(desk.process.folder(), &["import", "--user", "ana", "not-here.json"], Some(PASSPHRASE));
    ended.assert_refused(&["not-here.json: cannot be read", "Check the path"]);
    let folder = desk.process.folder();
    fs::create_dir(folder.join("exports")).unwrap();
    // Packed with gzip, as far as the middle of its header.
    fs::write(folder.join("cut.json.gz"), [0x1f, 0x8b, 8, 0]).unwrap();
    let ended = run(folder, &["import", "--user", "ana", "exports", "cut.json.gz"], Some(PASSPHRASE));
    ended.assert_refused(&["It is a folder: name the files in it", "It is cut off or damaged: copy it again"]);
    assert_same(&before, &record(&desk.process.data()));
}

#[test]
fn odd_records_are_named_and_the_good_ones_beside_them_are_taken() {
    let mut desk = stopped();
    let patient = r#"{"resourceType":"Patient","id":"a","name":[{"text":"Zephyrine"}]}"#;
    let other = r#"{"resourceType":"Patient","id":"a","name":[{"text":"Quillfeather"}]}"#;
    let nobody = r#"{"resourceType":"Patient","name":[{"text":"Marchpane"}]}"#;
    let goal = r#"{"resourceType":"Goal","id":"g","lifecycleStatus":"accepted","subject":{"reference":"Patient/b"}}"#;
    for (name, file, said) in [
        ("no-id.json", bundle(&[patient, nobody]), "entry[1].resource is a Patient without an id"),
        (
            "twice.json",
            bundle(&[patient, other]),
            "Patient a stands twice and differs, at entry[0].resource and entry[1].resource",
        ),
        ("nobody.json", bundle(&[patient, goal]), "it is about a Patient who is not in these files"),
    ] {
        let ended = import(&desk, &[(name, &file)], &[]);
        assert_eq!(ended.code, Some(3), "{ended:?}");
        ended.assert_refused(&["1 of the records wait for a person; all others were taken"]);
        assert!(ended.out.contains(said), "{}", ended.out);
        for word in ["Zephyrine", "Quillfeather", "Marchpane"] {
            assert!(!ended.out.contains(word) && !ended.error.contains(word), "{ended:?}");
        }
    }
    desk.process.start_again();
    desk.sign_in();
    let page = desk.text("/clients");
    assert!(page.contains("Zephyrine") && !page.contains("Quillfeather") && !page.contains("Marchpane"), "{page}");
}

#[test]
fn two_people_with_one_number_are_two_and_the_answer_is_taken() {
    let mut desk = stopped();
    let person = |name: &str, born: &str| {
        format!(
            r#"{{"resourceType":"Patient","id":"{name}","birthDate":"{born}","name":[{{"text":"{name} Quillfeather"}}],
                "identifier":[{{"system":"urn:example:household-card","value":"4711"}}]}}"#
        )
    };
    let (first, second) = (person("Marta", "1970-03-14"), person("Luis", "1991-11-02"));
    assert!(import(&desk, &[("a.json", &first)], &[]).success);
    let held = import(&desk, &[("b.json", &second)], &["--json"]);
    assert_eq!(held.code, Some(3), "{held:?}");
    let report: serde_json::Value = serde_json::from_str(&held.out).expect("what is printed is JSON");
    let answer = report["files"][0]["held"][0]["answer"].as_str().expect("it says how to answer");
    assert!(import(&desk, &[("b.json", &second)], &["--another", answer]).success);
    assert!(import(&desk, &[("a.json", &first), ("b.json", &second)], &["--another", answer]).success);
    desk.process.start_again();
    desk.sign_in();
    let page = desk.text("/clients");
    assert_eq!((page.matches("Marta").count(), page.matches("Luis").count()), (1, 1), "{page}");
}

#[test]
fn packed_files_lines_and_standard_input_are_read_together() {
    let mut desk = stopped();
    let folder = desk.process.folder().to_owned();
    let lines: String = (0..300)
        .map(|n| {
            format!("{{\"resourceType\":\"Patient\",\"id\":\"p{n}\",\"name\":[{{\"text\":\"Zephyrine N{n:03}\"}}]}}\n")
        })
        .collect();
    let mut packed = flate2::write::GzEncoder::new(
        fs::File::create(folder.join("Patient.ndjson.gz")).unwrap(),
        flate2::Compression::fast(),
    );
    packed.write_all(lines.as_bytes()).unwrap();
    packed.finish().unwrap();
    let goal = r#"{"resourceType":"Goal","id":"g","lifecycleStatus":"accepted","description":{"text":"Marchpane"},"subject":{"reference":"Patient/p7"}}"#;
    fs::write(folder.join("goal.json"), goal).unwrap();
    let command = format!("exec {} import --user ana - Patient.ndjson.gz < goal.json", program().display());
    let mut run = Command::new("sh");
    run.args(["-c", &command]).current_dir(&folder).env("WAYSTATION_PASSPHRASE", PASSPHRASE);
    let ended = run.output().unwrap();
    let out = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{out} {}", String::from_utf8_lossy(&ended.stderr));
    assert!(out.contains("In all: 300 clients") && out.contains("1 goal"), "{out}");
    desk.process.start_again();
    desk.sign_in();
    assert!(desk.text("/clients").contains("Zephyrine N000"));
}

#[test]
fn a_table_of_clients_is_shown_before_anything_is_written() {
    let mut desk = stopped();
    let table = "First name;Last name;DOB;Phone;Remarks\r\nZephyrine;Quillfeather;05/06/1984;+1 555 0101;likes tea\r\n";
    let before = record(&desk.process.data());
    let ended = import(&desk, &[("clients.csv", table)], &[]);
    ended.assert_refused(&[
        "Column 3: birth date",
        "Column 5: not known, and left",
        "could have the day or the month first",
    ]);
    let ended = import(&desk, &[("clients.csv", table)], &["--dates", "day-first"]);
    ended.assert_refused(&["with semicolons between its cells", "nothing was changed", "--yes"]);
    assert!(!ended.error.contains("Remarks") && !ended.error.contains("Zephyrine"), "{}", ended.error);
    assert_same(&before, &record(&desk.process.data()));
    for _ in 0..2 {
        // Who has no number is known by name and birth date.
        let ended = import(&desk, &[("clients.csv", table)], &["--dates", "day-first", "--yes"]);
        assert!(ended.success && ended.out.contains("column 5"), "{ended:?}");
    }
    desk.process.start_again();
    desk.sign_in();
    let page = desk.text("/clients");
    assert_eq!(page.matches("Zephyrine Quillfeather").count(), 1, "{page}");
}

#[test]
fn what_cannot_be_read_is_named_before_anybody_is_asked_about_the_columns_of_a_table() {
    let desk = stopped();
    fs::write(desk.process.folder().join("list.csv"), "First name;Last name\r\nZephyrine;Quillfeather\r\n").unwrap();
    for more in [&["not-here.csv"][..], &["not-here.csv", "--yes"]] {
        let said = [&["import", "--user", "ana", "list.csv"], more].concat();
        let ended = run(desk.process.folder(), &said, Some(PASSPHRASE));
        ended.assert_refused(&["not-here.csv: cannot be read", "Check the path"]);
        assert_eq!(ended.error.matches("not-here.csv: cannot").count(), 1, "once: {}", ended.error);
        let named = ended.error.find("not-here.csv: cannot").unwrap();
        assert!(named < ended.error.find("Column 1").unwrap(), "{}", ended.error);
    }
}

#[test]
fn an_import_that_a_full_disk_ends_says_how_far_it_came_and_goes_on_when_there_is_room() {
    let desk = stopped();
    let client = |number: usize| {
        format!(r#"{{"resourceType":"Patient","id":"p{number}","name":[{{"text":"Zephyrine N{number:03}"}}]}}"#)
    };
    let clients: Vec<String> = (0..60).map(client).collect();
    let file = bundle(&clients.iter().map(String::as_str).collect::<Vec<_>>());
    fs::write(desk.process.folder().join("all.json"), &file).unwrap();
    // No file of this process may grow beyond this: what a full disk is to it, for whoever cannot mount one.
    let small = format!("ulimit -f 40; trap '' XFSZ; exec {} import --user ana all.json", program().display());
    let mut command = Command::new("sh");
    command.args(["-c", &small]).current_dir(desk.process.folder()).env("WAYSTATION_PASSPHRASE", PASSPHRASE);
    let ended = command.output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(!ended.status.success() && !said.contains("panicked"), "{said}");
    let taken = said.split("all.json: ").nth(1).and_then(|rest| rest.split(' ').next()?.parse::<usize>().ok());
    let taken = taken.unwrap_or_else(|| panic!("it says how far it came: {said}"));
    assert!(
        (1..60).contains(&taken) && said.contains("of its 60 clients were taken, then the import stopped"),
        "{said}"
    );
    assert!(said.contains("What was taken is kept") && said.contains("import the same files again"), "{said}");
    assert!(!said.contains("nothing was changed") && !said.contains("Zephyrine"), "{said}");

    let again = import(&desk, &[("all.json", &file)], &[]);
    assert!(again.success, "{}", again.error);
    let once = record(&desk.process.data());
    let again = import(&desk, &[("all.json", &file)], &[]);
    assert!(again.success && again.out.contains("there already and left as they were: 120"), "{again:?}");
    assert_same(&once, &record(&desk.process.data()));
}

#[test]
fn what_is_not_read_is_counted_and_left_in_the_file() {
    let desk = stopped();
    let patient = r#"{"resourceType":"Patient","id":"a","name":[{"text":"Zephyrine"}]}"#;
    let claim = r#"{"resourceType":"Claim","id":"c"}"#;
    let ended = import(&desk, &[("claims.json", &bundle(&[patient, claim, claim]))], &[]);
    assert!(ended.success, "{}", ended.error);
    assert!(ended.out.contains("Left in the file") && ended.out.contains("Claim"), "{}", ended.out);
    assert!(ended.out.contains("this kind of record is not read"), "{}", ended.out);
    assert!(!ended.out.contains("Zephyrine"), "{}", ended.out);
}

#[test]
fn of_several_files_the_broken_one_alone_is_left() {
    let mut desk = stopped();
    let cut = &MORE[..MORE.len() - 20];
    let files = [("first.json", SAMPLE), ("cut.json", cut), ("last.json", TWO_CLIENTS)];
    let ended = import(&desk, &files, &["--json"]);
    ended.assert_refused(&["cut.json: not JSON at line", "1 of the files were not taken"]);
    let report: serde_json::Value = serde_json::from_str(&ended.out).expect("what is printed is JSON");
    let taken: Vec<&str> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|file| file["refused"].is_null())
        .map(|file| file["file"].as_str().unwrap())
        .collect();
    assert_eq!(taken, ["first.json", "last.json"]);
    assert!(report["files"][1]["refused"].as_str().unwrap().contains("not JSON at line"));
    assert_eq!(report["files"][0]["clients"], 1);

    desk.process.start_again();
    desk.sign_in();
    let page = desk.text("/clients");
    assert!(page.contains("Marisol") && page.contains("Canary"), "{page}");
    desk.process.stop();
    // The same again with the broken one put right brings that one and nothing else.
    let files = [("first.json", SAMPLE), ("cut.json", MORE), ("last.json", TWO_CLIENTS)];
    let ended = import(&desk, &files, &[]);
    assert!(ended.success, "{}", ended.error);
    assert_eq!(ended.out.matches("there already and left as they were").count(), 2, "{}", ended.out);
    let once = record(&desk.process.data());
    let ended = import(&desk, &files, &[]);
    assert!(ended.success, "{}", ended.error);
    assert_eq!(ended.out.matches("there already and left as they were").count(), 3, "{}", ended.out);
    assert_same(&once, &record(&desk.process.data()));
}

#[test]
fn what_a_person_wrote_since_is_not_written_over_by_the_next_import() {
    let mut desk = stopped();
    let text = |goal: &str| {
        let patient = r#"{"resourceType":"Patient","id":"a","name":[{"text":"Ada Reed"}],"birthDate":"1984-05-17"}"#;
        let goal = format!(
            r#"{{"resourceType":"Goal","id":"g","lifecycleStatus":"planned","subject":{{"reference":"Patient/a"}},
                "description":{{"text":"{goal}"}}}}"#
        );
        bundle(&[patient, &goal])
    };
    let first = import(&desk, &[("ada.json", &text("Sleep at home"))], &[]);
    assert!(first.success, "{}", first.error);
    desk.process.start_again();
    desk.sign_in();
    let client = desk.visitor.open("/clients").links().into_iter().find(|link| link.len() > 40).expect("Ada is listed");
    let goals = desk.visitor.open(&format!("{client}/goal"));
    let goal = goals.links().into_iter().find(|link| link.contains("/goal/") && !link.ends_with("/new")).expect("hers");
    desk.write(&goal, &[("f.statement", "Sleep at my sister's"), ("f.first_step", "Ring her")]);
    desk.write(&format!("{client}/client/one"), &[("f.birth_date", "1985")]);
    desk.process.stop();
    let before = record(&desk.process.data());
    let second = import(&desk, &[("ada.json", &text("Sleep somewhere else"))], &[]);
    assert!(second.success, "{}", second.error);
    assert_same(&before, &record(&desk.process.data()));
    desk.process.start_again();
    desk.sign_in();
    let page = desk.visitor.open(&goal);
    assert!(page.html.contains("Sleep at my sister&#39;s"), "{}", page.html);
    assert!(!page.html.contains("somewhere else") && page.html.contains("Ring her"), "{}", page.html);
}

#[test]
fn whoever_likely_has_a_chart_in_the_folder_is_named_with_it_and_begun_all_the_same() {
    let desk = stopped();
    let patient = |system: &str, name: &str, born: &str| {
        bundle(&[&format!(
            "{{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{{\"system\":\"urn:{system}\",\"value\":\"48213\"}}],\
             \"name\":[{{\"text\":\"{name}\"}}],\"birthDate\":\"{born}\"}}"
        )])
    };
    let first = import(&desk, &[("first.json", &patient("one", "Zephyrine Quist", "1984-05-06"))], &[]);
    assert!(first.success && !first.out.contains("Likely to have"), "{} {}", first.out, first.error);
    let second = import(&desk, &[("second.json", &patient("two", "Quist, Zephyrin", "1984-06-05"))], &[]);
    let is_named = second.out.contains("Likely to have a chart here already");
    assert!(second.success && is_named, "{} {}", second.out, second.error);
    assert!(!second.out.contains("Zephyrin"), "no client's word: {}", second.out);
    let other = import(&desk, &[("third.json", &patient("three", "Bo Berg", "1990-01-02"))], &["--json"]);
    assert!(other.out.contains("\"likely\":[]"), "{}", other.out);
    // Her own record again is no likely match but hers.
    let again = import(&desk, &[("first.json", &patient("one", "Zephyrine Quist", "1984-05-06"))], &[]);
    assert!(!again.out.contains("Likely to have"), "{}", again.out);
}

#[test]
fn the_history_of_what_was_imported_says_so_and_from_where_and_of_what_a_person_wrote_it_does_not() {
    let mut desk = stopped();
    let file = |id: &str, number: &str| {
        let patient = format!(
            "{{\"resourceType\":\"Patient\",\"id\":\"{id}\",{number}\"name\":[{{\"text\":\"{id} Quist\"}}],\"birthDate\":\"1984-05-06\"}}"
        );
        let goal = format!(
            "{{\"resourceType\":\"Goal\",\"id\":\"g{id}\",\"lifecycleStatus\":\"planned\",\"description\":{{\"text\":\"Rest\"}},\
             \"subject\":{{\"reference\":\"Patient/{id}\"}}}}"
        );
        bundle(&[&patient, &goal])
    };
    let number = r#""identifier":[{"system":"urn:example:hillside","value":"48213 Zephyr"}],"#;
    let files = [("zephyrine-quist.json", file("Zephyrine", number)), ("b.json", file("Bo", ""))];
    let ended = import(&desk, &files.each_ref().map(|(name, text)| (*name, text.as_str())), &[]);
    assert!(ended.success, "{}", ended.error);
    desk.process.start_again();
    desk.sign_in();
    let charts = desk.visitor.open("/clients");
    let charts: Vec<String> = charts.links().into_iter().filter(|link| link.len() > 40).collect();
    for chart in charts {
        let of = if desk.visitor.open(&chart).html.contains("Zephyrine") { "urn:example:hillside" } else { "a file" };
        let goals = desk.visitor.open(&format!("{chart}/goal"));
        let goal = goals.links().into_iter().find(|link| link.contains("/goal/") && !link.ends_with("/new"));
        let goal = goal.expect("a goal");
        for entry in [&goal, &format!("{chart}/client/one")] {
            let history = desk.text(&format!("{entry}/history"));
            assert_eq!(history.matches("Imported from").count(), 1, "{history}");
            let said = history.replace(['\u{2068}', '\u{2069}'], "");
            assert!(said.contains(&format!("Imported from {of}")), "{said}");
            assert!(!said.contains("Imported from urn:example:hillside 48213") && !said.contains(".json"), "{said}");
        }
        desk.write(&goal, &[("f.first_step", "Ring her")]);
        let history = desk.text(&format!("{goal}/history"));
        assert!(history.contains("Ring her") && history.matches("Imported from").count() == 1, "{history}");
    }
}
