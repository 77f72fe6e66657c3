//! Goal: a sample that a power cut interrupts is begun again by itself. Method: the whole making of it on a simulated
//! disk, cut at points over all of its length. Must never look into what the sample says.

use std::sync::Arc;

use waystation_sync::care::overview::Overview;
use waystation_sync::replica::NodeRole;

use super::commands::make_sample;
use crate::host::SimDisk;
use crate::import::sample_people;
use crate::node::cut_off::{ended, node};
use crate::node::{Node, Phase};
use crate::vault::Passphrase;

/// Cuts over the length of one making; each costs as much of it as lies before it.
const CUTS: u64 = 6;

/// Makes the sample on `disk`, which may end before it does; true where it was told as made.
async fn make(disk: &Arc<SimDisk>) -> bool {
    let Some(node) = node(disk, NodeRole::Clinic) else { return false };
    let is_made = make_sample(&node).await.is_ok();
    ended(node, disk).await;
    is_made
}

/// How many clients the sample's first person finds.
async fn clients(node: &Arc<Node>) -> usize {
    let first = &sample_people()[0];
    let person = node.sign_in(first.login.into(), Passphrase::new(first.passphrase.into())).await.unwrap();
    node.someone(person).unwrap().overview(Overview::len)
}

#[tokio::test]
async fn wherever_a_sample_is_cut_the_next_start_begins_it_again_or_has_all_of_it() {
    let whole = SimDisk::new();
    assert!(make(&whole).await);
    let length = whole.operations();
    let made = node(&whole, NodeRole::Clinic).unwrap();
    let all = clients(&made).await;
    ended(made, &whole).await;
    assert!(all >= 8, "{all} clients");
    let (mut fresh, mut done) = (0, 0);
    for cut in (0..CUTS).map(|cut| length * cut / CUTS + cut).chain([length - 2, length]) {
        let disk = SimDisk::new();
        disk.stop_after(cut);
        let told = make(&disk).await;
        disk.power_cut(cut);
        disk.restart();
        let node = node(&disk, NodeRole::Clinic).unwrap_or_else(|| panic!("cut after {cut} of {length}"));
        if node.phase() == Phase::Fresh {
            assert!(!told, "cut after {cut} of {length}: what was confirmed is there");
            fresh += 1;
        } else {
            assert_eq!(clients(&node).await, all, "cut after {cut} of {length}");
            done += 1;
        }
        if fresh == CUTS && done == 0 {
            assert!(make_sample(&node).await.is_ok(), "begun again after {cut} of {length}");
            assert_eq!(clients(&node).await, all, "begun again after {cut} of {length}");
        }
        ended(node, &disk).await;
    }
    println!("{length} operations: {fresh} began again, {done} had all");
    assert!(fresh >= CUTS && done >= 1);
}
