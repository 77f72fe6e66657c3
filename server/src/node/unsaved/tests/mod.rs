//! What the drawer promises. Helpers here; the promises in the files below. Must never sleep or ask the time.

mod choosing;
mod damage;
mod keeping;
mod power;

use std::sync::Arc;

use waystation_sync::id::{ChangeId, DraftId, EditId, Heads, PersonId, SheetId};
use waystation_sync::time::Millis;

use super::files::{DRAFTS_MAX, DRAWER_BYTES_MAX, Files};
use super::{Draft, DraftAt, FIELDS_BYTES_MAX, UnsavedError};
use crate::host::{DataFolder, SimDisk};
use crate::vault::{DrawerKeys, Keyring, NodeSecrets};

const ANA: PersonId = PersonId(*b"canary-person-an");
const BEN: PersonId = PersonId(*b"canary-person-be");
const CANARY: &str = "the orchard behind the quarry";

fn keys() -> DrawerKeys {
    Keyring::create(&DataFolder::on(SimDisk::new()), NodeSecrets::of_seed(5), &[]).unwrap().drawer_keys().unwrap()
}

/// A drawer on a simulated disk, as each start of the program finds it.
struct Shelf {
    disk: Arc<SimDisk>,
    keys: DrawerKeys,
}

impl Shelf {
    fn new() -> Self {
        Self { disk: SimDisk::new(), keys: keys() }
    }

    fn files(&self) -> Files {
        Files::new(DataFolder::on(SimDisk::new()).with_drawer(Arc::clone(&self.disk)), self.keys.clone())
    }

    fn names(&self) -> Vec<String> {
        self.disk.contents().into_keys().collect()
    }
}

const fn id(number: u8) -> DraftId {
    DraftId([number; 16])
}

const fn sheet(number: u8) -> SheetId {
    SheetId([number; 16])
}

/// A draft `number` that was kept from a showing of the form with the same number.
fn draft(number: u8, text: &str) -> Draft {
    Draft {
        id: id(number),
        at: DraftAt {
            form: "/clients/canary-client/goal".to_owned(),
            edit: EditId([number; 16]),
            base: [ChangeId([9; 32])].into_iter().collect(),
            sheet: sheet(number),
            turn: 1,
        },
        grew_from: Vec::new(),
        pressed: false,
        picked: Vec::new(),
        fields: vec![("f.statement".to_owned(), text.to_owned())],
        kept: Millis(i64::from(number)),
    }
}

/// The same words from another showing of the form.
fn from_sheet(number: u8, from: Draft, grew_from: &[u8]) -> Draft {
    let grew_from = grew_from.iter().map(|number| sheet(*number)).collect();
    Draft { at: DraftAt { sheet: sheet(number), ..from.at }, grew_from, ..from }
}

fn texts(files: &Files, person: PersonId) -> Vec<String> {
    files.drafts(person).unwrap().into_iter().map(|draft| draft.fields[0].1.clone()).collect()
}

const FRESH: DraftId = id(200);
