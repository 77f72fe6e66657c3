//! The Waystation server: all input and output around the pure core. Only what the program and the tests of the whole use
//! is public; whoever builds it reads the docs of the rest with `cargo doc --document-private-items`.

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
