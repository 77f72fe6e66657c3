//! What the promises of Waystation are tested in: a simulated world in which one seed decides everything, and
//! real processes. Must never use a clock or a port that two tests could share.

pub mod browser;
pub mod charts;
pub mod clinic;
pub mod command;
pub mod device;
pub mod engines;
pub mod eyes;
pub mod fixture;
pub mod fuzz;
pub mod kept;
pub mod liar;
pub mod listener;
pub mod measure;
pub mod paper;
pub mod picture;
pub mod process;
pub mod raw;
pub mod real;
pub mod relay;
pub mod served;
pub mod sources;
pub mod tour;
pub mod traces;
pub mod used;
pub mod visitor;
pub mod world;
pub mod years;
