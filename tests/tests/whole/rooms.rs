//! Goal: a stranger sees from the folders where a thing belongs, and no room grows into another.
//! Method: every name of the crate's own in every source is looked up, and held against the tables below.
//!
//! A room is a folder, or a file beside the rooms. An arrow runs from a room to one that it names something of; it runs
//! downwards only. `README.md` shows the same table, so that it cannot grow old.

use std::collections::BTreeSet;

use waystation_tests::sources::{Module, Source, Sources, files, project};

/// A room: its name, what it is, and the rooms below it that it may use.
type Room = (&'static str, &'static str, &'static [&'static str]);

/// The rooms of the server, from the top.
const SERVER: &[Room] = &[
    (
        "run",
        "what was said on the command line, what is decided, what is started",
        &["routes", "http", "peers", "lan", "node", "store", "vault", "net", "import", "host"],
    ),
    ("routes", "every address, and who answers there", &["http", "peers", "lan", "node", "vault", "net", "host"]),
    (
        "http",
        "from a request to somebody, from a view to an answer",
        &["peers", "lan", "node", "store", "vault", "net", "host"],
    ),
    ("peers", "meetings with other nodes", &["node", "vault", "net", "host"]),
    ("lan", "pages for other computers of the building", &["node", "vault", "net", "host"]),
    ("node", "one opened node: reading, saving, who may", &["store", "vault", "net", "host"]),
    ("store", "the record: journal and index", &["vault", "host"]),
    ("vault", "keys and passphrases", &["host"]),
    ("net", "links, TLS, discovery, pairing on the wire", &["host"]),
    ("import", "bytes of other programs in, edits out; pure", &[]),
    ("host", "what the computer gives: disk, folder, clock", &[]),
];

/// The rooms of the core, from the top.
const SYNC: &[Room] = &[
    ("review", "what a merge did, and what a person has to look at", &["record", "care", "id", "time"]),
    (
        "replica",
        "one node's copies: jobs, meetings, what is owed to whom",
        &["vet", "record", "trust", "directory", "wire", "care", "stored", "id", "time"],
    ),
    ("vet", "what of another node's changes is taken", &["record", "care", "id", "time"]),
    ("record", "what the frames of the record hold", &["directory", "care", "stored", "id", "time"]),
    ("trust", "pairing", &["wire", "stored", "id", "time"]),
    ("directory", "people, devices, and who may what", &["care", "stored", "id", "time"]),
    ("wire", "frames between nodes", &["id", "time"]),
    ("care", "what a care plan is", &["stored", "id", "time"]),
    ("stored", "how things become bytes that outlive a version", &[]),
    ("id", "names of things", &["time"]),
    ("time", "moments and days", &[]),
];

/// The rooms of the views, from the top.
const WEB: &[Room] = &[
    (
        "pages",
        "whole pages",
        &[
            "shell",
            "part",
            "form_at",
            "chapters",
            "nouns",
            "entry",
            "words",
            "noun_page",
            "glance",
            "names",
            "filters",
            "link",
            "look",
            "language",
            "isolate",
            "place",
        ],
    ),
    (
        "shell",
        "what stands around every page",
        &["part", "names", "filters", "link", "look", "language", "isolate", "asset", "place"],
    ),
    (
        "part",
        "parts that pages are made of",
        &[
            "form_at",
            "chapters",
            "nouns",
            "entry",
            "words",
            "noun_page",
            "glance",
            "names",
            "filters",
            "link",
            "language",
            "isolate",
            "place",
        ],
    ),
    ("form_at", "which form, by its address", &["nouns", "link"]),
    ("chapters", "the few places of a chart, each with its sections", &["nouns", "noun_page", "link"]),
    ("nouns", "how each noun looks", &["entry", "words", "noun_page", "glance", "names", "link", "language"]),
    ("entry", "what one entry says of itself: values, a line, a mark", &["noun_page", "glance", "names", "link"]),
    ("words", "codes and problems in a reader's language", &["noun_page", "language"]),
    ("noun_page", "what a noun can say of how it looks", &["glance", "names", "link", "language", "isolate"]),
    ("glance", "what the first page of a chart shows of a noun", &["names", "link", "language"]),
    ("names", "people, devices and days as a reader knows them", &["language", "isolate"]),
    ("filters", "what templates call", &["language"]),
    ("link", "every address", &[]),
    ("look", "light, dark, and what a person chose", &[]),
    ("language", "sentences by their ids", &["isolate"]),
    ("isolate", "names and words kept apart from their sentence", &[]),
    ("asset", "files under names that hold their hash", &[]),
    ("place", "clinic or laptop", &[]),
];

/// Files over the limit of lines, with the reason.
const LONG: &[(&str, &str)] = &[
    ("server/src/routes/tests.rs", "one browser that every promise of the pages is tried with"),
    ("server/src/routes/tests/drafts.rs", "every promise of kept words, tried with the same browser"),
    ("web/src/pages/tests.rs", "every page once, with the same invented clinic"),
    ("web/examples/gallery/pages.rs", "every page of the gallery, one after another"),
    ("web/examples/gallery/invented.rs", "the invented clinic of the gallery"),
    ("tests/src/browser.rs", "one browser with everything a story does with it"),
];
/// Most lines of a file.
const LINES_MAX: usize = 400;

