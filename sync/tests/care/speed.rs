//! How long a large chart takes to read; measured by hand, since a busy machine proves nothing.

use waystation_sync::care::edit::{self, Verb};
use waystation_sync::care::noun::{FieldDecl, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{self, goal, note, nouns_of};
use waystation_sync::id::EntryId;
use waystation_sync::replica::work::{Work, run};

use crate::support::*;

/// A plan of forty goals after two hundred changes at three nodes.
fn large() -> Node {
    let mut copies: Vec<Node> = (1..4).map(|device| Node::new(Part::Plan, device)).collect();
    for n in 0..40u8 {
        let fields = vec![
            (&goal::STATEMENT, words(&format!("Walk to the lake and back, number {n}"))),
            (&goal::SPECIFIC, words("round the lake")),
            (&goal::MEASURE, words("walks a week")),
            (&goal::CONFIDENCE, Some(Value::Number(6))),
            (&goal::WHY, words("the view")),
            (&goal::DUE, day("2027-03-01")),
            (&goal::STATUS, code("active")),
        ];
        copies[0].does(THERAPIST, vec![begin((&goal::GOAL, id(n + 1)), fields)]).unwrap();
    }
    for n in 0..160usize {
        let place = (&goal::GOAL, id(u8::try_from(n * 7 % 40 + 1).unwrap()));
        let from = copies[0].twin(0xEE);
        copies[n % 3].meet(&from);
        copies[n % 3].writes(MANAGER, place, &goal::WHY, words(&format!("reason {n}")));
        let back = copies[n % 3].twin(0xEE);
        copies[0].meet(&back);
    }
    copies.remove(0)
}

#[test]
#[ignore = "prints times; run by hand with --release -- --ignored --nocapture"]
#[expect(clippy::disallowed_methods, reason = "measures the time that a person would wait")]
fn a_large_plan_is_read_while_a_person_waits() {
    let copy = large();
    let time = |what: &str, run: &mut dyn FnMut()| {
        let started = std::time::Instant::now();
        for _ in 0..20 {
            run();
        }
        println!("{what}: {:?}", started.elapsed() / 20);
    };
    println!("changes: {}", copy.doc.get_changes(&[]).len());
    let view = care::read::View::now(&copy.doc);
    time("read every noun of the plan", &mut || {
        assert_eq!(nouns_of(Part::Plan).map(|noun| view.entries(noun).len()).sum::<usize>(), 40 + 1 + 7);
    });
    time("summary row", &mut || drop(Row::of(&copy.doc)));
    let past = copy.doc.get_changes(&[])[150].hash();
    let at = [past];
    let old = care::read::View { doc: &copy.doc, at: Some(&at) };
    time("read every goal fifty changes ago", &mut || assert_eq!(old.entries(&goal::GOAL).len(), 40));
    let mut with = copy.twin(9);
    let mut n = 0;
    time("one edit", &mut || {
        n += 1;
        with.writes(MANAGER, (&goal::GOAL, id(3)), &goal::WHY, words(&format!("again {n}")));
    });
}

/// A quarter with so many notes of fifteen hundred letters, each signed or left a draft.
fn quarter_of_notes(count: u16, is_signed: bool) -> Node {
    let mut node = Node::new(Part::Notes, 1);
    for n in 0..count {
        next_note(&mut node, n, is_signed);
    }
    node
}

fn note_id(n: u16) -> EntryKey {
    let [high, low] = n.to_be_bytes();
    let mut bytes = entry_id(1).0;
    bytes[14..].copy_from_slice(&[high, low]);
    EntryKey::Id(EntryId(bytes))
}

fn note_fields(n: u16) -> Vec<(&'static FieldDecl, Option<Value>)> {
    let text: String = (0..250).map(|word| format!("w{:04} ", (word * 31 + usize::from(n)) % 9973)).collect();
    vec![(&note::KIND, code("visit")), (&note::HAPPENED, day("2023-11-14")), (&note::TEXT, words(text.trim()))]
}

fn next_note(node: &mut Node, n: u16, is_signed: bool) {
    let place = (&note::NOTE, note_id(n));
    node.does(THERAPIST, vec![begin(place, note_fields(n))]).unwrap();
    if is_signed {
        node.does(THERAPIST, vec![act(place, Verb::Sign)]).unwrap();
    }
}

#[test]
#[ignore = "prints times; run by hand with -- --ignored --nocapture"]
#[expect(clippy::disallowed_methods, reason = "measures the time that a person would wait")]
fn a_save_into_a_quarter_of_many_notes() {
    for is_signed in [false, true] {
        for count in [10, 200, 2_000] {
            let mut node = quarter_of_notes(count, is_signed);
            let key = care::birth::owner(&node.doc).unwrap();
            let mut times: std::collections::BTreeMap<&str, Vec<std::time::Duration>> = Default::default();
            let mut bytes = 0;
            for n in 0..11 {
                let base = node.heads();
                let fields = vec![begin((&note::NOTE, note_id(count + n)), note_fields(count + n))];
                let edit = node.form(THERAPIST, &base, fields);
                let actors = node.actors(&edit);
                let mut time = |what: &'static str, run: &mut dyn FnMut()| {
                    let started = std::time::Instant::now();
                    run();
                    times.entry(what).or_default().push(started.elapsed());
                };
                let mut with = None;
                time("1 clone", &mut || with = Some(node.doc.clone()));
                let mut with = with.unwrap();
                let mut edited = None;
                time("2 apply", &mut || edited = Some(edit::apply(&mut with, &edit, actors).unwrap()));
                let mut summary = None;
                time("3 facts", &mut || summary = Some(care::summary_of(&with)));
                time("6 heads", &mut || drop(with.get_heads()));
                time("5 run of work", &mut || {
                    let work = Work::Edit { edit: Box::new(edit.clone()), actors };
                    drop(run(key.id(), &node.doc, work));
                });
                bytes = edited.unwrap().chunks.iter().map(Vec::len).sum::<usize>();
                bytes += summary.unwrap().facts.len();
                node.doc = with;
            }
            println!("{count} notes, signed {is_signed}: {bytes} bytes of change and facts");
            for (what, mut all) in times {
                all.sort();
                println!("   {what}: {:?}", all[all.len() / 2]);
            }
            let saved = node.doc.save();
            let started = std::time::Instant::now();
            drop(automerge::Automerge::load(&saved).unwrap());
            println!("   load of {} bytes: {:?}", saved.len(), started.elapsed());
        }
    }
}

