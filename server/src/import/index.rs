//! Every resource of the files and how references find them (hl7.org/fhir/R4/references.html, bundle.html#references).
//! Must never follow a reference to somebody of another server, nor choose between several.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::address::{checked_id, queried, tail};
use super::at::{At, Said};
use super::error::{Fault, shortened};
use super::kinds;
use super::placeholder::leads;
use super::record::Record;
use super::tally::{Tally, Why};

/// One resource.
pub(super) struct Resource<'a> {
    /// Its type.
    pub(super) kind: &'static str,
    /// Its id: of a transaction's new resource, the tail of its `urn:uuid:` address; else that of its `fullUrl`.
    pub(super) id: Option<&'a str>,
    /// Its content.
    pub(super) at: At<'a>,
    /// The number of the resource that it is contained in.
    pub(super) home: Option<usize>,
    /// Its own number.
    pub(super) number: usize,
    /// The number of its file.
    pub(super) file: usize,
    /// The server that its `fullUrl` names.
    base: Option<&'a str>,
}

/// All resources of the files.
#[derive(Default)]
pub(super) struct Index<'a> {
    all: Vec<Resource<'a>>,
    by_id: BTreeMap<(&'static str, &'a str), Vec<usize>>,
    by_address: BTreeMap<&'a str, BTreeSet<usize>>,
    contained: BTreeMap<(usize, &'a str), usize>,
    by_identifier: BTreeMap<(&'a str, &'a str), BTreeSet<usize>>,
}

/// Where a reference leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To the resource of this number.
    Found(usize),
    /// To whoever has this identifier, who is not in the files.
    Known { system: String, value: String },
    /// To one of several.
    Several,
    /// Out of the files, to a resource of this type if it says.
    Missing(Option<&'static str>),
}

impl<'a> Index<'a> {
    /// Takes up these records; those that are not as they should be are tallied and left. Faults come with the number of
    /// the record that they are of.
    pub(super) fn of(records: &'a [Record], tally: &mut Tally, odd: &mut Vec<(usize, Fault)>) -> Self {
        let mut index = Self::default();
        for record in records {
            let number = index.all.len();
            if let Err(fault) = index.add(record, tally, odd) {
                odd.push((number, fault));
            }
        }
        index
    }

    fn add(&mut self, record: &'a Record, tally: &mut Tally, odd: &mut Vec<(usize, Fault)>) -> Result<(), Fault> {
        let number = self.all.len();
        let at = At { map: &record.map, place: record.place.clone(), record: number };
        let address = record.address.as_deref();
        let read = at.text("id").and_then(|id| checked_id(id.or_else(|| tail(address)), &at));
        let id = read.as_ref().copied().unwrap_or_default();
        self.all.push(Resource {
            kind: record.kind,
            id,
            at: at.clone(),
            home: None,
            number,
            file: record.file,
            base: address.and_then(|address| base_of(address, record.kind)),
        });
        if let Err(fault) = read {
            tally.left((record.kind, None, Why::Odd), &at);
            return Err(fault);
        }
        let same = self.same_id(number);
        // A reference to an id that two have leads to neither.
        if let Some(id) = id {
            self.by_id.entry((record.kind, id)).or_default().push(number);
        }
        if let Some(address) = address {
            self.by_address.entry(address).or_default().insert(number);
        }
        if let Some(fault) = same {
            tally.left((record.kind, None, Why::Odd), &at);
            return Err(fault);
        }
        if record.kind == "Patient" {
            for (system, value) in identifiers(&at) {
                self.by_identifier.entry((system, value)).or_default().insert(number);
            }
        }
        match at.objects("contained") {
            Ok(inner) => inner.into_iter().for_each(|inner| self.add_contained(inner, number, tally, odd)),
            Err(fault) => odd.push((number, fault)),
        }
        Ok(())
    }

