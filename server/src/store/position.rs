//! Where something lies in the record, and what is said of damage there.

use super::damage::Damage;
use super::error::StoreError;
use super::segment;

/// Where a frame's header begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    pub(super) segment: u32,
    pub(super) offset: u64,
}

/// The record is damaged there.
pub(super) fn damaged(segment: u32, offset: u64, what: Damage) -> StoreError {
    StoreError::Damaged { segment: segment::name(segment), offset, what }
}
