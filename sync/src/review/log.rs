//! What each change of a document wrote, read from the changes themselves. Must never compare states of the
//! document: what was written inside something that is retired or overwritten would not show.

use std::collections::{BTreeMap, BTreeSet};

use automerge::legacy::{Key, ObjectId, Op, OpType};
use automerge::{ActorId, Automerge, ChangeHash, ObjType, ScalarValue};

use super::graph::{Graph, order};
use crate::care::declare::one_hand;
use crate::care::engine::watch::SEEN_MARK;
use crate::care::field::Stamp;
use crate::care::noun::{Class, FieldDecl, Noun, Shape};
use crate::care::read::{EntryKey, PROSE_MARK, RETIRED, View};
use crate::care::settlement::{self, SETTLEMENT};
use crate::care::{self, NOUNS, birth, noun_named};
use crate::id::{Author, ChangeId, EditId, SystemMark};
use crate::time::Millis;

/// The history of a document; changes go by their number.
pub(super) struct Log<'a> {
    pub(super) doc: &'a Automerge,
    pub(super) graph: Graph,
    pub(super) stamps: Vec<Stamp>,
    /// What each change says of the system that an import brought over; `None` of a form's.
    pub(super) brought: Vec<Option<SystemMark>>,
    /// What each change was made on.
    pub(super) deps: Vec<Vec<ChangeHash>>,
    /// Changes that nobody wrote.
    pub(super) births: BTreeSet<usize>,
    /// Every entry that was ever written, in the order of the chart.
    pub(super) trails: BTreeMap<(usize, EntryKey), Trail>,
    numbers: BTreeMap<ChangeId, usize>,
}

/// What was ever written of one entry.
pub(super) struct Trail {
    pub(super) noun: &'static Noun,
    pub(super) key: EntryKey,
    pub(super) begun: BTreeSet<usize>,
    pub(super) retired: BTreeSet<usize>,
    pub(super) taken_up: BTreeSet<usize>,
    /// Changes that say how far a supervisor has seen it.
    pub(super) seen: BTreeSet<usize>,
    /// By the field's name.
    pub(super) fields: BTreeMap<&'static str, FieldTrail>,
}

/// What was ever written of one field.
pub(super) struct FieldTrail {
    pub(super) decl: &'static FieldDecl,
    pub(super) writes: BTreeMap<usize, Write>,
}

/// One change's writing of one field.
#[derive(Clone, Default)]
pub(super) struct Write {
    /// Why, where it chose between versions.
    pub(super) settling: Option<String>,
    /// Whether it only says that merged prose was read.
    pub(super) only_read: bool,
}

