//! Filling the fields of one entry from texts, each checked by its declaration. Must never shorten or guess: what
//! does not fit is tallied, and an entry that lacks what it needs is left whole.

use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::noun::{FieldDecl, Kind, Noun};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;

use super::tally::{Tally, Why};
use super::words::one_line;

/// An entry in the making.
pub(super) struct Draft {
    noun: &'static Noun,
    resource: &'static str,
    fields: Vec<(&'static FieldDecl, Option<Value>)>,
}

impl Draft {
    /// A blank entry of `noun`, made from a resource of type `resource`.
    pub(super) const fn of(noun: &'static Noun, resource: &'static str) -> Self {
        Self { noun, resource, fields: Vec::new() }
    }

    /// Sets `field` to `text`, which came from `element`; tallies it and sets nothing when it does not fit.
    pub(super) fn put(&mut self, field: &'static FieldDecl, text: &str, element: &'static str, tally: &mut Tally) {
        let text = if let Kind::Line { .. } = field.kind { one_line(text) } else { text.to_owned() };
        match field.kind.parse(&text) {
            Ok(Some(value)) => self.fields.push((field, Some(value))),
            Ok(None) => {}
            Err(misfit) => tally.add(self.resource, Some(element), Why::Misfit(misfit)),
        }
    }

    pub(super) fn has(&self, field: &FieldDecl) -> bool {
        self.fields.iter().any(|(known, _)| known.name == field.name)
    }

    /// The act that begins the entry; `None`, tallied, when it lacks a field that it cannot be without.
    pub(super) fn begin(self, key: EntryKey, tally: &mut Tally) -> Option<Act> {
        if self.noun.fields.iter().any(|field| field.required && !self.has(field)) {
            tally.add(self.resource, None, Why::Incomplete);
            return None;
        }
        Some(Act { noun: self.noun, key, verb: Verb::Begin(self.fields) })
    }

    /// The act that writes the fields of what there is one of; `None` when there are none.
    pub(super) fn write(self) -> Option<Act> {
        (!self.fields.is_empty()).then_some(Act { noun: self.noun, key: EntryKey::One, verb: Verb::Write(self.fields) })
    }
}
