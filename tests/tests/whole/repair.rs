//! Goal: the sequence is only a short cut. When a clinic has forgotten what a laptop brought, the digests tell, and the
//! laptop brings it again, whoever wrote it, with the clinic's own receipts. Method: disks are put back to an older
//! state, copied and run twice, between meetings.

use waystation_tests::world::{World, live_with_restores};

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
fn what_others_wrote_comes_back_from_any_one_laptop_that_has_it() {
    for seed in 0..10 {
        let mut world = World::new(seed, 2);
        world.is_newest = true;
        write(&mut world, 1, 8);
        meet(&mut world, 1);
        let kept = world.nodes[0].record.backup();
        write(&mut world, 2, 8);
        write(&mut world, 0, 8);
        meet(&mut world, 2);
        meet(&mut world, 1);
        write(&mut world, 1, 8);
        let whole = world.nodes[1].heads();

        world.put_back(0, &kept);
        // The clinic goes on in the meantime.
        write(&mut world, 0, 4);
        meet(&mut world, 1);
        assert_eq!(world.nodes[0].refused(), [], "seed {seed}");
        assert_eq!(world.nodes[0].heads(), world.nodes[1].heads(), "seed {seed}");
        for (doc, heads) in whole {
            for head in heads.as_slice() {
                assert!(world.nodes[0].holds(&doc, head), "seed {seed}");
            }
        }
        meet(&mut world, 2);
        meet(&mut world, 1);
        world.assert_whole();
    }
}

#[test]
fn after_restores_and_doubles_all_are_alike_and_no_word_is_missing() {
    let (mut noticed, mut compacted) = (0, 0);
    for seed in 0..40 {
        let world = live_with_restores(seed, false);
        world.assert_whole();
        assert_eq!(world.nodes[0].refused(), [], "seed {seed}: nothing was refused that was only forgotten");
        world.assert_nobody_is_named_without_cause();
        noticed += world.noticed().len();
        compacted += world.nodes.iter().map(|node| node.record.compacted).sum::<u64>();
    }
    println!("{noticed} named, {compacted} times a record was made shorter");
    assert!(noticed > 5, "laptops that were put back or run twice are named: {noticed}");
    assert!(compacted > 100, "{compacted}");
}

#[test]
fn who_was_put_back_is_named_on_both_sides_however_often_records_are_made_shorter_and_nodes_start_again() {
    for seed in 0..10 {
        let mut world = World::new(seed, 2);
        world.is_newest = true;
        write(&mut world, 1, 6);
        meet(&mut world, 1);
        let kept = world.nodes[1].record.backup();
        write(&mut world, 1, 6);
        meet(&mut world, 1);
        world.put_back(1, &kept);
        meet(&mut world, 1);
        for round in 0..4 {
            let before = world.nodes.iter().map(|node| node.record.compacted).sum::<u64>();
            for node in 0..3 {
                write(&mut world, node, 12);
            }
            for node in 0..3 {
                world.crash(node);
                world.restart(node);
            }
            meet(&mut world, 1);
            meet(&mut world, 2);
            let after = world.nodes.iter().map(|node| node.record.compacted).sum::<u64>();
            assert!(after > before, "seed {seed}, {round}: records were made shorter");
            assert_eq!(world.noticed(), [1].into(), "seed {seed}, {round}");
            let own = world.nodes[1].status().and_then(|status| status.put_back);
            assert!(own.is_some(), "seed {seed}, {round}: the laptop itself knows it");
            world.assert_nobody_is_named_without_cause();
        }
        world.come_home();
        world.assert_whole();
        assert_eq!(world.noticed(), [1].into(), "seed {seed}: also once all are home");
    }
}
