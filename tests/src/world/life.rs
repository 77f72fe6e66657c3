//! Lives of the world, each from one seed, to the day when everybody is home. Must never make a choice that the seed does
//! not make.

use super::World;

/// Steps of one life.
pub(super) const STEPS: usize = 400;

/// One life of a clinic and three laptops, all from one seed, to the day when everybody is home.
#[must_use]
pub fn live(seed: u64) -> World {
    live_with(seed, false)
}

/// As [`live`]; with `told`, everything that happens is printed as it happens.
#[must_use]
pub fn live_with(seed: u64, told: bool) -> World {
    let mut world = World::new(seed, 3);
    world.is_told = told;
    world.documents_fail = true;
    for _ in 0..STEPS {
        world.live_on();
    }
    world.come_home();
    world
}

impl World {
    /// Lets the seed choose what people, networks and disks do next.
    pub fn live_on(&mut self) {
        let node = self.pick(self.nodes.len());
        match self.pick(40) {
            0..=5 => self.someone_writes(node, 3),
            6 if node > 0 => self.connect(node),
            7 if node > 0 => self.cut(node),
            8 => self.crash(node),
            9 | 10 if !self.nodes[node].is_up() => self.restart(node),
            11 if self.once_in(3) => self.trouble(node),
            12 if self.nodes[node].record.is_stopped() => self.crash(node),
            13 if self.nodes[node].record.is_short() => self.make_room(node),
            _ => {
                self.step();
            }
        }
    }

    /// Something goes wrong with a node's disk: a sync that fails, no room left, or slowness that comes and goes.
    pub fn trouble(&mut self, node: usize) {
        let (kind, some) = (self.pick(4), self.pick(2_000));
        self.tell(|| format!("the disk of node {node} has trouble {kind} ({some})"));
        let node = &mut self.nodes[node];
        match kind {
            0 => node.record.fail_a_sync(u32::try_from(some % 4).unwrap()),
            1 => node.record.fill_up(some),
            _ => node.is_slow = !node.is_slow,
        }
    }

    /// Somebody makes room on a node's disk; nothing is started again.
    fn make_room(&mut self, node: usize) {
        self.tell(|| format!("the disk of node {node} has room again"));
        self.nodes[node].record.make_room();
        self.rooms_made += 1;
    }

    /// Everybody up, everybody home: each laptop meets the clinic until nothing is left to tell.
    pub fn come_home(&mut self) {
        self.documents_fail = false;
        for node in 0..self.nodes.len() {
            // Whoever hears that nothing can be saved starts the program again, with room and a disk that works.
            self.crash(node);
            self.nodes[node].record.heal();
            if !self.nodes[node].is_up() {
                self.restart(node);
            }
        }
        self.settle();
        for _ in 0..3 {
            for laptop in 1..self.nodes.len() {
                self.cut(laptop);
                self.connect(laptop);
                self.settle();
            }
        }
    }

    /// Fields of which the clinic holds two versions that nobody has settled.
    #[must_use]
    pub fn conflicts(&self) -> usize {
        self.nodes[0].rows().iter().map(|row| row.two_versions.len()).sum()
    }

    /// Asserts that every node holds the same, and that all that was acknowledged is there.
    pub fn assert_whole(&self) {
        let clinic = self.nodes[0].heads();
        for (place, node) in self.nodes.iter().enumerate().skip(1) {
            assert_eq!(node.heads(), clinic, "laptop {place} and the clinic hold the same versions");
            assert_eq!(node.digest(), self.nodes[0].digest(), "laptop {place} and the clinic agree on the digest");
            assert_eq!(node.waiting(), 0, "nothing waits on laptop {place}");
        }
        for (node, doc, change) in &self.acknowledged {
            for (place, holder) in self.nodes.iter().enumerate() {
                assert!(holder.holds(doc, change), "what node {node} acknowledged is on node {place}");
            }
        }
    }
}
