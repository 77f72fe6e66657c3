//! Runs lives of the simulated world by hand: one seed with everything that happens in it, or many seeds in a row.
//!
//! ```text
//! cargo run -p waystation-tests --bin world -- --seed 7 --trace
//! cargo run -p waystation-tests --bin world -- --seeds 10000
//! cargo run -p waystation-tests --bin world -- --seeds 10000 --restores
//! ```
//!
//! With `--restores` disks are put back to older states, copied and run twice in these lives.
//!
//! It ends with status 0 when every seed ended whole, and names the seed that did not.

use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::Instant;

use waystation_tests::world::{World, live_with, live_with_restores};

const USAGE: &str = "world --seed N [--trace] [--restores] | --seeds N [--from N] [--restores]";

/// What was asked for on the command line.
#[derive(Default)]
struct Asked {
    seed: Option<u64>,
    seeds: u64,
    from: u64,
    trace: bool,
    restores: bool,
}

fn asked(mut arguments: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked = Asked::default();
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next()?.parse::<u64>().ok();
        match argument.as_str() {
            "--seed" => asked.seed = Some(number()?),
            "--seeds" => asked.seeds = number()?,
            "--from" => asked.from = number()?,
            "--trace" => asked.trace = true,
            "--restores" => asked.restores = true,
            _ => return None,
        }
    }
    (asked.seed.is_some() || asked.seeds > 0).then_some(asked)
}

/// How often each noun was saved.
type Saved = BTreeMap<&'static str, u64>;

/// What was saved in the life of a seed; `None` when it does not end whole.
fn ends_whole(seed: u64, asked: &Asked) -> Option<Saved> {
    let lived = catch_unwind(|| {
        let live = if asked.restores { live_with_restores } else { live_with };
        let world: World = live(seed, asked.trace);
        world.assert_whole();
        world.assert_nobody_is_named_without_cause();
        println!(
            "seed {seed}: {} edits, {} forms refused, {} messages, {} fields with two versions, {} groups not stored, \
             {} documents not read, trace {:016x}",
            world.acknowledged.len(),
            world.refused_forms,
            world.delivered,
            world.conflicts(),
            world.failed_stores,
            world.failed_work,
            world.trace
        );
        world.saved
    });
    if lived.is_err() {
        eprintln!("seed {seed} does not end whole; see it with: world --seed {seed} --trace");
    }
    lived.ok()
}

fn main() -> ExitCode {
    let Some(asked) = asked(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    if let Some(seed) = asked.seed {
        return if ends_whole(seed, &asked).is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let start = Instant::now();
    let (mut saved, mut broken) = (Saved::new(), Vec::new());
    for seed in asked.from..asked.from.saturating_add(asked.seeds) {
        match ends_whole(seed, &asked) {
            Some(more) => more.into_iter().for_each(|(noun, count)| *saved.entry(noun).or_default() += count),
            None => broken.push(seed),
        }
    }
    println!("saved: {saved:?}");
    println!("{} seeds in {:.0?}, {} broken: {broken:?}", asked.seeds, start.elapsed(), broken.len());
    if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
