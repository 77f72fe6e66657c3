//! The Waystation server: all input and output around the pure core.

pub mod access;
pub mod app;
pub mod args;
pub mod commands;
pub mod config;
pub mod host;
pub mod import;
pub mod intake;
pub mod lan;
pub mod net;
pub mod node;
pub mod page;
pub mod peers;
pub mod problem;
pub mod routes;
mod sentence;
pub mod session;
pub mod store;
mod told;
mod unreached;
pub mod vault;
