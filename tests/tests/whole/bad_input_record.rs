//! Goal: a record that a power cut left, that a disk spoilt or that a newer version wrote is told apart, and nothing is
//! changed where it is refused. Method: real processes, and their files changed while they are stopped.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::{assert_same, contents, record, run};
use waystation_tests::visitor::Visitor;

/// What a test does to the bytes of a file.
type Spoil = Box<dyn Fn(&mut Vec<u8>)>;

const SEGMENT: &str = "journal-00000001.wsj";
/// Bytes of a segment's header, a group's header and its end (server/src/store/segment.rs).
const SEGMENT_HEADER: usize = 78;
const GROUP_HEADER: usize = 84;
const GROUP_END: usize = 32;

/// Where each group of the first segment begins, and where the last one ends.
fn groups(bytes: &[u8]) -> Vec<usize> {
    let mut starts = vec![SEGMENT_HEADER];
    while let Some(len) = starts.last().and_then(|start| bytes.get(start + 36..start + 44)) {
        let len = usize::try_from(u64::from_le_bytes(len.try_into().unwrap())).unwrap();
        starts.push(starts.last().unwrap() + GROUP_HEADER + len + GROUP_END);
    }
    assert_eq!(starts.last(), Some(&bytes.len()), "the journal ends with a whole group");
    starts
}

fn change(file: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(file).unwrap();
    change(&mut bytes);
    fs::write(file, bytes).unwrap();
}

/// Leaves of the note of how far the record reached what a power cut leaves for certain: its first slot.
fn note_of_long_ago(data: &Path) {
    change(&data.join("reach"), |bytes| bytes.truncate(512));
}

/// A clinic with a few clients, ended as by a power cut.
fn cut_off() -> (Desk, PathBuf) {
    let mut desk = Desk::of_two();
    for name in ["Ada", "Bo", "Zephyrine"] {
        desk.client(name);
    }
    desk.process.kill();
    let data = desk.process.data();
    (desk, data)
}

/// Signing in, `check` and what follows say the same, and change nothing.
fn assert_refused_everywhere(desk: &mut Desk, words: &[&str]) {
    let data = desk.process.data();
    let before = contents(&data);
    run(desk.process.folder(), &["check", "--user", "ana"], Some(PASSPHRASE)).assert_refused(words);
    assert_same(&before, &contents(&data));
    desk.process.start_again();
    for _ in 0..2 {
        let page = Visitor::of(desk.process.http).sign_in("ana", PASSPHRASE);
        assert_eq!(page.status, 500, "{}", page.text());
        for word in words.iter().chain(&["tell them this number"]) {
            assert!(page.text().contains(word), "{word:?}: {}", page.text());
        }
        let away = Visitor::of(desk.process.http).open("/clients");
        assert!(away.address.ends_with("/sign-in"), "it stays locked: {}", away.text());
    }
    desk.process.kill();
    assert_same(&before, &contents(&data));
    let log = desk.process.log();
    assert!(!log.contains("panicked") && !log.contains("Zephyrine"), "{log}");
}

#[test]
fn a_journal_cut_inside_its_last_group_opens_with_everything_before_it() {
    let (mut desk, data) = cut_off();
    change(&data.join(SEGMENT), |bytes| {
        let groups = groups(bytes);
        let last = groups[groups.len() - 2];
        bytes.truncate(last + (bytes.len() - last) / 2);
    });
    note_of_long_ago(&data);
    desk.process.start_again();
    desk.sign_in();
    let clients = desk.text("/clients");
    assert!(clients.contains("Ada") && clients.contains("Bo") && !clients.contains("Zephyrine"), "{clients}");
    desk.client("Cleo");
    desk.process.stop();
    let ended = run(desk.process.folder(), &["check", "--user", "ana"], Some(PASSPHRASE));
    assert!(ended.success && ended.out.contains("The record is whole"), "{ended:?}");
    assert!(!desk.process.log().contains("panicked"), "{}", desk.process.log());
}

