//! What was said, what is decided, what is started. Must never be used by any other room.

pub mod app;
pub mod args;
pub mod backup;
mod backup_error;
mod backup_list;
mod backup_names;
mod backup_place;
pub mod check;
pub mod commands;
pub mod config;
pub mod import_files;
pub mod intake;
mod new_folder;
pub mod pages;
mod unlock;
pub mod unlock_key;

#[cfg(test)]
mod tests;
