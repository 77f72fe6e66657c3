//! Every resource of a file and how references find them (hl7.org/fhir/R4/references.html, bundle.html#references).
//! Must never follow a reference out of the file.

use std::collections::BTreeMap;

use serde_json::Value;

use super::error::{Fault, shortened};
use super::json::At;
use super::kinds;
use super::tally::{Tally, Why};

/// One resource.
pub(super) struct Resource<'a> {
    /// Its type.
    pub(super) kind: &'static str,
    /// Its id: of a transaction's new resource, the tail of its `urn:uuid:` address.
    pub(super) id: Option<&'a str>,
    /// Its content.
    pub(super) at: At<'a>,
    /// The number of the resource that it is contained in.
    pub(super) home: Option<usize>,
    /// Its own number.
    pub(super) number: usize,
}

/// All resources of a file.
pub(super) struct Index<'a> {
    all: Vec<Resource<'a>>,
    by_id: BTreeMap<(&'static str, &'a str), usize>,
    by_address: BTreeMap<&'a str, usize>,
    contained: BTreeMap<(usize, &'a str), usize>,
}

/// Where a reference leads.
pub(super) enum Target<'i, 'a> {
    /// To this resource.
    Found(&'i Resource<'a>),
    /// Out of the file, to a resource of this type if it says.
    Missing(Option<&'static str>),
}

impl<'a> Index<'a> {
    /// Reads the whole file: a Bundle, or one resource.
    pub(super) fn of(value: &'a Value, tally: &mut Tally) -> Result<Self, Fault> {
        let mut index =
            Self { all: Vec::new(), by_id: BTreeMap::new(), by_address: BTreeMap::new(), contained: BTreeMap::new() };
        let not_fhir = || Fault::NotFhir { place: "the file".to_owned() };
        let top = At { map: value.as_object().ok_or_else(not_fhir)?, place: String::new() };
        match top.text("resourceType")? {
            None => Err(not_fhir()),
            Some("Bundle") => index.bundle(&top, tally).map(|()| index),
            Some(name) => {
                let kind = kinds::named(name).ok_or_else(not_fhir)?;
                // Contained parts live at the top of such a file, which has no place name of its own.
                index.add(kind, top, None, tally).map(|()| index)
            }
        }
    }

    fn bundle(&mut self, top: &At<'a>, tally: &mut Tally) -> Result<(), Fault> {
        match top.text("type")? {
            Some("transaction" | "batch" | "collection" | "searchset" | "document") => {}
            Some(_) | None => return Err(Fault::BundleType { place: "type".to_owned() }),
        }
        for entry in top.objects("entry")? {
            let Some(resource) = entry.object("resource")? else {
                return Err(Fault::NoResource { place: entry.place });
            };
            let address = entry.text("fullUrl")?;
            let Some(kind) = resource.text("resourceType")?.and_then(kinds::named) else {
                return Err(Fault::NotFhir { place: resource.place });
            };
            self.add(kind, resource, address, tally)?;
        }
        Ok(())
    }

    fn add(
        &mut self,
        kind: &'static str,
        at: At<'a>,
        address: Option<&'a str>,
        tally: &mut Tally,
    ) -> Result<(), Fault> {
        let id = match at.text("id")? {
            Some(id) => Some(id),
            None => address.and_then(|address| address.strip_prefix("urn:uuid:")),
        };
        let id = checked_id(id, &at)?;
        let known = id.and_then(|id| self.by_id.get(&(kind, id))).and_then(|known| self.all.get(*known));
        let number = known.map_or(self.all.len(), |known| known.number);
        if let Some(known) = known.filter(|known| known.at.map != at.map) {
            let id = shortened(id.unwrap_or_default());
            return Err(Fault::SameId { kind, id, first: known.at.shown(), second: at.shown() });
        }
        let repeated = known.is_some();
        if let Some(before) = address.and_then(|address| self.by_address.insert(address, number))
            && before != number
        {
            let first = self.all.get(before).map(|known| known.at.shown()).unwrap_or_default();
            return Err(Fault::SameAddress { first, second: at.shown() });
        }
        if repeated {
            return Ok(());
        }
        if let Some(id) = id {
            self.by_id.insert((kind, id), number);
        }
        let inner = at.objects("contained")?;
        self.all.push(Resource { kind, id, at, home: None, number });
        for at in inner {
            let Some(kind) = at.text("resourceType")?.and_then(kinds::named) else {
                return Err(Fault::NotFhir { place: at.place });
            };
            let id = checked_id(at.text("id")?, &at)?;
            let own = self.all.len();
            match id.map(|id| (id, self.contained.insert((number, id), own))) {
                Some((_, None)) => {}
                Some((id, Some(before))) => {
                    let first = self.all.get(before).map(|known| known.at.place.clone()).unwrap_or_default();
                    return Err(Fault::SameId { kind, id: shortened(id), first, second: at.place });
                }
                None => tally.add(kind, None, Why::NoId),
            }
            self.all.push(Resource { kind, id, at, home: Some(number), number: own });
        }
        Ok(())
    }

    /// Every resource, contained ones after the one that they are in.
    pub(super) fn all(&self) -> &[Resource<'a>] {
        &self.all
    }

    /// The resource that `from` is contained in.
    pub(super) fn home(&self, from: &Resource<'a>) -> Option<&Resource<'a>> {
        self.all.get(from.home?)
    }

    /// Follows a `Reference` that stands in `from`.
    pub(super) fn follow<'i>(&'i self, reference: &At<'a>, from: &Resource<'a>) -> Result<Target<'i, 'a>, Fault> {
        let said = reference.text("type")?.and_then(kinds::named);
        let Some(text) = reference.text("reference")? else { return Ok(Target::Missing(said)) };
        let home = from.home.unwrap_or(from.number);
        if let Some(id) = text.strip_prefix('#') {
            let number = if id.is_empty() { Some(&home) } else { self.contained.get(&(home, id)) };
            return Ok(self.found(number, said));
        }
        if let Some(number) = self.by_address.get(text) {
            return Ok(self.found(Some(number), said));
        }
        if let Some(id) = text.strip_prefix("urn:uuid:") {
            // Some exports leave out the addresses; the id is then the same.
            let kind = said.unwrap_or("Patient");
            return Ok(self.found(self.by_id.get(&(kind, id)), said));
        }
        // `Patient/1`, `https://example.org/fhir/Patient/1`, either with `/_history/2` behind it.
        let text = text.split("/_history/").next().unwrap_or(text);
        let mut tail = text.rsplit('/');
        let (id, kind) = (tail.next(), tail.next().and_then(kinds::named).or(said));
        let number = kind.zip(id).and_then(|key| self.by_id.get(&key));
        Ok(self.found(number, kind))
    }

    fn found(&self, number: Option<&usize>, said: Option<&'static str>) -> Target<'_, 'a> {
        number.and_then(|number| self.all.get(*number)).map_or(Target::Missing(said), Target::Found)
    }
}

/// Refuses what cannot be an id. FHIR allows letters, digits, `-` and `.`, at most 64 (datatypes.html#id); servers
/// are laxer, and there is no harm in that here.
fn checked_id<'a>(id: Option<&'a str>, at: &At<'a>) -> Result<Option<&'a str>, Fault> {
    let fits = |id: &str| (1..=255).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic());
    match id {
        Some(id) if !fits(id) => Err(Fault::Shape { place: at.place_of("id"), expected: "an id" }),
        id => Ok(id),
    }
}
