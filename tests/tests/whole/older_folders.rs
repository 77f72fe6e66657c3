//! Goal: folders that an earlier version wrote open whole in this one, on both kinds of node: every entry, both
//! versions of what differs, what waits, what was never saved, what was signed. Method: copies of the folders, real
//! processes.

use std::sync::Arc;

use waystation_sync::care::NOUNS;
use waystation_sync::care::noun::Noun;
use waystation_tests::command::run;
use waystation_tests::fixture::{self, CLIENT, UNSAVED, VERSIONS, WAITING};
use waystation_tests::process::Process;
use waystation_tests::visitor::Visitor;

/// Versions whose folders are kept.
const VERSIONS_KEPT: [u32; 1] = [1];

/// A process on a copy of one of the folders, and its person at the pages.
fn open(version: u32, node: &str, login: &str) -> (Process, Visitor) {
    let home = fixture::home(version);
    let folder = Arc::new(tempfile::tempdir().unwrap());
    fixture::copy(&home.join(node), &folder.path().join("waystation-data"));
    let arguments: &[&str] = if node == "clinic" { &["clinic"] } else { &["laptop", "--clinic", "127.0.0.1:9"] };
    let process = Process::start_on(folder, arguments);
    let people = fixture::people(&home);
    let (login, passphrase) = people.iter().find(|(known, _)| known == login).unwrap();
    let visitor = Visitor::signed_in(process.http, login, passphrase);
    (process, visitor)
}

fn noun(name: &str) -> Option<&'static Noun> {
    NOUNS.into_iter().find(|noun| noun.name == name)
}

/// What both nodes hold, seen through the pages of one.
fn assert_whole(version: u32, visitor: &mut Visitor, unsaved: &str) {
    let entries = fixture::entries(&fixture::home(version));
    for address in &entries {
        let page = visitor.open(address);
        // What was written before that held is kept for those who may read it.
        let may_be_kept = address.split('/').nth(3).and_then(noun).is_some_and(|noun| noun.field("visible").is_some());
        let is_kept_back = page.status == 403 && page.text().contains("Its client said who may read this");
        let is_kept_back = is_kept_back && may_be_kept;
        assert!(page.status == 200 || is_kept_back, "{address}: {}", page.text());
    }
    assert!(visitor.open("/clients").text().contains(CLIENT));
    let [chart, goal] = [&entries[0], &entries[1]];
    let both = visitor.open(goal).text();
    assert!(VERSIONS.iter().all(|version| both.contains(version)), "{both}");
    let kept = visitor.open(&format!("{chart}/goal")).html + &visitor.open("/today").html;
    let drafts: Vec<String> =
        kept.split("href=\"").filter(|link| link.contains("/draft/")).map(str::to_owned).collect();
    let is_there = drafts.iter().filter_map(|link| link.split('"').next()).any(|link| {
        let page = visitor.open(link);
        page.status == 200 && page.html.contains(unsaved)
    });
    assert!(is_there, "{unsaved}: {drafts:?}");
}

#[test]
fn a_clinics_folder_of_every_version_opens_whole_and_can_be_written_to() {
    for version in VERSIONS_KEPT {
        let (mut process, mut visitor) = open(version, "clinic", "sample-ruth");
        assert_whole(version, &mut visitor, UNSAVED[0]);
        let chart = fixture::entries(&fixture::home(version)).remove(0);
        let form = visitor.open(&format!("{chart}/task/new")).form(&format!("{chart}/task"));
        let saved = visitor.send(form.with("f.what", "Written by a later version").with("f.status", "open"));
        assert_eq!(saved.status, 200, "{}", saved.text());
        process.stop();
        let people = fixture::people(&fixture::home(version));
        let (login, passphrase) = people.iter().find(|(login, _)| login == "sample-ruth").unwrap();
        let ended = run(process.folder(), &["check", "--user", login], Some(passphrase));
        assert!(ended.success, "{ended:?}");
        assert!(!process.log().contains("panicked"), "{}", process.log());
    }
}

#[test]
fn a_laptops_folder_of_every_version_opens_whole_and_what_waits_still_waits() {
    for version in VERSIONS_KEPT {
        let (process, mut visitor) = open(version, "laptop", "sample-jonah");
        assert_whole(version, &mut visitor, UNSAVED[1]);
        let chart = fixture::entries(&fixture::home(version)).remove(0);
        assert!(visitor.open(&format!("{chart}/task")).text().contains(WAITING));
        let sync = visitor.open("/sync").text();
        assert!(sync.contains('1'), "one edit waits: {sync}");
        assert!(!process.log().contains("panicked"), "{}", process.log());
    }
}

#[test]
fn notes_that_were_signed_are_shown_as_signed() {
    for version in VERSIONS_KEPT {
        let (_process, mut visitor) = open(version, "clinic", "sample-ruth");
        let home = fixture::home(version);
        let note = fixture::entries(&home).into_iter().find(|address| address.contains("/note/")).expect("a note");
        let chart = note.split("/note/").next().unwrap().to_owned();
        let notes = visitor.open(&format!("{chart}/note")).text();
        assert!(notes.contains("Signed by"), "{notes}");
    }
}
