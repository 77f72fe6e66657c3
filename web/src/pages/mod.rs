//! Whole pages, one file each. Must never reach data: a page is a struct that the caller fills.

pub mod alarm;
pub mod away_ask;
pub mod before;
mod before_due;
mod before_numbers;
pub mod before_since;
pub mod caseload;
pub mod chapter;
pub mod chart;
pub mod choose;
pub mod clock;
pub mod connect;
pub mod devices;
pub mod due;
pub mod entry;
pub mod find;
pub mod join;
pub mod lowered;
pub mod new_client;
pub mod on_plan;
pub mod others;
pub mod own_card;
pub mod own_lists;
pub mod own_plan;
pub mod pair;
pub mod people;
pub mod person_form;
pub mod print;
pub mod problem;
pub mod register;
pub mod returns;
pub mod review;
pub mod set_up;
pub mod settings;
pub mod sheet;
pub mod sign_in;
pub mod style;
pub mod sync;
pub mod today;
pub mod told;
pub mod trends;
pub mod unlock_keys;
pub mod unsent;
pub mod waiting;

#[cfg(test)]
mod tests;
