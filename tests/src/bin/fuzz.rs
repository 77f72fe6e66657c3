//! Mutated bytes for everything that reads bytes from outside.
//!
//! ```text
//! cargo run -p waystation-tests --bin fuzz -- all --runs 2000
//! cargo run -p waystation-tests --bin fuzz -- wire --seconds 600
//! cargo run -p waystation-tests --bin fuzz -- change --seed 77
//! ```
//!
//! It ends with status 0 when nothing failed, and otherwise names the seed and keeps the input under `tests/fuzz`.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use waystation_tests::fuzz::{Fuzzer, TARGETS, Target, named};

const USAGE: &str = "fuzz TARGET|all [--runs N | --seconds N | --seed N] [--from N]";

/// How long to go on.
enum Until {
    Runs(u64),
    Time(Duration),
    /// One seed only.
    Seed(u64),
}

fn asked() -> Option<(Vec<&'static Target>, Until, u64)> {
    let mut arguments = std::env::args().skip(1);
    let targets = match arguments.next()?.as_str() {
        "all" => TARGETS.iter().collect(),
        name => vec![named(name)?],
    };
    let (mut until, mut from) = (Until::Runs(1_000), 0);
    while let Some(argument) = arguments.next() {
        let number = arguments.next()?.parse().ok()?;
        match argument.as_str() {
            "--runs" => until = Until::Runs(number),
            "--seconds" => until = Until::Time(Duration::from_secs(number)),
            "--seed" => until = Until::Seed(number),
            "--from" => from = number,
            _ => return None,
        }
    }
    Some((targets, until, from))
}

fn run(target: &'static Target, until: &Until, from: u64) -> Result<u64, String> {
    let fuzzer = Fuzzer::start(target)?;
    let start = Instant::now();
    let mut runs = 0;
    loop {
        let is_over = match until {
            Until::Runs(most) => runs >= *most,
            Until::Time(most) => start.elapsed() >= *most,
            Until::Seed(seed) => return fuzzer.run(*seed).map(|()| 1),
        };
        if is_over {
            return Ok(runs);
        }
        fuzzer.run(from + runs)?;
        runs += 1;
    }
}

fn main() -> ExitCode {
    let Some((targets, until, from)) = asked() else {
        eprintln!("{USAGE}");
        TARGETS.iter().for_each(|target| eprintln!("  {:<10} {}", target.name, target.what));
        return ExitCode::FAILURE;
    };
    // What the targets expect to panic inside is told by them; a line for each would hide the one that matters.
    if !matches!(until, Until::Seed(_)) {
        std::panic::set_hook(Box::new(|_| {}));
    }
    let mut status = ExitCode::SUCCESS;
    for target in targets {
        let start = Instant::now();
        match run(target, &until, from) {
            Ok(runs) => println!("{:<10} {runs} runs in {:.0?}, none failed", target.name, start.elapsed()),
            Err(why) => {
                println!("{why}");
                status = ExitCode::FAILURE;
            }
        }
    }
    status
}
