//! Meeting other nodes: the clinic's door, the laptop's visits, pairing. Must never hand the loop a message from a
//! node whose certificate is not in the directory.

mod address;
pub(crate) mod door;
mod introduce;
mod meeting;
pub mod pair;
pub mod visits;
