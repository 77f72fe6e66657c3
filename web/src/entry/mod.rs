//! What one entry says of itself wherever it is named: its values, its line, what a person has to do about it. Must never
//! name a noun, nor make a part of a page.

pub mod drawing;
pub mod line;
pub mod mark;
pub mod signature;
pub mod standing;
pub mod value;
