//! What a node tells about its meetings while they are under way, looked at after every step. Must never let a count
//! pass that is not so.

use std::collections::{BTreeMap, BTreeSet};

use waystation_sync::id::DeviceId;
use waystation_sync::replica::io::Effect;
use waystation_sync::replica::{Progress, Status};
use waystation_sync::time::Millis;

/// What a node told so far.
#[derive(Default)]
pub struct Told {
    last: BTreeMap<DeviceId, Progress>,
    /// Meetings that ended with both sides alike after something had moved.
    pub whole: usize,
    /// Meetings that were cut off with something still missing.
    pub cut: usize,
    /// Meetings that began after one that was cut off with something missing.
    pub anew: usize,
    was_cut: BTreeSet<DeviceId>,
}

impl Told {
    /// The node went down: whatever comes next is another run.
    pub(super) fn crashed(&mut self) {
        self.last.clear();
    }

    /// Looks at what the node tells after one step.
    ///
    /// # Panics
    /// When a count is not so.
    pub(super) fn look(&mut self, status: &Status, effects: &[Effect], now: Millis) {
        for effect in effects {
            let Effect::Ended(ended) = effect else { continue };
            assert!(ended.began <= ended.ended && ended.ended == now, "{ended:?}");
            if let Some(progress) = ended.progress {
                assert_sound(&progress, now);
                assert!(progress.since >= ended.began, "it begins with its meeting: {ended:?}");
                match ended.alike {
                    Some(true) => {
                        assert_eq!(progress.done, progress.of, "a meeting that ends alike ends at the whole");
                        self.whole += 1;
                    }
                    Some(false) => {}
                    None if progress.done < progress.of => {
                        self.cut += 1;
                        self.was_cut.insert(ended.peer);
                    }
                    None => {}
                }
            }
            self.last.remove(&ended.peer);
            assert!(!status.progress.contains_key(&ended.peer), "nothing is told of a meeting that is over");
        }
        for (peer, progress) in &status.progress {
            assert_sound(progress, now);
            assert!(status.meeting.contains(peer), "progress is told of meetings only");
            match self.last.insert(*peer, *progress) {
                Some(before) => {
                    assert_eq!(before.since, progress.since, "one meeting begins once");
                    assert!(before.of <= progress.of, "a whole never shrinks: {before:?} {progress:?}");
                    assert!(before.moved <= progress.moved, "what came stays: {before:?} {progress:?}");
                }
                None => {
                    assert_eq!((progress.moved, progress.since), (0, now), "a meeting begins at its beginning");
                    self.anew += usize::from(self.was_cut.remove(peer));
                }
            }
        }
    }
}

fn assert_sound(progress: &Progress, now: Millis) {
    assert!(progress.done <= progress.of, "progress never exceeds its whole: {progress:?}");
    assert!(progress.since <= now, "{progress:?}");
}