    fn add_contained(&mut self, inner: At<'a>, home: usize, tally: &mut Tally, odd: &mut Vec<(usize, Fault)>) {
        let file = self.all.get(home).map(|home| home.file).unwrap_or_default();
        let number = self.all.len();
        // It has an account of its own.
        tally.took(home, &Said { text: String::new(), from: vec![inner.place.clone()] });
        let at = At { record: number, ..inner };
        let named = at.text("resourceType").map(|name| name.and_then(kinds::named));
        let (kind, id) = match (named, at.text("id").and_then(|id| checked_id(id, &at))) {
            (Ok(Some(kind)), Ok(id)) => (kind, id),
            (Ok(None), _) => return odd.push((home, Fault::NotFhir { place: at.place })),
            (Err(fault), _) | (_, Err(fault)) => return odd.push((home, fault)),
        };
        if let Some(id) = id {
            self.contained.entry((home, id)).or_insert(number);
        }
        self.all.push(Resource { kind, id, at, home: Some(home), number, file, base: None });
    }

    /// What is wrong when another resource of this file has the same id or address and says something else.
    fn same_id(&self, number: usize) -> Option<Fault> {
        let own = self.all.get(number)?;
        let before = self.by_id.get(&(own.kind, own.id?))?.iter().filter_map(|other| self.all.get(*other));
        let mut of_file = before.filter(|other| other.file == own.file && other.base == own.base);
        let other = of_file.find(|other| kinds::is_read(own.kind) && other.at.map != own.at.map)?;
        let id = shortened(own.id.unwrap_or_default());
        Some(Fault::SameId { kind: own.kind, id, first: other.at.shown(), second: own.at.shown() })
    }

    /// Every resource, contained ones after the one that they are in.
    pub(super) fn all(&self) -> &[Resource<'a>] {
        &self.all
    }