/// The room that a module lies in; `None` for the crate's root.
fn room_of(module: &Module) -> Option<&str> {
    module.first().map(String::as_str)
}

/// What is wrong with the arrows of a crate.
fn wrong_arrows(sources: &Sources, rooms: &[Room]) -> Vec<String> {
    let arrow = |from: &Module, source: &Source, to: &Module| {
        let (Some(from), Some(to)) = (room_of(from), room_of(to)) else { return None };
        let may = from == to || rooms.iter().any(|(name, _, uses)| *name == from && uses.contains(&to));
        (!may).then(|| format!("{} names something of {to}", source.file.display()))
    };
    let all = sources.0.iter().flat_map(|(from, source)| source.uses.iter().map(move |to| (from, source, to)));
    all.filter_map(|(from, source, to)| arrow(from, source, to)).collect()
}

/// What is wrong with a table itself: a room that is not there, one that is not in it, an arrow upwards.
fn wrong_table(sources: &Sources, rooms: &[Room]) -> Vec<String> {
    let there: BTreeSet<&str> = sources.0.keys().filter_map(room_of).collect();
    let named: BTreeSet<&str> = rooms.iter().map(|(name, ..)| *name).collect();
    let mut wrong: Vec<String> =
        there.symmetric_difference(&named).map(|room| format!("{room}: in one only")).collect();
    for (at, (name, _, uses)) in rooms.iter().enumerate() {
        let below: BTreeSet<&str> = rooms[at + 1..].iter().map(|(name, ..)| *name).collect();
        wrong.extend(uses.iter().filter(|to| !below.contains(*to)).map(|to| format!("{name} -> {to} runs upwards")));
    }
    wrong
}

fn hold(folder: &str, rooms: &[Room]) {
    let sources = Sources::of(folder);
    assert!(sources.0.len() > 10, "{folder} was not read");
    let wrong = [wrong_table(&sources, rooms), wrong_arrows(&sources, rooms)].concat();
    assert!(wrong.is_empty(), "{folder}:\n{}", wrong.join("\n"));
}

#[test]
fn arrows_between_rooms_of_the_server_run_downwards_only() {
    hold("server/src", SERVER);
}

#[test]
fn arrows_between_rooms_of_the_core_run_downwards_only() {
    hold("sync/src", SYNC);
}

#[test]
fn arrows_between_rooms_of_the_views_run_downwards_only() {
    hold("web/src", WEB);
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let mut wrong = Vec::new();
    for folder in ["server/src", "sync/src", "web/src"] {
        let sources = Sources::of(folder);
        wrong.extend(sources.circles().iter().map(|circle| {
            let files: Vec<String> = circle.iter().map(|module| sources.0[module].file.display().to_string()).collect();
            files.join(" <-> ")
        }));
    }
    assert!(wrong.is_empty(), "files that name each other in a circle:\n{}", wrong.join("\n"));
}

#[test]
fn no_file_is_longer_than_a_person_reads_at_once() {
    let mut wrong = Vec::new();
    for file in ["server", "sync", "web", "tests"].iter().flat_map(|folder| files(&project().join(folder))) {
        let name = file.strip_prefix(project()).unwrap().display().to_string();
        let lines = std::fs::read_to_string(&file).unwrap().lines().count();
        let is_known = LONG.iter().any(|(known, _)| *known == name);
        if name.contains("/target/") {
            continue;
        }
        if lines > LINES_MAX && !is_known {
            wrong.push(format!("{name} has {lines} lines: part it, or name it in LONG with a reason"));
        } else if lines <= LINES_MAX && is_known {
            wrong.push(format!("{name} is short enough: take it off LONG"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A table as the README shows it.
fn picture(folder: &str, rooms: &[Room]) -> String {
    let widths = (rooms.iter().map(|(name, ..)| name.len()).max(), rooms.iter().map(|(_, what, _)| what.len()).max());
    let (name_width, what_width) = (widths.0.unwrap_or(0), widths.1.unwrap_or(0));
    let mut lines = vec![format!("{folder}/")];
    for (at, (name, what, uses)) in rooms.iter().enumerate() {
        let below = rooms.len() - at - 1;
        let uses = match uses.len() {
            0 => "-".to_owned(),
            all if all == below => "all below".to_owned(),
            _ => uses.join(" "),
        };
        lines.push(format!("  {name:name_width$}  {what:what_width$}  {uses}"));
    }
    lines.join("\n")
}

#[test]
fn the_readme_shows_the_rooms_as_they_are() {
    let readme = std::fs::read_to_string(project().join("README.md")).unwrap();
    for (folder, rooms) in [("server/src", SERVER), ("sync/src", SYNC), ("web/src", WEB)] {
        let picture = picture(folder, rooms);
        assert!(readme.contains(&picture), "README.md should show this block:\n\n{picture}\n");
    }
}
