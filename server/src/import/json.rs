//! Small typed readers over JSON, which know where they are. Must never name a place by a word from the file.

use serde_json::{Map, Value};

use super::error::Fault;

/// Largest file that is read: 64 MiB, many whole records.
pub(crate) const BYTES_MAX: usize = 64 << 20;
/// Deepest nesting that is read. FHIR resources in a Bundle stay below 30.
pub(crate) const DEPTH_MAX: usize = 64;

/// Parses a whole file, after its limits were checked.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, Fault> {
    if bytes.len() > BYTES_MAX {
        return Err(Fault::TooLarge { bytes: bytes.len(), most: BYTES_MAX });
    }
    // Windows programs begin files with a byte order mark.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    check_depth(bytes)?;
    serde_json::from_slice(bytes).map_err(|error| Fault::NotJson { line: error.line(), column: error.column() })
}

fn check_depth(bytes: &[u8]) -> Result<(), Fault> {
    let (mut depth, mut line, mut in_text, mut escaped) = (0usize, 1usize, false, false);
    for byte in bytes {
        match (byte, in_text) {
            (b'\n', _) => line += 1,
            (_, true) if escaped => escaped = false,
            (b'\\', true) => escaped = true,
            (b'"', _) => in_text = !in_text,
            (b'{' | b'[', false) => depth += 1,
            (b'}' | b']', false) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_MAX {
            return Err(Fault::TooDeep { line, most: DEPTH_MAX });
        }
    }
    Ok(())
}

/// A JSON object and its place in the file, such as `entry[12].resource.name[0]`.
#[derive(Clone, Debug)]
pub(super) struct At<'a> {
    pub(super) map: &'a Map<String, Value>,
    pub(super) place: String,
}

impl<'a> At<'a> {
    pub(super) fn of(value: &'a Value, place: String) -> Result<Self, Fault> {
        match value.as_object() {
            Some(map) => Ok(Self { map, place }),
            None => Err(Fault::Shape { place, expected: "an object" }),
        }
    }

    /// The place, for a person.
    pub(super) fn shown(&self) -> String {
        if self.place.is_empty() { "the file".to_owned() } else { self.place.clone() }
    }

    /// The place of an element of this object.
    pub(super) fn place_of(&self, name: &str) -> String {
        if self.place.is_empty() { name.to_owned() } else { format!("{}.{name}", self.place) }
    }

    fn wrong(&self, name: &str, expected: &'static str) -> Fault {
        Fault::Shape { place: self.place_of(name), expected }
    }

    fn value(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn text(&self, name: &'static str) -> Result<Option<&'a str>, Fault> {
        self.value(name).map(|value| value.as_str().ok_or_else(|| self.wrong(name, "a text"))).transpose()
    }

    pub(super) fn flag(&self, name: &'static str) -> Result<Option<bool>, Fault> {
        self.value(name).map(|value| value.as_bool().ok_or_else(|| self.wrong(name, "true or false"))).transpose()
    }

    /// A number, as its digits.
    pub(super) fn number(&self, name: &'static str) -> Result<Option<String>, Fault> {
        let digits = |value: &Value| value.as_number().map(ToString::to_string).ok_or(self.wrong(name, "a number"));
        self.value(name).map(digits).transpose()
    }

    pub(super) fn object(&self, name: &'static str) -> Result<Option<Self>, Fault> {
        self.value(name).map(|value| Self::of(value, self.place_of(name))).transpose()
    }

    fn list(&self, name: &'static str) -> Result<&'a [Value], Fault> {
        match self.value(name) {
            None => Ok(&[]),
            Some(value) => value.as_array().map(Vec::as_slice).ok_or_else(|| self.wrong(name, "a list")),
        }
    }

    pub(super) fn objects(&self, name: &'static str) -> Result<Vec<Self>, Fault> {
        let place = self.place_of(name);
        self.list(name)?.iter().enumerate().map(|(n, value)| Self::of(value, format!("{place}[{n}]"))).collect()
    }

    /// The texts of a list; FHIR allows nulls between them.
    pub(super) fn texts(&self, name: &'static str) -> Result<Vec<&'a str>, Fault> {
        self.list(name)?
            .iter()
            .filter(|value| !value.is_null())
            .map(|value| value.as_str().ok_or_else(|| self.wrong(name, "a list of texts")))
            .collect()
    }
}
