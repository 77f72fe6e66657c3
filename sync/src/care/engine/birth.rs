//! The deterministic changes by which documents make room, so that two nodes that make the same room while apart make it
//! with the same bytes. Must never depend on who, where or when; what is born once is never changed: what is declared
//! later is born by a change of its own.
//!
//! There are three kinds: the first change of a document ([`document`]), one for each noun ([`container`]), and one for
//! each shared text of an entry that stands from birth and that was not declared with its noun ([`prose`]). Each depends on
//! the one before alone, so a document takes them in any order and from any version of the program.

use std::borrow::Cow;
use std::collections::BTreeMap;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, AutomergeError, Change, ObjId, ObjType, ROOT, ReadDoc, Value};
use sha2::{Digest, Sha256};

use super::read::{View, key_of};
use super::settlement::SETTLEMENT;
use crate::care::declare::{Class, DocKey, EntryKey, FieldDecl, Noun, Of, Part, Shape};
use crate::id::ClientId;

/// Where a document says whose it is.
const CLIENT: &str = "client_id";
/// Where a document says which part it is.
const PART: &str = "part";
/// Where a document says which quarter it is of, where its part goes by quarters.
const QUARTER: &str = "quarter";
/// Where a document says whose writing it holds, where its part goes by authors.
const AUTHOR: &str = "author_id";
/// Where a document says how often it was made anew; nothing stands there at first.
const GENERATION: &str = "generation";

