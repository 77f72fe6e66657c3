//! Goal: whatever is wrong with a command, it says what, where and what to do, ends with an exit status that is not 0,
//! and leaves the folder byte for byte as it was. Method: the program as it is shipped.

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::{assert_same, contents, run};
use waystation_tests::process::Process;

const ANYWHERE: [&str; 8] = ["--http", "127.0.0.1:0", "--discovery", "off", "--peers", "127.0.0.1:0", "--https", "off"];

/// `clinic` on any port, with more said.
fn clinic<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ["clinic"].into_iter().chain(more.iter().copied()).chain(ANYWHERE).collect()
}

/// A clinic that was set up and stopped.
fn stopped() -> Desk {
    let mut desk = Desk::of_two();
    desk.process.stop();
    desk
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

#[test]
fn a_wrong_passphrase_or_an_unknown_name_reads_and_changes_nothing() {
    let desk = stopped();
    let (folder, data) = (desk.process.folder(), desk.process.data());
    write(folder, "one.json", r#"{"resourceType":"Patient","id":"a","name":[{"text":"Zephyrine"}]}"#);
    let before = contents(&data);
    for (user, passphrase) in [("ana", "a guess at it all"), ("nobody", PASSPHRASE)] {
        for command in [vec!["check", "--user", user], vec!["import", "--user", user, "one.json"]] {
            let ended = run(folder, &command, Some(passphrase));
            ended.assert_refused(&["name and passphrase do not go together here", "nothing was changed", "try again"]);
            assert_same(&before, &contents(&data));
        }
    }
    write(folder, "words", &format!("{PASSPHRASE}\n"));
    let ended = run(folder, &["check", "--user", "ana", "--passphrase-file", "words", "--json"], None);
    assert!(ended.success, "{}", ended.error);
    let report: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["whole"], true);
}

#[test]
fn a_passphrase_that_cannot_be_read_is_told_with_the_three_ways_to_give_one() {
    let desk = stopped();
    let before = contents(&desk.process.data());
    let ended = run(desk.process.folder(), &["check", "--user", "ana", "--passphrase-file", "not-here"], None);
    ended.assert_refused(&["passphrase could not be read", "WAYSTATION_PASSPHRASE", "--passphrase-file", "because: "]);
    assert_same(&before, &contents(&desk.process.data()));
}

#[test]
fn a_folder_that_is_not_there_or_holds_no_record_is_named_and_none_is_made() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    write(folder.path(), "one.json", "{}");
    for command in [vec!["check", "--user", "ana"], vec!["import", "--user", "ana", "one.json"]] {
        let at = |data| {
            let mut said = command.clone();
            said.extend(["--data", data]);
            run(folder.path(), &said, Some(PASSPHRASE))
        };
        at("not-here").assert_refused(&["no data folder at not-here", "Check the path after --data"]);
        at("empty").assert_refused(&["no record in \"empty\" yet", "waystation clinic --data"]);
    }
    assert_eq!(contents(folder.path()).len(), 1, "nothing was made, not even a lock");
    assert!(!folder.path().join("not-here").exists());
}

#[test]
fn nothing_is_begun_in_a_folder_of_backups_or_of_other_files_which_is_named_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let (stick, papers) = (folder.path().join("stick"), folder.path().join("papers"));
    let backup = stick.join("waystation-2026-11-30-0036");
    [&backup, &papers].into_iter().for_each(|made| fs::create_dir_all(made).unwrap());
    write(&backup, "backup.json", "{}");
    write(&papers, "Zephyrine Quillfeather.txt", "a letter");
    let cases: [(&str, &[&str]); 2] = [
        ("stick", &["\"stick\" holds no record but backups", "waystation-2026-11-30-0036", "copy its folder onto"]),
        ("papers", &["\"papers\" holds no record, but 1 other", "Name an empty folder", "Nothing was changed"]),
    ];
    for (data, words) in cases {
        let laptop = ["laptop", "--http", "127.0.0.1:0", "--discovery", "off", "--data", data];
        for said in [clinic(&["--data", data]), clinic(&["--data", data, "--sample"]), laptop.to_vec()] {
            let ended = run(folder.path(), &said, None);
            ended.assert_refused(words);
            assert!(!ended.error.contains("Zephyrine"), "{}", ended.error);
            assert_eq!(fs::read_dir(folder.path().join(data)).unwrap().count(), 1, "not even a lock is made");
        }
    }
}

