//! Goal: one paired laptop stops no clinic, whatever it brings. Method: a real process, and real links that a laptop's
//! own certificate opened.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use waystation::net::dial::dial;
use waystation::net::identity::NodeIdentity;
use waystation::net::limits::Limits;
use waystation::net::link::Link;
use waystation::net::tls::Expect;
use waystation::peers::pair::join_clinic;
use waystation_sync::care::Vocabulary;
use waystation_sync::id::{DocId, Heads};
use waystation_sync::replica::NodeRole;
use waystation_sync::replica::limits::{REFUSED_KEPT_MAX, UPLOAD_LEN_MAX};
use waystation_sync::replica::message::{About, Message, Push};
use waystation_sync::time::Millis;
use waystation_sync::trust::{CertificateHash, PairingCode};
use waystation_sync::wire::{Frame, Kind};
use waystation_tests::clinic::{Desk, code_on};
use waystation_tests::real::Real;

const MIB: usize = 1024 * 1024;
/// What the clinic may grow by while ten links bring as much as they can and end nothing, in MiB: what all meetings
/// together may hold, and what is just being looked at and written of it. Ten meetings held 640.
const GROWTH_MIB_MAX: u64 = 160;
/// What a day of junk may add to the record, in MiB: 16 of its bytes, and its hashes.
const JUNK_MIB_MAX: u64 = 20;
/// Documents that are brought before answers are waited for.
const PUSHED_AT_ONCE: u32 = 64;

/// A laptop that can say anything over links of its own.
struct Laptop {
    identity: NodeIdentity,
    clinic: CertificateHash,
    address: std::net::SocketAddr,
}

impl Laptop {
    async fn paired_with(clinic: &mut Desk) -> Self {
        let address = clinic.process.peers.unwrap();
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let real = Real::start(NodeRole::Laptop, folder, None).await;
        let code = tokio::task::block_in_place(|| {
            let page = clinic.visitor.open("/devices");
            let person =
                page.html.split("name=\"person\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            code_on(&clinic.visitor.send(page.form("/devices/open").with("person", &person)))
        });
        join_clinic(real.node(), address, &code.parse::<PairingCode>().unwrap(), "Laptop").await.expect("it joins");
        let open = real.open();
        let clinic = CertificateHash(open.directory().devices[&open.clinic()].certificate_hash);
        let identity = open.identity();
        drop(open);
        // It would meet the clinic of its own accord, and end the meetings of a test.
        real.stop().await;
        Self { identity, clinic, address }
    }

    /// A link whose meeting has begun.
    async fn link(&self) -> Link {
        let mut link = dial(self.address, &self.identity, Expect::Pinned(self.clinic), &Limits::default())
            .await
            .expect("the door opens");
        let about = About::new(Millis(0), Vocabulary::CURRENT.mark());
        say(&mut link, &Message::Hello { about, epoch: None, sequence: 0, directory: 0 }).await.expect("it is greeted");
        link
    }
}

async fn say(link: &mut Link, message: &Message) -> Result<(), ()> {
    link.send(&Frame { kind: Kind::Session, payload: message.to_bytes().unwrap() }).await.map_err(|_| ())
}

fn push(n: u32, bytes: Vec<u8>, more: bool) -> Message {
    let mut id = [0xee; 32];
    id[..4].copy_from_slice(&n.to_be_bytes());
    Message::Push(Push { doc: DocId(id), heads: Heads::default(), whole: false, chunks: vec![bytes], more })
}

fn bytes_in(folder: &Path) -> u64 {
    fs::read_dir(folder).unwrap().map(|file| file.unwrap().metadata().map_or(0, |data| data.len())).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_links_that_bring_without_end_take_the_memory_of_one_meeting() {
    let mut clinic = tokio::task::block_in_place(Desk::of_two);
    let laptop = Laptop::paired_with(&mut clinic).await;
    let before = clinic.process.memory_mib();
    let mut links = Vec::new();
    for n in 0..10 {
        let mut link = laptop.link().await;
        for part in 0..UPLOAD_LEN_MAX / (4 * MIB) - 1 {
            let part = u32::try_from(part).unwrap();
            say(&mut link, &push(n * 100 + part, vec![0; 4 * MIB - 1024], true)).await.ok();
        }
        links.push(link);
    }
    let during = clinic.process.memory_mib();
    tokio::task::block_in_place(|| clinic.client("Ada Reed"));
    drop(links);
    tokio::task::block_in_place(|| clinic.client("Bea Stone"));
    println!("MiB (and the most): {before:?} before, {during:?} during, {:?} after", clinic.process.memory_mib());
    if let (Some((before, _)), Some((_, most))) = (before, clinic.process.memory_mib()) {
        assert!(most <= before + GROWTH_MIB_MAX, "{most} MiB, {before} before");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn junk_without_end_fills_a_days_share_of_the_disk_and_no_more() {
    let mut clinic = tokio::task::block_in_place(Desk::of_two);
    let laptop = Laptop::paired_with(&mut clinic).await;
    let (memory, disk) = (clinic.process.memory_mib(), bytes_in(&clinic.process.data()));
    let (mut link, mut brought, mut answered) = (laptop.link().await, 0, 0);
    while brought < REFUSED_KEPT_MAX + 1_000 {
        while brought < answered + PUSHED_AT_ONCE {
            let mut bytes = vec![0; 8 * 1024];
            bytes[..4].copy_from_slice(&brought.to_be_bytes());
            say(&mut link, &push(brought, bytes, false)).await.expect("it is heard");
            brought += 1;
        }
        let frame = link.recv().await.expect("the meeting goes on").expect("and is not ended");
        if let Ok(Message::Answer { refused, .. }) = Message::from_bytes(link.version().unwrap(), &frame.payload) {
            assert_eq!(refused.len(), 1, "each is told, also where it is not kept");
            answered += 1;
        }
    }
    let grown = (bytes_in(&clinic.process.data()) - disk) / MIB as u64;
    println!("{} MiB of junk: {grown} MiB on the disk", brought * 8 / 1024);
    println!("memory: {memory:?} MiB before, {:?} after", clinic.process.memory_mib());
    assert!(grown <= JUNK_MIB_MAX, "{grown} MiB");
    drop(link);
    tokio::task::block_in_place(|| {
        clinic.client("Ada Reed");
        clinic.kill_and_come_back();
        assert_eq!(clinic.visitor.open("/clients").status, 200);
    });
    println!("memory after a start: {:?} MiB", clinic.process.memory_mib());
}
