//! Goal: the sequence is only a short cut. When a clinic has forgotten what a laptop brought, the digests tell, and the
//! laptop brings it again; what it may not bring is refused by name and kept. Method: a clinic's disk is put back to
//! an older state between two meetings.

use waystation::node::meetings::{Meetings, Older};
use waystation_tests::world::World;

fn write(world: &mut World, node: usize, times: usize) {
    for _ in 0..times {
        world.someone_writes(node, 3);
        world.settle();
    }
}

fn meet(world: &mut World, laptop: usize) {
    world.cut(laptop);
    world.connect(laptop);
    world.settle();
}

#[test]
fn a_clinic_that_forgot_what_a_laptop_brought_gets_it_again() {
    for seed in 0..10 {
        let mut world = World::new(seed, 1);
        write(&mut world, 1, 6);
        meet(&mut world, 1);
        let kept = world.nodes[0].record.backup();
        write(&mut world, 1, 12);
        meet(&mut world, 1);
        let whole = world.nodes[0].heads();

        world.crash(0);
        world.nodes[0].record.put_back(&kept);
        world.restart(0);
        assert_ne!(world.nodes[0].heads(), whole, "seed {seed}: the clinic did forget");
        meet(&mut world, 1);
        assert_eq!(world.nodes[0].heads(), whole, "seed {seed}");
        world.assert_whole();
    }
}

#[test]
fn what_another_laptop_wrote_is_not_taken_from_this_one_and_is_kept_for_people_to_see() {
    let mut world = World::new(3, 2);
    write(&mut world, 1, 8);
    meet(&mut world, 1);
    let kept = world.nodes[0].record.backup();
    write(&mut world, 2, 8);
    meet(&mut world, 2);
    meet(&mut world, 1);

    world.crash(0);
    world.nodes[0].record.put_back(&kept);
    world.restart(0);
    // Laptop 1 holds what laptop 2 wrote, but cannot vouch for it.
    meet(&mut world, 1);
    let refused = world.nodes[0].refused();
    assert!(!refused.is_empty());
    assert_eq!(world.nodes[1].refused(), refused, "both ends can see it");
    let record = &world.nodes[0].record;
    let kept = record.quarantined();
    assert!(!kept.is_empty(), "it is kept");
    let all = Older { returns: record.returns(), mets: record.met(), held: kept.clone(), from: None };
    let meetings = Meetings::from_record(all);
    let told: usize = meetings.newest(0, usize::MAX).iter().map(|meeting| meeting.not_taken.len()).sum();
    assert_eq!(told, kept.len(), "and each of it belongs to a meeting that can be told of");
    // Laptop 2 can.
    meet(&mut world, 2);
    meet(&mut world, 1);
    assert_eq!(world.nodes[0].heads(), world.nodes[2].heads());
}