/// What an object of the document is.
#[derive(Clone)]
enum Spot {
    Noun(&'static Noun),
    Entry(&'static Noun, EntryKey),
    Prose(&'static Noun, EntryKey, &'static FieldDecl),
    Settlements,
    Settlement(String),
}

/// The fields of a settling, as they are read.
type Settlings = BTreeMap<String, BTreeMap<String, String>>;

impl<'a> Log<'a> {
    /// Reads the whole history of `doc`.
    pub(super) fn read(doc: &'a Automerge) -> Self {
        let metas = doc.get_changes_meta(&[]);
        let order = order(&metas);
        let metas: Vec<_> = order.iter().filter_map(|&place| metas.get(place)).collect();
        let stamps: Vec<Stamp> = metas
            .iter()
            .map(|meta| Stamp {
                change: meta.hash.into(),
                author: meta.author.as_ref().and_then(|author| Author::from_bytes(author.as_bytes())),
                written: Millis::from_automerge_seconds(meta.timestamp),
            })
            .collect();
        let edit = |message: &str| message.parse::<EditId>().ok();
        let brought = metas.iter().map(|meta| edit(meta.message.as_deref()?)?.brought_from()).collect();
        let numbers: BTreeMap<ChangeId, usize> =
            stamps.iter().enumerate().map(|(number, stamp)| (stamp.change, number)).collect();
        let deps: Vec<Vec<ChangeHash>> = metas.iter().map(|meta| meta.deps.clone()).collect();
        let own: Vec<Vec<usize>> = deps
            .iter()
            .map(|own| own.iter().filter_map(|dep| numbers.get(&(*dep).into()).copied()).collect())
            .collect();
        let mut log = Self {
            doc,
            graph: Graph::new(&own),
            stamps,
            brought,
            deps,
            births: BTreeSet::new(),
            trails: BTreeMap::new(),
            numbers,
        };
        log.read_changes();
        log
    }

    /// The number of a change; `None` when the document does not hold it.
    pub(super) fn number(&self, change: ChangeId) -> Option<usize> {
        self.numbers.get(&change).copied()
    }

    /// The stamps of changes.
    pub(super) fn stamps_of(&self, numbers: impl IntoIterator<Item = usize>) -> Vec<Stamp> {
        numbers.into_iter().filter_map(|number| self.stamps.get(number).copied()).collect()
    }

    /// The hashes of changes, as a version.
    pub(super) fn hashes_of(&self, numbers: &[usize]) -> Vec<ChangeHash> {
        self.stamps_of(numbers.iter().copied()).into_iter().map(|stamp| stamp.change.into()).collect()
    }

    /// Whether `tips`, which wrote one field apart from each other, are of one person at one node, in two windows: then the
    /// later stands, where it protects no less. Not of a text where an earlier window showed words of somebody else's that the latest did not.
    pub(super) fn is_twice(&self, decl: &FieldDecl, tips: &[usize]) -> bool {
        let stamps = self.stamps_of(tips.iter().copied());
        let (Some(author), Some(last)) =
            (one_hand(&stamps), stamps.iter().max_by_key(|stamp| (stamp.written, stamp.change)))
        else {
            return false;
        };
        let Some(last) = self.number(last.change) else { return false };
        let others = |at: &usize| self.stamps.get(*at).and_then(|stamp| stamp.author).is_some_and(|by| by != author);
        let missed = |tip: usize| (0..tip).filter(move |&at| self.graph.knew(tip, at) && !self.graph.knew(last, at));
        decl.class != Class::Prose || !tips.iter().any(|&tip| missed(tip).any(|at| others(&at)))
    }

    fn read_changes(&mut self) {
        let known: BTreeSet<ChangeId> = birth::owner(self.doc)
            .and_then(|key| care::births_of(&key).ok())
            .unwrap_or_default()
            .iter()
            .map(|change| change.hash().into())
            .collect();
        let mut changes: Vec<_> = self
            .doc
            .get_changes(&[])
            .into_iter()
            .filter_map(|change| Some((self.number(change.hash().into())?, change)))
            .collect();
        changes.sort_unstable_by_key(|(number, _)| *number);
        let mut spots = BTreeMap::new();
        for (number, change) in changes {
            let change = change.decode();
            let unsigned = self.stamps.get(number).is_some_and(|stamp| stamp.author.is_none());
            let only_makes = change.operations.iter().all(|op| matches!(op.action, OpType::Make(_)));
            if self.stamps.get(number).is_some_and(|stamp| known.contains(&stamp.change)) || (unsigned && only_makes) {
                self.births.insert(number);
            }
            let mut settlings = Settlings::new();
            for (op, counter) in change.operations.iter().zip(change.start_op.get()..) {
                let made = self.read_op(number, op, &spots, &mut settlings);
                if let Some(spot) = made {
                    spots.insert((counter, change.actor_id.clone()), spot);
                }
            }
            for settling in settlings.values() {
                self.settled(number, settling);
            }
        }
    }

    /// Notes what `op` wrote; gives what it made, if it made anything that is known here.
    fn read_op(
        &mut self,
        number: usize,
        op: &Op,
        spots: &BTreeMap<(u64, ActorId), Spot>,
        settlings: &mut Settlings,
    ) -> Option<Spot> {
        let made = if let OpType::Make(kind) = op.action { Some(kind) } else { None };
        let spot = match &op.obj {
            ObjectId::Root => {
                let Key::Map(name) = &op.key else { return None };
                let noun = noun_named(name)?;
                return (made == Some(ObjType::Map)).then_some(if noun == &SETTLEMENT {
                    Spot::Settlements
                } else {
                    Spot::Noun(noun)
                });
            }
            ObjectId::Id(id) => spots.get(&(id.counter(), id.actor().clone()))?,
        };
        let name = if let Key::Map(name) = &op.key { name.as_str() } else { "" };
        match spot {
            Spot::Settlements => (made == Some(ObjType::Map)).then(|| {
                settlings.entry(name.to_owned()).or_default();
                Spot::Settlement(name.to_owned())
            }),
            Spot::Settlement(id) => {
                if let OpType::Put(ScalarValue::Str(text)) = &op.action {
                    settlings.entry(id.clone()).or_default().insert(name.to_owned(), text.to_string());
                }
                None
            }
            Spot::Noun(noun) => match noun.shape {
                Shape::List => {
                    let key = EntryKey::parse(noun, name).filter(|_| made == Some(ObjType::Map))?;
                    self.trail(noun, key).begun.insert(number);
                    Some(Spot::Entry(noun, key))
                }
                Shape::One => self.read_field(number, op, (noun, EntryKey::One), name),
                Shape::Coded(_) => {
                    let (code, field) = name.split_once('/')?;
                    self.read_field(number, op, (noun, EntryKey::parse(noun, code)?), field)
                }
            },
            Spot::Entry(noun, key) if name == RETIRED => {
                let trail = self.trail(noun, *key);
                let put_away = matches!(op.action, OpType::Put(ScalarValue::Timestamp(_)));
                if put_away { &mut trail.retired } else { &mut trail.taken_up }.insert(number);
                None
            }
            Spot::Entry(noun, key) => self.read_field(number, op, (noun, *key), name),
            Spot::Prose(noun, key, decl) => {
                self.trail(noun, *key).write(decl, number, false);
                None
            }
        }
    }

    /// What an op on the register or text `name` of an entry wrote; the text that it made, if it made one.
    fn read_field(&mut self, number: usize, op: &Op, of: (&'static Noun, EntryKey), name: &str) -> Option<Spot> {
        let (noun, key) = of;
        if let Some(decl) = name.strip_suffix(PROSE_MARK).and_then(|field| noun.field(field)) {
            self.trail(noun, key).write(decl, number, true);
            return None;
        }
        if name.strip_suffix(SEEN_MARK).and_then(|field| noun.field(field)).is_some_and(|decl| decl.watched) {
            self.trail(noun, key).seen.insert(number);
            return None;
        }
        let decl = noun.field(name).or_else(|| {
            let (field, _) = name.split_once('/')?;
            noun.field(field).filter(|decl| decl.class == Class::Set)
        })?;
        if matches!(op.action, OpType::Make(_)) {
            return Some(Spot::Prose(noun, key, decl));
        }
        self.trail(noun, key).write(decl, number, false);
        None
    }

    /// Notes a settling as a writing of the field that it settled.
    fn settled(&mut self, number: usize, settling: &BTreeMap<String, String>) {
        let text = |decl: &FieldDecl| settling.get(decl.name).map_or("", String::as_str);
        let Some(noun) = NOUNS.into_iter().find(|noun| noun.name == text(&settlement::NOUN)) else { return };
        let (key, decl) = (EntryKey::parse(noun, text(&settlement::ENTRY)), noun.field(text(&settlement::FIELD)));
        if let (Some(key), Some(decl)) = (key, decl) {
            self.trail(noun, key).write(decl, number, false).settling = Some(text(&settlement::REASON).to_owned());
        }
    }

    fn trail(&mut self, noun: &'static Noun, key: EntryKey) -> &mut Trail {
        let place = NOUNS.iter().position(|known| *known == noun).unwrap_or(NOUNS.len());
        self.trails.entry((place, key)).or_insert_with(|| Trail {
            noun,
            key,
            begun: BTreeSet::new(),
            retired: BTreeSet::new(),
            taken_up: BTreeSet::new(),
            seen: BTreeSet::new(),
            fields: BTreeMap::new(),
        })
    }

    /// The trail of the entry that the entry of `trail` belongs to.
    pub(super) fn parent_of(&self, trail: &Trail) -> Option<&Trail> {
        let parent = noun_named(trail.noun.within?)?;
        let key = View::now(self.doc).entry(trail.noun, trail.key)?.parent()?;
        self.trail_of(parent, key)
    }

    /// The trail of one entry.
    pub(super) fn trail_of(&self, noun: &Noun, key: EntryKey) -> Option<&Trail> {
        let place = NOUNS.iter().position(|known| *known == noun)?;
        self.trails.get(&(place, key))
    }
}

impl Trail {
    fn write(&mut self, decl: &'static FieldDecl, number: usize, only_mark: bool) -> &mut Write {
        let field = self.fields.entry(decl.name).or_insert_with(|| FieldTrail { decl, writes: BTreeMap::new() });
        let write = field.writes.entry(number).or_insert(Write { settling: None, only_read: only_mark });
        write.only_read &= only_mark;
        write
    }

    /// The fields that were ever written, in the order of the form.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &FieldTrail> {
        self.noun.fields.iter().filter_map(|decl| self.fields.get(decl.name))
    }

    /// Every change that wrote the entry, in order.
    pub(super) fn changes(&self) -> BTreeSet<usize> {
        self.fields
            .values()
            .flat_map(|field| field.writes.keys())
            .chain(&self.begun)
            .chain(&self.retired)
            .chain(&self.taken_up)
            .chain(&self.seen)
            .copied()
            .collect()
    }

    /// Whether a change wrote no field of it, and so says only that a lower value was seen.
    pub(super) fn only_saw(&self, at: usize) -> bool {
        self.seen.contains(&at) && !self.fields.values().any(|field| field.writes.contains_key(&at))
    }

    /// The signings of the entry.
    pub(super) fn signings(&self) -> BTreeSet<usize> {
        self.fields
            .values()
            .filter(|field| field.decl.class == Class::Frozen)
            .flat_map(|field| field.writes.keys().copied())
            .collect()
    }
}
