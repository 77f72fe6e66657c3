//! What ties a record to others, as hashes: what it is found by, and what it points at. Must never miss a way by which the
//! index or the search for charts leads from one record to another: records that are not tied are read apart.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

use super::address::{checked_id, queried, tail};
use super::at::At;
use super::kinds;
use super::person::{KIND, person_of};
use super::placeholder::leads;
use super::record::Record;

/// One tie of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Link {
    /// It is found by this, and so is every other record of the same.
    Gives(u64),
    /// It points at this.
    Asks(u64),
    /// It is about whoever has this, who may be somebody of the folder.
    Shares(u64),
}

fn hash(sort: &str, one: &str, other: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (sort, one, other).hash(&mut hasher);
    hasher.finish()
}

/// A number under which somebody is known, the bare id of a Patient among them.
fn number(system: &str, value: &str) -> u64 {
    hash("number", system, value)
}

fn by_id(kind: &str, id: &str) -> u64 {
    if kind == KIND { number("", id) } else { hash("id", kind, id) }
}

/// Everything that ties `record` to others.
pub(super) fn of(record: &Record) -> Box<[Link]> {
    let at = At { map: &record.map, place: String::new(), record: 0 };
    let address = record.address.as_deref();
    let mut links: Vec<Link> = address.map(|address| Link::Gives(hash("address", address, ""))).into_iter().collect();
    let id = at.text("id").ok().flatten().or_else(|| tail(address));
    let id = checked_id(id, &at).ok().flatten();
    links.extend(id.map(|id| Link::Gives(by_id(record.kind, id))));
    if kinds::is_read(record.kind) {
        about(record.kind, &at, id.map(ToOwned::to_owned), &mut links);
        for inner in at.objects("contained").unwrap_or_default() {
            let inner_id = inner.text("id").ok().flatten();
            let name = inner_id.zip(id).map(|(inner, id)| format!("{}/{id}#{inner}", record.kind));
            let kind = inner.text("resourceType").ok().flatten().unwrap_or_default();
            links.extend(name.as_deref().filter(|_| kind == KIND).map(|name| Link::Gives(number("", name))));
            about(kind, &inner, name, &mut links);
        }
        record.map.values().for_each(|value| references(value, &mut links));
    }
    links.sort_unstable();
    links.dedup();
    links.into_boxed_slice()
}

/// What ties a resource of this kind, known by the bare name `bare`, for who it is or whom it is about.
fn about(kind: &str, at: &At<'_>, bare: Option<String>, links: &mut Vec<Link>) {
    let subject = match kind {
        KIND => return patient(at, bare, links),
        "Task" => "for",
        "Appointment" => {
            for one in at.objects("participant").unwrap_or_default() {
                let actor = one.object("actor").ok().flatten();
                let is_patient = |actor: &At<'_>| actor.text("type").ok().flatten().is_none_or(|kind| kind == KIND);
                actor.filter(is_patient).into_iter().for_each(|actor| subject_of(&actor, links));
            }
            return;
        }
        _ => "subject",
    };
    at.object(subject).ok().flatten().into_iter().for_each(|subject| subject_of(&subject, links));
}

fn patient(at: &At<'_>, bare: Option<String>, links: &mut Vec<Link>) {
    for one in at.map.get("identifier").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default() {
        let text = |name: &str| one.get(name).and_then(Value::as_str).map(str::trim);
        let Some((system, value)) = text("system").zip(text("value")) else { continue };
        if leads(system, value) {
            links.push(Link::Gives(number(system, value)));
        }
    }
    // Whoever has no id may be known by all that is told of them.
    let told = person_of(at).ok().filter(|person| bare.is_none() && person.key().is_some());
    links.extend(told.map(|person| Link::Gives(hash("told", &person.told(), ""))));
}

fn subject_of(at: &At<'_>, links: &mut Vec<Link>) {
    let query = at.text("reference").ok().flatten().and_then(queried);
    links.extend(query.map(|(system, value)| Link::Shares(number(&system, &value))));
    let identifier = at.object("identifier").ok().flatten();
    links.extend(identifier.and_then(|found| named(found.map)).map(Link::Shares));
}

/// Every reference below `value`, wherever it stands.
fn references(value: &Value, links: &mut Vec<Link>) {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        Value::Array(all) => all.iter().for_each(|one| references(one, links)),
        Value::Object(all) => {
            let said = all.get("type").and_then(Value::as_str).and_then(kinds::named);
            if let Some(text) = all.get("reference").and_then(Value::as_str) {
                by_text(text, said, links);
            }
            let identifier = all.get("identifier").and_then(Value::as_object);
            links.extend(identifier.and_then(named).map(Link::Asks));
            all.values().for_each(|one| references(one, links));
        }
    }
}

/// The number that a reference by identifier names.
fn named(identifier: &serde_json::Map<String, Value>) -> Option<u64> {
    let text = |name: &str| identifier.get(name).and_then(Value::as_str).map(str::trim);
    text("system").zip(text("value")).map(|(system, value)| number(system, value))
}

fn by_text(text: &str, said: Option<&'static str>, links: &mut Vec<Link>) {
    if text.starts_with('#') {
        return;
    }
    if let Some((system, value)) = queried(text) {
        return links.push(Link::Asks(number(&system, &value)));
    }
    let text = text.split("/_history/").next().unwrap_or(text);
    links.push(Link::Asks(hash("address", text, "")));
    if let Some(id) = text.strip_prefix("urn:uuid:") {
        return links.push(Link::Asks(by_id(said.unwrap_or(KIND), id)));
    }
    let mut tail = text.rsplit('/');
    let (id, kind) = (tail.next().unwrap_or_default(), tail.next());
    let kind = kind.and_then(kinds::named).or(said);
    links.extend(kind.map(|kind| Link::Asks(by_id(kind, id))));
}
