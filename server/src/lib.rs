//! The Waystation server: all input and output around the pure core.

pub mod access;
pub mod app;
pub mod args;
pub mod clock;
pub mod commands;
pub mod config;
pub mod documents;
pub mod drawer;
pub mod driver;
pub mod import;
pub mod intake;
pub mod keeper;
pub mod live;
pub mod net;
pub mod node;
mod open;
pub mod page;
pub mod peers;
pub mod problem;
pub mod routes;
mod sentence;
pub mod session;
pub mod shown;
pub mod store;
mod told;
mod unreached;
pub mod vault;
