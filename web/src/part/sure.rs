//! "Yes, that is right": what a form asks once more beside a field whose day may be a slip. Must never take a yes to one
//! day for a yes to another.

use waystation_sync::care::doubt::Doubt;
use waystation_sync::care::noun::OddDay;

use super::form::FormField;
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
    };
    names.language.say_with(id, &[("day", names.day(doubt.day).into())])
}

/// Asks about `doubt` beside its field among `fields`, whose names begin with `prefix`; gives the sentence and the field's id where it is still open.
pub fn ask<'a>(
    fields: impl IntoIterator<Item = &'a mut FormField>,
    (doubt, prefix): (&Doubt, &str),
    typed: &Typed,
    names: &Names,
) -> Option<(String, String)> {
    let name = format!("{prefix}{}", doubt.field.name);
    let field = fields.into_iter().find(|field| field.name == name)?;
    let ticked = is_sure(typed, doubt);
    field.sure = doubt.odd.may_be_right().then(|| Sure {
        name: format!("{SURE}{}", doubt.field.name),
        value: doubt.day.to_string(),
        words: names.language.say_with("sure-yes", &[("day", names.day(doubt.day).into())]),
        ticked,
    });
    if ticked {
        return None;
    }
    let asked = asked(doubt, names);
    field.problem.get_or_insert_with(|| asked.clone());
    Some((asked, field.id.clone()))
}
