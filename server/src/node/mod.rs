//! One opened node: its record, its people, what can be read of it and what can be saved. Must never answer anything
//! but "locked" before someone signed in.
//!
//! Pages reach it through [`Someone`] alone, other nodes through [`OpenNode`], and its own parts (the loop, the
//! record's thread, documents in memory) through nobody else.

mod beginning;
mod chart;
mod clock_doubt;
mod clock_watch;
mod compactor;
#[cfg(test)]
pub(crate) mod cut_off;
mod documents;
mod driver;
mod earlier;
mod error;
mod inbox_room;
pub mod live;
pub mod meetings;
mod open_node;
mod opening;
mod people;
mod phases;
mod put_back;
mod read_model;
mod refresh;
mod somebody;
mod someone;
mod store_thread;
mod supervisor;
pub(crate) mod unsaved;

pub(crate) use chart::{Chart, Saved, With};
pub use clock_doubt::ClockDoubt;
pub(crate) use clock_doubt::first_doubt;
#[cfg(test)]
pub(crate) use documents::LoadError;
pub(crate) use driver::{Command, Inbox};
pub(crate) use error::{
    AddPersonError, CloseError, DirectError, LockError, OpenError, ReadError, SaveError, SetUpError, SignInError,
};
pub(crate) use inbox_room::{FRAME_FREE_MAX, MeetingRoom};
pub(crate) use live::SessionId;
pub use open_node::OpenNode;
pub(crate) use opening::is_set_up;
pub use people::{NewClinic, NewPerson};
pub use phases::Node;
pub(crate) use phases::Phase;
pub use read_model::Refreshed;
pub(crate) use somebody::somebody;
pub(crate) use someone::Someone;
pub(crate) use store_thread::StoreThreadError;
pub(crate) use supervisor::Supervisor;
