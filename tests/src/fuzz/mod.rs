//! Bytes from outside, mutated by a seed and handed to everything that reads such bytes. Must never make a choice that
//! the seed does not make, so that whatever fails can be tried again.

mod mutate;
mod stored;
mod targets;
mod wire;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// Something that reads bytes from outside.
pub struct Target {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it reads.
    pub what: &'static str,
    /// Real inputs, from which others are made.
    seeds: fn() -> Vec<Vec<u8>>,
    /// Reads one input; a panic is a failure.
    read: fn(&[u8]),
    /// How many runs it bears in a second or two.
    pub smoke_runs: u64,
}

/// Every target.
pub static TARGETS: &[Target] = &[
    Target {
        name: "wire",
        what: "frames between nodes, in any pieces",
        seeds: wire::frames,
        read: wire::decode,
        smoke_runs: 4_000,
    },
    Target {
        name: "message",
        what: "messages of a meeting, in either version",
        seeds: wire::messages,
        read: wire::read_message,
        smoke_runs: 4_000,
    },
    Target {
        name: "stored",
        what: "payloads of the record's frames",
        seeds: stored::payloads,
        read: stored::read_payload,
        smoke_runs: 4_000,
    },
    Target {
        name: "change",
        what: "a change with its checksum put right, through vetting",
        seeds: targets::changes,
        read: targets::vet_change,
        smoke_runs: 150,
    },
    Target {
        name: "segment",
        what: "a segment of the journal, at opening",
        seeds: stored::segments,
        read: stored::open_segment,
        smoke_runs: 60,
    },
    Target {
        name: "key-log",
        what: "the keyring and the log of keys, at opening",
        seeds: stored::key_files,
        read: stored::open_keys,
        smoke_runs: 60,
    },
    Target {
        name: "form",
        what: "what a person typed, for every kind of field, and where a form says it belongs",
        seeds: targets::forms,
        read: targets::read_form,
        smoke_runs: 2_000,
    },
    Target { name: "fhir", what: "files of FHIR", seeds: targets::fhir, read: targets::read_fhir, smoke_runs: 500 },
];

/// The target with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

/// Inputs that failed once, of all times.
fn broken_before(target: &Target) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = folder_of(target);
    let Ok(files) = fs::read_dir(&folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    files.sort();
    files.into_iter().filter_map(|path| Some((path.clone(), fs::read(path).ok()?))).collect()
}

fn folder_of(target: &Target) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(target.name)
}

/// A target with its real inputs made, ready to run.
pub struct Fuzzer {
    target: &'static Target,
    seeds: Vec<Vec<u8>>,
}

impl Fuzzer {
    /// Makes the real inputs, and tries them and all that failed before: these must be read without a panic too.
    ///
    /// # Errors
    /// The input that failed, as [`Fuzzer::run`] gives it.
    pub fn start(target: &'static Target) -> Result<Self, String> {
        let fuzzer = Self { target, seeds: (target.seeds)() };
        for (path, bytes) in broken_before(target) {
            fuzzer.try_one(&bytes).map_err(|()| format!("{} fails again with {}", target.name, path.display()))?;
        }
        for seed in &fuzzer.seeds {
            fuzzer.try_one(seed).map_err(|()| format!("{} fails with a real input", target.name))?;
        }
        Ok(fuzzer)
    }

    fn try_one(&self, bytes: &[u8]) -> Result<(), ()> {
        catch_unwind(AssertUnwindSafe(|| (self.target.read)(bytes))).map_err(|_| ())
    }

    /// Makes the input of one seed and reads it.
    ///
    /// # Errors
    /// What to look at: the input was kept as a file.
    pub fn run(&self, seed: u64) -> Result<(), String> {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let bytes = mutate::input(&self.seeds, &mut rng);
        self.try_one(&bytes).map_err(|()| {
            let (name, folder) = (self.target.name, folder_of(self.target));
            let path = folder.join(format!("seed-{seed}"));
            let kept = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, &bytes));
            format!("{name} fails with seed {seed} ({} bytes); kept: {} {kept:?}", bytes.len(), path.display())
        })
    }
}
