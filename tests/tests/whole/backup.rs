//! Goal: a backup is made with one command while people work, opens, and holds all that was confirmed before; half of
//! one is told as what it is, and what its keys do not open comes back from laptops; root leaves nothing of its own in
//! somebody else's folder. Method: the program as it is shipped, beside a clinic that is running.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::{Ended, contents, is_of_the_record, run};

/// How long a page may take to say what it will; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

fn backup(desk: &Desk, to: &Path, more: &[&str]) -> Ended {
    let to = to.to_str().unwrap();
    run(desk.process.folder(), &[&["backup", "--user", "ana", to], more].concat(), Some(PASSPHRASE))
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(of).unwrap().flatten().map(|entry| entry.path()).collect();
    all.sort();
    all
}

#[test]
fn a_backup_made_while_people_work_opens_and_holds_all_that_was_confirmed_before() {
    let mut desk = Desk::of_two();
    let chart = desk.client("Ada Reed");
    let stick = tempfile::tempdir().unwrap();
    let made = backup(&desk, stick.path(), &[]);
    assert!(made.success, "{made:?}");
    for words in ["A backup was made and opened: ", "The record is whole", "It holds 1 charts", "for 2 people"] {
        assert!(made.out.contains(words), "{words:?}: {made:?}");
    }
    // The clinic went on, and goes on.
    let written =
        desk.write(&format!("{chart}/goal/new"), &[("f.statement", "Sleep at home"), ("f.status", "proposed")]);
    assert_eq!(written.status, 200);
    let again = backup(&desk, stick.path(), &["--json"]);
    assert!(again.success, "{again:?}");
    let [first, second] = folders(stick.path()).try_into().unwrap();

    let list: serde_json::Value = serde_json::from_slice(&fs::read(second.join("backup.json")).unwrap()).unwrap();
    let listed: Vec<&str> = list["files"].as_array().unwrap().iter().filter_map(|file| file["name"].as_str()).collect();
    let there: Vec<String> = contents(&second).into_keys().filter(|name| name != "backup.json").collect();
    assert_eq!(listed, there, "every file is on the list");
    assert!(listed.contains(&"page-authority") && listed.contains(&"reach") && !listed.contains(&"lock"), "{listed:?}");
    assert_eq!(list["record"]["whole"], true);
    for word in ["Ada", "Reed", "Sleep", "ana"] {
        assert!(!fs::read_to_string(second.join("backup.json")).unwrap().contains(word), "{word}");
    }

    // Put back as the README says: a copy of the folder is started.
    desk.process.stop();
    let data = desk.process.data();
    for (from, has_goal) in [(first, false), (second, true)] {
        fs::remove_dir_all(&data).unwrap();
        fs::create_dir(&data).unwrap();
        fs::read_dir(&from)
            .unwrap()
            .flatten()
            .for_each(|file| assert!(fs::copy(file.path(), data.join(file.file_name())).is_ok()));
        desk.process.start_again();
        desk.sign_in();
        assert!(desk.text(&chart).contains("Ada Reed"));
        assert_eq!(desk.text(&format!("{chart}/goal")).contains("Sleep at home"), has_goal);
        assert!(!desk.text("/today").contains("cannot be opened here"));
        desk.process.stop();
    }
}

#[test]
fn a_backup_that_cannot_be_made_leaves_nothing_behind_and_says_why() {
    let mut desk = Desk::of_two();
    desk.client("Ada Reed");
    let stick = tempfile::tempdir().unwrap();
    let nowhere = stick.path().join("not-there");
    backup(&desk, &nowhere, &[]).assert_refused(&["not-there", "name one that is there"]);
    let data = desk.process.data();
    fs::create_dir(data.join("copies")).unwrap();
    for within in [data.clone(), data.join("copies"), data.join("copies").join("..")] {
        backup(&desk, &within, &[]).assert_refused(&["is in the data folder itself", "another place"]);
    }
    fs::remove_dir(data.join("copies")).unwrap();
    let to = stick.path().to_str().unwrap();
    let wrong = run(desk.process.folder(), &["backup", "--user", "ana", to], Some("not the passphrase at all"));
    wrong.assert_refused(&["no backup was made", "do not go together"]);
    run(desk.process.folder(), &["backup", "--data", "empty", "--user", "ana", to], Some(PASSPHRASE))
        .assert_refused(&["There is no data folder at empty"]);
    assert_eq!(folders(stick.path()), Vec::<PathBuf>::new());
}