#[test]
fn a_set_up_that_was_cut_off_anywhere_is_told_and_never_goes_on_by_halves() {
    let mut desk = Desk::of_two();
    desk.process.kill();
    let journal = desk.process.data().join(SEGMENT);
    let whole = fs::read(&journal).unwrap();
    let ends = groups(&whole);
    note_of_long_ago(&desk.process.data());
    let reach = fs::read(desk.process.data().join("reach")).unwrap();
    for end in &ends[..ends.len() - 1] {
        fs::write(&journal, &whole[..*end]).unwrap();
        fs::write(desk.process.data().join("reach"), &reach).unwrap();
        desk.process.start_again();
        let page = Visitor::of(desk.process.http).sign_in("ana", PASSPHRASE);
        assert_eq!(page.status, 500, "{}", page.text());
        for words in ["its set-up was cut off", "begin in another folder", "newest backup"] {
            assert!(page.text().contains(words), "{words}: {}", page.text());
        }
        desk.process.kill();
    }
    fs::write(&journal, &whole).unwrap();
    desk.process.start_again();
    desk.sign_in();
}

#[test]
fn entries_cut_off_the_end_on_purpose_are_told_on_the_page_and_by_check() {
    let (mut desk, data) = cut_off();
    change(&data.join(SEGMENT), |bytes| {
        let groups = groups(bytes);
        bytes.truncate(groups[groups.len() - 3]);
    });
    assert_refused_everywhere(&mut desk, &[SEGMENT, "should reach byte", "backup"]);
}

#[test]
fn a_flipped_bit_is_refused_by_its_segment_and_byte_on_the_page_and_by_check() {
    for part in ["header", "frames"] {
        let (mut desk, data) = cut_off();
        let mut start = 0;
        change(&data.join(SEGMENT), |bytes| {
            let groups = groups(bytes);
            start = groups[groups.len() / 2];
            bytes[if part == "header" { start + 20 } else { start + GROUP_HEADER + 60 }] ^= 0x10;
        });
        assert_refused_everywhere(&mut desk, &[SEGMENT, &format!("at byte {start}"), "newest backup"]);
    }
}

#[test]
fn a_bit_that_flips_after_a_clean_stop_is_found_by_check() {
    let mut desk = Desk::of_two();
    desk.client("Ada");
    desk.process.stop();
    let data = desk.process.data();
    let mut start = 0;
    change(&data.join(SEGMENT), |bytes| {
        let groups = groups(bytes);
        start = groups[groups.len() / 2];
        bytes[start + GROUP_HEADER + 60] ^= 0x10;
    });
    let before = record(&data);
    let ended = run(desk.process.folder(), &["check", "--user", "ana"], Some(PASSPHRASE));
    ended.assert_refused(&["The record is damaged", SEGMENT, &format!("at byte {start}"), "newest backup"]);
    assert_same(&before, &record(&data));
}

#[test]
fn what_lies_beside_the_record_and_is_not_what_was_written_is_named_by_check() {
    let mut desk = Desk::of_two();
    desk.client("Ada");
    desk.process.stop();
    let data = desk.process.data();
    let check = || run(desk.process.folder(), &["check", "--user", "ana"], Some(PASSPHRASE));
    assert!(check().success);
    change(&data.join("clean-stop"), |bytes| bytes[20] ^= 1);
    fs::create_dir_all(data.join("drawer")).unwrap();
    fs::write(data.join("drawer/0123456789abcdef.draft"), b"not sealed here").unwrap();
    fs::write(data.join("page-certificate"), b"nor this").unwrap();
    let ended = check();
    ended.assert_refused(&["the record is whole, but 3 of the files beside it are not what this node wrote"]);
    ended.assert_refused(&["clean-stop", "page-certificate", "drawer/0123456789abcdef.draft", "newest backup"]);
    assert!(ended.out.contains("The record is whole"), "{}", ended.out);
}

