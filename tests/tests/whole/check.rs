//! Goal: whoever relies on `waystation check` is told what is there and not what it was made into: it changes no byte,
//! whatever it finds, and calls nothing whole that it has not seen. Method: the program as it is shipped, on folders as
//! clean stops, power cuts and other programs leave them.

use std::fs;
use std::path::Path;
use std::process::Command;

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::{Ended, assert_same, contents, is_of_the_record, run};

const SEGMENT: &str = "journal-00000001.wsj";
/// Bytes of a segment's header (server/src/store/segment.rs).
const SEGMENT_HEADER: usize = 78;

fn check(folder: &Path, more: &[&str]) -> Ended {
    run(folder, &[&["check", "--user", "ana"], more].concat(), Some(PASSPHRASE))
}

/// A clinic with a client and words that were not saved.
fn clinic() -> Desk {
    let mut desk = Desk::of_two();
    let chart = desk.client("Ada");
    let mut form = desk.visitor.open(&format!("{chart}/goal/new")).form("/goal").with("f.statement", "Sleep at home");
    form.action = "/draft".to_owned();
    assert_eq!(desk.visitor.send(form).status, 200);
    desk
}

/// Checks, and holds that no byte of the folder is another one after it.
fn check_only_looks(desk: &Desk) -> Ended {
    let before = contents(&desk.process.data());
    let ended = check(desk.process.folder(), &[]);
    assert_same(&before, &contents(&desk.process.data()));
    ended
}

#[test]
fn a_check_changes_no_byte_whether_the_folder_is_whole_or_not() {
    let mut desk = clinic();
    desk.process.kill();
    let ended = check_only_looks(&desk);
    assert!(ended.success && ended.out.contains("The record is whole"), "{ended:?}");
    desk.process.start_again();
    desk.sign_in();
    desk.process.stop();
    assert!(check_only_looks(&desk).success);

    let draft = fs::read_dir(desk.process.data().join("drawer")).unwrap().flatten().next().unwrap().path();
    let whole = fs::read(&draft).unwrap();
    fs::write(&draft, &whole[..whole.len() - 1]).unwrap();
    check_only_looks(&desk).assert_refused(&["the record is whole, but 1 of the files beside it"]);
    fs::write(&draft, &whole).unwrap();

    let journal = desk.process.data().join(SEGMENT);
    let mut bytes = fs::read(&journal).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&journal, bytes).unwrap();
    check_only_looks(&desk).assert_refused(&["The record is damaged", SEGMENT]);
}

#[test]
fn a_backup_is_proved_as_it_lies_also_on_a_medium_that_cannot_be_written() {
    let mut desk = clinic();
    desk.process.stop();
    let home = tempfile::tempdir().unwrap();
    let backup = home.path().join("backup");
    fs::create_dir(&backup).unwrap();
    for entry in fs::read_dir(desk.process.data()).unwrap().flatten() {
        if is_of_the_record(&entry.file_name().to_string_lossy()) {
            fs::copy(entry.path(), backup.join(entry.file_name())).unwrap();
        }
    }
    let before = contents(&backup);
    let ended = check(home.path(), &["--data", "backup"]);
    assert!(ended.success && ended.out.contains("The record is whole"), "{ended:?}");
    assert_same(&before, &contents(&backup));

    let mount = |words: &[&str]| Command::new("mount").args(words).arg(&backup).status().is_ok_and(|s| s.success());
    let shown = backup.display().to_string();
    if !mount(&["--bind", &shown]) {
        println!("not tried on a mounted medium: none can be mounted here");
        return;
    }
    let is_read_only = mount(&["-o", "remount,bind,ro"]);
    let ended = check(home.path(), &["--data", "backup"]);
    Command::new("umount").arg("-l").arg(&backup).status().unwrap();
    assert!(is_read_only && ended.success && ended.out.contains("The record is whole"), "{ended:?}");
}

#[test]
fn what_a_power_cut_left_unfinished_is_told_and_left_to_the_next_start() {
    let mut desk = clinic();
    desk.process.kill();
    let journal = desk.process.data().join(SEGMENT);
    let mut bytes = fs::read(&journal).unwrap();
    bytes.extend([0; 100]);
    fs::write(&journal, &bytes).unwrap();
    let ended = check_only_looks(&desk);
    assert!(ended.success, "{ended:?}");
    let told = format!("Behind its end in {SEGMENT} stand 100 bytes of a write that did not end");
    assert!(ended.out.contains(&told), "{}", ended.out);
    desk.process.start_again();
    desk.sign_in();
    assert!(desk.text("/clients").contains("Ada"));
    assert_eq!(fs::read(&journal).unwrap().len(), bytes.len() - 100);
}

#[test]
fn what_somebody_wrote_behind_the_end_after_a_clean_stop_is_named_and_never_taken_in() {
    let mut desk = clinic();
    desk.process.stop();
    let journal = desk.process.data().join(SEGMENT);
    let whole = fs::read(&journal).unwrap();
    let copied = [&whole[..], &whole[SEGMENT_HEADER..]].concat();
    let second = desk.process.data().join("journal-00000002.wsj");
    let added = format!("{} bytes stand behind that in {SEGMENT}", whole.len() - SEGMENT_HEADER);
    for (file, bytes, words) in [
        (&journal, &copied[..], added.as_str()),
        (&second, b"0123456789", "10 bytes stand behind that in journal-00000002.wsj"),
    ] {
        fs::write(file, bytes).unwrap();
        let ended = check_only_looks(&desk);
        ended.assert_refused(&["the record is whole up to where this node was stopped", words]);
        ended.assert_refused(&["this node did not write them", "Copy the whole data folder"]);
        desk.process.start_again();
        desk.sign_in();
        assert!(desk.text("/clients").contains("Ada"), "nothing of its own is lost");
        assert!(desk.process.log().contains("somebody else wrote behind the end of the record"));
        desk.process.stop();
        assert!(check_only_looks(&desk).success);
        assert!(!second.exists() && fs::read(&journal).unwrap() == whole);
    }
}

#[test]
fn a_set_up_that_was_cut_off_is_not_called_whole() {
    let mut desk = Desk::of_two();
    desk.process.kill();
    let data = desk.process.data();
    for entry in fs::read_dir(&data).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != "keyring" && !name.starts_with("keys-") && entry.path().is_file() {
            fs::remove_file(entry.path()).unwrap();
        }
    }
    let ended = check_only_looks(&desk);
    ended.assert_refused(&["its set-up was cut off", "begin in another folder"]);
    assert!(!ended.out.contains("whole"), "{}", ended.out);
}

#[test]
fn a_check_counts_the_words_that_are_not_saved_and_says_that_it_would_not_miss_one() {
    let mut desk = clinic();
    desk.process.stop();
    let said = |count: usize| format!("Unsaved words and choices beside it: {count} files");
    let ended = check_only_looks(&desk);
    assert!(ended.out.contains(&said(1)) && ended.out.contains("taken away is not missed"), "{}", ended.out);
    let draft = fs::read_dir(desk.process.data().join("drawer")).unwrap().flatten().next().unwrap().path();
    fs::remove_file(draft).unwrap();
    let ended = check_only_looks(&desk);
    assert!(ended.success && ended.out.contains(&said(0)), "{ended:?}");
    let report = check(desk.process.folder(), &["--json"]);
    let report: serde_json::Value = serde_json::from_str(&report.out).expect("what is printed is JSON");
    assert_eq!((&report["unsaved"], &report["behind"]), (&0.into(), &serde_json::Value::Null));
}
