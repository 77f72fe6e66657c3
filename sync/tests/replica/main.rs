//! Goal: a replica does what it must for every input at any time, also when disks, documents and peers fail it. Method:
//! low-level scenes: a real replica is handed inputs one by one, and the effects that it asks for are looked at.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "tests"
)]

mod failing;
mod large;
mod limits;
mod meetings;
mod newer;
mod support;
mod turns;
