//! The main job in numbers: saving, opening, starting, returning. Prints, never asserts. Run with `cargo bench`.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use waystation::vault::Passphrase;
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::noun::Part;
use waystation_sync::care::read::View;
use waystation_sync::care::{goal, nouns_of, task};
use waystation_sync::id::{ClientId, PersonId};
use waystation_sync::replica::NodeRole;
use waystation_tests::charts::{FRAMES, client, write, write_charts};
use waystation_tests::real::{PASSPHRASE, Real};
use waystation_tests::used::processor_time;
use waystation_tests::visitor::Visitor;

const CHARTS: u16 = 1_000;
const SAVES: usize = 300;

fn line(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    println!("{what:<64} median {:>9.2?}   p99 {:>9.2?}   n {}", at(0.5), at(0.99), times.len());
}

async fn saving(clinic: &Real, ana: PersonId) {
    let mut saves = Vec::new();
    for n in 0..SAVES {
        let act = write(&goal::WHY, 1, &goal::GOAL, &format!("Because of reason {n}"));
        let start = Instant::now();
        clinic.write(ana, client(0), Part::Plan, vec![act]).await;
        saves.push(start.elapsed());
    }
    line("save one field: form to durable, one after the other", saves);

    let mut file = std::fs::File::create(clinic.folder.path().join("bare")).expect("a file");
    let mut bare = Vec::new();
    for _ in 0..SAVES {
        let start = Instant::now();
        file.write_all(&[7; 700]).expect("written");
        file.sync_data().expect("synced");
        bare.push(start.elapsed());
    }
    line("  beside it: bare append of 700 bytes and fdatasync", bare);
}

async fn opening(clinic: &Real) {
    let open = clinic.open();
    let read = |client: ClientId| {
        let open = Arc::clone(&open);
        async move {
            for part in Part::ALL {
                let entries = open
                    .read(DocKey::whole(client, part), move |doc, _| {
                        nouns_of(part).map(|noun| View::now(doc).entries(noun).len()).sum::<usize>()
                    })
                    .await
                    .expect("it reads");
                std::hint::black_box(entries);
            }
        }
    };
    let mut cold = Vec::new();
    for number in 1..200 {
        let start = Instant::now();
        read(client(number)).await;
        cold.push(start.elapsed());
    }
    // Charts that were just written are still in memory; these are the first reads after them.
    line("open a chart, every noun of all its parts, first time", cold);
    let mut warm = Vec::new();
    for _ in 0..200 {
        let start = Instant::now();
        read(client(1)).await;
        warm.push(start.elapsed());
    }
    line("open a chart again", warm);
    let mut edited = Vec::new();
    for _ in 0..50 {
        let start = Instant::now();
        read(client(0)).await;
        edited.push(start.elapsed());
    }
    line("open a chart with 300 edits", edited);
}

/// From the passphrase to the first page, over http.
async fn first_page(what: &str, folder: Arc<tempfile::TempDir>) -> Arc<tempfile::TempDir> {
    let node = Real::start(NodeRole::Clinic, folder, None).await;
    let http = node.state.around().http;
    let start = Instant::now();
    let page = tokio::task::spawn_blocking(move || {
        let mut visitor = Visitor::of(http);
        visitor.sign_in("ana", PASSPHRASE)
    })
    .await
    .expect("a page");
    let signed_in = start.elapsed();
    println!("{what:<64} {signed_in:>9.2?}   status {}, {} bytes", page.status, page.html.len());
    node.stop().await
}

/// The folder as a `kill -9` leaves it: everything that was written, no mark of a clean stop, no lock.
fn as_killed(from: &Path) -> Arc<tempfile::TempDir> {
    let to = tempfile::tempdir().expect("a folder");
    copy(from, to.path());
    std::fs::remove_file(to.path().join("clean-stop")).ok();
    Arc::new(to)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

async fn returning(clinic: &Real, ana: PersonId) {
    let laptop = Real::laptop(clinic, vec![ana], "Laptop").await;
    let start = Instant::now();
    let cpu = processor_time(std::process::id());
    laptop.meet().await;
    let status = laptop.open().status();
    println!(
        "first meeting, {} documents: {:.2?}, processor {:.2?} both sides; equal: {}",
        status.docs,
        start.elapsed(),
        processor_time(std::process::id()) - cpu,
        status.equal,
    );
    for number in 0..20 {
        laptop
            .write(ana, client(number), Part::Plan, vec![write(&goal::WHY, 1, &goal::GOAL, "Changed on the road")])
            .await;
        clinic.write(ana, client(number + 10), Part::Case, vec![write(&task::STATUS, 1, &task::TASK, "done")]).await;
    }
    for what in ["a return, 20 of the charts changed on each side", "  the next, empty meeting"] {
        let (cpu, start) = (processor_time(std::process::id()), Instant::now());
        let visit = laptop.meet().await;
        println!(
            "{what}: {:.2?}, processor {:.2?} both sides, {} round trips, {} bytes in, {} bytes out",
            start.elapsed(),
            processor_time(std::process::id()) - cpu,
            visit.round_trips,
            visit.bytes.0,
            visit.bytes.1,
        );
    }
    laptop.stop().await;
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    // `cargo test` and `cargo bench -- --list` call it too.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    println!("Waystation, the main job in numbers\n");
    let (clinic, ana) = Real::clinic().await;
    let start = Instant::now();
    write_charts(&clinic, ana, &[], CHARTS).await;
    println!("{CHARTS} charts written, {} frames durable, in {:.2?}\n", u32::from(CHARTS) * FRAMES, start.elapsed());
    saving(&clinic, ana).await;
    opening(&clinic).await;
    returning(&clinic, ana).await;

    let killed = as_killed(clinic.folder.path());
    let folder = clinic.stop().await;
    println!();
    let folder = first_page(&format!("sign-in to first page, {CHARTS} charts, after a clean stop"), folder).await;
    first_page(&format!("sign-in to first page, {CHARTS} charts, after kill -9"), killed).await;
    drop((folder, Passphrase::new(String::new())));
}
