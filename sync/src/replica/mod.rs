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

mod clinic;
pub mod digest;
pub mod io;
mod jobs;
mod laptop;
pub mod message;
pub mod progress;
mod state;
pub mod work;

pub use io::{Effect, Input, JobId, LinkId, Outcome, Status, Ticket};
pub use progress::Progress;
pub use state::{NodeRole, Replica, Start, StoredDoc};
