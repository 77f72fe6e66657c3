//! The sample caseload: invented clients of an invented clinic, to look around in. Each is a FHIR bundle beside a
//! companion file in plain JSON (noun, fields by name) for what FHIR import does not carry. All of it passes through
//! the same checks as anything else; must never be written into a clinic that has clients of its own.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value as Json;
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::group_session::{GROUP_SESSION, entry_of};
use waystation_sync::care::noun::{DocKey, FieldDecl, Kind, Noun, Role, Shape};
use waystation_sync::care::noun_named;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::{Misfit, Value};
use waystation_sync::id::{ClientId, EntryId, PersonId};
use waystation_sync::time::Millis;

use super::batch::read_value;
use super::error::Fault;
use super::ids;
use super::parsed::{Incoming, PartEdit, doc_of};

/// A member of the sample clinic's staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SamplePerson {
    /// What they sign in with.
    pub login: &'static str,
    /// What they are called.
    pub name: &'static str,
    /// What they are there for.
    pub role: Role,
    /// Their passphrase. It stands in every copy of the program, so it protects nothing.
    pub passphrase: &'static str,
}

const PEOPLE: [SamplePerson; 4] = [
    SamplePerson {
        login: "sample-ines",
        name: "Ines Arroyo (sample)",
        role: Role::Therapist,
        passphrase: "sample lantern river bread",
    },
    SamplePerson {
        login: "sample-jonah",
        name: "Jonah Whitlock (sample)",
        role: Role::CaseManager,
        passphrase: "sample orchard bicycle rain",
    },
    SamplePerson {
        login: "sample-meera",
        name: "Meera Nair (sample)",
        role: Role::CaseManager,
        passphrase: "sample teapot meadow train",
    },
    SamplePerson {
        login: "sample-ruth",
        name: "Ruth Okafor (sample)",
        role: Role::Supervisor,
        passphrase: "sample harbour candle wool",
    },
];

/// The sample clinic's staff: a therapist, two case managers, a supervisor.
#[must_use]
pub(crate) fn sample_people() -> Vec<SamplePerson> {
    PEOPLE.to_vec()
}

/// Why the sample could not be made. But for `NoSuchPerson` this means a fault in the sample's own files.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// The caller did not say which person signs in as this.
    #[error("the sample needs the member of staff who signs in as {login}")]
    NoSuchPerson {
        /// The login.
        login: String,
    },
    /// A file is not JSON of the form that is read here.
    #[error("sample client {number} has a file that is not as it should be")]
    Json {
        /// Which client, from 1.
        number: usize,
        /// What is wrong with it.
        #[source]
        source: serde_json::Error,
    },
    /// A bundle is not as FHIR has it.
    #[error("sample client {number} has a bundle that is not as it should be")]
    Fhir {
        /// Which client, from 1.
        number: usize,
        /// What is wrong with it.
        #[source]
        fault: Fault,
    },
    /// A companion names a noun, an entry or a field that there is none of.
    #[error("sample client {number} has a companion that names {name}, which is unknown")]
    Unknown {
        /// Which client, from 1.
        number: usize,
        /// What it names.
        name: String,
    },
    /// A value does not fit its field.
    #[error("sample client {number} has a companion in which {field} does not fit")]
    Field {
        /// Which client, from 1.
        number: usize,
        /// The field.
        field: &'static str,
        /// Why it does not fit.
        #[source]
        misfit: Misfit,
    },
}

macro_rules! files {
    ($($number:literal)*) => {
        [$((
            include_str!(concat!("../../sample/", $number, "-record.json")),
            include_str!(concat!("../../sample/", $number, "-more.json")),
        )),*]
    };
}

/// When entries of the sample were begun, as their ids say: 2026-10-01. The same on every day, so that ids are.
const BEGUN: Millis = Millis(1_790_812_800_000);

/// Bundle and companion of each client.
pub(super) static FILES: [(&str, &str); 9] = files!("1" "2" "3" "4" "5" "6" "7" "8" "9");

