//! The account of an import for programs, written as it goes: an object with one entry of `files` for each file. Must
//! never show a client's word, nor hold all of it in memory a second time.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};

use super::parsed::Question;
use super::report::{Differs, FileReport, Report, place_of};
use super::tally::{Left, Spot};
use super::why::Weight;

/// A list, one after the other.
struct Each<'a, T, J>(&'a [T], fn(&'a T) -> J);

impl<T, J: Serialize> Serialize for Each<'_, T, J> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(self.1))
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (refused, waiting) = self.not_taken();
        let sum = |of: fn(&FileReport) -> usize| self.files.iter().map(of).sum::<usize>();
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("files", &self.files)?;
        map.serialize_entry(
            "total",
            &json!({
                "files": self.files.len(), "refused": refused, "waiting": waiting,
                "clients": sum(|file| file.clients), "already": sum(|file| file.already),
                "differs": sum(|file| file.differs.len()), "taken": self.taken(),
            }),
        )?;
        map.end()
    }
}

impl Serialize for FileReport {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let account = &self.account;
        let mut map = to.serialize_map(Some(10))?;
        map.serialize_entry("file", &account.file)?;
        map.serialize_entry("clients", &self.clients)?;
        map.serialize_entry("taken", &self.taken)?;
        map.serialize_entry("already", &self.already)?;
        map.serialize_entry("refused", &account.refused.as_ref().map(ToString::to_string))?;
        map.serialize_entry("odd", &Each(&account.odd, ToString::to_string))?;
        map.serialize_entry("likely", &Each(&self.likely, likely))?;
        map.serialize_entry("held", &Each(&account.held, held))?;
        map.serialize_entry("differs", &Each(&self.differs, differs))?;
        map.serialize_entry("left", &Each(&account.left, Line))?;
        map.end()
    }
}

/// A line of what was left.
struct Line<'a>(&'a Left);

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Left { resource, element, why, spots } = self.0;
        let mut map = to.serialize_map(Some(7))?;
        map.serialize_entry("resource", resource)?;
        map.serialize_entry("element", element)?;
        map.serialize_entry("why", why.code())?;
        map.serialize_entry("words", &why.to_string())?;
        map.serialize_entry("weight", weight(why.weight()))?;
        map.serialize_entry("count", &spots.len())?;
        map.serialize_entry("at", &Each(spots, spot))?;
        map.end()
    }
}

fn chart(spot: &Spot) -> Option<String> {
    spot.client.map(|client| client.to_string())
}

fn spot(spot: &Spot) -> Value {
    json!({ "place": place_of(spot), "chart": chart(spot) })
}

fn likely((spot, charts): &(Spot, Vec<waystation_sync::id::ClientId>)) -> Value {
    let charts: Vec<String> = charts.iter().map(ToString::to_string).collect();
    json!({ "place": place_of(spot), "chart": chart(spot), "charts": charts })
}

fn held(held: &Question) -> Value {
    json!({
        "place": held.place, "chart": held.client.to_string(), "answer": held.answer,
        "other": held.other.as_ref().map(|(file, place)| json!({ "file": file, "place": place })),
    })
}

fn differs(differs: &Differs) -> Value {
    let spot = &differs.spot;
    json!({ "place": place_of(spot), "chart": chart(spot), "noun": differs.noun, "fields": differs.fields(), "end": differs.end() })
}

const fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Held => "held",
        Weight::Look => "look",
        Weight::Left => "left",
    }
}
