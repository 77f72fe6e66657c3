//! The Waystation server: all input and output around the pure core.

pub mod app;
pub mod args;
pub mod commands;
pub mod config;
pub mod host;
pub mod http;
pub mod import;
pub mod intake;
pub mod lan;
pub mod net;
pub mod node;
pub mod peers;
pub mod routes;
pub mod store;
pub mod vault;
