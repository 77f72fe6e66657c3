//! A record while it waits to be read: its text, small, instead of the tree that it is read as. Must never lose anything
//! of it.

use serde_json::Value;

use super::kinds;
use super::links::{self, Link};
use super::record::Record;

/// One resource of a file, packed.
pub(super) struct Kept {
    /// The number of its file.
    pub(super) file: usize,
    /// Where it stands there.
    pub(super) place: Box<str>,
    /// Its type.
    pub(super) kind: &'static str,
    /// What ties it to others, until they are grouped.
    pub(super) links: Box<[Link]>,
    address: Option<Box<str>>,
    /// Its content as JSON; empty once it was read.
    text: Box<str>,
}

/// Bytes that a record takes in memory beside its words: itself, its place in lists and maps, and what it is found by.
const BESIDE_TEXT: usize = 192;

impl Kept {
    pub(super) fn of(record: Record) -> Self {
        let links = links::of(&record);
        Self {
            file: record.file,
            place: record.place.into_boxed_str(),
            kind: record.kind,
            links,
            address: record.address.map(String::into_boxed_str),
            text: Value::Object(record.map).to_string().into_boxed_str(),
        }
    }

    /// Whether it is of a type that is looked into.
    pub(super) fn is_read(&self) -> bool {
        kinds::is_read(self.kind)
    }

    /// How many bytes of text it has.
    pub(super) const fn size(&self) -> usize {
        self.text.len()
    }

    /// About how many bytes it takes in memory, all in all.
    pub(super) fn bytes(&self) -> usize {
        let address = self.address.as_ref().map_or(0, |address| address.len());
        self.text.len() + self.place.len() + address + self.links.len() * size_of::<Link>() + BESIDE_TEXT
    }

    /// The record with this number, to be read; its text is kept on for one of a type that is not read, which others may
    /// point at too.
    pub(super) fn open(&mut self, number: usize) -> Record {
        // It is what was written from a map before.
        let map = serde_json::from_str(&self.text).unwrap_or_default();
        if self.is_read() {
            self.text = Box::default();
        }
        Record {
            number,
            file: self.file,
            place: self.place.to_string(),
            kind: self.kind,
            address: self.address.as_deref().map(ToOwned::to_owned),
            map,
        }
    }
}