    /// The resource of this number.
    pub(super) fn get(&self, number: usize) -> Option<&Resource<'a>> {
        self.all.get(number)
    }

    /// The resource that `from` is contained in.
    pub(super) fn home(&self, from: &Resource<'a>) -> Option<&Resource<'a>> {
        self.all.get(from.home?)
    }

    /// An earlier resource of the same type and id with the same content, which brought it already.
    pub(super) fn repeated(&self, own: &Resource<'a>) -> Option<&Resource<'a>> {
        let known = self.by_id.get(&(own.kind, own.id?))?;
        let mut before = known.iter().filter(|other| **other < own.number).filter_map(|other| self.all.get(*other));
        before.find(|other| own.home.is_none() && other.at.map == own.at.map && other.base == own.base)
    }

    /// Follows a `Reference` that stands in `from`.
    pub(super) fn follow(&self, reference: &At<'a>, from: &Resource<'a>) -> Result<Target, Fault> {
        let said = reference.text("type")?.and_then(kinds::named);
        let by_reference = match reference.text("reference")? {
            Some(text) => self.by_text(text, said, from),
            None => Target::Missing(said),
        };
        let (Target::Missing(_), Some(identifier)) = (&by_reference, reference.object("identifier")?) else {
            return Ok(by_reference);
        };
        let (system, value) = (identifier.text("system")?, identifier.text("value")?);
        Ok(match (system, value) {
            (Some(system), Some(value)) => self.by_identifier(system.trim(), value.trim()),
            (Some(_) | None, _) => by_reference,
        })
    }

    fn by_text(&self, text: &str, said: Option<&'static str>, from: &Resource<'a>) -> Target {
        let home = from.home.unwrap_or(from.number);
        if let Some(id) = text.strip_prefix('#') {
            let number = if id.is_empty() { Some(&home) } else { self.contained.get(&(home, id)) };
            return number.map_or(Target::Missing(said), |number| Target::Found(*number));
        }
        if text.contains("?identifier=") {
            let asked = queried(text).map(|(system, value)| self.by_identifier(&system, &value));
            return asked.unwrap_or(Target::Missing(said));
        }
        let text = text.split("/_history/").next().unwrap_or(text);
        if let Some(numbers) = self.by_address.get(text) {
            return self.nearest(numbers.iter().copied(), from, said);
        }
        if let Some(id) = text.strip_prefix("urn:uuid:") {
            // Some exports leave out the addresses; the id is then the same.
            return self.nearest(self.of_id(said.unwrap_or("Patient"), id, |_| true), from, said);
        }
        // `Patient/1` is of the server that the referring record is of; `https://example.org/fhir/Patient/1` says.
        let mut tail = text.rsplitn(3, '/');
        let (id, kind, base) = (tail.next().unwrap_or_default(), tail.next(), tail.next());
        let Some(kind) = kind.and_then(kinds::named).or(said) else { return Target::Missing(said) };
        let own = self.home(from).map_or(from.base, |home| home.base);
        let of_server = |other: &Resource<'_>| match base.filter(|base| !base.is_empty()) {
            Some(base) => other.base == Some(base) || (other.base.is_none() && own == Some(base)),
            None => other.base.is_none() || own.is_none() || other.base == own,
        };
        self.nearest(self.of_id(kind, id, of_server), from, Some(kind))
    }

    fn of_id(&self, kind: &'static str, id: &str, fits: impl Fn(&Resource<'_>) -> bool) -> Vec<usize> {
        let all = self.by_id.get(&(kind, id)).map(Vec::as_slice).unwrap_or_default();
        all.iter().copied().filter(|number| self.all.get(*number).is_some_and(&fits)).collect()
    }

    /// The one of these that is meant: one of the same file, or else the only one there is. Copies count as one.
    fn nearest(
        &self,
        numbers: impl IntoIterator<Item = usize>,
        from: &Resource<'a>,
        said: Option<&'static str>,
    ) -> Target {
        let found: Vec<&Resource<'_>> = numbers.into_iter().filter_map(|number| self.all.get(number)).collect();
        let own: Vec<&Resource<'_>> = found.iter().copied().filter(|other| other.file == from.file).collect();
        let of = if own.is_empty() { found } else { own };
        match of.as_slice() {
            [] => Target::Missing(said),
            [first, rest @ ..] if rest.iter().all(|other| other.at.map == first.at.map) => Target::Found(first.number),
            _ => Target::Several,
        }
    }

    /// Whether another Patient with an id or address of its own has this identifier too.
    pub(super) fn is_claimed(&self, system: &str, value: &str, own: &Resource<'a>) -> bool {
        let all = self.by_identifier.get(&(system, value)).into_iter().flatten();
        let mut others = all.filter(|number| **number != own.number).filter_map(|number| self.all.get(*number));
        others.any(|other| own.id.is_none() || own.id != other.id)
    }

    fn by_identifier(&self, system: &str, value: &str) -> Target {
        let found = self.by_identifier.get(&(system, value));
        match found.map(|found| found.iter().copied().take(2).collect::<Vec<_>>()).as_deref() {
            Some([one]) => Target::Found(*one),
            Some([_, _, ..]) => Target::Several,
            Some([]) | None => Target::Known { system: system.to_owned(), value: value.to_owned() },
        }
    }
}

/// The identifiers of a Patient with system and value.
fn identifiers<'a>(at: &At<'a>) -> Vec<(&'a str, &'a str)> {
    let list = at.map.get("identifier").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let text = |one: &'a Value, name: &str| one.get(name).and_then(Value::as_str).map(str::trim);
    let all = list.iter().filter_map(|one| Some((text(one, "system")?, text(one, "value")?)));
    all.filter(|(system, value)| leads(system, value)).collect()
}

/// The server that an address of a resource of type `kind` names.
fn base_of<'a>(address: &'a str, kind: &str) -> Option<&'a str> {
    let address = address.split("/_history/").next()?;
    let (rest, _) = address.rsplit_once('/')?;
    let base = rest.strip_suffix(kind)?.strip_suffix('/')?;
    base.starts_with("http").then_some(base)
}
