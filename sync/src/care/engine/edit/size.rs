//! How large a change may be: what is saved here has to be taken by every other node, which bounds what it reads of
//! strangers. Must never let a change through that others refuse.

use automerge::Change;

use super::{Act, Edit, Verb};
use crate::care::declare::{Class, Value};

/// Most bytes of one change.
pub const CHANGE_LEN_MAX: usize = 1024 * 1024;
/// Most operations of one change, of which a shared text takes one for each letter written or taken away: a form of
/// twenty-five prose fields of 2,000 characters, all of which it replaces.
pub const OPERATIONS_MAX: u64 = 100_000;
/// An edit with at most this many letters and acts is surely within both, where it writes few texts anew.
const LETTERS_OF_SMALL: usize = 10_000;
const ACTS_OF_SMALL: usize = 50;
/// Shared texts that it writes anew: each may take as many letters away as stand in its field, of which merging may make
/// several times what one person may write.
const TEXTS_OF_SMALL: usize = 3;

/// Whether `change` is within what other nodes take.
pub(super) fn fits(change: &Change) -> bool {
    change.raw_bytes().len() <= CHANGE_LEN_MAX && u64::try_from(change.len()).is_ok_and(|found| found <= OPERATIONS_MAX)
}

/// Whether `edit` surely fits, so that nothing has to be kept to go back to.
pub(super) fn is_small(edit: &Edit) -> bool {
    let texts: usize = edit.acts.iter().map(Act::texts).sum();
    edit.acts.len() <= ACTS_OF_SMALL && letters(&edit.acts) <= LETTERS_OF_SMALL && texts <= TEXTS_OF_SMALL
}

fn letters(acts: &[Act]) -> usize {
    acts.iter().map(Act::letters).sum()
}

impl Act {
    /// About how many letters it writes.
    fn letters(&self) -> usize {
        let of = |value: &Option<Value>| value.as_ref().map_or(0, |value| value.to_string().len());
        match &self.verb {
            Verb::Begin(fields) | Verb::Write(fields) => fields.iter().map(|(_, value)| of(value)).sum(),
            Verb::Settle { choice, reason, .. } => of(choice) + reason.len(),
            Verb::Move(_)
            | Verb::Retire
            | Verb::TakeUp
            | Verb::ConfirmText { .. }
            | Verb::SeeLowered { .. }
            | Verb::SayAgain { .. }
            | Verb::Sign => 0,
        }
    }

    /// How many texts it may take letters away from.
    fn texts(&self) -> usize {
        if let Verb::Write(fields) = &self.verb {
            return fields.iter().filter(|(field, _)| field.class == Class::Prose).count();
        }
        usize::from(matches!(self.verb, Verb::Settle { .. }))
    }
}

/// The same acts in the same order, in portions that each surely fit one change: for what no person typed into one form.
#[must_use]
pub fn portions(acts: Vec<Act>) -> Vec<Vec<Act>> {
    let mut portions: Vec<Vec<Act>> = Vec::new();
    for act in acts {
        match portions.last_mut() {
            Some(last) if last.len() < ACTS_OF_SMALL && letters(last) + act.letters() <= LETTERS_OF_SMALL => {
                last.push(act);
            }
            Some(_) | None => portions.push(vec![act]),
        }
    }
    portions
}
