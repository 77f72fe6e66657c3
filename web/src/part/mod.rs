//! The parts that every noun shares, each with its template. Must never know one noun from another, but for the
//! timeline of notes.

pub mod alerts;
pub mod answers;
pub mod away;
pub mod board;
pub mod called_in;
pub mod card;
pub mod chart;
pub mod choice;
pub mod chooser;
pub mod chosen;
pub mod control;
pub mod form;
pub mod history;
pub mod keep;
pub mod let_in;
pub mod linked;
pub mod list;
pub mod meant;
pub mod merged;
pub mod news;
mod not_safe;
pub mod other_charts;
pub mod pager;
pub mod person_line;
pub mod plot;
pub mod progress;
pub mod qr;
pub mod since;
pub mod steps;
pub mod story;
pub mod stretch;
pub mod struck;
pub mod sure;
pub mod timeline;
pub mod typed;
