//! Folders of a clinic and of a laptop as one version wrote them, which every later one opens whole: where they lie, how
//! they are made, what is in them. Must never be made anew because a later version cannot open them.

use std::fs;
use std::path::{Path, PathBuf};

use waystation_sync::care::NOUNS;

use crate::clinic::Desk;
use crate::visitor::Visitor;

/// A client who is in nobody's sample.
pub const CLIENT: &str = "Quillon Fixture";
/// What is in the goal in two versions, one from each node.
pub const VERSIONS: [&str; 2] = ["Pack a bag at the clinic", "Pack a bag on the road"];
/// What was typed at each node and never saved.
pub const UNSAVED: [&str; 2] = ["Words that nobody saved at the clinic", "Words that nobody saved on the road"];
/// What was written on the road and has not come back.
pub const WAITING: &str = "Ring the housing office from the bus";

/// The folder of one version's folders.
#[must_use]
pub fn home(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/record-{version}"))
}

/// Makes the folders of this version in `home`, in place of those that are there.
///
/// # Panics
/// When a node does not do what is asked of it, or no entry of some noun can be had.
pub fn make(home: &Path) {
    let mut clinic = Desk::clinic();
    let chart = clinic.client(CLIENT);
    let new = format!("{chart}/goal/new");
    clinic.write(&new, &[("f.statement", "Sleep at home four nights a week"), ("f.status", "proposed")]);
    let goal = first_entry(&mut clinic.visitor, &chart, "goal").expect("the goal is listed");
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Jonah's laptop");
    laptop.meet();

    let relay = laptop.relay.take().expect("a laptop has a network");
    relay.cut();
    clinic.write(&goal, &[("f.first_step", VERSIONS[0])]);
    laptop.write(&goal, &[("f.first_step", VERSIONS[1])]);
    relay.mend();
    laptop.meet();
    relay.cut();
    laptop.write(&format!("{chart}/task/new"), &[("f.what", WAITING), ("f.status", "open")]);
    for (desk, words) in [&mut clinic, &mut laptop].into_iter().zip(UNSAVED) {
        let mut form = desk.visitor.open(&new).form(&format!("{chart}/goal")).with("f.statement", words);
        form.action = "/draft".to_owned();
        let kept = desk.visitor.send(form);
        assert_eq!(kept.status, 200, "{}", kept.text());
    }

    let mut entries = format!("{chart}\n{goal}\n");
    for address in one_entry_of_each_noun(&mut clinic.visitor) {
        entries.push_str(&address);
        entries.push('\n');
    }
    let people: String =
        clinic.process.people.iter().map(|(login, passphrase)| format!("{login}\t{passphrase}\n")).collect();
    clinic.process.stop();
    laptop.process.stop();
    fs::remove_dir_all(home).ok();
    fs::create_dir_all(home).expect("a folder");
    fs::write(home.join("entries"), entries).expect("written");
    fs::write(home.join("people"), people).expect("written");
    for (desk, name) in [(&clinic, "clinic"), (&laptop, "laptop")] {
        copy(&desk.process.data(), &home.join(name));
    }
}

/// Who may sign in: login and passphrase.
///
/// # Panics
/// When the list does not read.
#[must_use]
pub fn people(home: &Path) -> Vec<(String, String)> {
    let list = fs::read_to_string(home.join("people")).expect("the list of people");
    list.lines().filter_map(|line| line.split_once('\t')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

/// Addresses that lead to something: the client's chart, the goal in two versions, and an entry of each noun.
///
/// # Panics
/// When the list does not read.
#[must_use]
pub fn entries(home: &Path) -> Vec<String> {
    let list = fs::read_to_string(home.join("entries")).expect("the list of entries");
    list.lines().map(str::to_owned).collect()
}

/// The address of an entry that a noun's page lists.
fn first_entry(visitor: &mut Visitor, chart: &str, noun: &str) -> Option<String> {
    let page = visitor.open(&format!("{chart}/{noun}"));
    let before = format!("{chart}/{noun}/");
    let is_entry = |link: &String| {
        let rest = link.strip_prefix(&before).and_then(|rest| rest.split(['?', '#']).next());
        rest.is_some_and(|rest| !rest.is_empty() && rest != "new" && !rest.contains('/'))
    };
    page.links().into_iter().find(is_entry)
}

fn one_entry_of_each_noun(visitor: &mut Visitor) -> Vec<String> {
    let clients = visitor.open("/clients");
    let chart_of = |link: String| {
        let id = link.strip_prefix("/clients/")?.get(..36)?.to_owned();
        (!id.contains('/')).then(|| format!("/clients/{id}"))
    };
    let mut charts: Vec<String> = clients.links().into_iter().filter_map(chart_of).collect();
    charts.dedup();
    let mut addresses = Vec::new();
    for noun in NOUNS.into_iter() {
        match charts.iter().find_map(|chart| first_entry(visitor, chart, noun.name)) {
            Some(address) => addresses.push(address),
            // One that lies within another, or that a chart has once, has no list of its own.
            None => println!("no page lists an entry of {}", noun.name),
        }
    }
    addresses
}

/// Copies a data folder but for what is made anew of itself: the index, the lock.
///
/// # Panics
/// When something cannot be copied.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let name = entry.file_name();
        if name == "lock" || name.to_string_lossy().starts_with("index-") {
            continue;
        }
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(name));
        } else {
            fs::copy(entry.path(), to.join(name)).expect("a copy");
        }
    }
}
