//! Goal: the page of a return tells its story, on both sides: who met whom, what moved each way, how it ended, what it asked
//! of people and whether that has been done since; meetings that brought nothing are counted and not listed; what the
//! record holds is told after a restart too, and what it does not is said to be unknown; what was not taken is told with why,
//! and that it was taken since. Method: real processes, and a clinic that is put back to an older state.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use waystation_tests::clinic::Desk;
use waystation_tests::command::is_of_the_record;
use waystation_tests::visitor::Page;

/// The story of the newest meeting that a node lists.
fn newest(desk: &mut Desk) -> Page {
    let list = desk.visitor.open("/returns");
    desk.visitor.open(&list.link(&["/returns/"]))
}

fn assert_says(page: &Page, all: &[&str]) {
    for words in all {
        assert!(page.text().contains(words), "{words:?} on {}: {}", page.address, page.text());
    }
}

#[test]
fn a_return_is_told_as_a_story_on_both_sides_and_after_a_restart() {
    let mut clinic = Desk::clinic();
    let client = clinic.client("Ada Reed");
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Outreach");
    laptop.meet();
    let first = newest(&mut laptop);
    assert_says(&first, &["This laptop met the clinic on", "Received in all: ", "charts are here for the first time"]);

    let about = format!("{client}/client/one");
    laptop.relay.as_ref().unwrap().cut();
    clinic.write(&about, &[("f.pronouns", "she/her")]);
    laptop.write(&about, &[("f.pronouns", "they/them")]);
    laptop.write(
        &format!("{client}/note/new"),
        &[("f.kind", "visit"), ("f.happened", "2026-11-20"), ("f.text", "All well")],
    );
    laptop.relay.as_ref().unwrap().mend();
    laptop.meet();

    let list = clinic.visitor.open("/returns");
    assert_says(&list, &["Outreach", "changes in 1 chart came in", "In 1 of its charts something waits for a person"]);
    let told = newest(&mut clinic);
    let met = "Outreach met this clinic on";
    assert_says(&told, &[met, "It took", "to the other", "At the end both held the same"]);
    assert_says(&told, &["1 thing in it waits for a person", "Two versions, please choose", "Ada Reed"]);
    let own = newest(&mut laptop);
    assert_says(&own, &["This laptop met the clinic on", "1 change in 1 chart came in", "to the other"]);
    assert_says(&own, &["At the end both held the same", "1 thing in it waits for a person"]);

    let choose = clinic.visitor.open(&format!("{about}/pronouns/choose"));
    let version = choose.html.split("name=\"choice\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let settled = choose.form("/choose").with("choice", version).with("reason", "Asked her");
    assert_eq!(clinic.visitor.send(settled).status, 200);
    let done = "1 thing in it asked for a person, and has been done since";
    let told = clinic.visitor.open(&told.address);
    assert_says(&told, &[done]);
    assert!(!clinic.text("/returns").contains("something waits"), "{}", clinic.text("/returns"));

    laptop.meet();
    laptop.meet();
    let list = clinic.visitor.open("/returns");
    assert_says(&list, &["meetings since this program was started that brought nothing new here"]);
    assert_eq!(list.html.matches("href=\"/returns/").count(), 1, "they are not listed: {}", list.text());

    clinic.kill_and_come_back();
    let again = clinic.visitor.open(&told.address);
    assert_says(&again, &[met, "changes in 1 chart came in", "At the end both held the same", done]);
    assert_says(&again, &["known only until the program is started anew"]);
    assert!(!again.text().contains("Received in all"), "{}", again.text());
}

/// How long a meeting may take to come about; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(90);

/// Asks for meetings until the sync page says `words`.
fn meet_until(laptop: &mut Desk, words: &str) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let told = laptop.text("/sync");
        if told.contains(words) && !told.contains("Meeting the clinic now") {
            return;
        }
        assert!(Instant::now() < deadline, "{words:?}: {told}");
        let ask = laptop.visitor.open("/sync").form("/sync/now");
        laptop.visitor.send(ask);
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Copies the files of a folder that are a record or its keys.
fn copy_record(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if is_of_the_record(&name) {
            fs::copy(file.path(), to.join(name)).unwrap();
        }
    }
}

/// Puts a stopped node's folder back to what `kept` holds.
fn put_back(data: &Path, kept: &Path) {
    fs::remove_dir_all(data).unwrap();
    copy_record(kept, data);
}

#[test]
fn what_was_not_taken_is_told_with_why_on_both_sides_and_that_it_was_taken_since() {
    let mut clinic = Desk::clinic();
    let client = clinic.client("Ada Reed");
    let mut one = Desk::laptop(&mut clinic, "sample-jonah", "Laptop one");
    let mut two = Desk::laptop(&mut clinic, "sample-meera", "Laptop two");
    one.meet();
    two.meet();
    clinic.process.kill();
    let kept = tempfile::tempdir().unwrap();
    copy_record(&clinic.process.data(), kept.path());
    clinic.process.start_again();
    clinic.sign_in();
    two.write(&format!("{client}/client/one"), &[("f.pronouns", "they/them")]);
    two.meet();
    one.meet();

    // The clinic forgets; laptop one holds what laptop two wrote, and cannot vouch for it.
    clinic.process.kill();
    two.relay.as_ref().unwrap().cut();
    put_back(&clinic.process.data(), kept.path());
    clinic.process.start_again();
    clinic.sign_in();
    meet_until(&mut one, "not taken: please look");
    let why = "It was written on another device than the one that sent it.";
    for desk in [&mut clinic, &mut one] {
        assert!(desk.text("/returns").contains("1 change not taken"), "{}", desk.text("/returns"));
        assert_says(&newest(desk), &["Not taken 1", "Ada Reed: Who they are", why, "Sync from the device"]);
    }
    clinic.process.stop();
    clinic.process.start_again();
    clinic.sign_in();
    let told = newest(&mut clinic);
    assert_says(
        &told,
        &["Laptop one met this clinic on", "Nothing came in", "but for what was not taken", "Not taken 1", why],
    );

    two.relay.as_ref().unwrap().mend();
    two.meet();
    let told = clinic.visitor.open(&told.address);
    assert_says(&told, &["Not taken 1", "Taken since, at a later meeting."]);
}
