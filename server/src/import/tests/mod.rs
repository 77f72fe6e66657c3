//! What the import promises, tried on files of our own. Must never need a file from outside this tree.

mod caseload;
mod errors;
mod mapping;

use std::collections::BTreeMap;
use std::sync::Arc;

use automerge::{Automerge, ChangeHash};
use waystation_sync::care::declare::{DocKey, Noun, Role};
use waystation_sync::care::edit::{Act, Actors, Edit, EditError, Verb, apply};
use waystation_sync::care::read::{Entry, View};
use waystation_sync::id::{Author, ClientId, DeviceId, EditId, PersonId};
use waystation_sync::time::Millis;

use super::reading::read_value;
use super::*;

/// A file that has a little of everything.
const TWO_CLIENTS: &[u8] = include_bytes!("../testdata/two-clients.json");

/// Charts in memory, written to as a clinic would.
#[derive(Default)]
struct Charts {
    docs: BTreeMap<DocKey, Automerge>,
    edits: u8,
}

impl Charts {
    /// Writes what is new of `incoming`; says how many acts were made and how much was there already.
    fn take(&mut self, incoming: &[Incoming], who: impl Fn(Option<&str>) -> (PersonId, Role)) -> (usize, usize) {
        let (mut made, mut there) = (0, 0);
        for part in incoming.iter().flat_map(|one| &one.parts) {
            let doc = self.docs.entry(part.doc).or_default();
            let (acts, already) = only_new(&View::now(doc), &part.acts);
            there += already;
            if !acts.is_empty() {
                made += acts.len();
                self.edit(part.doc, acts, who(part.by));
            }
        }
        (made, there)
    }

    fn edit(&mut self, key: DocKey, acts: Vec<Act>, (person, role): (PersonId, Role)) {
        self.edits += 1;
        let doc = self.docs.entry(key).or_default();
        let edit = Edit {
            keys: Some(waystation_sync::care::declare::SigningKeys::of(&[1; 32], &[2; 32])),
            facts: Arc::default(),
            id: EditId([self.edits; 16]),
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

fn importer(_: Option<&str>) -> (PersonId, Role) {
    (PersonId([1; 16]), Role::CaseManager)
}
