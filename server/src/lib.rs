//! The Waystation server: all input and output around the pure core.

pub mod import;
pub mod net;
pub mod store;
pub mod vault;
