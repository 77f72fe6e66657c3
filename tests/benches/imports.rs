//! What an import costs: seconds and memory for a thousand clients and ten, in a Bundle, in lines and in a table, once and
//! again, and for one Bundle of 60 MB. Prints, never asserts. Run with `cargo bench -p waystation-tests --bench imports`
//! after `cargo build --release -p waystation`; an argument such as `10000` runs the kinds whose name holds it.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use waystation_tests::process::program;
use waystation_tests::real::{PASSPHRASE, Real};
use waystation_tests::served::is_only_listed;
use waystation_tests::used::{most_memory_mib, processor_time};

/// How large the one large Bundle is.
const LARGE_BYTES: usize = 60_000_000;
/// How often the running program is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// A client of seven entries: a name, a day of birth and five goals.
fn client(number: u32) -> Vec<String> {
    let mut all = vec![format!(
        r#"{{"resourceType":"Patient","id":"p{number}","identifier":[{{"system":"urn:example:bench","value":"{number}"}}],"name":[{{"given":["Client"],"family":"N{number}"}}],"birthDate":"19{:02}-05-{:02}"}}"#,
        number % 90 + 10,
        number % 28 + 1
    )];
    all.extend((0..5).map(|goal| {
        format!(
            r#"{{"resourceType":"Goal","id":"g{number}-{goal}","lifecycleStatus":"active","description":{{"text":"Walk on {goal} evenings"}},"subject":{{"reference":"Patient/p{number}"}}}}"#
        )
    }));
    all
}

/// So many clients in one Bundle.
fn bundle(count: u32) -> String {
    in_a_bundle((0..count).flat_map(client))
}

fn in_a_bundle(resources: impl Iterator<Item = String>) -> String {
    let mut text = String::from(r#"{"resourceType":"Bundle","type":"collection","entry":["#);
    for (place, resource) in resources.enumerate() {
        write!(text, r#"{}{{"resource":{resource}}}"#, if place == 0 { "" } else { "," }).expect("text grows");
    }
    text.push_str("]}");
    text
}

/// So many clients in lines.
fn lines(count: u32) -> String {
    (0..count).flat_map(client).map(|resource| resource + "\n").collect()
}

/// So many clients in a table.
fn table(count: u32) -> String {
    let mut text = String::from("Number,First name,Surname,DOB,Phone,Email,City,Remarks\n");
    for number in 0..count {
        let born = format!("19{:02}-05-{:02}", number % 90 + 10, number % 28 + 1);
        writeln!(text, "{number},Client,N{number},{born},555-0100,c{number}@example.org,Hill,\"told, twice\"")
            .expect("text grows");
    }
    text
}

/// A Bundle as hospitals send: few clients, and very many records that are not read.
fn large() -> String {
    let mut all = Vec::new();
    let mut bytes = 0;
    for number in 0.. {
        let mut of_one = client(number);
        of_one.extend((0..300).map(|seen| {
            format!(
                r#"{{"resourceType":"Observation","id":"o{number}-{seen}","status":"final","code":{{"coding":[{{"system":"http://loinc.org","code":"8867-4","display":"Heart rate"}}],"text":"Heart rate"}},"subject":{{"reference":"Patient/p{number}"}},"effectiveDateTime":"2026-01-01T08:00:00Z","valueQuantity":{{"value":{seen},"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}}}"#
            )
        }));
        bytes += of_one.iter().map(|resource| resource.len() + 14).sum::<usize>();
        all.extend(of_one);
        if bytes > LARGE_BYTES {
            return in_a_bundle(all.into_iter());
        }
    }
    String::new()
}

/// A Bundle of as many bytes, of clients alone: all of it is read.
fn large_of_clients() -> String {
    let each = bundle(1_000).len() / 1_000;
    bundle(u32::try_from(LARGE_BYTES / each).unwrap_or(1))
}

/// An import by the program as it is shipped.
fn import(what: &str, data: &Path, place: &TempDir, file: &str) {
    let mut command = Command::new(program());
    command.args(["import", "--data", &data.to_string_lossy(), "--user", "ana", "--yes", "--json", file]);
    command.current_dir(place.path()).env("WAYSTATION_PASSPHRASE", PASSPHRASE);
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
    let (mut most, mut used) = (0, Duration::ZERO);
    let status = loop {
        most = most.max(most_memory_mib(child.id()));
        used = used.max(processor_time(child.id()));
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            break status;
        }
        std::thread::sleep(LOOK);
    };
    let took = start.elapsed();
    println!("{what:<58} {took:>9.2?}   processor {used:>9.2?}   at most {most:>5} MiB   {status}");
}

/// The file imported into a new clinic, and once more.
async fn once_and_again(what: &str, file: &str, text: String) {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if !(wanted.is_empty() || wanted.iter().any(|wanted| what.contains(wanted.as_str()))) {
        return;
    }
    let (clinic, _) = Real::clinic().await;
    let folder: Arc<TempDir> = clinic.stop().await;
    let place = tempfile::tempdir().expect("a folder");
    let megabytes = text.len() / 1_000_000;
    std::fs::write(place.path().join(file), text).expect("written");
    import(&format!("{what}, {megabytes} MB"), folder.path(), &place, file);
    import("  the same again", folder.path(), &place, file);
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    if is_only_listed() {
        return;
    }
    println!("Waystation, what an import costs\n");
    for count in [1_000, 10_000] {
        once_and_again(&format!("{count} clients of seven entries in a Bundle"), "clients.json", bundle(count)).await;
        once_and_again(&format!("{count} clients in lines"), "clients.ndjson", lines(count)).await;
        once_and_again(&format!("{count} clients in a table"), "clients.csv", table(count)).await;
    }
    once_and_again("one large Bundle, most of it not read", "large.json", large()).await;
    once_and_again("one large Bundle of clients", "large.json", large_of_clients()).await;
}
