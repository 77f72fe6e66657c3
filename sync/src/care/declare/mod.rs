//! What a declaration of the care plan can say: parts, roles, kinds, merge classes, fields, nouns, and what an entry of
//! one holds. Must never know the engine that works declarations, nor any noun by name.

mod area;
mod class;
mod entry;
mod facts;
mod field;
mod field_decl;
mod kind;
mod noun;
mod part;
mod problem;
mod role;
pub mod sign;
mod value;

pub use area::Area;
pub use class::Class;
pub use entry::{Entry, EntryKey};
pub use facts::{Row, TaskRow};
pub use field::{Field, Stamp, Version};
pub use field_decl::FieldDecl;
pub use kind::Kind;
pub use noun::{Noun, Shape};
pub use part::Part;
pub use problem::{Problem, Wrong};
pub use role::Role;
pub use value::{Misfit, PHONE_CHARACTERS_MAX, Value, tidy};
