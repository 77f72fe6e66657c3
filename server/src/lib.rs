//! The Waystation server: all input and output around the pure core. Only what the program and the tests of the whole use
//! is public; whoever builds it reads the docs of the rest with `cargo doc --document-private-items`.
#![allow(
    rustdoc::private_intra_doc_links,
    reason = "few items are public, their docs name the private ones behind them, and docs are made with both"
)]

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
