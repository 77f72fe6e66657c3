//! How many operations the bytes of a change claim, found without making any of them: a run of a column says in five
//! bytes what takes gigabytes. Must never read a column further than its most, nor make what it counts.
//!
//! The form is Automerge's (<https://automerge.org/automerge-binary-format-spec/>, "change chunks").

use crate::care::edit::OPERATIONS_MAX;
use crate::record::Refusal;

const GROUP: u64 = 0;
const ACTOR: u64 = 1;
const INTEGER: u64 = 2;
const DELTA: u64 = 3;
const BOOLEAN: u64 = 4;
const STRING: u64 = 5;
const VALUE_METADATA: u64 = 6;
/// Set where a column is compressed, which a change's never are.
const DEFLATED: u64 = 8;

/// The entries of the longest column of a plain change, from the length in its chunk's head on.
///
/// # Errors
/// [`Refusal::TooLarge`] where a column has more than [`OPERATIONS_MAX`]; [`Refusal::Damaged`] where it does not read.
pub(super) fn operations(chunk: &[u8]) -> Result<u64, Refusal> {
    let columns = columns(chunk).ok_or(Refusal::Damaged)?;
    columns.into_iter().try_fold(0, |longest, (specification, column)| Ok(longest.max(entries(column, specification)?)))
}

/// The columns of a change, each with what it is specified to hold.
fn columns(chunk: &[u8]) -> Option<Vec<(u64, Cursor<'_>)>> {
    let mut head = Cursor(chunk);
    let _len = head.number()?;
    let deps = head.number()?;
    head.skip(deps.checked_mul(32)?)?;
    let _actor = head.skip_prefixed()?;
    let (_sequence, _start, _time) = (head.number()?, head.number()?, head.number()?);
    let _message = head.skip_prefixed()?;
    for _ in 0..head.count()? {
        head.skip_prefixed()?;
    }
    let mut lengths = Vec::new();
    for _ in 0..head.count()? {
        lengths.push((head.number()?, head.number()?));
    }
    lengths.into_iter().map(|(specification, len)| Some((specification, Cursor(head.skip(len)?)))).collect()
}

fn entries(column: Cursor<'_>, specification: u64) -> Result<u64, Refusal> {
    if specification & DEFLATED != 0 {
        return Err(Refusal::Damaged);
    }
    match specification & 7 {
        GROUP | ACTOR | INTEGER | DELTA | VALUE_METADATA => runs(column, |at| at.number().map(drop)),
        STRING => runs(column, |at| at.skip_prefixed().map(drop)),
        BOOLEAN => flags(column),
        _ => Ok(0),
    }
}

fn runs<'a>(mut at: Cursor<'a>, value: impl Fn(&mut Cursor<'a>) -> Option<()>) -> Result<u64, Refusal> {
    let mut total = 0;
    while !at.0.is_empty() {
        let run = at.signed().ok_or(Refusal::Damaged)?;
        let count = if run == 0 { at.number().ok_or(Refusal::Damaged)? } else { run.unsigned_abs() };
        total = sum(total, count)?;
        let values = match run {
            0 => 0,
            1.. => 1,
            _ => count,
        };
        for _ in 0..values {
            value(&mut at).ok_or(Refusal::Damaged)?;
        }
    }
    Ok(total)
}

fn flags(mut at: Cursor<'_>) -> Result<u64, Refusal> {
    let mut total = 0;
    while !at.0.is_empty() {
        total = sum(total, at.number().ok_or(Refusal::Damaged)?)?;
    }
    Ok(total)
}

fn sum(total: u64, count: u64) -> Result<u64, Refusal> {
    total.checked_add(count).filter(|total| *total <= OPERATIONS_MAX).ok_or(Refusal::TooLarge)
}

/// What is left to read.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// LEB128; of a signed one only how long it is can be used.
    fn number(&mut self) -> Option<u64> {
        let mut number: u64 = 0;
        for place in 0..10 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F).checked_shl(7 * place).unwrap_or(0);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let before = self.0;
        let bits = i64::from_ne_bytes(self.number()?.to_ne_bytes());
        let used = u32::try_from(before.len() - self.0.len()).ok()? * 7;
        let unused = 64_u32.saturating_sub(used);
        Some(bits.wrapping_shl(unused) >> unused)
    }

    /// How many things follow, each of at least one byte.
    fn count(&mut self) -> Option<u64> {
        self.number().filter(|count| usize::try_from(*count).is_ok_and(|count| count <= self.0.len()))
    }

    fn skip(&mut self, len: u64) -> Option<&'a [u8]> {
        let (skipped, rest) = self.0.split_at_checked(usize::try_from(len).ok()?)?;
        self.0 = rest;
        Some(skipped)
    }

    fn skip_prefixed(&mut self) -> Option<&'a [u8]> {
        let len = self.number()?;
        self.skip(len)
    }
}