#[test]
fn half_a_backup_says_how_much_no_key_opens_and_gets_it_back_from_a_laptop() {
    let mut clinic = Desk::clinic();
    let ruth = clinic.person("sample-ruth");
    let first = clinic.client("Ada Reed");
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Outreach");
    clinic.process.kill();
    let data = clinic.process.data();
    let older: Vec<(String, Vec<u8>)> = contents(&data)
        .into_iter()
        .filter(|(name, _)| name == "keyring" || name.starts_with("keys-") || name == "reach")
        .collect();
    clinic.process.start_again();
    clinic.sign_in();
    let second = clinic.client("Bea Stone");
    clinic.write(&format!("{second}/goal/new"), &[("f.statement", "Walk to the shop"), ("f.status", "proposed")]);
    laptop.meet();
    clinic.process.kill();
    let newest = fs::read(data.join("reach")).unwrap();
    for (name, bytes) in &older {
        fs::write(data.join(name), bytes).unwrap();
    }
    let check = |arguments: &[&str]| {
        run(clinic.process.folder(), &[&["check", "--user", &ruth.0], arguments].concat(), Some(&ruth.1))
    };
    check(&[]).assert_refused(&["parts of charts are in the record and no key here opens them", "keyring"]);
    // Where the record itself knows of newer keys, they are looked for first.
    fs::write(data.join("reach"), newest).unwrap();
    let told = check(&[]);
    told.assert_refused(&["The keys are older than the record"]);
    assert!(told.out.contains("parts of charts are in it that no key here opens"), "{told:?}");
    fs::write(data.join("reach"), &older.iter().find(|(name, _)| name == "reach").unwrap().1).unwrap();

    clinic.process.start_again();
    clinic.sign_in();
    let today = clinic.text("/today");
    assert!(today.contains("parts of charts cannot be opened here") && today.contains("the newest copy"), "{today}");
    assert_eq!(clinic.visitor.open(&second).status, 404);
    laptop.meet();
    assert!(clinic.text(&second).contains("Bea Stone"));
    assert!(clinic.text(&first).contains("Ada Reed"));
    assert!(!clinic.text("/today").contains("cannot be opened here"), "{}", clinic.text("/today"));
    clinic.kill_and_come_back();
    assert!(clinic.text(&second).contains("Bea Stone"));
    assert!(!clinic.text("/today").contains("cannot be opened here"));
}

#[test]
fn a_laptop_that_is_put_back_to_an_older_copy_is_named_on_both_sides_and_nobody_before() {
    let mut clinic = Desk::clinic();
    let client = clinic.client("Ada Reed");
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Outreach");
    laptop.meet();
    laptop.process.kill();
    let older = contents(&laptop.process.data());
    laptop.process.start_again();
    laptop.sign_in();
    laptop.write(&format!("{client}/client/one"), &[("f.pronouns", "she/her")]);
    laptop.meet();
    laptop.kill_and_come_back();
    laptop.meet();
    for desk in [&mut clinic, &mut laptop] {
        assert!(!desk.text("/sync").contains("An older copy"), "{}", desk.text("/sync"));
    }
    laptop.process.kill();
    for name in contents(&laptop.process.data()).keys() {
        fs::remove_file(laptop.process.data().join(name)).unwrap();
    }
    for (name, bytes) in older.iter().filter(|(name, _)| is_of_the_record(name)) {
        fs::write(laptop.process.data().join(name), bytes).unwrap();
    }
    laptop.process.start_again();
    laptop.sign_in();
    laptop.meet();
    assert!(laptop.text("/sync").contains("This laptop's record was behind what the clinic knew of it"));
    // The clinic says so once it is in its record.
    let deadline = Instant::now() + PATIENCE;
    loop {
        let told = clinic.text("/sync");
        if told.contains("Outreach came just now with a record that was behind what it had been") {
            break;
        }
        assert!(Instant::now() < deadline, "{told} {} {}", clinic.process.log(), laptop.process.log());
        std::thread::sleep(Duration::from_millis(50));
    }
    clinic.kill_and_come_back();
    assert!(clinic.text("/sync").contains("Outreach came"), "{}", clinic.text("/sync"));
    assert!(laptop.visitor.open(&format!("{client}/client/one")).html.contains("she/her"));
}

#[cfg(unix)]
#[test]
fn root_writes_nothing_into_another_users_folder() {
    let mut desk = Desk::of_two();
    desk.client("Ada Reed");
    desk.process.stop();
    let data = desk.process.data();
    // Only root gives a folder away; whoever runs the tests as somebody else cannot do the damage either.
    if std::os::unix::fs::chown(&data, Some(54_321), None).is_err() {
        return;
    }
    let before = contents(&data);
    let folder = desk.process.folder();
    run(folder, &["import", "--user", "ana", "nothing.json"], Some(PASSPHRASE)).assert_refused(&[
        "belongs to another user",
        "54321",
        "sudo -u",
    ]);
    run(folder, &["clinic", "--http", "127.0.0.1:0"], None).assert_refused(&["belongs to another user", "sudo -u"]);
    // Looking changes nothing, whoever looks.
    assert!(run(folder, &["check", "--user", "ana"], Some(PASSPHRASE)).success);
    assert_eq!(before, contents(&data));
}
