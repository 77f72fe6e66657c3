//! Goal: a clinic is begun once, by two people, and a slip in its form begins nothing; a full disk loses nothing that was
//! confirmed. Method: real processes and their pages.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use waystation_tests::clinic::{Desk, PASSPHRASE, two_people};
use waystation_tests::command::{assert_same, contents, record, run};
use waystation_tests::process::Process;
use waystation_tests::visitor::Visitor;

#[test]
fn a_slip_in_the_set_up_is_told_beside_its_field_and_begins_nothing() {
    let process = Process::start(&["clinic"]);
    let mut visitor = Visitor::of(process.http);
    let before = contents(&process.data());
    for (changed, words) in [
        (vec![("clinic", "  ")], "Give the clinic a name."),
        (vec![("b.again", "candle wool harbor")], "The two passphrases differ. Type both again."),
        (vec![("a.passphrase", "short"), ("a.again", "short")], "Choose a longer passphrase: at least 12 characters."),
        (vec![("b.login", " Ana ")], "Somebody signs in with that name already. Choose another login."),
        (vec![("b.role", "wizard")], "Say what they are here for."),
        (vec![("a.name", "")], "Give a name of one line"),
        (vec![("b.login", "")], "Give a login."),
    ] {
        let form = two_people(visitor.open("/set-up").form("/set-up"));
        let form = changed.into_iter().fold(form, |form, (name, value)| form.with(name, value));
        let page = visitor.send(form);
        assert_eq!(page.status, 422, "{words}: {}", page.text());
        assert!(page.text().contains(words), "{words}: {}", page.text());
        assert!(!page.html.contains(PASSPHRASE), "no passphrase is shown again: {}", page.html);
        assert_same(&before, &contents(&process.data()));
    }
}

#[test]
fn two_people_begin_a_clinic_and_nobody_begins_it_again() {
    let process = Process::start(&["clinic"]);
    let mut early = Visitor::of(process.http);
    let again = two_people(early.open("/set-up").form("/set-up")).with("a.login", "mallory");
    let mut ana = Visitor::of(process.http);
    let form = two_people(ana.open("/set-up").form("/set-up"));
    assert!(ana.send(form).address.ends_with("/today"));
    let form = ana.open("/clients/new").form("/clients").with("name.text", "Ada Reed");
    assert_eq!(ana.send(form).status, 200);
    let before = record(&process.data());

    // A form that somebody had open all the while.
    let page = early.send(again);
    assert!(page.address.ends_with("/sign-in"), "{}: {}", page.address, page.text());
    assert!(early.open("/set-up").address.ends_with("/sign-in"));
    assert_eq!(early.sign_in("mallory", PASSPHRASE).status, 401);
    assert_same(&before, &record(&process.data()));
    let mut ben = Visitor::signed_in(process.http, "ben", PASSPHRASE);
    assert!(ben.open("/clients").text().contains("Ada Reed"));
}

#[test]
fn a_record_whose_journal_is_gone_is_not_taken_for_a_wrong_passphrase() {
    let mut desk = Desk::of_two();
    desk.process.kill();
    let data = desk.process.data();
    std::fs::remove_file(data.join("journal-00000001.wsj")).unwrap();
    desk.process.start_again();
    let page = Visitor::of(desk.process.http).sign_in("ana", PASSPHRASE);
    assert_eq!(page.status, 500, "{}", page.text());
    assert!(page.text().contains("its people are not in the record"), "{}", page.text());
    assert!(page.text().contains("newest backup"), "{}", page.text());
}

/// A small disk of its own below a path; gone with this value.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn at(path: &Path) -> Option<Self> {
        std::fs::create_dir(path).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(path).output();
        mounted.is_ok_and(|done| done.status.success()).then(|| Self(path.to_owned()))
    }

    /// Fills it but for `left` bytes.
    fn fill(&self, left: u64) {
        use std::io::Write;
        let mut filler = std::fs::File::create(self.0.join("filler")).unwrap();
        while filler.write_all(&[0; 4096]).is_ok() {}
        let len = filler.metadata().unwrap().len();
        filler.set_len(len.saturating_sub(left)).unwrap();
    }

    fn make_room(&self) {
        std::fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(&self.0).status().ok();
    }
}

#[test]
fn a_disk_that_fills_up_refuses_the_save_in_words_and_loses_nothing_that_was_confirmed() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let Some(disk) = SmallDisk::at(&folder.path().join("waystation-data")) else {
        println!("skipped: no small disk can be mounted here");
        return;
    };
    let process = Process::start_on(Arc::clone(&folder), &["clinic"]);
    let mut desk = Desk::begin(process);
    let client = desk.client("Ada");
    disk.fill(24 * 1024);
    let mut confirmed = Vec::new();
    let refused = loop {
        let statement = format!("Goal number {} {}", confirmed.len(), "with many words ".repeat(50));
        let form = desk.visitor.open(&format!("{client}/goal/new")).form("/goal");
        let page = desk.visitor.send(form.with("f.statement", &statement).with("f.status", "proposed"));
        if page.status != 200 {
            break page;
        }
        confirmed.push(format!("Goal number {} ", confirmed.len()));
        assert!(confirmed.len() < 500, "the disk fills up");
    };
    assert_eq!(refused.status, 500, "{}", refused.text());
    for words in ["could not be written to disk, so nothing was changed", "the disk is full", "start it again"] {
        assert!(refused.text().contains(words), "{words}: {}", refused.text());
    }
    let unsaved = format!("Goal number {} ", confirmed.len());
    assert!(refused.html.contains(&unsaved), "its words are still there: {}", refused.html);
    assert!(!confirmed.is_empty(), "some were saved before");
    let goals = desk.text(&format!("{client}/goal"));
    assert!(confirmed.iter().all(|goal| goals.contains(goal)), "what was saved can be read: {goals}");

    desk.process.kill();
    disk.make_room();
    desk.process.start_again();
    desk.sign_in();
    let goals = desk.text(&format!("{client}/goal"));
    for goal in &confirmed {
        assert!(goals.contains(goal), "{goal} was confirmed: {goals}");
    }
    assert!(!goals.contains(&format!("Goal number {} ", confirmed.len())), "what was refused is not there: {goals}");
    desk.client("Bo");
    desk.process.stop();
    let ended = run(folder.path(), &["check", "--user", "ana"], Some(PASSPHRASE));
    assert!(ended.success, "{}", ended.error);
    drop(desk);
    drop(disk);
}
