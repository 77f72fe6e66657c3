//! Disks that are put back to an older state, copied, and run twice. Must never count a word as kept that was on no disk
//! any more.

use std::collections::{BTreeMap, BTreeSet};

use super::World;
use super::life::STEPS;

/// One life in which disks are put back from backups and run in two places, clinics' and laptops', to the day when everybody,
/// every copy too, has been home.
#[must_use]
pub fn live_with_restores(seed: u64, told: bool) -> World {
    let mut world = World::new(seed, 3);
    world.is_told = told;
    world.is_newest = true;
    let mut backups = Vec::new();
    for _ in 0..STEPS {
        match world.pick(60) {
            0 => {
                let node = world.some_disk();
                backups.push((node, world.nodes[node].record.backup()));
            }
            1 if !backups.is_empty() => {
                let (node, files) = backups[world.pick(backups.len())].clone();
                world.put_back(node, &files);
            }
            2 => {
                let node = world.some_disk();
                world.swap(node);
            }
            _ => world.live_on(),
        }
    }
    world.come_home();
    for node in world.doubles.keys().copied().collect::<Vec<_>>() {
        for _ in 0..2 {
            world.swap(node);
            world.come_home();
        }
    }
    world
}

impl World {
    /// The clinic as often as any laptop: what it forgets concerns everybody.
    fn some_disk(&mut self) -> usize {
        if self.once_in(2) { 0 } else { self.pick(self.nodes.len()) }
    }

    /// Puts a node's disk back to what it once was. What was on no other disk is gone.
    pub fn put_back(&mut self, node: usize, files: &BTreeMap<String, Vec<u8>>) {
        self.tell(|| format!("the disk of node {node} is put back"));
        self.crash(node);
        self.nodes[node].record.put_back(files);
        self.moved_back.insert(node);
        for node in 0..self.nodes.len() {
            self.start_whole(node);
        }
        let nodes = &self.nodes;
        self.acknowledged.retain(|(_, doc, change)| nodes.iter().any(|node| node.holds(doc, change)));
    }

    /// Goes on with the other copy of a node's disk; the first time that is a copy of this one, made now.
    pub fn swap(&mut self, node: usize) {
        self.tell(|| format!("node {node} goes on elsewhere"));
        self.crash(node);
        let here = self.nodes[node].record.backup();
        let there = self.doubles.insert(node, here.clone()).unwrap_or(here);
        self.nodes[node].record.put_back(&there);
        self.moved_back.insert(node);
        self.start_whole(node);
    }

    /// The laptops whose record the clinic knows to have been put back or to run twice.
    #[must_use]
    pub fn noticed(&self) -> BTreeSet<usize> {
        let Some(status) = self.nodes[0].status() else { return BTreeSet::new() };
        (1..self.nodes.len()).filter(|laptop| status.copies.contains_key(&Self::device(*laptop))).collect()
    }

    /// Nobody is named whose disk only went on, the clinic's own neither.
    pub fn assert_nobody_is_named_without_cause(&self) {
        let named = self.noticed();
        assert!(named.is_subset(&self.moved_back), "{named:?} named, {:?} were put back", self.moved_back);
        for node in 0..self.nodes.len() {
            let own = self.nodes[node].status().and_then(|status| status.put_back);
            assert!(own.is_none() || self.moved_back.contains(&node), "{node} takes itself for an older copy");
        }
    }

    fn start_whole(&mut self, node: usize) {
        if !self.nodes[node].is_up() {
            self.nodes[node].record.heal();
            self.restart(node);
        }
    }
}
