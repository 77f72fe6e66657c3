//! Inputs made from real ones. Must never make a choice that the seed does not make.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::RngCore;

/// Longest input that is made.
const LEN_MAX: usize = 1 << 20;
/// Bytes that are often the edge of something.
const EDGES: [u8; 8] = [0, 1, 0x7f, 0x80, 0xfe, 0xff, 0x85, b'"'];

/// A number below `below`.
pub(super) fn pick(rng: &mut ChaCha8Rng, below: usize) -> usize {
    usize::try_from(rng.next_u64() % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
}

/// One of the real inputs with a few changes.
pub(super) fn input(seeds: &[Vec<u8>], rng: &mut ChaCha8Rng) -> Vec<u8> {
    let mut bytes = seeds.get(pick(rng, seeds.len())).cloned().unwrap_or_default();
    for _ in 0..=pick(rng, 6) {
        change(&mut bytes, seeds, rng);
    }
    bytes.truncate(LEN_MAX);
    bytes
}

fn change(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], rng: &mut ChaCha8Rng) {
    let at = pick(rng, bytes.len());
    let until = at + pick(rng, (bytes.len() - at).min(32) + 1);
    match pick(rng, 9) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..until)),
        2 => {
            let piece = bytes[at..until].to_vec();
            bytes.splice(at..at, piece);
        }
        3 => bytes.insert(at, EDGES[pick(rng, EDGES.len())]),
        4 => {
            // A piece of another real input.
            let other = &seeds[pick(rng, seeds.len())];
            let from = pick(rng, other.len());
            let piece = other[from..from + pick(rng, (other.len() - from).min(64) + 1)].to_vec();
            bytes.splice(at..until, piece);
        }
        _ if bytes.is_empty() => bytes.push(EDGES[pick(rng, EDGES.len())]),
        5 => bytes[at] = EDGES[pick(rng, EDGES.len())],
        6 => bytes[at] = (rng.next_u32() & 0xff) as u8,
        _ => bytes[at] ^= 1 << pick(rng, 8),
    }
}
