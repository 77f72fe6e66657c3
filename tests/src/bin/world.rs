//! Runs lives of the simulated world by hand: one seed with everything that happens in it, or many seeds in a row.
//!
//! ```text
//! cargo run -p waystation-tests --bin world -- --seed 7 --trace
//! cargo run -p waystation-tests --bin world -- --seeds 10000
//! ```
//!
//! It ends with status 0 when every seed ended whole, and names the seed that did not.

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::Instant;

use waystation_tests::world::{World, live_with};

const USAGE: &str = "world --seed N [--trace] | --seeds N [--from N]";

/// What was asked for on the command line.
#[derive(Default)]
struct Asked {
    seed: Option<u64>,
    seeds: u64,
    from: u64,
    trace: bool,
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
            _ => return None,
        }
    }
    (asked.seed.is_some() || asked.seeds > 0).then_some(asked)
}

/// Whether a seed ends whole.
fn ends_whole(seed: u64, trace: bool) -> bool {
    let lived = catch_unwind(|| {
        let world: World = live_with(seed, trace);
        world.assert_whole();
        println!(
            "seed {seed}: {} edits, {} messages, {} groups not stored, {} documents not read, trace {:016x}",
            world.acknowledged.len(),
            world.delivered,
            world.failed_stores,
            world.failed_work,
            world.trace
        );
    });
    if lived.is_err() {
        eprintln!("seed {seed} does not end whole; see it with: world --seed {seed} --trace");
    }
    lived.is_ok()
}

fn main() -> ExitCode {
    let Some(asked) = asked(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    if let Some(seed) = asked.seed {
        return if ends_whole(seed, asked.trace) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let start = Instant::now();
    let broken: Vec<u64> =
        (asked.from..asked.from.saturating_add(asked.seeds)).filter(|seed| !ends_whole(*seed, asked.trace)).collect();
    println!("{} seeds in {:.0?}, {} broken: {broken:?}", asked.seeds, start.elapsed(), broken.len());
    if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
