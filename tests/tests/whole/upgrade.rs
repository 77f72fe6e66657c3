//! Goal: an upgrade after which documents say more of their clients hides nobody: not before their facts are made anew,
//! not while, not after, and not where the program is killed in the middle. Method: a real clinic's folder in which
//! every document says no more than an earlier version did, and real nodes on it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use waystation::host::DataFolder;
use waystation::store::Store;
use waystation::vault::{LockedKeyring, Passphrase};
use waystation_sync::care::declare::{FACTS_FORM, Fact, Facts};
use waystation_sync::record::{DataFrame, Summary};
use waystation_sync::replica::NodeRole;
use waystation_sync::replica::snapshot::snapshot;
use waystation_sync::stored::Stored;
use waystation_tests::charts::{name_of, write_charts};
use waystation_tests::fixture::copy;
use waystation_tests::real::{PASSPHRASE, PATIENCE, Real};
use waystation_tests::visitor::Visitor;

const CLIENTS: u16 = 60;
const TASK: &str = "Ring the housing office";
const UNDER_WAY: &str = "Making lists ready: ";

/// What an earlier version said of a document: it knew of names alone.
fn older(summary: &Summary) -> Summary {
    let mut facts = Facts::from_bytes(&summary.facts);
    facts.retain(|fact| matches!(fact, Fact::Name { .. }));
    Summary { form: FACTS_FORM - 1, facts: facts.to_bytes().unwrap(), ..summary.clone() }
}

/// Puts a snapshot in the place of every document's frames that says no more than an earlier version did.
fn make_older(folder: &Path) {
    let folder = DataFolder::open(folder, false).unwrap();
    let locked = LockedKeyring::load(&folder).unwrap().unwrap();
    let (keyring, _) = locked.unlock("ana", &Passphrase::new(PASSPHRASE.into())).unwrap();
    let (mut store, _) = Store::open(&folder, keyring).unwrap();
    let documents = store.documents().unwrap();
    assert!(documents.len() >= usize::from(CLIENTS) * 4);
    for row in documents {
        let frames = store.frames(&row.doc).unwrap();
        let frames: Vec<DataFrame> = frames.iter().map(|(_, _, bytes)| DataFrame::from_bytes(bytes).unwrap()).collect();
        let whole = DataFrame { summary: older(&row.summary), ..snapshot(&frames).unwrap() };
        assert!(store.compact(&row.doc, row.sequence, whole).unwrap());
    }
    store.close().unwrap();
}

/// The folder of a clinic that an earlier version has written.
async fn upgraded() -> Arc<TempDir> {
    let (clinic, ana) = Real::clinic().await;
    write_charts(&clinic, ana, &[], CLIENTS).await;
    let folder = clinic.stop().await;
    make_older(folder.path());
    folder
}

/// The clients who are on no page of the list of all clients, and what the first page of the day says.
fn lists(visitor: &mut Visitor) -> (Vec<String>, String) {
    let (mut ahead, mut seen, mut text) = (vec!["/clients".to_owned()], BTreeSet::new(), String::new());
    while let Some(address) = ahead.pop() {
        if seen.insert(address.clone()) {
            let page = visitor.open(&address);
            assert_eq!(page.status, 200);
            ahead.extend(page.links().into_iter().filter(|link| link.contains("page=")));
            text += &page.text();
        }
    }
    let missing = (0..CLIENTS).map(name_of).filter(|name| !text.contains(name.as_str()));
    (missing.collect(), visitor.open("/today").text())
}

/// Looks at all lists until they are ready, and says how often they were not.
fn look_until_ready(http: std::net::SocketAddr) -> usize {
    let mut visitor = Visitor::signed_in(http, "ana", PASSPHRASE);
    let (begun, mut unready) = (Instant::now(), 0);
    loop {
        let (missing, today) = lists(&mut visitor);
        assert_eq!(missing, Vec::<String>::new(), "nobody is ever missing");
        if !today.contains(UNDER_WAY) {
            assert!(today.contains(TASK), "what an earlier version did not know is listed: {today}");
            return unready;
        }
        unready += 1;
        assert!(begun.elapsed() < PATIENCE, "it ends: {today}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

async fn look(node: &Real) -> usize {
    let http = node.state.around().http;
    tokio::task::spawn_blocking(move || look_until_ready(http)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_missing_from_a_list_before_while_or_after_facts_are_made_anew() {
    let folder = upgraded().await;
    let node = Real::start(NodeRole::Clinic, Arc::clone(&folder), None).await;
    assert!(look(&node).await > 0, "somebody looked while it went on");
    node.stop().await;
    // Now they are ready at once: nothing is made twice.
    let node = Real::start(NodeRole::Clinic, folder, None).await;
    assert_eq!(look(&node).await, 0);
    node.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_in_the_middle_loses_nobody_and_the_next_start_goes_on() {
    let folder = upgraded().await;
    let node = Real::start(NodeRole::Clinic, Arc::clone(&folder), None).await;
    let http = node.state.around().http;
    let under_way = move || Visitor::signed_in(http, "ana", PASSPHRASE).open("/today").text();
    let text = tokio::task::spawn_blocking(under_way).await.unwrap();
    assert!(text.contains(UNDER_WAY), "it goes on: {text}");
    let killed = tempfile::tempdir().unwrap();
    copy(folder.path(), killed.path());
    node.stop().await;
    let node = Real::start(NodeRole::Clinic, Arc::new(killed), None).await;
    look(&node).await;
    node.stop().await;
}
