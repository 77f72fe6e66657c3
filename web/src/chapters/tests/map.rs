//! The map of the care plan (`map.txt`) against the declarations: nothing of ours is missing there, and nothing stands there
//! that is not so. Must never be read by a page.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use waystation_sync::care::NOUNS;
use waystation_sync::care::noun::{Class, FieldDecl, Noun, Shape, header};

use crate::chapters::chapter_of;

const MAP: &str = include_str!("map.txt");

/// Each merge class by its code, and the test that merges it, in `sync/tests/care`.
const CLASSES: &[(&str, &str, &str)] = &[
    ("T", "prose", "what_each_wrote_in_a_place_of_their_own_is_all_there"),
    ("SET", "versions", "in_a_set_adding_wins_over_taking_away"),
    ("LIST", "lists", "retiring_taking_up_and_writing_in_any_order_lose_no_words_and_all_nodes_agree"),
    ("APPEND", "nouns", "a_field_written_once_is_never_written_again_and_stands_beside_fields_that_stay_open"),
    ("REG", "versions", "no_version_is_lost_that_nobody_saw_and_all_nodes_agree_whatever_the_order"),
    ("CONF", "settling", "an_ordinary_write_does_not_settle"),
    ("STATE", "versions", "no_version_is_lost_that_nobody_saw_and_all_nodes_agree_whatever_the_order"),
    ("FROZEN", "frozen", "signed_bytes_stay_and_their_hash_verifies_after_many_meetings"),
    ("CALC", "nouns", "a_chapter_and_every_target_of_a_link_are_known"),
];

/// One row of the map.
struct Row {
    name: &'static str,
    /// Its nouns, or why there are none.
    nouns: Result<Vec<&'static Noun>, &'static str>,
    classes: BTreeSet<&'static str>,
    chapters: BTreeSet<&'static str>,
}

fn rows() -> Vec<Row> {
    MAP.lines().filter(|line| !line.starts_with('#')).map(row).collect()
}

fn row(line: &'static str) -> Row {
    let cells: Vec<&'static str> = line.split('|').map(str::trim).collect();
    let [name, nouns, classes, chapters] = cells[..] else { panic!("a row has four cells: {line}") };
    let one =
        |name| NOUNS.into_iter().find(|noun| noun.name == name).unwrap_or_else(|| panic!("no noun {name}: {line}"));
    let nouns = if nouns.contains(':') { Err(nouns) } else { Ok(nouns.split(' ').map(one).collect()) };
    let words = |cell: &'static str| cell.split_whitespace().collect();
    Row { name, nouns, classes: words(classes), chapters: words(chapters) }
}

/// Whether `field` holds something of an entry of `noun`, beside which it belongs to and when it happened.
fn is_content(noun: &Noun, field: &FieldDecl) -> bool {
    noun.parent() != Some(field) && *field != header::HAPPENED
}

/// Whether the declaration of `noun` has something that merges so.
fn merges(noun: &Noun, class: &str) -> bool {
    let has = |is: fn(Class) -> bool| noun.fields.iter().any(|field| is(field.class));
    match class {
        "LIST" => noun.shape == Shape::List && !noun.is_add_only(),
        "APPEND" => noun.shape == Shape::List && noun.fields.iter().any(|field| field.once && is_content(noun, field)),
        "T" => has(|class| class == Class::Prose),
        "SET" => has(|class| class == Class::Set),
        "REG" => has(|class| class == Class::Register),
        "CONF" => has(|class| class.is_weighty() && class != Class::Frozen),
        "STATE" => has(|class| matches!(class, Class::State { .. })),
        "FROZEN" => noun.signed().is_some(),
        _ => !noun.computed.is_empty(),
    }
}

#[test]
fn each_row_of_the_care_plan_names_its_nouns_and_chapters_or_says_why_there_is_none() {
    let mut names = BTreeSet::new();
    for Row { name, nouns, chapters, .. } in rows() {
        assert!(names.insert(name), "{name} stands twice");
        match nouns {
            Ok(nouns) => {
                let found = nouns.iter().filter_map(|noun| chapter_of(noun)).map(|chapter| chapter.name);
                assert_eq!(chapters, found.collect(), "{name}");
            }
            Err(why) => {
                let (how, what) = why.split_once(": ").unwrap();
                assert!(["calculated", "elsewhere", "not yet"].contains(&how) && !what.is_empty(), "{name}: {why}");
            }
        }
    }
    for area in "ABCDEFGHIJKLM".chars() {
        assert!(names.iter().any(|name| name.starts_with(&format!("1.{area} "))), "no row of 1.{area}");
    }
}

#[test]
fn every_noun_is_in_the_map() {
    let mapped: BTreeSet<&str> =
        rows().iter().flat_map(|row| row.nouns.iter().flatten()).map(|noun| noun.name).collect();
    let all: BTreeSet<&str> = NOUNS.iter().map(|noun| noun.name).collect();
    assert_eq!(all, mapped, "name each noun in web/src/chapters/tests/map.txt");
}

#[test]
fn each_row_merges_as_it_says_by_declaration_and_each_class_has_a_test_that_merges_it() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sync/tests/care");
    let known: BTreeMap<&str, _> = CLASSES.iter().map(|(class, file, test)| (*class, (file, test))).collect();
    for (class, (file, test)) in &known {
        let text = std::fs::read_to_string(tests.join(format!("{file}.rs"))).unwrap();
        assert!(text.contains(&format!("fn {test}(")), "{class}: {file}.rs has no test {test}");
    }
    for Row { name, nouns, classes, .. } in rows() {
        for class in classes {
            assert!(known.contains_key(class), "{name}: {class}");
            let Ok(nouns) = &nouns else { continue };
            assert!(nouns.iter().any(|noun| merges(noun, class)), "{name}: no noun of it merges as {class}");
        }
    }
}