/// A birth that Automerge would not make; it means a fault in this program, and nothing was written.
#[derive(Debug, thiserror::Error)]
#[error("a document could not be begun")]
pub struct BirthError(#[from] AutomergeError);

/// The change that begins the document `key`: which document it is, and where settlements go.
///
/// # Errors
/// [`BirthError`] when Automerge refuses, which no input can bring about.
pub fn document(key: &DocKey) -> Result<Change, BirthError> {
    let mut doc = Automerge::new().with_actor(actor(key, ""));
    make(&mut doc, |tx| {
        tx.put(ROOT, CLIENT, key.client.to_string())?;
        tx.put(ROOT, PART, key.part.name())?;
        match key.of {
            Of::All => {}
            Of::Quarter(quarter) => tx.put(ROOT, QUARTER, quarter.to_string())?,
            Of::Author(person) => tx.put(ROOT, AUTHOR, person.to_string())?,
        }
        if key.generation > 0 {
            tx.put(ROOT, GENERATION, i64::from(key.generation))?;
        }
        tx.put_object(ROOT, SETTLEMENT.name, ObjType::Map)?;
        Ok(())
    })
}

/// The change that makes room for `noun` in the document `key`, and for the shared texts that were declared with it
/// ([`Noun::born_with`]); it depends on [`document`] alone.
///
/// # Errors
/// As [`document`].
pub fn container(key: &DocKey, noun: &Noun) -> Result<Change, BirthError> {
    container_after(&document(key)?, key, noun)
}

/// [`container`], where the first change of the document is at hand.
pub(super) fn container_after(first: &Change, key: &DocKey, noun: &Noun) -> Result<Change, BirthError> {
    let mut doc = Automerge::new();
    doc.apply_changes([first.clone()])?;
    doc.set_actor(actor(key, noun.name));
    make(&mut doc, |tx| {
        let map = tx.put_object(ROOT, noun.name, ObjType::Map)?;
        for text in noun.born_with {
            tx.put_object(&map, *text, ObjType::Text)?;
        }
        Ok(())
    })
}

/// The change that makes room for the shared text `field` of an entry that stands from birth; it depends on [`container`]
/// alone. `None` where the text is born otherwise: with its noun, or with its entry.
///
/// # Errors
/// As [`document`].
pub fn prose(key: &DocKey, noun: &Noun, entry: EntryKey, field: &FieldDecl) -> Result<Option<Change>, BirthError> {
    let Some(name) = born_alone(noun, entry, field) else { return Ok(None) };
    let first = document(key)?;
    let room = container_after(&first, key, noun)?;
    prose_after([first, room], key, noun, &name).map(Some)
}

/// The name of a shared text of `entry` that is born by a change of its own; `None` where it is born with its noun or with
/// its entry.
pub(super) fn born_alone(noun: &Noun, entry: EntryKey, field: &FieldDecl) -> Option<String> {
    if matches!(entry, EntryKey::Id(_)) || field.class != Class::Prose {
        return None;
    }
    Some(key_of(entry, field.name)).filter(|name| !noun.born_with.contains(&name.as_str()))
}

/// [`prose`] under its name, where the changes that it stands on are at hand.
pub(super) fn prose_after(before: [Change; 2], key: &DocKey, noun: &Noun, name: &str) -> Result<Change, BirthError> {
    let mut doc = Automerge::new();
    doc.apply_changes(before)?;
    doc.set_actor(actor(key, &text_room(noun, name)));
    make(&mut doc, |tx| {
        let map = tx.get(ROOT, noun.name)?.map(|(_, map)| map);
        let map = map.ok_or_else(|| AutomergeError::InvalidObjId(noun.name.to_owned()))?;
        tx.put_object(&map, name, ObjType::Text)?;
        Ok(())
    })
}

/// Whether the room of `noun` and, in it, the shared texts under `names` that are born alone stand in `view` as these
/// births made them. It costs a look at each: to make a birth and look for its hash takes as long as a whole save.
pub(super) fn stand(view: View<'_>, key: &DocKey, noun: &Noun, names: &[String]) -> bool {
    let Some(room) = born(view, &ROOT, noun.name, &actor(key, noun.name)) else { return false };
    names.iter().all(|name| born(view, &room, name, &actor(key, &text_room(noun, name))).is_some())
}

/// The object under `name` that `actor` made, which as an actor of births writes nothing else.
fn born(view: View<'_>, map: &ObjId, name: &str, actor: &ActorId) -> Option<ObjId> {
    let standing = match view.at {
        Some(heads) => view.doc.get_all_at(map, name, heads),
        None => view.doc.get_all(map, name),
    };
    let is_born = |id: &ObjId| matches!(id, ObjId::Id(_, by, _) if by == actor);
    let standing = standing.unwrap_or_default().into_iter();
    standing.filter(|(value, _)| value.is_object()).map(|(_, id)| id).find(is_born)
}

/// What the birth of a text is of, for its actor.
fn text_room(noun: &Noun, name: &str) -> String {
    format!("{}/{name}", noun.name)
}

/// Every birth of `noun` in the document `key`: its room first.
///
/// # Errors
/// As [`document`].
pub fn of_noun(key: &DocKey, noun: &Noun) -> Result<Vec<Change>, BirthError> {
    let first = document(key)?;
    let room = container_after(&first, key, noun)?;
    let mut births = vec![room.clone()];
    let entries: Vec<EntryKey> = match noun.shape {
        Shape::One => vec![EntryKey::One],
        Shape::Coded(_) => noun.keys().into_iter().map(EntryKey::Code).collect(),
        Shape::List => Vec::new(),
    };
    for entry in entries {
        for field in noun.fields {
            if let Some(name) = born_alone(noun, entry, field) {
                births.push(prose_after([first.clone(), room.clone()], key, noun, &name)?);
            }
        }
    }
    Ok(births)
}

/// Which document this is; `None` when it does not say, as an empty one or one of a part of a newer version.
#[must_use]
pub fn owner(doc: &Automerge) -> Option<DocKey> {
    // In one pass: asking for every name by itself takes several times as long.
    let said: BTreeMap<Cow<'_, str>, Value<'static>> =
        doc.map_range(ROOT, ..).map(|item| (item.key, item.value.into_value())).collect();
    let text = |name: &str| said.get(name).and_then(Value::as_str).map(str::to_owned);
    let of = match (text(QUARTER), text(AUTHOR)) {
        (Some(quarter), None) => Of::Quarter(quarter.parse().ok()?),
        (None, Some(author)) => Of::Author(author.parse().ok()?),
        (None, None) => Of::All,
        (Some(_), Some(_)) => return None,
    };
    let generation = match said.get(GENERATION) {
        Some(number) => u16::try_from(number.as_i64()?).ok()?,
        None => 0,
    };
    let client: ClientId = text(CLIENT)?.parse().ok()?;
    let key = DocKey { client, part: Part::named(&text(PART)?)?, of, generation };
    key.is_sound().then_some(key)
}

fn actor(key: &DocKey, room: &str) -> ActorId {
    let mut hash = Sha256::new();
    hash.update(b"waystation birth 2\0");
    hash.update(key.id().0);
    hash.update(room.as_bytes());
    let bytes: [u8; 32] = hash.finalize().into();
    ActorId::from(bytes.split_at(16).0)
}

fn make(
    doc: &mut Automerge,
    write: impl FnOnce(&mut automerge::transaction::Transaction<'_>) -> Result<(), AutomergeError>,
) -> Result<Change, BirthError> {
    let made = doc
        .transact_with::<_, _, AutomergeError, _>(|()| CommitOptions::default().with_time(0), write)
        .map_err(|failure| failure.error)?;
    made.hash.and_then(|hash| doc.get_change_by_hash(&hash)).ok_or(BirthError(AutomergeError::Fail))
}