/// The sample's clients. Days in them count from `today`; `staff` says who signs in under each of the logins of
/// [`sample_people`].
///
/// # Errors
/// [`SampleError`]; nothing was made then.
pub(crate) fn sample(today: Date, staff: &BTreeMap<&str, PersonId>) -> Result<Vec<Incoming>, SampleError> {
    let made = |(number, (record, more)): (usize, &(&str, &str))| {
        let number = number + 1;
        let of = |text: &str| -> Result<Json, SampleError> {
            let json = serde_json::from_str(text).map_err(|source| SampleError::Json { number, source })?;
            Ok(dated(json, today))
        };
        let parsed = read_value(&of(record)?, today).map_err(|fault| SampleError::Fhir { number, fault })?;
        let more = serde_json::from_value(of(more)?).map_err(|source| SampleError::Json { number, source })?;
        let unknown = || SampleError::Unknown { number, name: "its client".to_owned() };
        let incoming = parsed.clients.into_iter().next().ok_or_else(unknown)?;
        let incoming = Incoming { brought: None, ..incoming };
        Making { number, begun: BEGUN, staff, incoming }.with(more)
    };
    FILES.iter().enumerate().map(made).collect()
}

/// Turns texts such as `+3d` and `-10dT20:15+02:00` into the day, or the moment on the day, that many days from `today`.
pub(super) fn dated(json: Json, today: Date) -> Json {
    match json {
        Json::String(text) => Json::String(offset(&text, today).unwrap_or(text)),
        Json::Array(all) => all.into_iter().map(|one| dated(one, today)).collect(),
        Json::Object(all) => all.into_iter().map(|(name, one)| (name, dated(one, today))).collect(),
        plain @ (Json::Null | Json::Bool(_) | Json::Number(_)) => plain,
    }
}

fn offset(text: &str, today: Date) -> Option<String> {
    let (days, moment) = text.split_once('d').filter(|(days, _)| days.starts_with(['+', '-']))?;
    if !(moment.is_empty() || moment.starts_with('T')) {
        return None;
    }
    let days: i64 = days.parse().ok()?;
    let day = today.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some(format!("{day}{moment}"))
}

/// A companion file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Companion {
    /// Who took the bundle in.
    imported_by: String,
    edits: Vec<EditRow>,
}

/// What one person adds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditRow {
    by: String,
    entries: Vec<EntryRow>,
}

/// One entry: a new one under `key`, one under a `code`, the one there is, or one made `of` something in the bundle
/// (`Goal/ID`, `Patient.telecom/ID/NUMBER`), which is filled further.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryRow {
    noun: String,
    key: Option<String>,
    code: Option<String>,
    of: Option<String>,
    #[serde(default)]
    sign: bool,
    /// Field names and what a person would type; a login for a member of staff, `@KEY` for an entry of the first noun that the
    /// field links to, `@NOUN:KEY` for one of another.
    fields: BTreeMap<String, String>,
}

type Fields = Vec<(&'static FieldDecl, Option<Value>)>;

struct Making<'a> {
    number: usize,
    /// When its own entries were begun, as their ids say.
    begun: Millis,
    staff: &'a BTreeMap<&'a str, PersonId>,
    incoming: Incoming,
}

