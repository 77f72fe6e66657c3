//! Power cuts, failed syncs and sudden ends of the program, from seeds. Must never lose what was said to be kept, bring
//! back what was let go, nor leave half a file.

use std::collections::BTreeMap;

use super::*;

/// How many histories are tried.
const HISTORIES: u64 = 300;
/// Runs of the program in one history.
const RUNS: u64 = 5;

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// What each draft may hold: one thing where it is known, else what it held before or was to hold.
type Ledger = BTreeMap<u8, Vec<Option<String>>>;

fn check(files: &Files, ledger: &mut Ledger, history: u64) {
    for number in 1..=4 {
        let found = files.draft(ANA, id(number)).unwrap().map(|draft| draft.fields[0].1.clone());
        let may = ledger.entry(number).or_insert_with(|| vec![None]);
        assert!(may.contains(&found), "history {history}: draft {number} is {found:?}, not one of {may:?}");
        // What was shown at a start stays.
        *may = vec![found];
    }
    let there = ledger.values().filter(|may| may[0].is_some()).count();
    assert_eq!(files.drafts(ANA).unwrap().len(), there, "history {history}");
}

fn one_run(shelf: &Shelf, ledger: &mut Ledger, chance: &mut Chance, history: u64) {
    let files = shelf.files();
    files.tidy();
    assert!(shelf.names().iter().all(|name| !name.ends_with(".new")), "history {history}");
    check(&files, ledger, history);
    match chance.below(4) {
        0 | 1 => shelf.disk.stop_after(chance.below(24)),
        2 => shelf.disk.fail_syncs(chance.below(5) as u32, 1),
        _ => {}
    }
    for _ in 0..chance.below(8) {
        let number = 1 + chance.below(4) as u8;
        let may = ledger.entry(number).or_insert_with(|| vec![None]);
        if chance.below(4) == 0 {
            match files.let_go(ANA, id(number), &[sheet(number)]) {
                Ok(gone) => {
                    assert!(gone);
                    *may = vec![None];
                }
                Err(_) => may.push(None),
            }
        } else {
            let size = if chance.below(6) == 0 { 9000 } else { 60 };
            let text = format!("{} {}", chance.below(1_000_000), "w".repeat(chance.below(size) as usize));
            match files.keep(ANA, draft(number, &text), FRESH) {
                Ok(kept) => {
                    assert_eq!(kept.id, id(number), "history {history}");
                    *may = vec![Some(text)];
                }
                Err(_) => may.push(Some(text)),
            }
        }
    }
}

#[test]
fn a_thousand_sudden_ends_lose_nothing_kept_and_leave_nothing_half() {
    let mut ends = 0;
    for history in 0..HISTORIES {
        let mut chance = Chance(history);
        let shelf = Shelf::new();
        let mut ledger = Ledger::new();
        for run in 0..RUNS {
            one_run(&shelf, &mut ledger, &mut chance, history);
            shelf.disk.fail_syncs(0, 0);
            // A `kill -9`, or the power.
            if chance.below(2) == 0 {
                shelf.disk.restart()
            } else {
                shelf.disk.power_cut(history * RUNS + run)
            }
            ends += 1;
        }
        let files = shelf.files();
        files.tidy();
        check(&files, &mut ledger, history);
    }
    assert!(ends >= 1000, "{ends}");
}

#[test]
fn wherever_a_replacing_is_killed_the_older_words_or_the_newer_ones_are_there_and_nothing_else() {
    let operations = {
        let shelf = Shelf::new();
        let files = shelf.files();
        files.keep(ANA, draft(1, "older"), FRESH).unwrap();
        let before = shelf.disk.operations();
        files.keep(ANA, draft(1, "newer"), FRESH).unwrap();
        shelf.disk.operations() - before
    };
    assert!(operations >= 4, "create, append, sync, rename");
    for stop in 0..operations {
        let shelf = Shelf::new();
        shelf.files().keep(ANA, draft(1, "older"), FRESH).unwrap();
        let files = shelf.files();
        shelf.disk.stop_after(stop);
        assert!(files.keep(ANA, draft(1, "newer"), FRESH).is_err());
        shelf.disk.restart();
        let files = shelf.files();
        files.tidy();
        let there = texts(&files, ANA);
        assert!(there == ["older"] || there == ["newer"], "{there:?}");
        assert_eq!(shelf.names().len(), 1, "after {stop} of {operations}");
    }
}
