//! What a change of another node does, in the terms of the declarations: which entries, which fields, which values.
//! Must never pass over an operation: one that no form would make is refused, and so is one on what its author did not
//! see.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{Automerge, Change, ChangeHash, ObjId, ObjType, Prop, ROOT, ReadDoc, ScalarValue};

use crate::care::declare::{Class, EntryKey, Noun, Shape};
use crate::care::engine::read::RETIRED;
use crate::care::engine::settlement::SETTLEMENT;
use crate::care::{Touched, Vocabulary};
use crate::id::EntryId;
use crate::record::Refusal;

/// Everything that one change does to one entry.
pub(super) struct Touch {
    pub(super) noun: &'static Noun,
    pub(super) key: EntryKey,
    /// Whether it begins it.
    pub(super) begins: bool,
    /// What it writes last under each name, codes cut off.
    pub(super) written: BTreeMap<String, ScalarValue>,
    /// The names under which shared text stands that it makes or changes.
    pub(super) texts: BTreeSet<String>,
}

/// An object that a change writes in.
#[derive(Clone)]
struct Spot {
    place: Place,
    object: ObjId,
}

#[derive(Clone)]
enum Place {
    Container(&'static Noun),
    Entry(&'static Noun, EntryId),
    Text(&'static Noun, EntryKey, String),
}

/// Reads a change that `doc` holds already, each operation against the version that its author saw.
///
/// # Errors
/// The [`Refusal`] that fits the first operation that is not as a form would make it.
pub(super) fn touches(doc: &Automerge, change: &Change, known: Vocabulary) -> Result<Vec<Touch>, Refusal> {
    let mut reading = Reading {
        doc,
        change,
        known,
        unseen: OnceCell::new(),
        spots: BTreeMap::new(),
        last: BTreeMap::new(),
        touched: BTreeMap::new(),
    };
    for (counter, op) in (change.start_op().get()..).zip(change.decode().operations) {
        reading.operation(&OpId::new(counter, change.actor_id()), &op)?;
    }
    Ok(reading.touched.into_values().collect())
}

struct Reading<'a> {
    doc: &'a Automerge,
    change: &'a Change,
    known: Vocabulary,
    /// Changes that its author had not seen, this one included; found where letters are changed.
    unseen: OnceCell<BTreeSet<ChangeHash>>,
    spots: BTreeMap<OpId, Spot>,
    /// The last write of this change under each name of each map.
    last: BTreeMap<(OpId, String), OpId>,
    touched: BTreeMap<(&'static str, EntryKey), Touch>,
}

/// The entries that changes of one document touch, which `doc` holds already; `None` where this version cannot tell, as
/// where one is of a newer version.
pub(crate) fn touched<'a>(doc: &Automerge, changes: impl IntoIterator<Item = &'a Change>) -> Option<Vec<Touched>> {
    let mut all = Vec::new();
    for change in changes {
        let touches = touches(doc, change, Vocabulary::CURRENT).ok()?;
        all.extend(touches.into_iter().filter(|touch| *touch.noun != SETTLEMENT).map(|touch| Touched {
            noun: touch.noun,
            key: touch.key,
            with_children: touch.written.contains_key(RETIRED),
        }));
    }
    Some(all)
}

impl Reading<'_> {
    fn operation(&mut self, id: &OpId, op: &Op) -> Result<(), Refusal> {
        let ObjectId::Id(map) = &op.obj else { return Err(Refusal::OtherBeginning) };
        let spot = self.spot(map)?;
        match (&op.key, &spot.place) {
            (Key::Map(name), Place::Container(_) | Place::Entry(..)) if !op.insert => {
                let name = name.as_str();
                if !self.writes_over_what_it_saw(map, &spot.object, name, op) {
                    return Err(Refusal::NotOfAForm);
                }
                self.last.insert((map.clone(), name.to_owned()), id.clone());
                self.in_map(id, &spot, name, &op.action)
            }
            (Key::Seq(_), Place::Text(noun, key, name)) if self.is_letter(op) => {
                self.touch(noun, *key).texts.insert(name.clone());
                Ok(())
            }
            (Key::Map(_) | Key::Seq(_), Place::Container(_) | Place::Entry(..) | Place::Text(..)) => {
                Err(Refusal::NotOfAForm)
            }
        }
    }

    fn in_map(&mut self, id: &OpId, spot: &Spot, name: &str, action: &OpType) -> Result<(), Refusal> {
        match (&spot.place, action) {
            (Place::Container(noun), OpType::Make(ObjType::Map)) if is_list(noun) => self.begin(id, spot, noun, name),
            (Place::Container(noun), OpType::Put(value)) if !is_list(noun) => {
                let (key, name) = split(noun, name).ok_or(Refusal::Newer)?;
                self.touch(noun, key).written.insert(name.to_owned(), value.clone());
                Ok(())
            }
            (Place::Entry(noun, entry), OpType::Put(value)) => {
                self.touch(noun, EntryKey::Id(*entry)).written.insert(name.to_owned(), value.clone());
                Ok(())
            }
            (Place::Entry(noun, entry), OpType::Make(ObjType::Text)) => self.make_text(id, noun, *entry, name),
            (Place::Container(_) | Place::Entry(..) | Place::Text(..), _) => Err(Refusal::NotOfAForm),
        }
    }

    fn begin(&mut self, id: &OpId, container: &Spot, noun: &'static Noun, name: &str) -> Result<(), Refusal> {
        let entry: EntryId = name.parse().map_err(|_| Refusal::NotOfAForm)?;
        // A second map under one id would hide what is in the first.
        let is_alone = self.doc.get_all(&container.object, name).is_ok_and(|standing| standing.len() == 1);
        if entry.to_string() != name || !is_alone {
            return Err(Refusal::NotOfAForm);
        }
        self.touch(noun, EntryKey::Id(entry)).begins = true;
        let object = self.object(id)?;
        self.spots.insert(id.clone(), Spot { place: Place::Entry(noun, entry), object });
        Ok(())
    }

    /// Shared texts are made where the entry is begun and nowhere else: two made at once would hide one another.
    fn make_text(&mut self, id: &OpId, noun: &'static Noun, entry: EntryId, name: &str) -> Result<(), Refusal> {
        let key = EntryKey::Id(entry);
        let may_be_text = noun.field(name).is_none_or(|field| field.class == Class::Prose);
        let touch = self.touch(noun, key);
        if !touch.begins || !may_be_text {
            return Err(Refusal::NotOfAForm);
        }
        touch.texts.insert(name.to_owned());
        let object = self.object(id)?;
        self.spots.insert(id.clone(), Spot { place: Place::Text(noun, key, name.to_owned()), object });
        Ok(())
    }

    fn touch(&mut self, noun: &'static Noun, key: EntryKey) -> &mut Touch {
        self.touched.entry((noun.name, key)).or_insert_with(|| Touch {
            noun,
            key,
            begins: false,
            written: BTreeMap::new(),
            texts: BTreeSet::new(),
        })
    }

    /// One letter put in or taken out, beside letters that its author saw, and none that a form would not keep.
    fn is_letter(&self, op: &Op) -> bool {
        let Key::Seq(element) = &op.key else { return false };
        match (&op.action, element.as_opid()) {
            (OpType::Put(ScalarValue::Str(text)), after) if op.insert && op.pred.is_empty() => {
                let mut letters = text.chars();
                let letter = letters.next().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'));
                letter.is_some() && letters.next().is_none() && after.is_none_or(|after| self.has_seen(after))
            }
            (OpType::Delete, Some(letter)) if !op.insert => {
                op.pred.len() == 1 && op.pred.get(0) == Some(letter) && self.has_seen(letter)
            }
            _ => false,
        }
    }

    /// Whether its author had this operation, or made it in this change.
    fn has_seen(&self, op: &OpId) -> bool {
        if op.actor() == self.change.actor_id() && op.counter() >= self.change.start_op().get() {
            return true;
        }
        let hash = self.object(op).ok().and_then(|op| self.doc.hash_for_opid(&op));
        let unseen = self
            .unseen
            .get_or_init(|| self.doc.get_changes_meta(self.change.deps()).into_iter().map(|meta| meta.hash).collect());
        hash.is_some_and(|hash| !unseen.contains(&hash))
    }

    /// Whether a write is over all that its author saw under the name and over nothing else: one over less would leave
    /// a conflict standing that nobody made. An object is never written over: nothing is deleted, things are retired,
    /// and what others wrote inside would vanish without a word.
    fn writes_over_what_it_saw(&self, map: &OpId, object: &ObjId, name: &str, op: &Op) -> bool {
        let over: BTreeSet<String> = op.pred.iter().map(text_of).collect();
        if let Some(last) = self.last.get(&(map.clone(), name.to_owned())) {
            return over == BTreeSet::from([text_of(last)]);
        }
        let seen = self.doc.get_all_at(object, name, self.change.deps()).unwrap_or_default();
        !seen.iter().any(|(value, _)| value.is_object()) && over == seen.iter().map(|(_, op)| op.to_string()).collect()
    }

    fn object(&self, op: &OpId) -> Result<ObjId, Refusal> {
        self.doc.import_obj(&text_of(op)).map_err(|_| Refusal::NotOfAForm)
    }

    fn spot(&mut self, op: &OpId) -> Result<Spot, Refusal> {
        if let Some(spot) = self.spots.get(op) {
            return Ok(spot.clone());
        }
        let object = self.object(op)?;
        let place = self.place(&object).ok_or(Refusal::NotOfAForm)?;
        let spot = Spot { place, object };
        self.spots.insert(op.clone(), spot.clone());
        Ok(spot)
    }

    /// Where an object stood in the version that its author saw; `None` when it did not.
    fn place(&self, object: &ObjId) -> Option<Place> {
        let deps = self.change.deps();
        let mut names = Vec::new();
        let mut at = object.clone();
        for parent in self.doc.parents_at(object, deps).ok()? {
            let Prop::Map(name) = parent.prop else { return None };
            let standing = self.doc.get_all_at(&parent.obj, name.as_str(), deps).ok()?;
            standing.iter().find(|(value, op)| value.is_object() && *op == at)?;
            names.push(name);
            at = parent.obj;
        }
        if at != ROOT {
            return None;
        }
        names.reverse();
        let noun = self.known.noun_named(names.first()?)?;
        match (names.get(1), names.get(2), names.len()) {
            (None, _, 1) => Some(Place::Container(noun)),
            (Some(entry), None, 2) if is_list(noun) => Some(Place::Entry(noun, entry.parse().ok()?)),
            (Some(name), None, 2) => {
                let (key, name) = split(noun, name)?;
                Some(Place::Text(noun, key, name.to_owned()))
            }
            (Some(entry), Some(name), 3) if is_list(noun) => {
                Some(Place::Text(noun, EntryKey::Id(entry.parse().ok()?), name.clone()))
            }
            _ => None,
        }
    }
}

fn text_of(op: &OpId) -> String {
    format!("{}@{}", op.counter(), op.actor().to_hex_string())
}

const fn is_list(noun: &Noun) -> bool {
    matches!(noun.shape, Shape::List)
}

/// The entry and the name in it that a name in a container without entries of its own stands for.
fn split<'a>(noun: &'static Noun, name: &'a str) -> Option<(EntryKey, &'a str)> {
    match noun.shape {
        Shape::Coded(_) => {
            let (code, name) = name.split_once('/')?;
            Some((EntryKey::parse(noun, code).filter(|key| key.fits(noun))?, name))
        }
        Shape::One | Shape::List => Some((EntryKey::One, name)),
    }
}
