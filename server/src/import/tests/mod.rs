//! What the import promises, tried on files of our own. Must never need a file from outside this tree.

mod again;
mod beside;
mod caseload;
mod ended;
mod errors;
mod forms;
mod long;
mod mapping;
mod people;
mod table;
mod together;
mod whole;

use std::collections::BTreeMap;
use std::sync::Arc;

use automerge::{Automerge, ChangeHash};
use waystation_sync::care::declare::{DocKey, FieldDecl, Noun, Part, Role};
use waystation_sync::care::edit::{Act, Actors, Edit, EditError, Verb, apply};
use waystation_sync::care::read::{Entry, View};
use waystation_sync::id::{Author, ClientId, DeviceId, EditId, PersonId};
use waystation_sync::time::Millis;

use super::batch::read_value;
use super::parsed::Parsed;
use super::why::Why;
use super::*;

/// A file that has a little of everything.
const TWO_CLIENTS: &[u8] = include_bytes!("../testdata/two-clients.json");

/// Charts in memory, written to as a clinic would.
#[derive(Default)]
struct Charts {
    docs: BTreeMap<DocKey, Automerge>,
    edits: u8,
    /// What stood there and said something else.
    differs: Vec<Difference>,
    /// The system whose import writes now.
    brought: Option<waystation_sync::id::SystemMark>,
}

impl Charts {
    /// Writes what is new of `incoming`; says how many acts were made and how much was there already.
    fn take(&mut self, incoming: &[Incoming], who: impl Fn(Option<&str>) -> (PersonId, Role)) -> (usize, usize) {
        let (mut made, mut there) = (0, 0);
        for (one, part) in incoming.iter().flat_map(|one| one.parts.iter().map(move |part| (one, part))) {
            self.brought = one.brought;
            let doc = self.docs.entry(part.doc).or_default();
            let met = only_new(&View::now(doc), &part.acts, &one.origins);
            self.differs.extend(met.differs);
            let acts = met.new;
            there += met.there;
            if !acts.is_empty() {
                made += acts.len();
                self.edit(part.doc, acts, who(part.by));
            }
        }
        self.brought = None;
        for aside in incoming.iter().map(Aside::of) {
            for key in aside.docs(there > 0) {
                let doc = self.docs.get(&key);
                self.differs.extend(doc.map(|doc| aside.told(key, &View::now(doc))).unwrap_or_default());
            }
        }
        (made, there)
    }

    fn edit(&mut self, key: DocKey, acts: Vec<Act>, (person, role): (PersonId, Role)) {
        self.edits += 1;
        let id = EditId([self.edits; 16]);
        let doc = self.docs.entry(key).or_default();
        let edit = Edit {
            keys: Some(waystation_sync::care::declare::SigningKeys::of(&[1; 32], &[2; 32])),
            facts: Arc::default(),
            id: self.brought.map_or(id, |system| id.of_import(system)),
            doc: key,
            base: doc.get_heads().into_iter().collect(),
            author: Author { person, device: DeviceId([9; 16]) },
            role,
            at: Millis(1_800_000_000_000),
            acts,
        };
        let mut run = [self.edits; 16];
        run[0] = 0;
        apply(doc, &edit, Actors { run, fresh: [self.edits; 16] }).map_err(told).unwrap();
    }

    /// Who the charts are of, for reading another file.
    fn known(&self) -> BTreeMap<ClientId, Person> {
        let core = self.docs.iter().filter(|(key, _)| key.part == Part::Core);
        core.filter_map(|(key, doc)| Some((key.client, Person::of_chart(doc)?))).collect()
    }

    /// Reads files together as a clinic would that has these charts, and takes in what is new.
    fn import(&mut self, files: &[(&str, &str)]) -> Report {
        self.import_with(files, &settings())
    }

    fn import_with(&mut self, files: &[(&str, &str)], settings: &Settings) -> Report {
        let mut batch = Batch::default();
        files.iter().for_each(|(name, text)| batch.add(name, text.as_bytes()));
        let (mut reading, mut report) = (batch.reading(settings), Report::default());
        while let Some(piece) = reading.next_piece() {
            let wanted = piece.wanted(settings);
            let known = self.known().into_iter().filter(|(client, _)| wanted.contains(client)).collect();
            for one in reading.read(&piece, &known) {
                report.read(&one);
                self.differs.clear();
                let (_, there) = self.take(std::slice::from_ref(&one), importer);
                report.met(one.client, one.file, there, &self.differs, &one.places());
            }
        }
        report.account(reading.finish());
        report
    }

    /// The words of one field of all entries of a noun, of all clients.
    fn words(&self, noun: &'static Noun, field: &FieldDecl) -> Vec<String> {
        let mut words: Vec<String> = self.all(noun).iter().map(|entry| entry.text(field).to_owned()).collect();
        words.sort();
        words
    }

    fn entries(&self, client: ClientId, noun: &'static Noun) -> Vec<Entry> {
        let own = self.docs.iter().filter(|(key, _)| key.client == client && key.part == noun.part);
        own.flat_map(|(_, doc)| View::now(doc).entries(noun)).collect()
    }

    /// The entries of a noun, of all clients.
    fn all(&self, noun: &'static Noun) -> Vec<Entry> {
        let of_part = self.docs.iter().filter(|(key, _)| key.part == noun.part);
        of_part.flat_map(|(_, doc)| View::now(doc).entries(noun)).collect()
    }

    fn heads(&self) -> Vec<Vec<ChangeHash>> {
        self.docs.values().map(Automerge::get_heads).collect()
    }
}

/// Says which fields were refused: the error alone says how many.
fn told(error: EditError) -> String {
    if let EditError::Problems(problems) = &error { format!("{problems:?}") } else { error.to_string() }
}

/// A Bundle of these resources.
fn bundle(resources: &[serde_json::Value]) -> String {
    let entries: Vec<_> = resources.iter().map(|resource| serde_json::json!({"resource": resource})).collect();
    serde_json::json!({"resourceType": "Bundle", "type": "collection", "entry": entries}).to_string()
}

/// A Patient with this id, number, name and birth date; no number where it is empty.
fn patient(id: &str, number: &str, name: &str, born: &str) -> serde_json::Value {
    let (given, family) = name.split_once(' ').unwrap();
    let mut patient = serde_json::json!({"resourceType": "Patient", "id": id, "birthDate": born,
        "name": [{"use": "usual", "given": [given], "family": family}]});
    if !number.is_empty() {
        patient["identifier"] = serde_json::json!([{"system": "urn:example:hillside", "value": number}]);
    }
    patient
}

/// A goal of whoever the reference leads to.
fn goal_of(id: &str, reference: &str, words: &str) -> serde_json::Value {
    serde_json::json!({"resourceType": "Goal", "id": id, "lifecycleStatus": "accepted",
        "description": {"text": words}, "subject": {"reference": reference}})
}

fn settings() -> Settings {
    Settings::of(jiff::civil::date(2026, 11, 29), jiff::tz::TimeZone::UTC, Role::CaseManager)
}

/// The report of a reading, before anything was there already.
fn report_of(parsed: &Parsed) -> Report {
    let mut report = Report::default();
    parsed.clients.iter().for_each(|client| report.read(client));
    report.account(parsed.files.clone());
    report
}

/// How often the report names something for this reason.
fn said(report: &Report, why: Why) -> usize {
    let lines = report.files.iter().flat_map(|file| &file.account.left);
    lines.filter(|left| left.why == why).map(|left| left.spots.len()).sum()
}

fn importer(_: Option<&str>) -> (PersonId, Role) {
    (PersonId([1; 16]), Role::CaseManager)
}
