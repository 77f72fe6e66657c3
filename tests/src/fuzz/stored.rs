//! What lies on the disk: payloads, segments, keys. Whoever can write there may put anything into them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use waystation_sync::directory::{Body, Row};
use waystation_sync::record::{Arrivals, DataFrame, FrameKind, Met, Quarantined, Return, Rows};
use waystation_sync::stored::Stored;

use crate::world::{self, Record};

/// The files of a node that has lived for a while, and what its frames hold.
struct Kept {
    files: BTreeMap<String, Vec<u8>>,
    payloads: Vec<Vec<u8>>,
}

fn kept() -> &'static Kept {
    static KEPT: OnceLock<Kept> = OnceLock::new();
    KEPT.get_or_init(|| {
        let world = world::live(3);
        let record = &world.nodes[0].record;
        let kinds = [
            FrameKind::Data,
            FrameKind::Snapshot,
            FrameKind::Directory,
            FrameKind::Met,
            FrameKind::Quarantine,
            FrameKind::Return,
        ];
        let payloads = kinds.into_iter().flat_map(|kind| record.payloads(kind).into_iter().take(4)).collect();
        Kept { files: record.backup(), payloads }
    })
}

pub(super) fn payloads() -> Vec<Vec<u8>> {
    kept().payloads.clone()
}

/// What reads is written again and reads as the same, whatever kind it is taken for.
pub(super) fn read_payload(bytes: &[u8]) {
    fn again<T: Stored + PartialEq + std::fmt::Debug>(bytes: &[u8]) {
        if let Ok(value) = T::from_bytes(bytes) {
            assert_eq!(T::from_bytes(&value.to_bytes().expect("bytes")), Ok(value));
        }
    }
    again::<DataFrame>(bytes);
    again::<Met>(bytes);
    again::<Quarantined>(bytes);
    again::<Return>(bytes);
    again::<Rows>(bytes);
    again::<Arrivals>(bytes);
    if let Some(body) = Body::from_bytes(bytes) {
        assert_eq!(Body::from_bytes(&body.to_bytes().expect("bytes")), Some(body));
    }
    drop(Row::signed_bytes(1, bytes));
}

/// The names of files that `is` one of, with their bytes; the first byte of each input says which file it is.
fn files_of(is: fn(&str) -> bool) -> Vec<(&'static String, &'static Vec<u8>)> {
    kept().files.iter().filter(|(name, _)| is(name)).collect()
}

fn seeds_of(is: fn(&str) -> bool) -> Vec<Vec<u8>> {
    let tagged = |(place, (_, bytes)): (usize, (&String, &Vec<u8>))| {
        [&[u8::try_from(place).unwrap_or(u8::MAX)], bytes.as_slice()].concat()
    };
    files_of(is).into_iter().enumerate().map(tagged).collect()
}

/// Puts one file in place of the true one, opens the record, and reads all of it where it opens.
fn open_with(is: fn(&str) -> bool, input: &[u8]) {
    let Some((place, bytes)) = input.split_first() else { return };
    let files = files_of(is);
    let Some((name, _)) = files.get(usize::from(*place) % files.len().max(1)) else { return };
    let mut changed = kept().files.clone();
    changed.insert((*name).clone(), bytes.to_vec());
    Record::read_all_of(&changed);
}

fn is_segment(name: &str) -> bool {
    name.starts_with("journal-")
}

fn is_keys(name: &str) -> bool {
    name.starts_with("key")
}

pub(super) fn segments() -> Vec<Vec<u8>> {
    seeds_of(is_segment)
}

pub(super) fn open_segment(input: &[u8]) {
    open_with(is_segment, input);
}

pub(super) fn key_files() -> Vec<Vec<u8>> {
    seeds_of(is_keys)
}

pub(super) fn open_keys(input: &[u8]) {
    open_with(is_keys, input);
}
