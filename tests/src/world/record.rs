//! What a simulated node keeps: frames, of which a crash leaves those that were made durable.
//! Must never hand out a frame that was not.

use std::collections::BTreeMap;

use waystation_sync::id::{DocId, Heads};
use waystation_sync::record::{DataFrame, FrameKind, Met, Quarantined};
use waystation_sync::replica::StoredDoc;
use waystation_sync::replica::io::Draft;

/// Durable frames, in order; sequences count from 1.
#[derive(Default)]
pub struct Record {
    frames: Vec<Draft>,
}

impl Record {
    /// Makes a group durable.
    pub fn append(&mut self, drafts: Vec<Draft>) -> Vec<u64> {
        let first = self.frames.len() as u64 + 1;
        let count = drafts.len() as u64;
        self.frames.extend(drafts);
        (first..first + count).collect()
    }

    /// How many frames there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frames.len()
    }

    /// Whether nothing was ever kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.frames.is_empty()
    }

    /// The changes of a document, oldest first.
    #[must_use]
    pub fn data(&self, doc: &DocId) -> Vec<DataFrame> {
        self.frames
            .iter()
            .filter(|frame| frame.doc == *doc && is_data(frame.kind))
            .map(|frame| postcard::from_bytes(&frame.payload).expect("a stored frame reads back"))
            .collect()
    }

    /// Every document as an index would know it.
    #[must_use]
    pub fn docs(&self) -> Vec<StoredDoc> {
        let mut docs: BTreeMap<DocId, StoredDoc> = BTreeMap::new();
        for (frame, sequence) in self.frames.iter().zip(1..) {
            if is_data(frame.kind) {
                let data: DataFrame = postcard::from_bytes(&frame.payload).expect("a stored frame reads back");
                docs.insert(
                    frame.doc,
                    StoredDoc {
                        doc: frame.doc,
                        sequence,
                        heads: data.heads,
                        accepted: data.accepted,
                        waiting: data.waiting,
                    },
                );
            } else if frame.kind == FrameKind::Met {
                let met: Met = postcard::from_bytes(&frame.payload).expect("a stored frame reads back");
                for (doc, accepted, waiting) in met.accepted {
                    if let Some(stored) = docs.get_mut(&doc) {
                        stored.accepted = accepted;
                        stored.waiting = waiting;
                    }
                }
            }
        }
        docs.into_values().collect()
    }

    /// Everything of one kind, read.
    #[must_use]
    pub fn met(&self) -> Vec<Met> {
        self.of(FrameKind::Met)
    }

    /// Everything in quarantine.
    #[must_use]
    pub fn quarantined(&self) -> Vec<(DocId, Quarantined)> {
        self.frames
            .iter()
            .filter(|frame| frame.kind == FrameKind::Quarantine)
            .map(|frame| (frame.doc, postcard::from_bytes(&frame.payload).expect("a stored frame reads back")))
            .collect()
    }

    /// Every directory row.
    #[must_use]
    pub fn rows(&self) -> Vec<waystation_sync::directory::Row> {
        self.of::<Vec<waystation_sync::directory::Row>>(FrameKind::Directory).into_iter().flatten().collect()
    }

    fn of<T: for<'a> serde::Deserialize<'a>>(&self, kind: FrameKind) -> Vec<T> {
        self.frames
            .iter()
            .filter(|frame| frame.kind == kind)
            .map(|frame| postcard::from_bytes(&frame.payload).expect("a stored frame reads back"))
            .collect()
    }

    /// The heads of a document as of its newest frame.
    #[must_use]
    pub fn heads(&self, doc: &DocId) -> Heads {
        self.data(doc).last().map(|frame| frame.heads.clone()).unwrap_or_default()
    }
}

fn is_data(kind: FrameKind) -> bool {
    matches!(kind, FrameKind::Data | FrameKind::Snapshot)
}
