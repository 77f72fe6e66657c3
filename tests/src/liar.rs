//! A laptop whose program writes what ours would not: straight into the record of one that is stopped. Must never be used on
//! a record that anybody needs.

use std::path::Path;
use std::sync::Arc;

use waystation::host::DataFolder;
use waystation::store::Store;
use waystation::vault::{LockedKeyring, Passphrase};
use waystation_sync::care;
use waystation_sync::care::NOUNS;
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::edit::{self, Act, Actors, Edit, Verb};
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::id::{Author, ClientId, EditId, PersonId};
use waystation_sync::record::{DataFrame, FrameKind, Origin};
use waystation_sync::replica::io::Draft;
use waystation_sync::replica::work;
use waystation_sync::stored::Stored;
use waystation_sync::time::Millis;

/// Writes a client's pronouns in the record of a stopped laptop, as somebody who does not work there.
///
/// # Panics
/// When the record does not open with this login and passphrase, or does not hold the client.
pub fn write_as_a_stranger(data: &Path, (login, passphrase): &(String, String), client: ClientId, pronouns: &str) {
    let folder = DataFolder::open(data, false).expect("the folder opens");
    let locked = LockedKeyring::load(&folder).expect("the keyring reads").expect("there is one");
    let (keyring, _) = locked.unlock(login, &Passphrase::new(passphrase.clone())).expect("the passphrase fits");
    let device = keyring.secrets().device;
    let (mut store, _) = Store::open(&folder, keyring).expect("the record opens");
    let key = DocKey::whole(client, Part::Core);
    let row = store.documents().expect("it lists").into_iter().find(|row| row.doc == key.id()).expect("the chart");
    let frames: Vec<DataFrame> = store
        .frames(&row.doc)
        .expect("it reads")
        .iter()
        .filter(|(_, kind, _)| matches!(kind, FrameKind::Data | FrameKind::Snapshot))
        .map(|(_, _, payload)| DataFrame::from_bytes(payload).expect("it reads"))
        .collect();
    let mut doc = work::load(&frames).expect("it loads");
    let noun = NOUNS.into_iter().find(|noun| noun.name == "client").expect("a noun");
    let field = noun.field("pronouns").expect("a field");
    let id = EditId([0x11; 16]);
    let edit = Edit {
        facts: Arc::default(),
        id,
        doc: key,
        base: row.heads,
        author: Author { person: PersonId([0x77; 16]), device },
        role: Role::Supervisor,
        at: Millis(1_790_000_000_000),
        keys: None,
        acts: vec![Act {
            noun,
            key: EntryKey::One,
            verb: Verb::Write(vec![(field, Some(Value::Words(pronouns.into())))]),
        }],
    };
    let edited = edit::apply(&mut doc, &edit, Actors { run: [0x12; 16], fresh: [0x13; 16] }).expect("it is written");
    let frame = DataFrame {
        origin: Origin::Here { edit: id },
        received: edit.at,
        chunks: edited.chunks,
        new: edited.new,
        heads: edited.heads,
        accepted: row.accepted,
        waiting: row.waiting + 1,
        summary: care::summary_of(&doc),
    };
    let payload = frame.to_bytes().expect("bytes");
    store.append(vec![Draft { kind: FrameKind::Data, doc: row.doc, payload }]).expect("it is stored");
    store.close().expect("it closes");
}