#[test]
fn keys_put_back_from_before_the_record_are_told_and_nothing_is_opened_by_halves() {
    let (mut desk, data) = cut_off();
    let log =
        |data: &Path| ["keys-even.wsl", "keys-odd.wsl"].map(|name| (data.join(name), fs::read(data.join(name)).ok()));
    let older = log(&data);
    desk.process.start_again();
    desk.sign_in();
    desk.client("Quillfeather");
    desk.process.kill();
    let newer = log(&data);
    assert_ne!(older, newer, "a new client has keys of their own");
    for (file, bytes) in &older {
        if let Some(bytes) = bytes {
            fs::write(file, bytes).unwrap();
        }
    }
    assert_refused_everywhere(&mut desk, &["The keys are older than the record", "from the same backup"]);
    for (file, bytes) in &newer {
        if let Some(bytes) = bytes {
            fs::write(file, bytes).unwrap();
        }
    }
    desk.process.start_again();
    desk.sign_in();
    assert!(desk.text("/clients").contains("Quillfeather"));
}

#[test]
fn a_missing_segment_is_told_and_not_taken_for_a_new_beginning() {
    let mut desk = Desk::of_two();
    desk.client("Ada");
    desk.process.stop();
    fs::remove_file(desk.process.data().join(SEGMENT)).unwrap();
    assert_refused_everywhere(&mut desk, &[SEGMENT, "backup"]);
}

#[test]
fn a_segment_of_a_newer_version_asks_for_that_version() {
    let (mut desk, data) = cut_off();
    change(&data.join(SEGMENT), |bytes| {
        bytes[8] = 2;
        let check = Sha256::digest(&bytes[..SEGMENT_HEADER - 8]);
        bytes[SEGMENT_HEADER - 8..SEGMENT_HEADER].copy_from_slice(&check[..8]);
    });
    let words = [SEGMENT, "newer version of Waystation (format 2; this one knows up to 1)", "Install that version"];
    assert_refused_everywhere(&mut desk, &words);
}

#[test]
fn a_keyring_that_is_spoilt_gone_or_of_a_newer_version_stops_the_program_with_what_to_do() {
    let (desk, data) = cut_off();
    let keyring = data.join("keyring");
    let good = fs::read(&keyring).unwrap();
    let newer = |bytes: &mut Vec<u8>| {
        bytes[8] = 2;
        let end = bytes.len() - 32;
        let hash = Sha256::digest(&bytes[..end]);
        bytes[end..].copy_from_slice(&hash);
    };
    let spoilt: [(&str, Spoil, [&str; 2]); 4] = [
        ("flip", Box::new(|bytes| bytes[300] ^= 1), ["`keyring` is damaged", "newest backup"]),
        ("cut", Box::new(|bytes| bytes.truncate(200)), ["`keyring` is damaged", "newest backup"]),
        ("empty", Box::new(Vec::clear), ["`keyring` is damaged", "newest backup"]),
        ("newer", Box::new(newer), ["format 2; this one knows up to 1", "Install that version"]),
    ];
    let refuse = |about: &str, words: &[&str]| {
        let before = contents(&data);
        let ports = ["--http", "127.0.0.1:0", "--peers", "127.0.0.1:0", "--https", "off", "--connect", "off"];
        let clinic = [&["clinic", "--discovery", "off"], &ports[..]].concat();
        for said in [&clinic[..], &["check", "--user", "ana"]] {
            let ended = run(desk.process.folder(), said, Some(PASSPHRASE));
            ended.assert_refused(words);
            ended.assert_refused(&["Nothing was changed"]);
            assert!(ended.out.is_empty(), "{about}: {}", ended.out);
            assert_same(&before, &contents(&data));
        }
    };
    for (about, spoil, words) in spoilt {
        fs::write(&keyring, &good).unwrap();
        change(&keyring, spoil);
        refuse(about, &words);
    }
    fs::remove_file(&keyring).unwrap();
    refuse("gone", &["`keyring` is damaged: it is gone, though there is a record here", "newest backup"]);
}
