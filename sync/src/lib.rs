//! The pure core of Waystation: what a care plan is, how copies of it meet, what a merge did, who a peer is.
//! Must never touch a clock, a disk, a socket, randomness or a thread; all of these come in as arguments.

pub mod access;
pub mod care;
pub mod directory;
pub mod id;
pub mod record;
pub mod replica;
pub mod review;
pub mod stored;
pub mod time;
pub mod trust;
pub mod vet;
pub mod wire;
