//! Filling the fields of one entry from texts, each checked by its declaration. Must never shorten or guess: what
//! does not fit is tallied, and an entry that lacks what it needs is left whole.

use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::noun::{FieldDecl, Kind, Noun};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::{Value, tidy_line};

use super::at::Said;
use super::tally::{Tally, Why};
use super::words::one_line;

/// An entry in the making.
pub(super) struct Draft {
    pub(super) noun: &'static Noun,
    resource: &'static str,
    record: usize,
    fields: Vec<(&'static FieldDecl, Option<Value>)>,
    said: Vec<Said>,
}

impl Draft {
    /// A blank entry of `noun`, made from the record of this number, a resource of type `resource`.
    pub(super) const fn of(noun: &'static Noun, resource: &'static str, record: usize) -> Self {
        Self { noun, resource, record, fields: Vec::new(), said: Vec::new() }
    }

    /// The type of resource that it is made from.
    pub(super) const fn resource(&self) -> &'static str {
        self.resource
    }

    /// Sets `field` to what was said, which stood at `element`; tallies it and sets nothing when it does not fit.
    pub(super) fn put(&mut self, field: &'static FieldDecl, said: Said, element: &'static str, tally: &mut Tally) {
        // As a form takes a line: without what only changes how other letters are shown.
        let is_line = matches!(field.kind, Kind::Line { .. });
        let text = if is_line { tidy_line(&one_line(&said.text)) } else { said.text.clone() };
        match field.kind.parse(&text) {
            Ok(Some(value)) => {
                self.fields.push((field, Some(value)));
                self.said.push(said);
            }
            Ok(None) => {}
            Err(misfit) => tally.left_at((self.resource, Some(element), Why::Misfit(misfit)), self.record, &said.from),
        }
    }

    /// Whether `text` would fit `field`.
    pub(super) fn fits(field: &FieldDecl, text: &str) -> bool {
        field.kind.parse(&one_line(text)).is_ok()
    }

    pub(super) fn has(&self, field: &FieldDecl) -> bool {
        self.fields.iter().any(|(known, _)| known.name == field.name)
    }

    /// Whether it lacks a field that it cannot be without.
    pub(super) fn is_incomplete(&self) -> bool {
        self.noun.fields.iter().any(|field| field.required && !self.has(field))
    }

    /// The act that begins the entry, and where its words stood.
    pub(super) fn begin(self, key: EntryKey) -> (Act, Vec<Said>) {
        (Act { noun: self.noun, key, verb: Verb::Begin(self.fields) }, self.said)
    }

    /// The fields with where the words of each stood, for what there is one of.
    pub(super) fn fields(self) -> Vec<(&'static FieldDecl, Value, Said)> {
        let fields = self.fields.into_iter().zip(self.said);
        fields.filter_map(|((field, value), said)| Some((field, value?, said))).collect()
    }
}
