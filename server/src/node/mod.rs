//! One opened node: its record, its people, what can be read of it and what can be saved. Must never answer anything but
//! "locked" before someone signed in.

mod compactor;
pub(crate) mod documents;
pub(crate) mod driver;
mod error;
pub(crate) mod keeper;
pub mod live;
pub mod meetings;
mod open;
pub(crate) mod opening;
mod people;
mod phases;
pub(crate) mod shown;
pub(crate) mod unsaved;

pub use error::NodeError;
pub use live::SessionId;
pub use open::Open;
pub(crate) use open::direct;
pub use people::NewPerson;
pub use phases::{Node, Phase};