#[test]
fn a_data_folder_that_is_a_file_or_below_one_is_told_as_that() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "file", "x");
    let mut data = vec!["file"];
    // Windows says of a path below a file only that it is not there.
    if cfg!(unix) {
        data.push("file/data");
    }
    for data in data {
        let ended = run(folder.path(), &clinic(&["--data", data]), None);
        ended.assert_refused(&[data, "cannot be a data folder", "Choose another folder with --data"]);
        let ended = run(folder.path(), &["check", "--user", "ana", "--data", data], Some(PASSPHRASE));
        ended.assert_refused(&[data]);
    }
    assert_eq!(contents(folder.path()).len(), 1);
}

#[test]
fn a_folder_in_use_is_left_to_the_one_that_uses_it() {
    // Pages for other computers would write into the folder by themselves.
    let mut desk = Desk::begin(Process::start(&["clinic", "--https", "off"]));
    let folder = desk.process.folder().to_owned();
    write(&folder, "one.json", r#"{"resourceType":"Patient","id":"a"}"#);
    let before = contents(&desk.process.data());
    let said = ["Another waystation is running on this folder", "stop it first"];
    run(&folder, &clinic(&[]), None).assert_refused(&said);
    run(&folder, &["import", "--user", "ana", "one.json"], Some(PASSPHRASE)).assert_refused(&said);
    run(&folder, &["check", "--user", "ana"], Some(PASSPHRASE)).assert_refused(&said);
    assert_same(&before, &contents(&desk.process.data()));
    assert_eq!(desk.visitor.open("/today").status, 200, "the first one goes on");
}

#[test]
fn an_address_that_cannot_be_had_is_named_with_the_flag_that_changes_it() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let flags = ["--http", "--peers", "--https", "--connect"];
    for taken in flags {
        let at = |flag: &str| if flag == taken { address.as_str() } else { "127.0.0.1:0" };
        let mut said = vec!["clinic", "--discovery", "off"];
        said.extend(flags.iter().flat_map(|flag| [*flag, at(flag)]));
        let ended = run(folder.path(), &said, None);
        ended.assert_refused(&[&address, "in use", &format!("another port with {taken}")]);
        for other in flags.iter().filter(|flag| !taken.starts_with(**flag)) {
            assert!(!ended.error.contains(other), "it names no other flag: {}", ended.error);
        }
    }
    let said = ["clinic", "--discovery", "off", "--http", "127.0.0.1:0", "--peers", "127.0.0.1:0", "--https", &address];
    run(folder.path(), &said, None).assert_refused(&["--https off: no pages for other computers"]);
    let ended = run(folder.path(), &["clinic", "--http", "0.0.0.0:8470"], None);
    ended.assert_refused(&["--http 0.0.0.0:8470 is not a loopback address", "Use 127.0.0.1:8470"]);
    let ended = run(folder.path(), &["laptop", "--http", "192.0.2.7:80"], None);
    ended.assert_refused(&["--http 192.0.2.7:80 is not a loopback address", "Use 127.0.0.1:80"]);
    assert!(contents(folder.path()).keys().all(|name| name.ends_with("lock")), "no record was begun");
}

#[test]
fn what_is_not_understood_is_named_with_how_to_ask_for_help() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["clinic", "--samples"], None).assert_refused(&["--samples", "--sample", "--help"]);
    run(folder.path(), &["clinics"], None).assert_refused(&["clinics", "clinic", "--help"]);
    run(folder.path(), &["clinic", "--http", "8470"], None).assert_refused(&["--http", "8470", "--help"]);
    run(folder.path(), &["clinic", "--https", "8473"], None).assert_refused(&[
        "--https",
        "8473",
        "such as 0.0.0.0:8473, or off",
        "--help",
    ]);
    run(folder.path(), &["clinic", "--connect", "no"], None).assert_refused(&["--connect", "or off"]);
    run(folder.path(), &["laptop", "--https", "127.0.0.1:0"], None).assert_refused(&["unexpected argument '--https'"]);
    run(folder.path(), &["import", "--user", "ana"], None).assert_refused(&["<FILE>", "--help"]);
    run(folder.path(), &["check"], None).assert_refused(&["--user", "--help"]);
    run(folder.path(), &["clinic", "--discovery", "wan"], None).assert_refused(&["wan", "off, loopback, lan"]);
    assert!(contents(folder.path()).is_empty());
}

