//! The first changes of documents are the same bytes on every node and in every version.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use waystation_sync::care::birth;
use waystation_sync::care::noun::Part;
use waystation_sync::care::{NOUNS, nouns_of};

use crate::support::doc_key;

/// One line for each document and noun: the hashes of the changes by which it is born. Only ever grows.
const GOLDEN: &str = include_str!("births.txt");
/// The file that these lines stand in.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/care/births.txt");

#[test]
fn the_births_of_documents_never_change() {
    let mut found = String::new();
    for part in Part::ALL {
        let key = doc_key(part);
        writeln!(found, "{} {}", part.name(), birth::document(&key).unwrap().hash()).unwrap();
        for noun in nouns_of(part) {
            let births = birth::of_noun(&key, noun).unwrap();
            let hashes: Vec<String> = births.iter().map(|birth| birth.hash().to_string()).collect();
            writeln!(found, "{} {} {}", part.name(), noun.name, hashes.join(" ")).unwrap();
        }
    }
    let (known, now) = (births(GOLDEN), births(&found));
    let of = |some: BTreeSet<String>| some.into_iter().collect::<Vec<_>>().join("\n");
    let (lost, added) = (of(&known - &now), of(&now - &known));
    assert!(
        lost.is_empty(),
        "a birth changed: this breaks the format. Nodes that begin a document with other bytes hide each other's \
         content. What births.txt says stays as it is, and a field of shared prose that is added to a noun is born by a \
         change of its own. There was:\n{lost}\nand now there is:\n{added}"
    );
    if found != GOLDEN {
        let done =
            std::fs::write(FILE, &found).map_or_else(|error| error.to_string(), |()| "they stand there now".into());
        panic!("sync/tests/care/births.txt grows by these births ({done}). Commit it with the noun:\n{added}");
    }
    assert_eq!(found.lines().count(), Part::ALL.len() + NOUNS.len());
}

/// Each birth by itself: the document or noun, and the hash of its change.
fn births(text: &str) -> BTreeSet<String> {
    let of_line = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let (named, hashes) = words.split_at(words.len().min(if words.len() > 2 { 2 } else { 1 }));
        let named = named.join(" ");
        hashes.iter().map(|hash| format!("{named} {hash}")).collect::<Vec<_>>()
    };
    text.lines().flat_map(of_line).collect()
}
