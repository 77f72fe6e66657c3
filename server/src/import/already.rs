//! What of an import stands in a document already. Must never let an import write over what people wrote.

use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::Class;
use waystation_sync::care::read::{Entry, View};

/// Of `acts`, those that add to what stands in a document already, and how many entries or fields were there. What
/// people have written since an earlier import is never written over: an entry that stands is left as it is (also
/// a retired one), and so is a field that holds something.
#[must_use]
pub(crate) fn only_new(view: &View<'_>, acts: &[Act]) -> (Vec<Act>, usize) {
    let mut there = 0;
    let new = acts
        .iter()
        .filter_map(|act| {
            let entry = view.entry(act.noun, act.key);
            let verb = match (&act.verb, &entry) {
                (Verb::Begin(_), Some(_)) => None,
                (Verb::Write(fields), Some(entry)) => {
                    let (empty, held): (Vec<_>, Vec<_>) =
                        fields.iter().cloned().partition(|(field, _)| *entry.field(field) == Field::Empty);
                    there += held.len();
                    return (!empty.is_empty()).then(|| Act { verb: Verb::Write(empty), ..act.clone() });
                }
                (Verb::Sign, Some(entry)) if is_signed(entry) => None,
                (Verb::Begin(_) | Verb::Write(_) | Verb::Sign | Verb::Retire | Verb::TakeUp, _)
                | (Verb::Move(_) | Verb::Settle { .. } | Verb::ConfirmText { .. } | Verb::SeeLowered { .. }, _) => {
                    Some(act.verb.clone())
                }
            };
            there += usize::from(verb.is_none());
            verb.map(|verb| Act { verb, ..act.clone() })
        })
        .collect();
    (new, there)
}

fn is_signed(entry: &Entry) -> bool {
    entry.noun.fields.iter().any(|field| field.class == Class::Frozen && *entry.field(field) != Field::Empty)
}