#[test]
fn a_sample_is_never_put_into_a_folder_that_holds_a_record() {
    let desk = stopped();
    let before = contents(&desk.process.data());
    let ended = run(desk.process.folder(), &clinic(&["--sample"]), None);
    ended.assert_refused(&[
        "waystation-data",
        "holds a record already",
        "another folder with --data",
        "leave --sample",
    ]);
    assert_same(&before, &contents(&desk.process.data()));
}

#[test]
fn a_settings_file_with_a_slip_is_told_with_its_line_and_what_may_stand_there() {
    let desk = stopped();
    let (folder, data) = (desk.process.folder(), desk.process.data());
    for (text, words) in [
        ("discovery = \"off\"\nhtpp = \"127.0.0.1:1\"\n", ["line 2", "htpp", "`http`"]),
        ("discovery = \"wan\"\n", ["line 1", "wan", "`loopback`"]),
        ("http = \n", ["line 1", "http", "because: "]),
        ("http = \"8470\"\n", ["line 1", "socket address", "because: "]),
    ] {
        write(&data, "waystation.toml", text);
        let before = contents(&data);
        let ended = run(folder, &["clinic", "--peers", "127.0.0.1:0", "--https", "off"], None);
        ended.assert_refused(&["waystation.toml in the data folder does not read"]);
        ended.assert_refused(&words);
        assert_same(&before, &contents(&data));
    }
}

/// Somebody who may read and write nothing here: this user, or, when that is root, nobody, by way of `setpriv`.
#[cfg(unix)]
fn as_nobody(folder: &Path, may_read: bool) -> Option<std::process::Output> {
    use std::os::unix::fs::PermissionsExt;
    use std::process::{Command, Stdio};
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let data = folder.join("waystation-data");
    mode(folder, 0o755);
    mode(&data.join("lock"), 0o400);
    mode(&data, if may_read { 0o555 } else { 0o000 });
    let is_root = fs::read_dir(&data).is_ok() && fs::OpenOptions::new().write(true).open(data.join("lock")).is_ok();
    let program = waystation_tests::process::program();
    let command = |arguments: &[&str]| {
        let mut command = Command::new(if is_root { Path::new("setpriv") } else { &program });
        if is_root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
        }
        command.args(arguments).current_dir(folder).stdin(Stdio::null());
        command
    };
    let can = command(&["--version"]).output().is_ok_and(|done| done.status.success());
    let ended = can.then(|| command(&clinic(&[])).output().unwrap());
    mode(&data, 0o700);
    mode(&data.join("lock"), 0o600);
    ended
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_or_written_is_told_as_that() {
    let desk = stopped();
    for (may_read, words) in [(true, "`lock` cannot be opened or written"), (false, "cannot be opened")] {
        let before = contents(&desk.process.data());
        let Some(ended) = as_nobody(desk.process.folder(), may_read) else {
            println!("skipped: nobody here is without rights");
            return;
        };
        let error = String::from_utf8_lossy(&ended.stderr);
        assert!(!ended.status.success() && !error.contains("panicked"), "{error}");
        assert!(error.contains(words), "{error}");
        assert!(error.to_lowercase().contains("give waystation's user the right to read and write"), "{error}");
        assert_same(&before, &contents(&desk.process.data()));
    }
}

#[test]
fn a_laptops_folder_is_not_opened_as_a_clinics_nor_the_other_way_about() {
    let mut clinic = Desk::clinic();
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Laptop one");
    laptop.process.stop();
    clinic.process.stop();
    let jonah = clinic.process.people.iter().find(|(login, _)| login == "sample-jonah").cloned().unwrap();
    for (desk, role, own) in [(&laptop, "clinic", "laptop"), (&clinic, "laptop", "clinic")] {
        let before = contents(&desk.process.data());
        let other = Process::start_on(desk.process.share(), &[role]);
        let page = waystation_tests::visitor::Visitor::of(other.http).sign_in(&jonah.0, &jonah.1);
        assert_eq!(page.status, 409, "{}", page.text());
        assert!(page.text().contains(&format!("This folder holds a {own}'s record")), "{}", page.text());
        assert!(page.text().contains(&format!("start it as: waystation {own}")), "{}", page.text());
        drop(other);
        assert_same(&before, &contents(&desk.process.data()));
    }
    write(laptop.process.folder(), "one.json", r#"{"resourceType":"Patient","id":"a"}"#);
    let before = contents(&laptop.process.data());
    let ended = run(laptop.process.folder(), &["import", "--user", &jonah.0, "one.json"], Some(&jonah.1));
    ended.assert_refused(&["this folder belongs to a laptop", "waystation laptop"]);
    assert_same(&before, &contents(&laptop.process.data()));
}
