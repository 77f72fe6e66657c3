//! What growth costs: a save, a page and the disk of a chart that is new, of a year and of five; a clinic's start and memory
//! with a thousand charts and with ten. Prints, never asserts. Run with `cargo bench -p waystation-tests --bench growth` after
//! `cargo build --release -p waystation`.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use waystation::host::clock;
use waystation_sync::care::noun::Part;
use waystation_sync::care::{goal, name};
use waystation_sync::id::{ClientId, PersonId};
use waystation_sync::time::Millis;
use waystation_tests::charts::{begin, client, write, write_range};
use waystation_tests::kept::Kept;
use waystation_tests::real::{PASSPHRASE, Real};
use waystation_tests::served::{Served, is_only_listed};
use waystation_tests::years::{note_begun, save, urge_begun, work_for_years};

/// Saves that are measured of each kind in each chart.
const SAVES: u32 = 100;
/// Charts of a clinic, for what must not grow with their number.
const CHARTS: u16 = 10_000;
/// How many of them are looked at as one step.
const STEP: u16 = 1_000;
/// Charts that are opened in a row.
const OPENED: u16 = 2_000;
/// The charts that years were worked in, by how many, and one whose quarter holds as many notes as a chart may ever.
const NEW: ClientId = ClientId([0xE0; 16]);
const OF_A_YEAR: ClientId = ClientId([0xE1; 16]);
const OF_FIVE_YEARS: ClientId = ClientId([0xE5; 16]);
const OF_ONE_QUARTER: ClientId = ClientId([0xE9; 16]);
const LONG: [(&str, ClientId); 4] = [
    ("a new chart", NEW),
    ("a chart of one year", OF_A_YEAR),
    ("a chart of five years", OF_FIVE_YEARS),
    ("2,000 notes in one quarter", OF_ONE_QUARTER),
];

/// Bytes of all files below `folder`.
fn bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let size = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(found) if found.is_dir() => bytes(&entry.path()),
        found => found.map_or(0, |found| found.len()),
    };
    entries.map(size).sum()
}

/// Bytes of the journal and the keys: what saves add to, never less than was written.
fn durable_bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let counts = |entry: &std::fs::DirEntry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("journal-") || name.starts_with("keys-")
    };
    entries.filter(counts).map(|entry| entry.metadata().map_or(0, |found| found.len())).sum()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// A bare append of so many bytes with `fdatasync`.
fn bare_append(folder: &Path, size: usize) -> Duration {
    let mut file = std::fs::File::create(folder.join("bare")).expect("a file");
    let mut times = Vec::new();
    for _ in 0..SAVES {
        let start = Instant::now();
        file.write_all(&vec![7; size]).expect("written");
        file.sync_data().expect("synced");
        times.push(start.elapsed());
    }
    std::fs::remove_file(folder.join("bare")).expect("removed");
    median(&mut times)
}

/// Saves of one kind in every chart of [`LONG`].
async fn saves(clinic: &Real, ana: PersonId, what: &str) {
    for (place, (chart, id)) in LONG.into_iter().enumerate() {
        let before = durable_bytes(clinic.folder.path());
        let mut times = Vec::new();
        for number in 0..SAVES {
            let unlike = u32::try_from(place).unwrap_or_default() * 1_000 + 100_000 + number;
            let act = match what {
                "a note" => note_begun(unlike, clock::now()),
                "a log entry" => urge_begun(unlike, clock::now()),
                _ => write(&goal::WHY, 1, &goal::GOAL, &format!("Because of reason {number}")),
            };
            let start = Instant::now();
            save(clinic, ana, id, act).await;
            times.push(start.elapsed());
        }
        let added = (durable_bytes(clinic.folder.path()) - before) / u64::from(SAVES);
        let bare = bare_append(clinic.folder.path(), usize::try_from(added).unwrap_or(1));
        let took = median(&mut times);
        let ratio = took.as_secs_f64() / bare.as_secs_f64();
        println!(
            "save {what:<14} in {chart:<28} {took:>9.2?}  {added:>7} bytes  bare append {bare:>9.2?}  {ratio:>5.1} x"
        );
    }
}

/// Writes the long charts.
async fn write_long(clinic: &Real, ana: PersonId) {
    for (_, id) in LONG {
        let named = begin(&name::NAME, 1, vec![(&name::USE, "usual"), (&name::TEXT, "Ada Reed")]);
        clinic.write(ana, id, Part::Core, vec![named]).await;
        let fields = vec![(&goal::STATEMENT, "Walk on two evenings."), (&goal::STATUS, "proposed")];
        clinic.write(ana, id, Part::Plan, vec![begin(&goal::GOAL, 1, fields)]).await;
    }
    let now = clock::now();
    for (id, years) in [(OF_A_YEAR, 1), (OF_FIVE_YEARS, 5)] {
        let start = Instant::now();
        work_for_years(clinic, ana, id, (years, now)).await;
        println!("{years} years written in {:.2?}", start.elapsed());
    }
    let mut times = Vec::new();
    for number in 0..2_000 {
        let start = Instant::now();
        save(clinic, ana, OF_ONE_QUARTER, note_begun(number, Millis(now.0 - 1_000))).await;
        times.push(start.elapsed());
    }
    let mut tenth = times[5..25].to_vec();
    let mut last = times[1_980..].to_vec();
    println!(
        "notes of one quarter: about the 10th {:.2?}, about the 2,000th {:.2?} each",
        median(&mut tenth),
        median(&mut last)
    );
}

