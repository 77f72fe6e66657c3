//! Small typed readers over JSON, which know where they are. Must never name a place by a word from the file.

use serde_json::{Map, Value};

use super::error::Fault;
use super::kinds;

/// A JSON object and its place in the file, such as `entry[12].resource.name[0]`.
#[derive(Clone, Debug)]
pub(super) struct At<'a> {
    pub(super) map: &'a Map<String, Value>,
    pub(super) place: String,
    /// The number of the record that it is of.
    pub(super) record: usize,
}

/// Words of a record, and the places that they stand at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) from: Vec<String>,
}

impl Said {
    /// Words of our own about nothing that stands anywhere.
    pub(super) fn own(text: impl Into<String>) -> Self {
        Self { text: text.into(), from: Vec::new() }
    }

    /// The same places under other words.
    pub(super) fn worded(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// All of them, with `between` between those that are not empty.
    pub(super) fn joined(all: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut whole = Self::default();
        for said in all {
            if !whole.text.is_empty() && !said.text.trim().is_empty() {
                whole.text.push_str(between);
            }
            whole.text.push_str(said.text.trim());
            whole.from.extend(said.from);
        }
        whole
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl<'a> At<'a> {
    pub(super) fn of(value: &'a Value, place: String, record: usize) -> Result<Self, Fault> {
        match value.as_object() {
            Some(map) => Ok(Self { map, place, record }),
            None => Err(Fault::Shape { place, expected: "an object" }),
        }
    }

    /// The place, for a person.
    pub(super) fn shown(&self) -> String {
        if self.place.is_empty() { "the file".to_owned() } else { self.place.clone() }
    }

    /// The place of an element of this object.
    pub(super) fn place_of(&self, name: &str) -> String {
        kinds::within(&self.place, name)
    }

    fn wrong(&self, name: &str, expected: &'static str) -> Fault {
        Fault::Shape { place: self.place_of(name), expected }
    }

    fn value(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    pub(super) fn text(&self, name: &'static str) -> Result<Option<&'a str>, Fault> {
        self.value(name).map(|value| value.as_str().ok_or_else(|| self.wrong(name, "a text"))).transpose()
    }

    /// The text under `name` with its place; `None` for one of white space alone.
    pub(super) fn said(&self, name: &'static str) -> Result<Option<Said>, Fault> {
        let said = |text: &str| Said { text: text.to_owned(), from: vec![self.place_of(name)] };
        Ok(self.text(name)?.filter(|text| !text.trim().is_empty()).map(said))
    }

    pub(super) fn flag(&self, name: &'static str) -> Result<Option<bool>, Fault> {
        self.value(name).map(|value| value.as_bool().ok_or_else(|| self.wrong(name, "true or false"))).transpose()
    }

    /// A number, as its digits.
    pub(super) fn number(&self, name: &'static str) -> Result<Option<Said>, Fault> {
        let digits = |value: &Value| value.as_number().map(ToString::to_string).ok_or(self.wrong(name, "a number"));
        let digits = self.value(name).map(digits).transpose()?;
        Ok(digits.map(|text| Said { text, from: vec![self.place_of(name)] }))
    }

    pub(super) fn object(&self, name: &'static str) -> Result<Option<Self>, Fault> {
        self.value(name).map(|value| Self::of(value, self.place_of(name), self.record)).transpose()
    }

    fn list(&self, name: &'static str) -> Result<&'a [Value], Fault> {
        match self.value(name) {
            None => Ok(&[]),
            Some(value) => value.as_array().map(Vec::as_slice).ok_or_else(|| self.wrong(name, "a list")),
        }
    }

    /// The objects of a list; FHIR allows nulls between them where only an extension stands.
    pub(super) fn objects(&self, name: &'static str) -> Result<Vec<Self>, Fault> {
        let place = self.place_of(name);
        let there = self.list(name)?.iter().enumerate().filter(|(_, value)| !value.is_null());
        there.map(|(n, value)| Self::of(value, format!("{place}[{n}]"), self.record)).collect()
    }

    /// The texts of a list; FHIR allows nulls between them.
    pub(super) fn texts(&self, name: &'static str) -> Result<Vec<Said>, Fault> {
        let place = self.place_of(name);
        let there = self.list(name)?.iter().enumerate().filter(|(_, value)| !value.is_null());
        let said = |(n, value): (usize, &Value)| {
            let text = value.as_str().ok_or_else(|| self.wrong(name, "a list of texts"))?;
            Ok(Said { text: text.to_owned(), from: vec![format!("{place}[{n}]")] })
        };
        there.map(said).collect()
    }
}
