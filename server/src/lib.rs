//! The Waystation server: all input and output around the pure core.

pub mod host;
pub mod http;
pub mod import;
mod lan;
pub mod net;
pub mod node;
pub mod peers;
mod routes;
pub mod run;
pub mod store;
pub mod vault;
