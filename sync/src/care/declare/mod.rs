//! What a declaration of the care plan can say: parts, roles, kinds, merge classes, fields, nouns, and what an entry of
//! one holds. Must never know the engine that works declarations, nor any noun by name.

mod area;
mod class;
mod client_facts;
mod code;
mod doc_key;
mod entry;
mod facts;
mod field;
mod field_decl;
pub mod header;
mod instrument;
mod kind;
mod moment;
mod noun;
pub mod order;
mod part;
mod problem;
mod quarter;
mod role;
pub mod sign;
mod signature;
mod summary;
mod value;

pub use area::Area;
pub use class::Class;
pub use client_facts::{ClientFacts, Consent, Flag, OpenFlag, Sent, Target};
pub use code::{CODE_BYTES_MAX, CODE_JOINT, Code, Codes};
pub use doc_key::{DocKey, Of};
pub(super) use entry::says_retired;
pub use entry::{Entry, EntryKey};
pub use facts::{FACTS_FORM, Fact, Facts, Need, Stated};
pub use field::{Field, Stamp, Version};
pub use field_decl::FieldDecl;
pub use header::Header;
pub use instrument::{Answers, Band, Further, Instrument, Item, UNANSWERED};
pub use kind::Kind;
pub use moment::{Moment, NotAMoment};
pub use noun::{Computed, Noun, Shape};
pub use part::{Part, Spread};
pub use problem::{Problem, Wrong};
pub use quarter::{NotAQuarter, Quarter};
pub use role::Role;
pub use signature::{SignerKeys, SigningKeys};
pub use summary::Summary;
pub use value::{Misfit, PHONE_CHARACTERS_MAX, Value, tidy};
