//! Goal: the page of a return tells its story, on both sides: who met whom, what moved each way, how it ended, what it
//! asked of people and whether that has been done since; meetings that brought nothing are counted and not listed; what
//! the record holds is told after a restart too, and what it does not is said to be unknown; what was not taken is told
//! with why, on both sides. What a clinic forgot that was put back to a backup comes back. Method: real processes, a
//! laptop whose record lies, and a clinic that is put back to an older state.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use waystation_sync::id::ClientId;
use waystation_tests::clinic::Desk;
use waystation_tests::command::is_of_the_record;
use waystation_tests::liar::write_as_a_stranger;
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
    assert_says(
        &list,
        &["Outreach", "changes in 1 chart came in", "1 chart that it wrote in has something that waits"],
    );
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
fn what_was_not_taken_is_told_with_why_on_both_sides_and_after_a_restart() {
    let mut clinic = Desk::clinic();
    let chart = clinic.client("Ada Reed");
    let client: ClientId = chart.trim_start_matches("/clients/").parse().unwrap();
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Laptop one");
    laptop.meet();
    laptop.process.stop();
    write_as_a_stranger(&laptop.process.data(), &clinic.person("sample-jonah"), client, "they/them");
    laptop.process.start_again();
    laptop.sign_in();
    meet_until(&mut laptop, "not taken: please look");
    let why = "Its writer may not use that laptop any more.";
    for desk in [&mut clinic, &mut laptop] {
        assert!(desk.text("/returns").contains("1 change not taken"), "{}", desk.text("/returns"));
        assert_says(&newest(desk), &["Not taken 1", "Ada Reed: Who they are", why]);
    }
    clinic.process.stop();
    clinic.process.start_again();
    clinic.sign_in();
    let told = newest(&mut clinic);
    assert_says(
        &told,
        &["Laptop one met this clinic on", "Nothing came in", "but for what was not taken", "Not taken 1", why],
    );
}

#[test]
fn a_clinic_put_back_to_a_backup_gets_back_what_anybody_wrote_from_whoever_has_it() {
    let mut clinic = Desk::clinic();
    let client = clinic.client("Ada Reed");
    let about = format!("{client}/client/one");
    let mut laptops = ["sample-jonah", "sample-meera", "sample-jonah"]
        .map(|login| Desk::laptop(&mut clinic, login, &format!("Laptop of {login}")));
    laptops.iter_mut().for_each(Desk::meet);
    clinic.process.kill();
    let backup = tempfile::tempdir().unwrap();
    copy_record(&clinic.process.data(), backup.path());
    clinic.process.start_again();
    clinic.sign_in();

    // Work goes on: at the clinic, in a new chart, and on laptops, one after the other so that each builds on the
    // other's.
    clinic.write(&about, &[("f.pronouns", "she/her")]);
    let new_client = clinic.client("Bea Stone");
    for (n, laptop) in laptops.iter_mut().enumerate() {
        let note = format!("Visit number {n}");
        let fields = [("f.kind", "visit"), ("f.happened", "2026-11-20"), ("f.text", note.as_str())];
        laptop.write(&format!("{client}/note/new"), &fields);
        laptop.meet();
    }
    let goal = [("f.statement", "Walk to the shop"), ("f.status", "proposed")];
    clinic.write(&format!("{new_client}/goal/new"), &goal);
    let [one, two, three] = &mut laptops;
    one.meet();
    // Somebody new works here since, on a laptop that is new too.
    let dora = ("dora".to_owned(), "lantern orchard pewter violin".to_owned());
    let person = clinic.visitor.open("/people").form("/people").with("p.name", "Dora Lind").with("p.login", &dora.0);
    let person = person.with("p.role", "case_manager").with("p.passphrase", &dora.1).with("p.again", &dora.1);
    assert_eq!(clinic.visitor.send(person).status, 200);
    let mut four = Desk::laptop_of(&mut clinic, dora, "Laptop of Dora");
    four.meet();
    let fields = [("f.kind", "visit"), ("f.happened", "2026-11-20"), ("f.text", "Dora was there")];
    four.write(&format!("{client}/note/new"), &fields);
    // The second has something of its own that nobody has seen.
    two.write(&about, &[("f.interpreter_needed", "yes")]);

    clinic.process.kill();
    put_back(&clinic.process.data(), backup.path());
    clinic.process.start_again();
    clinic.sign_in();
    assert!(!clinic.text(&about).contains("she/her"), "the clinic did forget");
    let forgotten = clinic.client("Cem Ay");
    // Only the first laptop has all of it; the others need not be there.
    one.meet();
    assert!(clinic.text("/sync").contains("This clinic's record was behind what a laptop knew of it"));
    let notes = clinic.text(&format!("{client}/note"));
    assert_says_all(&notes, &["Visit number 0", "Visit number 1", "Visit number 2"]);
    assert!(clinic.text(&format!("{new_client}/goal")).contains("Walk to the shop"));
    assert!(clinic.visitor.open(&about).html.contains("she/her"));
    for laptop in [&mut *two, three, one] {
        laptop.meet();
        assert!(laptop.text(&forgotten).contains("Cem Ay"));
    }
    assert!(clinic.visitor.open(&about).html.contains("she/her"));
    for desk in [&mut clinic, one, two, three] {
        assert!(!desk.text("/returns").contains("not taken"), "{}", desk.text("/returns"));
    }
    // Whom the clinic has forgotten waits for a supervisor; then nothing of it is missing either.
    meet_until(&mut four, "The clinic does not know this laptop any more");
    let deadline = Instant::now() + PATIENCE;
    while !clinic.visitor.open("/devices").html.contains("/devices/let-in") {
        assert!(Instant::now() < deadline, "{}", four.process.log());
        std::thread::sleep(Duration::from_millis(100));
    }
    for first in ["/today", "/review"] {
        let page = clinic.visitor.open(first);
        assert_says(&page, &["1 person came back after a restore", "1 laptop came back after a restore"]);
        assert!(page.html.contains("href=\"/people\"") && page.html.contains("href=\"/devices\""), "{first}");
        assert!(!one.text(first).contains("came back after"), "on a laptop nobody is let in");
    }
    for address in ["/devices", "/people"] {
        let page = clinic.visitor.open(address);
        let let_in = page.form(&format!("{address}/let-in"));
        assert_says(&clinic.visitor.send(let_in), &["Let in."]);
        assert!(!clinic.visitor.open(address).html.contains("/let-in"), "{address}");
    }
    for first in ["/today", "/review"] {
        assert!(!clinic.text(first).contains("came back after"), "{first}");
    }
    four.meet();
    assert!(clinic.text(&format!("{client}/note")).contains("Dora was there"));
    let version = |desk: &mut Desk| desk.heads(&about);
    let at_clinic = version(&mut clinic);
    for laptop in [one, two, three, &mut four] {
        laptop.meet();
        assert_eq!(version(laptop), at_clinic);
        assert!(laptop.text(&format!("{client}/note")).contains("Dora was there"));
    }
}

fn assert_says_all(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "{words:?}: {text}");
    }
}
