//! A change read from bytes of a stranger. Must never let a panic of Automerge out, nor take bytes that do not prove
//! themselves.

use std::panic::catch_unwind;

use automerge::Change;
use sha2::{Digest, Sha256};

use super::columns;
use crate::care::edit::CHANGE_LEN_MAX;
use crate::record::Refusal;

/// Automerge's chunk head: magic, checksum, type.
const CHECKSUM: std::ops::Range<usize> = 4..8;
const TYPE: usize = 8;
const TYPE_CHANGE: u8 = 1;

/// A change read from bytes that prove themselves: of the plain type, of allowed length and number of operations, with
/// a right checksum.
/// (Automerge itself does not check the checksum of a single change.)
///
/// # Errors
/// The [`Refusal`] that fits.
pub fn read_change(bytes: &[u8]) -> Result<Change, Refusal> {
    if bytes.len() > CHANGE_LEN_MAX {
        return Err(Refusal::TooLarge);
    }
    if bytes.get(TYPE) != Some(&TYPE_CHANGE) {
        return Err(Refusal::Damaged);
    }
    let hashed: [u8; 32] = Sha256::digest(bytes.get(TYPE..).unwrap_or_default()).into();
    if bytes.get(CHECKSUM) != hashed.get(..4) {
        return Err(Refusal::Damaged);
    }
    columns::operations(bytes.get(TYPE + 1..).unwrap_or_default())?;
    let read = catch_unwind(|| Change::from_bytes(bytes.to_vec())).map_err(|_| Refusal::Damaged)?;
    let change = read.map_err(|_| Refusal::Damaged)?;
    if change.hash().0 == hashed { Ok(change) } else { Err(Refusal::Damaged) }
}
