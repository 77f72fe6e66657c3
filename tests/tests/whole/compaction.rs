//! Goal: a node that runs makes its record shorter by itself, and whoever ends it at any moment of that loses no saved
//! word. Method: real processes, long notes through their forms, `kill -9` again and again at other distances from a
//! save.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::{is_of_the_record, run};

/// Notes that are written, and how many characters each has.
const NOTES: u32 = 90;
const CHARACTERS: usize = 15_000;
/// How long a node may take to make itself shorter; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(120);

fn text(number: u32) -> String {
    let mut text = format!("Visit {number}. {}", "We walked by the river. ".repeat(CHARACTERS / 24));
    text.push_str(&format!("End of visit {number}"));
    text
}

/// Bytes of the record's own files.
fn bytes(data: &Path) -> u64 {
    let files = std::fs::read_dir(data).unwrap().flatten();
    let own = files.filter(|file| is_of_the_record(&file.file_name().to_string_lossy()));
    own.map(|file| file.metadata().map_or(0, |found| found.len())).sum()
}

/// Every note that the list of notes shows, page after page.
fn listed(desk: &mut Desk, chart: &str) -> BTreeSet<u32> {
    let mut seen = BTreeSet::new();
    let mut next = Some(format!("{chart}/note"));
    while let Some(address) = next {
        let page = desk.visitor.open(&address);
        seen.extend(page.html.split("Visit ").skip(1).filter_map(|rest| rest.split('.').next()?.parse::<u32>().ok()));
        let link = page.html.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        next = link.map(|link| link.replace("&#38;", "&"));
    }
    seen
}

#[test]
fn a_running_node_makes_its_record_shorter_by_itself_and_no_kill_while_it_does_loses_a_word() {
    let mut clinic = Desk::of_two();
    let chart = clinic.client("Ada Reed");
    for number in 0..NOTES {
        let fields = [("f.kind", "visit"), ("f.happened", "2026-11-20"), ("f.text", &text(number))];
        clinic.write(&format!("{chart}/note/new"), &fields);
        if number >= 15 && number % 8 == 0 {
            std::thread::sleep(Duration::from_millis(u64::from(number) * 7 % 60));
            clinic.kill_and_come_back();
            assert!(listed(&mut clinic, &chart).into_iter().eq(0..=number), "after note {number}");
        }
    }
    let (data, written) = (clinic.process.data(), u64::from(NOTES) * CHARACTERS as u64);
    let deadline = Instant::now() + PATIENCE;
    while bytes(&data) > written / 2 {
        assert!(Instant::now() < deadline, "{} of {written} bytes. Its log:\n{}", bytes(&data), clinic.process.log());
        std::thread::sleep(Duration::from_millis(20));
    }
    clinic.kill_and_come_back();
    assert!(listed(&mut clinic, &chart).into_iter().eq(0..NOTES));
    let list = clinic.visitor.open(&format!("{chart}/note"));
    let id_of = |link: &String| Some(link.rsplit_once("/note/")?.1.split(['?', '#']).next()?.to_owned());
    let id = list.links().iter().filter_map(id_of).find(|id| id.len() == 36);
    let id = id.unwrap_or_else(|| panic!("no note: {}", list.html));
    let note = clinic.visitor.open(&format!("{chart}/note/{id}"));
    assert!(note.html.contains("End of visit"), "{}", note.html);
    clinic.process.stop();
    let checked = run(clinic.process.folder(), &["check", "--user", "ana"], Some(PASSPHRASE));
    assert!(checked.success, "{}", checked.error);
}
