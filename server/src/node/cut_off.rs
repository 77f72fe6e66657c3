//! Support of tests: nodes that are made on a simulated disk, and cut off while they are. Must never be part of the program.

use std::fmt::Display;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use waystation_sync::care::noun::Role;
use waystation_sync::replica::NodeRole;

use super::{NewPerson, Node, Phase};
use crate::host::{DataFolder, SimDisk};
use crate::vault::Passphrase;

const WORDS: &str = "river candle north apple";

/// A node in the folder `disk`; `None` where that cannot be read.
pub(crate) fn node(disk: &Arc<SimDisk>, role: NodeRole) -> Option<Arc<Node>> {
    let folder = DataFolder::on(Arc::<SimDisk>::clone(disk));
    Node::at(folder, role, Handle::current()).ok().map(Arc::new)
}

/// The node is gone, with its threads.
pub(crate) async fn ended(node: Arc<Node>, disk: &Arc<SimDisk>) {
    drop(node.close().await);
    drop(node);
    while Arc::strong_count(disk) > 1 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// Whoever sets up a clinic, and signs in where it was made.
pub(crate) fn dana() -> NewPerson {
    let passphrase = Passphrase::new(WORDS.into());
    NewPerson { name: "Dana".into(), login: "dana".into(), role: Role::Supervisor, passphrase }
}

/// Makes a node with `make` again and again, and cuts the power after every step that it takes on its disk. Each time the next start
/// begins it again, or has all of it and lets Dana in; gives how often it was which.
pub(crate) async fn at_every_step<E: Display>(
    role: NodeRole,
    make: impl AsyncFn(&Arc<Node>) -> Result<(), E>,
) -> (u32, u32) {
    let (mut again, mut whole) = (0, 0);
    for after in 0.. {
        let disk = SimDisk::new();
        disk.plant("notes.txt", b"somebody's own");
        disk.stop_after(after);
        let mut told = false;
        if let Some(node) = node(&disk, role) {
            told = make(&node).await.is_ok();
            ended(node, &disk).await;
        }
        let is_over = disk.operations() < after;
        disk.power_cut(after);
        disk.restart();
        let node = node(&disk, role).unwrap_or_else(|| panic!("cut after {after}"));
        if node.phase() == Phase::Fresh {
            assert!(!told, "cut after {after}: what was confirmed is there");
            make(&node).await.unwrap_or_else(|error| panic!("cut after {after}: {error}"));
            again += 1;
        } else {
            let signed_in = node.sign_in("dana".into(), Passphrase::new(WORDS.into())).await;
            signed_in.unwrap_or_else(|error| panic!("cut after {after}: {error}"));
            whole += 1;
        }
        ended(node, &disk).await;
        assert_eq!(disk.contents().get("notes.txt").map(Vec::as_slice), Some(&b"somebody's own"[..]));
        if is_over {
            break;
        }
    }
    (again, whole)
}