/// So many notes of fifteen hundred letters in one document: as shared text or as one value each.
fn bare_notes(count: u16, is_text: bool) -> automerge::Automerge {
    use automerge::transaction::Transactable;
    let mut doc = automerge::Automerge::new();
    for n in 0..count {
        let letters: String = (0..250).map(|word| format!("w{:04} ", (word * 31 + usize::from(n)) % 9973)).collect();
        let mut writing = doc.transaction();
        if is_text {
            let text = writing.put_object(automerge::ROOT, n.to_string(), automerge::ObjType::Text).unwrap();
            writing.splice_text(&text, 0, 0, &letters).unwrap();
        } else {
            writing.put(automerge::ROOT, n.to_string(), letters).unwrap();
        }
        writing.commit();
    }
    doc
}

#[test]
#[ignore = "prints times; run by hand with -- --ignored --nocapture"]
#[expect(clippy::disallowed_methods, reason = "measures the time that a person would wait")]
fn notes_as_shared_text_and_as_one_value() {
    for count in [40, 800] {
        for is_text in [true, false] {
            let mut doc = bare_notes(count, is_text);
            let saved = doc.save();
            let started = std::time::Instant::now();
            drop(automerge::Automerge::load(&saved).unwrap());
            let load = started.elapsed();
            let started = std::time::Instant::now();
            doc.merge(&mut bare_notes(1, is_text)).unwrap();
            let merge = started.elapsed();
            let changes: usize = doc.get_changes(&[]).iter().map(|change| change.raw_bytes().len()).sum();
            println!(
                "{count} notes, text {is_text}: load {load:?} of {} bytes, one merged {merge:?}, changes {changes} bytes",
                saved.len()
            );
        }
    }
}

/// The most memory that this process held since it was asked last, in mebibytes; nought where the system does not tell.
fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    drop(std::fs::write("/proc/self/clear_refs", "5"));
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

#[test]
#[ignore = "prints memory; run by hand, alone, with -- --ignored --nocapture"]
fn three_hundred_notes_of_fifteen_thousand_letters() {
    let text: String = (0..2_500).map(|word| format!("w{:04} ", word * 31 % 9973)).collect();
    let mut node = Node::new(Part::Notes, 1);
    for n in 0..300 {
        let fields =
            vec![(&note::KIND, code("visit")), (&note::HAPPENED, day("2023-11-14")), (&note::TEXT, words(text.trim()))];
        node.does(THERAPIST, vec![begin((&note::NOTE, note_id(n)), fields)]).unwrap();
    }
    println!("written: {} MiB at most", peak_mib());
    let whole = node.doc.save();
    println!("saved, {} bytes: {} MiB at most", whole.len(), peak_mib());
    let changes: Vec<_> = node.doc.get_changes(&[]);
    drop(node);
    peak_mib();
    let loaded = automerge::Automerge::load(&whole).unwrap();
    println!("loaded from a snapshot: {} MiB at most", peak_mib());
    drop(care::summary_of(&loaded));
    println!("facts made: {} MiB at most", peak_mib());
    drop(loaded.get_changes(&[]));
    println!("its changes taken out: {} MiB at most", peak_mib());
    drop(loaded);
    let mut applied = automerge::Automerge::new();
    applied.apply_changes(changes).unwrap();
    println!("loaded from changes: {} MiB at most", peak_mib());
}
