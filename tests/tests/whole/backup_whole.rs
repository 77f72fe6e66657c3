//! Goal: nobody takes half a backup, or one that is not what it was, for a whole one; what a kill or a power cut left
//! unfinished is named and goes by itself, and nothing else does; a stick that takes nothing is told as the stick.
//! Method: the program as it is shipped, on folders as kills, other copies and other people's files leave them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::{Ended, assert_same, contents, run};
use waystation_tests::process::program;

/// How long a backup may take to begin; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(30);

fn backup(desk: &Desk, to: &Path) -> Ended {
    run(desk.process.folder(), &["backup", "--user", "ana", to.to_str().unwrap()], Some(PASSPHRASE))
}

fn check(data: &Path, more: &[&str]) -> Ended {
    let arguments = [&["check", "--user", "ana", "--data", data.to_str().unwrap()], more].concat();
    run(data.parent().unwrap(), &arguments, Some(PASSPHRASE))
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(of).unwrap().flatten().map(|entry| entry.path()).collect();
    all.sort();
    all
}

fn only_folder(of: &Path) -> PathBuf {
    let [one] = folders(of).try_into().unwrap();
    one
}

fn is_unfinished(path: &Path) -> bool {
    path.to_str().unwrap().ends_with(".unfinished")
}

fn copy_of(folder: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(folder).unwrap().flatten() {
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// Begins a backup and kills it while it is being made, as a power cut does.
fn cut_off(desk: &Desk, to: &Path) -> PathBuf {
    let mut begun = Command::new(program())
        .args(["backup", "--user", "ana", to.to_str().unwrap()])
        .env("WAYSTATION_PASSPHRASE", PASSPHRASE)
        .current_dir(desk.process.folder())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let deadline = Instant::now() + PATIENCE;
    let holds_a_record = |path: &PathBuf| is_unfinished(path) && path.join("keyring").exists();
    let unfinished = loop {
        if let Some(found) = folders(to).into_iter().find(holds_a_record) {
            break found;
        }
        assert!(Instant::now() < deadline && begun.try_wait().unwrap().is_none(), "the backup was begun");
        std::thread::sleep(Duration::from_millis(1));
    };
    begun.kill().unwrap();
    begun.wait().unwrap();
    assert!(unfinished.exists(), "it was killed before it was whole");
    unfinished
}

#[test]
fn a_backup_is_held_against_its_list_and_what_is_missing_changed_added_or_older_is_named() {
    let mut desk = Desk::of_two();
    desk.client("Ada Reed");
    let (older, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert!(backup(&desk, older.path()).success);
    desk.client("Bea Stone");
    assert!(backup(&desk, stick.path()).success);
    desk.process.stop();
    let (older, whole) = (only_folder(older.path()), only_folder(stick.path()));
    let before = contents(&whole);
    let ended = check(&whole, &[]);
    assert!(ended.success && ended.out.contains("It is what its list says"), "{ended:?}");
    let json: serde_json::Value = serde_json::from_str(&check(&whole, &["--json"]).out).unwrap();
    assert_eq!((&json["whole"], &json["backup"]["missing"]), (&true.into(), &serde_json::json!([])), "{json}");
    assert_same(&before, &contents(&whole));

    let home = tempfile::tempdir().unwrap();
    let spoilt = home.path().join("copy");
    let spoil = |act: &dyn Fn(&Path), words: &[&str]| {
        copy_of(&whole, &spoilt);
        act(&spoilt);
        let before = contents(&spoilt);
        let ended = check(&spoilt, &[]);
        ended.assert_refused(&["is not what its list"]);
        ended.assert_refused(&["another backup"]);
        ended.assert_refused(words);
        assert_same(&before, &contents(&spoilt));
        fs::remove_dir_all(&spoilt).unwrap();
    };
    let (authority, journal) = ("page-authority", "journal-00000001.wsj");
    // What only the list knows of: the record is whole without it.
    spoil(&|at| fs::remove_file(at.join(authority)).unwrap(), &["missing: page-authority"]);
    spoil(&|at| fs::write(at.join(authority), b"").unwrap(), &["changed: page-authority", "0 bytes, not "]);
    spoil(
        &|at| {
            let mut bytes = fs::read(at.join(authority)).unwrap();
            bytes[40] ^= 1;
            fs::write(at.join(authority), bytes).unwrap();
        },
        &["changed: page-authority (other bytes)"],
    );
    spoil(&|at| fs::write(at.join("keys-odd.wsl"), b"of another").unwrap(), &["added: keys-odd.wsl"]);
    // What the record itself tells of too is named by the list first.
    spoil(&|at| fs::remove_file(at.join(journal)).unwrap(), &["missing: journal-00000001.wsj"]);
    spoil(&|at| fs::remove_file(at.join("keyring")).unwrap(), &["missing: keyring"]);
    spoil(
        &|at| {
            for name in ["keyring", "keys-even.wsl", "reach"] {
                fs::copy(older.join(name), at.join(name)).unwrap();
            }
        },
        &["changed: keys-even.wsl", "keyring"],
    );
    spoil(&|at| fs::copy(older.join(journal), at.join(journal)).map(drop).unwrap(), &["changed: journal-00000001.wsj"]);
    spoil(&|at| fs::write(at.join("backup.json"), b"{").unwrap(), &["does not read"]);

    // Files of others are counted, not named: a name can be a client's. They spoil nothing.
    copy_of(&whole, &spoilt);
    fs::write(spoilt.join("Ada Reed.txt"), b"a note").unwrap();
    let ended = check(&spoilt, &[]);
    assert!(ended.success && ended.out.contains("1 other files lie in it"), "{ended:?}");
    assert!(!ended.out.contains("Reed") && !ended.error.contains("Reed"), "{ended:?}");
}

#[test]
fn a_folder_that_was_put_back_and_worked_in_is_no_longer_held_against_the_list_of_its_backup() {
    let mut desk = Desk::of_two();
    desk.client("Ada Reed");
    let stick = tempfile::tempdir().unwrap();
    assert!(backup(&desk, stick.path()).success);
    desk.process.stop();
    let data = desk.process.data();
    fs::remove_dir_all(&data).unwrap();
    copy_of(&only_folder(stick.path()), &data);
    assert!(check(&data, &[]).success);
    desk.process.start_again();
    desk.sign_in();
    desk.client("Bea Stone");
    desk.process.kill();
    for _ in 0..2 {
        let ended = check(&data, &[]);
        assert!(ended.success && !ended.out.contains("its list"), "{ended:?}");
        desk.process.start_again();
        desk.sign_in();
        desk.process.stop();
    }
}

#[test]
fn what_a_kill_left_of_a_backup_is_called_unfinished_and_goes_with_the_next_one_and_nothing_else_does() {
    let mut desk = Desk::of_two();
    desk.client("Ada Reed");
    let stick = tempfile::tempdir().unwrap();
    let unfinished = cut_off(&desk, stick.path());
    let says = ["was not finished", "another backup"];
    check(&unfinished, &[]).assert_refused(&says);
    // Whatever it is called afterwards.
    let renamed = stick.path().join("our-backup");
    copy_of(&unfinished, &renamed);
    check(&renamed, &[]).assert_refused(&says);
    run(stick.path(), &["clinic", "--http", "127.0.0.1:0", "--data", "our-backup"], None).assert_refused(&says);
    // One stands on the stick itself.
    let name = unfinished.file_name().unwrap().to_str().unwrap();
    check(stick.path(), &[]).assert_refused(&["Name one of them with --data", name]);

    // Others' folders, whatever they are called.
    let others = ["holiday.unfinished", "waystation-2026-01-01-1200.unfinished", "waystation-2026-01-01-1201"];
    for other in others {
        fs::create_dir(stick.path().join(other)).unwrap();
        fs::write(stick.path().join(other).join("letter.txt"), b"mine").unwrap();
        fs::write(stick.path().join(other).join("lock"), b"").unwrap();
    }
    let again = cut_off(&desk, stick.path());
    assert!(!unfinished.exists() || again == unfinished, "the one before went with it");
    let made = backup(&desk, stick.path());
    assert!(made.success && made.out.contains("An unfinished copy of an earlier try was taken away"), "{made:?}");
    assert!(!made.out.contains("holiday") && made.out.contains("2026-01-01-1200.unfinished"), "{made:?}");
    let left = folders(stick.path());
    for other in others {
        assert!(stick.path().join(other).join("letter.txt").exists(), "{other} is not ours");
    }
    let whole: Vec<&PathBuf> = left.iter().filter(|path| path.join("backup.json").exists()).collect();
    let [whole] = whole[..] else { panic!("{left:?} after {name}") };
    assert!(check(whole, &[]).success);
    assert_eq!(left.len(), others.len() + 2, "{left:?}");
}

#[test]
fn a_place_that_takes_no_backup_is_named_and_never_told_as_the_data_folder() {
    let mut desk = Desk::of_two();
    desk.client("Ada Reed");
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a-file");
    fs::write(&file, b"words").unwrap();
    backup(&desk, &file).assert_refused(&["a-file", "is no folder that a backup can be put into"]);
    let stick = home.path().join("stick");
    fs::create_dir(&stick).unwrap();
    assert!(backup(&desk, &stick).success);
    let whole = only_folder(&stick);
    backup(&desk, &whole).assert_refused(&["is a backup or a data folder itself"]);
    let nothing_about_data = |ended: &Ended| {
        for words in ["--data", "data folder"] {
            assert!(!ended.error.contains(words), "{words}: {}", ended.error);
        }
    };
    if cfg!(target_os = "linux") {
        let ended = backup(&desk, Path::new("/proc"));
        ended.assert_refused(&["\"/proc\"", "no new folder can be made there"]);
        nothing_about_data(&ended);
    }
    let mount = |words: &[&str]| Command::new("mount").args(words).status().is_ok_and(|status| status.success());
    let small = home.path().join("small");
    fs::create_dir(&small).unwrap();
    let shown = small.to_str().unwrap();
    if !mount(&["-t", "tmpfs", "-o", "size=16k", "tmpfs", shown]) {
        println!("not tried on a mounted stick: none can be mounted here");
        return;
    }
    let ended = backup(&desk, &small);
    let left = folders(&small);
    let read_only = mount(&["-o", "remount,ro", shown]).then(|| backup(&desk, &small));
    Command::new("umount").arg("-l").arg(&small).status().unwrap();
    ended.assert_refused(&["is full", "small", "was taken away"]);
    nothing_about_data(&ended);
    assert_eq!(left, Vec::<PathBuf>::new());
    let read_only = read_only.unwrap();
    read_only.assert_refused(&["cannot be written", "small"]);
    nothing_about_data(&read_only);
}
