//! From one file to its records: a Bundle, a list or one resource (hl7.org/fhir/R4/bundle.html). Records are packed as
//! they come, those of types that are not read to their ids, so that only one at a time is a tree. Must never take half of
//! a file.

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::error::Fault;
use super::json::{self, Twice};
use super::kept::Kept;
use super::record::Record;
use super::why::Why;
use super::{kinds, version};

/// What one file holds.
#[derive(Default)]
pub(super) struct Pieces {
    pub(super) records: Vec<Kept>,
    /// The first other version of FHIR of which one of them has the shape.
    pub(super) other: Option<Why>,
    /// What is wrong with those that could not be read.
    pub(super) odd: Vec<Fault>,
    /// Places of what a Bundle says about itself and about how its records were sent.
    pub(super) envelope: Vec<String>,
    pub(super) page: Option<Page>,
}

/// What a page of a search says about the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// How many records the search found.
    pub(super) total: Option<u64>,
    /// How many of them stand here.
    pub(super) here: u64,
    /// Whether it has a next page.
    pub(super) has_next: bool,
}

/// Reads the records of a file out of its text. `at` is where its text stands, such as `line 3`; empty for a whole file.
pub(super) fn records(text: &[u8], file: usize, at: &str) -> Result<Pieces, Fault> {
    let (pieces, top) = (Pieces::default(), Map::new());
    let mut whole = Whole { file, at, pieces, top, twice: None, has_entries: false, matched: 0, is_list: false };
    let mut reader = serde_json::Deserializer::from_slice(text);
    let read = Top(&mut whole).deserialize(&mut reader).and_then(|()| reader.end());
    read.map_err(|error| Fault::NotJson { line: error.line(), column: error.column() })?;
    whole.finish()
}

/// A file in the reading.
struct Whole<'w> {
    file: usize,
    at: &'w str,
    pieces: Pieces,
    /// The elements of the top, but for `entry`.
    top: Map<String, Value>,
    /// Where a name of the top stands for the second time.
    twice: Option<String>,
    has_entries: bool,
    matched: u64,
    is_list: bool,
}

impl Whole<'_> {
    fn place(&self, rest: &str) -> String {
        match (self.at, rest) {
            ("", rest) => rest.to_owned(),
            (at, "") => at.to_owned(),
            (at, rest) => format!("{at}.{rest}"),
        }
    }

    fn finish(mut self) -> Result<Pieces, Fault> {
        let (top, place) = (std::mem::take(&mut self.top), self.place(""));
        if self.is_list {
            return Ok(self.pieces);
        }
        if let Some(place) = self.twice {
            return Err(Fault::Twice { place });
        }
        let kind = top.get("resourceType").and_then(Value::as_str);
        if kind != Some("Bundle") {
            // A type that has an `entry` and is no Bundle is none that is read.
            self.pieces = Pieces::default();
            self.resource(top, place, None);
            return Ok(self.pieces);
        }
        if top.get("type").and_then(Value::as_str) == Some("history") {
            return Err(Fault::BundleType { place: self.place("type") });
        }
        self.pieces.page = page(&top, self.matched);
        let names = top.keys().filter(|name| !matches!(name.as_str(), "resourceType" | "type"));
        let places: Vec<String> = names.map(|name| kinds::within(&place, name)).collect();
        self.pieces.envelope.extend(places);
        Ok(self.pieces)
    }

    /// One entry of a Bundle.
    fn entry(&mut self, value: Value, twice: Option<String>, place: &str) {
        let Value::Object(mut entry) = value else {
            return self.pieces.odd.push(Fault::Shape { place: place.to_owned(), expected: "an object" });
        };
        let address = entry.get("fullUrl").and_then(Value::as_str).map(ToOwned::to_owned);
        let resource = entry.remove("resource");
        let mode = entry.get("search").and_then(|search| search.get("mode")).and_then(Value::as_str);
        self.matched += u64::from(!matches!(mode, Some("include" | "outcome")));
        if let Some(place) = twice {
            return self.pieces.odd.push(Fault::Twice { place });
        }
        let sent = entry.iter().filter(|(_, value)| !value.is_null());
        self.pieces.envelope.extend(sent.map(|(name, _)| kinds::within(place, name)));
        match resource {
            Some(Value::Object(map)) => self.resource(map, format!("{place}.resource"), address),
            // The answer to a request, which brought nothing.
            None | Some(Value::Null) if entry.contains_key("response") => {}
            None | Some(Value::Null) => self.pieces.odd.push(Fault::NoResource { place: place.to_owned() }),
            Some(_) => {
                self.pieces.odd.push(Fault::Shape { place: format!("{place}.resource"), expected: "an object" });
            }
        }
    }

    fn resource(&mut self, mut map: Map<String, Value>, place: String, address: Option<String>) {
        let kind = map.get("resourceType").and_then(Value::as_str).and_then(kinds::named);
        let Some(kind) = kind else {
            let place = if place.is_empty() { "the file".to_owned() } else { place };
            return self.pieces.odd.push(Fault::NotFhir { place });
        };
        if kind == "Bundle" {
            // A Bundle in a Bundle, as when several searches were sent at once.
            if let Some(Value::Array(inner)) = map.remove("entry") {
                for (n, entry) in inner.into_iter().enumerate() {
                    self.entry(entry, None, &format!("{place}.entry[{n}]"));
                }
            }
            return;
        }
        if !kinds::is_read(kind) {
            map.retain(|name, _| name == "id");
        }
        let record = Record { number: 0, file: self.file, place, kind, address, map };
        self.pieces.other = self.pieces.other.or_else(|| version::other_version(&record));
        self.pieces.records.push(Kept::of(record));
    }
}

