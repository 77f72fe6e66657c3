//! What people and other programs bring: changes, forms, files.

use std::sync::OnceLock;

use automerge::Automerge;
use sha2::{Digest, Sha256};
use waystation_sync::care::Vocabulary;
use waystation_sync::care::noun::{Kind, Role};
use waystation_sync::care::{NOUNS, birth, summary};
use waystation_sync::id::DocId;
use waystation_sync::replica::work;
use waystation_sync::vet::{self, Sender};
use waystation_web::form_at::FormAt;

use crate::world::{self, World};

/// A document of the clinic, and changes that a laptop could bring for it.
struct Upload {
    id: DocId,
    doc: Automerge,
    chunks: Vec<Vec<u8>>,
    sender: Sender,
}

/// The document with most changes in the life of one seed: the second half of it stands for the upload.
fn upload() -> &'static Upload {
    static UPLOAD: OnceLock<Upload> = OnceLock::new();
    UPLOAD.get_or_init(|| {
        let world: World = world::live(5);
        let record = &world.nodes[0].record;
        let all = record.docs().into_iter().map(|doc| (doc.doc, record.data(&doc.doc)));
        let (id, frames) = all.max_by_key(|(_, frames)| frames.len()).expect("somebody wrote");
        let whole = work::load(&frames).expect("it loads");
        let changes = whole.get_changes(&[]);
        let half = changes.len() / 2;
        let mut doc = Automerge::new();
        doc.apply_changes(changes[..half].to_vec()).expect("it applies");
        let chunks = changes[half..].iter().map(|change| change.raw_bytes().to_vec()).collect();
        let sender = Sender {
            device: World::device(1),
            people: [(World::person(1), Role::Supervisor)].into(),
            keys: Default::default(),
            known: Vocabulary::CURRENT,
            is_other_program: true,
        };
        Upload { id, doc, chunks, sender }
    })
}

pub(super) fn changes() -> Vec<Vec<u8>> {
    upload().chunks.clone()
}

/// The same bytes with length and checksum put right: what a program could send that knows the format.
fn put_right(bytes: &[u8]) -> Vec<u8> {
    let (Some(magic), Some(kind)) = (bytes.get(..4), bytes.get(8)) else { return bytes.to_vec() };
    let mut at = 9;
    while bytes.get(at).is_some_and(|byte| byte & 0x80 != 0) {
        at += 1;
    }
    let body = bytes.get(at + 1..).unwrap_or_default();
    let mut hashed = vec![*kind];
    let mut len = body.len();
    while len >= 0x80 {
        hashed.push(u8::try_from(len & 0x7f).unwrap_or(0) | 0x80);
        len >>= 7;
    }
    hashed.push(u8::try_from(len).unwrap_or(0));
    hashed.extend_from_slice(body);
    [magic, &Sha256::digest(&hashed)[..4], &hashed].concat()
}

/// Whatever is taken leaves a document that saves, loads and is read as pages read it.
pub(super) fn vet_change(bytes: &[u8]) {
    let Upload { id, doc, sender, .. } = upload();
    for bytes in [bytes.to_vec(), put_right(bytes)] {
        let mut with = doc.clone();
        let vetted = vet::admit(&mut with, *id, &[bytes], sender);
        if vetted.taken.is_empty() {
            assert_eq!(with.get_heads(), doc.get_heads(), "what is refused leaves no trace");
            continue;
        }
        let saved = with.save();
        let again = Automerge::load(&saved).expect("what was taken loads again");
        assert_eq!(again.get_heads(), with.get_heads());
        assert!(birth::owner(&again).is_some());
        drop(summary::Row::of(&again));
    }
}

pub(super) fn forms() -> Vec<Vec<u8>> {
    let typed = [
        "walk to the shop",
        "two\nlines é 👍",
        "2026-11-24",
        "2026-11-24T10:42",
        "1984",
        "-3.5",
        "yes",
        "+1 555 0142",
        "01890a5d-ac96-774b-bcce-b302099a8057",
        "goal/status a b c",
        "/clients/01890a5d-ac96-774b-bcce-b302099a8057/goal/01890a5d-ac96-774b-bcce-b302099a8057",
    ];
    typed.into_iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// What a field takes is what it would take again, and reads back from the document as itself.
pub(super) fn read_form(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    std::hint::black_box(FormAt::parse(&text));
    for kind in NOUNS.iter().flat_map(|noun| noun.fields.iter()).map(|field| field.kind) {
        if let Ok(Some(value)) = Kind::parse(&kind, &text) {
            assert_eq!(kind.check(&value), Ok(()), "{kind:?}");
        }
    }
}

pub(super) fn fhir() -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let files = std::fs::read_dir(folder).into_iter().flatten().filter_map(|file| Some(file.ok()?.path()));
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ext| ext == "json")).collect();
    files.sort();
    let read = files.into_iter().filter_map(|path| std::fs::read(path).ok()).filter(|bytes| bytes.len() < 200_000);
    let own = br#"{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p1","name":[{"family":"Doe","given":["Jane"]}],"telecom":[{"system":"phone","value":"+1 555 0142"}],"birthDate":"1984-05-06"}},{"resource":{"resourceType":"Goal","id":"g1","lifecycleStatus":"active","subject":{"reference":"Patient/p1"},"description":{"text":"walk"},"startDate":"2026-01-01"}}]}"#;
    read.chain([own.to_vec()]).collect()
}

/// It is read or told why not, and as the same each time.
pub(super) fn read_fhir(bytes: &[u8]) {
    let first = waystation::import::read("a file", bytes);
    let second = waystation::import::read("a file", bytes);
    assert_eq!(first.is_ok(), second.is_ok());
    if let Err(error) = first {
        assert!(!error.to_string().is_empty());
    }
}
