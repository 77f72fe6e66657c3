//! What is known of a client whose chart is about to be begun, for looking whether they have one. Must never be kept.

use waystation_sync::care::declare::{DocKey, Part, Value};
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::summary::Row;
use waystation_sync::care::{client, contact, name};
use waystation_sync::id::ClientId;

/// What is known of the client whose chart `acts` begin.
#[must_use]
pub(crate) fn somebody<'a>(client: ClientId, acts: impl IntoIterator<Item = &'a Act>) -> Row {
    let mut row = Row::empty(DocKey::whole(client, Part::Core));
    let fields = acts.into_iter().flat_map(|act| match &act.verb {
        Verb::Begin(fields) | Verb::Write(fields) => fields.as_slice(),
        Verb::Move(_)
        | Verb::Retire
        | Verb::TakeUp
        | Verb::Settle { .. }
        | Verb::ConfirmText { .. }
        | Verb::SeeLowered { .. }
        | Verb::SayAgain { .. }
        | Verb::Sign => &[],
    });
    for (field, value) in fields {
        match (*field, value) {
            (field, Some(value)) if *field == name::TEXT => row.names.push(value.to_string()),
            (field, Some(value)) if *field == contact::VALUE => row.phones.push(value.to_string()),
            (field, Some(Value::Year(year))) if *field == client::BIRTH_DATE => row.born_year = Some(*year),
            (field, Some(Value::Date(day))) if *field == client::BIRTH_DATE => {
                row.born_year = Some(day.year());
                row.born_on.push(*day);
            }
            _ => {}
        }
    }
    row
}