/// The pages of the long charts, over http, after a start of the process.
async fn openings(folder: &Path) {
    for (chart, id) in LONG {
        let clinic = Served::start(folder);
        let mut ana = Kept::to(clinic.node).await;
        ana.sign_in("ana", PASSPHRASE).await;
        let before = clinic.memory_mib();
        for (what, path) in [
            ("chart, first page", format!("/clients/{id}")),
            ("its notes", format!("/clients/{id}/note")),
            ("its log", format!("/clients/{id}/urge")),
            ("its goals", format!("/clients/{id}/goal")),
            ("its plan", format!("/clients/{id}/chapter/plan")),
            ("trends, 30 days", format!("/clients/{id}/chapter/log?span=30")),
            ("trends, all", format!("/clients/{id}/chapter/log?span=all")),
            ("before you meet", format!("/clients/{id}/before?days=90")),
            ("form of a new note", format!("/clients/{id}/note/new")),
        ] {
            let start = Instant::now();
            let first = ana.get(&path).await;
            let (took, start) = (start.elapsed(), Instant::now());
            ana.get(&path).await;
            println!(
                "open {chart:<28} {what:<18} first {took:>9.2?}  again {:>9.2?}  {:>7} bytes  status {}",
                start.elapsed(),
                first.body.len(),
                first.status
            );
        }
        println!("  memory {before} MiB before, {} MiB after", clinic.memory_mib());
        clinic.kill();
    }
}

/// From the start of the program to the first page of somebody who signs in.
async fn first_page(what: &str, folder: &Path) -> Served {
    let start = Instant::now();
    let clinic = Served::start(folder);
    let started = start.elapsed();
    let mut ana = Kept::to(clinic.node).await;
    ana.sign_in("ana", PASSPHRASE).await;
    let page = ana.get("/today").await;
    println!(
        "{what:<48} {:>9.2?} to the first page, {started:.2?} of it to a listening program; status {}",
        start.elapsed(),
        page.status
    );
    clinic
}

/// Begins a step of charts after another, and looks at the start with one step and with all.
async fn many() {
    let (clinic, ana) = Real::clinic().await;
    let mut clinic = Some(clinic);
    for first in (0..CHARTS).step_by(usize::from(STEP)) {
        let node = clinic.take().expect("it runs");
        let (before, start) = (bytes(node.folder.path()), Instant::now());
        write_range(&node, ana, &[], first..first + STEP).await;
        let each = (bytes(node.folder.path()) - before) / u64::from(STEP);
        println!("charts {first:>5} and on, begun: {:>9.2?} and {each} bytes each", start.elapsed() / u32::from(STEP));
        clinic = Some(node);
        if first == 0 || first + STEP == CHARTS {
            let folder = clinic.take().expect("it runs").stop().await;
            starts(folder.path(), first + STEP).await;
            clinic = Some(Real::start(waystation_sync::replica::NodeRole::Clinic, folder, None).await);
            let node = clinic.as_ref().expect("it runs");
            let http = node.state.around().http;
            Kept::to(http).await.sign_in("ana", PASSPHRASE).await;
        }
    }
    if let Some(clinic) = clinic {
        clinic.stop().await;
    }
}

/// The first page after a clean stop and after a power cut, memory at rest and after many charts were opened.
async fn starts(folder: &Path, charts: u16) {
    let clinic = first_page(&format!("{charts} charts, after a clean stop"), folder).await;
    clinic.kill();
    let clinic = first_page(&format!("{charts} charts, after a power cut"), folder).await;
    let rest = clinic.memory_mib();
    let mut ana = Kept::to(clinic.node).await;
    ana.sign_in("ana", PASSPHRASE).await;
    for number in 0..OPENED.min(charts) {
        ana.get(&format!("/clients/{}", client(number))).await;
    }
    println!(
        "  memory {rest} MiB at rest, {} MiB after opening {} charts in a row",
        clinic.memory_mib(),
        OPENED.min(charts)
    );
    clinic.stop();
}

/// Bytes of the record and of the folder while the node itself compacts it, until nothing moves any more.
async fn compacted(clinic: &Real) {
    let both = || (durable_bytes(clinic.folder.path()), bytes(clinic.folder.path()));
    let before = both();
    let (mut last, mut still) = (before, 0);
    let start = Instant::now();
    while still < 10 && start.elapsed() < Duration::from_secs(120) {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let now = both();
        still = if now == last { still + 1 } else { 0 };
        last = now;
    }
    println!(
        "\nbytes of the record with these charts: {} when the last was written, {} when the node rested; of the whole \
         folder {} and {}",
        before.0, last.0, before.1, last.1
    );
}

async fn long() -> Arc<TempDir> {
    let (clinic, ana) = Real::clinic().await;
    write_long(&clinic, ana).await;
    println!();
    for what in ["a note", "a log entry", "a field of it"] {
        saves(&clinic, ana, what).await;
    }
    compacted(&clinic).await;
    clinic.stop().await
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    if Served::is_this_process().await || is_only_listed() {
        return;
    }
    println!("Waystation, what growth costs\n");
    let folder = long().await;
    println!();
    openings(folder.path()).await;
    println!();
    many().await;
}
