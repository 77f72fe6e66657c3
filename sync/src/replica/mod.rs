//! How copies of documents meet. A [`Replica`] is handed [`Input`]s, one at a time with the time, and answers with
//! [`Effect`]s for the driver to carry out; what comes of them is the next input. It holds heads and queues, never
//! documents: work on those is an effect too. Must never confirm or send what is not durable.
//!
//! ```text
//! Edit ---------> Work --Worked--> Store --Stored--> Publish, Reply
//! Push (clinic)-> Work --Worked--> Store --Stored--> Publish, Send(Answer)
//! Push (laptop)-> Work --Worked--> Store --Stored--> Publish ... Store(Met) --Stored--> Send(Done)
//! Want ---------> Work --Worked--> Send(Push)
//! ```

mod copies;
mod core;
pub mod digest;
mod docs;
mod finish;
pub mod io;
mod jobs;
pub mod limits;
mod meeting;
pub mod message;
mod notes;
pub mod progress;
mod receiving;
#[allow(clippy::module_inception)]
mod replica;
pub mod snapshot;
pub mod work;

pub use docs::StoredDoc;
pub use io::{Effect, Input, JobId, LinkId, NodeRole, Outcome, Status, Ticket};
pub use progress::Progress;
pub use replica::{Replica, Start};