impl Making<'_> {
    fn with(mut self, more: Companion) -> Result<Incoming, SampleError> {
        let importer = self.login(&more.imported_by)?;
        for part in &mut self.incoming.parts {
            part.by = Some(importer);
        }
        for row in more.edits {
            let by = self.login(&row.by)?;
            let mut acts: BTreeMap<DocKey, Vec<Act>> = BTreeMap::new();
            let mut signings = Vec::new();
            for entry in row.entries {
                let Some(act) = self.entry(&entry)? else { continue };
                // Signing fixes what stands, so it is an edit of its own, after.
                if entry.sign {
                    let signing = Act { verb: Verb::Sign, ..act.clone() };
                    signings.push((doc_of(self.incoming.client, &act), vec![signing]));
                }
                *self.incoming.taken.entry(act.noun.name).or_default() += 1;
                acts.entry(doc_of(self.incoming.client, &act)).or_default().push(act);
            }
            let edits = acts.into_iter().chain(signings);
            self.incoming.parts.extend(edits.map(|(doc, acts)| PartEdit { doc, by: Some(by), acts }));
        }
        Ok(self.incoming)
    }

    fn unknown(&self, name: &str) -> SampleError {
        SampleError::Unknown { number: self.number, name: name.to_owned() }
    }

    fn login(&self, login: &str) -> Result<&'static str, SampleError> {
        PEOPLE
            .iter()
            .find(|person| person.login == login && self.staff.contains_key(login))
            .map(|person| person.login)
            .ok_or_else(|| SampleError::NoSuchPerson { login: login.to_owned() })
    }

    /// The act of one row; `None` when it went into an entry of the bundle.
    fn entry(&mut self, row: &EntryRow) -> Result<Option<Act>, SampleError> {
        let noun = noun_named(&row.noun).ok_or_else(|| self.unknown(&row.noun))?;
        let fields = self.fields(noun, row)?;
        let client = self.incoming.client;
        let (key, verb) = match (noun.shape, &row.key, &row.code, &row.of) {
            (Shape::One, None, None, None) => (EntryKey::One, Verb::Write(fields)),
            (Shape::Coded(_), None, Some(code), None) => {
                let key = EntryKey::parse(noun, code).ok_or_else(|| self.unknown(code))?;
                (key, Verb::Write(fields))
            }
            (Shape::List, Some(key), None, None) => {
                (EntryKey::Id(own_entry(client, noun.name, key, self.begun)), Verb::Begin(fields))
            }
            (Shape::List, None, None, Some(of)) => {
                self.fill(of, noun, fields)?;
                return Ok(None);
            }
            (Shape::One | Shape::Coded(_) | Shape::List, ..) => return Err(self.unknown(&row.noun)),
        };
        Ok(Some(Act { noun, key, verb }))
    }

    fn fields(&self, noun: &'static Noun, row: &EntryRow) -> Result<Fields, SampleError> {
        let mut fields = Vec::new();
        for (name, typed) in &row.fields {
            let field = noun.field(name).ok_or_else(|| self.unknown(name))?;
            let misfit = |misfit| SampleError::Field { number: self.number, field: field.name, misfit };
            let value = match (field.kind, typed.strip_prefix('@')) {
                (Kind::Staff, _) => {
                    let person = self.staff.get(typed.as_str()).copied();
                    Some(person.map(Value::Staff).ok_or(SampleError::NoSuchPerson { login: typed.clone() })?)
                }
                (Kind::Link { to: [noun, ..] }, Some(key)) => {
                    Some(Value::Link(EntryKey::Id(own_entry(self.incoming.client, noun, key, self.begun))))
                }
                (Kind::Links { to: [noun, ..] }, Some(_)) => {
                    let keys = typed.split_whitespace().filter_map(|key| key.strip_prefix('@'));
                    let own = |key: &str| {
                        let (noun, key) = key.split_once(':').unwrap_or((noun, key));
                        EntryKey::Id(own_entry(self.incoming.client, noun, key, self.begun))
                    };
                    Some(Value::Links(keys.map(own).collect()))
                }
                (kind, _) => kind.parse(typed).map_err(misfit)?,
            };
            fields.push((field, value));
        }
        Ok(fields)
    }

    /// Fills an entry of the bundle further, before it is begun.
    fn fill(&mut self, of: &str, noun: &Noun, fields: Fields) -> Result<(), SampleError> {
        let mut names = of.split('/');
        let (kind, id) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
        let index = names.next().and_then(|index| index.parse().ok());
        let named = ids::entry(self.incoming.client, kind, id, index);
        // What stands in a list is known by what it says; its place names it here.
        let by_place = self.incoming.origins.iter().find(|((_, _), origin)| origin.older.first() == Some(&named));
        let key = by_place.map_or(EntryKey::Id(named), |((_, key), _)| *key);
        let mut acts = self.incoming.parts.iter_mut().flat_map(|part| &mut part.acts);
        let begun = acts.find(|act| act.noun == noun && act.key == key).map(|act| &mut act.verb);
        let Some(Verb::Begin(begun)) = begun else { return Err(self.unknown(of)) };
        for (field, value) in fields {
            begun.retain(|(known, _)| known.name != field.name);
            begun.push((field, value));
        }
        Ok(())
    }
}

/// The same entry for the same key. Its id says that all of them were begun in one quarter: notes lie in the
/// document of the quarter that their ids name. Of a session of a group the keys in the charts
/// of all who were there are those of one session.
fn own_entry(client: ClientId, noun: &str, key: &str, begun: Millis) -> EntryId {
    let of = |client| ids::begun(ids::entry(client, &format!("sample.{noun}"), key, None), begun);
    if noun == GROUP_SESSION.name { entry_of(of(ClientId([0; 16])), client) } else { of(client) }
}
