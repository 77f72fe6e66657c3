//! "Yes, that is right": what a form asks once more beside a field whose day may be a slip. Must never take a yes to one
//! day for a yes to another.

use waystation_sync::care::doubt::Doubt;
use waystation_sync::care::noun::OddDay;

use super::typed::Typed;
use crate::Names;

/// Begins the name of the box beside a field; it sends the day that was right.
pub const SURE: &str = "sure.";

/// A box by which a person says that what stands in the field is right.
pub struct Sure {
    /// The name that is sent.
    pub name: String,
    /// The day that is right.
    pub value: String,
    /// What it says.
    pub words: String,
    /// Whether it was ticked.
    pub ticked: bool,
}

/// Whether `typed` says that the day of `doubt` is right.
#[must_use]
pub fn is_sure(typed: &Typed, doubt: &Doubt) -> bool {
    let said = typed.get(&format!("{SURE}{}", doubt.field.name));
    doubt.odd.may_be_right() && said.is_some_and(|said| said.split(' ').any(|day| day == doubt.day.to_string()))
}

/// What is asked about `doubt`, as a sentence.
#[must_use]
pub fn asked(doubt: &Doubt, names: &Names) -> String {
    let id = match doubt.odd {
        OddDay::Impossible => "sure-impossible",
        OddDay::Future => "sure-future",
        OddDay::Over => "sure-over",
        OddDay::LongAgo => "sure-long-ago",
        OddDay::FarAhead => "sure-far-ahead",
        OddDay::SignedLate => "sure-signed-late",
        OddDay::BeforeBirth => "sure-before-birth",
        OddDay::AfterDeath => "sure-after-death",
        OddDay::BeforeContact => "sure-before-contact",
        OddDay::BeforeParent => "sure-before-parent",
    };
    names.language.say_with(id, &[("day", names.day(doubt.day).into())])
}