fn page(top: &Map<String, Value>, here: u64) -> Option<Page> {
    let is_search = top.get("type").and_then(Value::as_str) == Some("searchset");
    let links = top.get("link").and_then(Value::as_array);
    let next = |link: &Value| link.get("relation").and_then(Value::as_str) == Some("next");
    let has_next = links.is_some_and(|links| links.iter().any(next));
    is_search.then(|| Page { total: top.get("total").and_then(Value::as_u64), here, has_next })
}

struct Top<'t, 'w>(&'t mut Whole<'w>);

impl<'de> DeserializeSeed<'de> for Top<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a resource")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let mut twice = Twice::default();
            let place = kinds::within(&self.0.place(""), &name);
            let is_second = if name == "entry" {
                map.next_value_seed(Entries(self.0))?;
                std::mem::replace(&mut self.0.has_entries, true)
            } else {
                let value = map.next_value_seed(json::Whole(&mut twice))?;
                self.0.top.insert(name, value).is_some()
            };
            let found = if is_second { Some(place) } else { twice.within(&place) };
            self.0.twice = self.0.twice.take().or(found);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        self.0.is_list = true;
        let mut n = 0usize;
        loop {
            let mut twice = Twice::default();
            let Some(one) = all.next_element_seed(json::Whole(&mut twice))? else { break };
            let place = self.0.place(&format!("[{n}]"));
            if let Some(place) = twice.within(&place) {
                self.0.pieces.odd.push(Fault::Twice { place });
            } else if let Value::Object(map) = one {
                self.0.resource(map, place, None);
            } else {
                self.0.pieces.odd.push(Fault::Shape { place, expected: "an object" });
            }
            n += 1;
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

struct Entries<'t, 'w>(&'t mut Whole<'w>);

impl<'de> DeserializeSeed<'de> for Entries<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        let mut n = 0usize;
        loop {
            let mut twice = Twice::default();
            let Some(one) = all.next_element_seed(json::Whole(&mut twice))? else { break };
            let place = self.0.place(&format!("entry[{n}]"));
            self.0.entry(one, twice.within(&place), &place);
            n += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        let place = self.0.place("entry");
        self.0.pieces.odd.push(Fault::Shape { place, expected: "a list" });
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        let place = self.0.place("entry");
        self.0.pieces.odd.push(Fault::Shape { place, expected: "a list" });
        Ok(())
    }
}
