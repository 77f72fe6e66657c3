//! What works any declaration: births, reading, editing, settling, summaries. Must never know a noun by name.

pub mod across;
pub mod birth;
pub mod doubt;
pub mod edit;
pub mod involving;
pub mod judge;
pub mod lapsed;
pub mod meant;
pub mod meanwhile;
mod meet;
mod prose;
pub mod read;
pub mod settlement;
mod settling;
pub(super) mod summary;
pub(crate) mod title;
pub(crate) mod watch;
