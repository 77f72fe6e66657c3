//! The walk through a document for one reading of it. Must never say what a field holds ([`meet`] does), only hand
//! over everything that stands under its name.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use automerge::{ChangeHash, ChangeMetadata, ObjId, ROOT, ReadDoc, ScalarValue};

use super::{PROSE_MARK, RETIRED, View, before, choices, key_of, looked, read_mark, said_of, stamp_of, told_with};
use crate::care::declare::{
    Chosen, Class, Entry, EntryKey, Field, FieldDecl, Kind, Noun, Shape, Stamp, Struck, Value, Version, one_hand,
    says_retired, tidy,
};
use crate::care::engine::across;
use crate::care::engine::meet::{Write, later, meet, meet_set};
use crate::care::engine::settling::{self, SETTLEMENT};
use crate::care::engine::watch::SEEN_MARK;
use crate::id::{Author, ChangeId, EntryId};

/// What stands under each name of one map: every value that no later write was made over, the one that Automerge
/// shows last, each with the op that wrote it.
type Standing<'a> = BTreeMap<String, Vec<(automerge::Value<'a>, ObjId)>>;

/// One reading of a view.
pub(super) struct Reader<'a> {
    view: View<'a>,
    /// What was entered in error by the words of one noun: noun, entry.
    struck: OnceCell<Vec<((&'static str, EntryKey), Struck)>>,
    /// What was chosen in the document: noun, entry, field.
    choices: OnceCell<Vec<([String; 3], Chosen)>>,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(view: View<'a>) -> Self {
        Self { view, struck: OnceCell::new(), choices: OnceCell::new() }
    }

    pub(super) fn entries(&self, noun: &'static Noun) -> Vec<Entry> {
        let Some(container) = self.object(&ROOT, noun.name) else {
            return match noun.shape {
                Shape::One => vec![Entry::blank(noun, EntryKey::One)],
                Shape::List => Vec::new(),
                Shape::Coded(_) => {
                    noun.keys().into_iter().map(|code| Entry::blank(noun, EntryKey::Code(code))).collect()
                }
            };
        };
        match noun.shape {
            Shape::One => vec![self.entry_in(noun, EntryKey::One, &self.standing(&container), None)],
            Shape::Coded(_) => {
                let standing = self.standing(&container);
                let mut keys: Vec<EntryKey> = noun.keys().into_iter().map(EntryKey::Code).collect();
                for name in standing.keys() {
                    let found = name.split_once('/').and_then(|(code, _)| EntryKey::parse(noun, code));
                    keys.extend(found.filter(|key| !keys.contains(key)));
                }
                keys.into_iter().map(|key| self.entry_in(noun, key, &standing, None)).collect()
            }
            Shape::List => {
                let mut entries = self.listed(noun, &container);
                entries.iter_mut().for_each(|entry| before::note(self.view, entry));
                across::note(self.view.doc, &mut entries);
                entries
            }
        }
    }

    /// The entries of a noun that has any number of them, which lie in `container`.
    fn listed(&self, noun: &'static Noun, container: &ObjId) -> Vec<Entry> {
        let entry = |key: &String| {
            let id: EntryId = key.parse().ok().filter(|id: &EntryId| id.to_string() == *key)?;
            let map = self.object(container, key)?;
            let born = self.stamp(&map);
            Some(self.entry_in(noun, EntryKey::Id(id), &self.standing(&map), born))
        };
        self.keys(container).iter().filter_map(entry).collect()
    }

    pub(super) fn entry(&self, noun: &'static Noun, key: EntryKey) -> Option<Entry> {
        let container = self.object(&ROOT, noun.name);
        match key {
            EntryKey::Code(code) if !key.fits(noun) => {
                let standing = self.standing(&container?);
                let begins = format!("{code}/");
                let is_there = standing.keys().any(|name| name.starts_with(&begins));
                is_there.then(|| self.entry_in(noun, key, &standing, None))
            }
            EntryKey::One | EntryKey::Code(_) => Some(match container {
                Some(map) => self.entry_in(noun, key, &self.standing(&map), None),
                None => Entry::blank(noun, key),
            }),
            // What it says may be lower than another entry says.
            EntryKey::Id(_) if noun.fields.iter().any(|field| !field.across.is_empty()) => {
                self.entries(noun).into_iter().find(|entry| entry.key == key)
            }
            EntryKey::Id(_) => self.alone(noun, key),
        }
    }

    /// One entry without what others say beside it.
    pub(super) fn alone(&self, noun: &'static Noun, key: EntryKey) -> Option<Entry> {
        let EntryKey::Id(id) = key else { return None };
        let map = self.object(&self.object(&ROOT, noun.name)?, &id.to_string())?;
        let born = self.stamp(&map);
        Some(self.entry_in(noun, key, &self.standing(&map), born))
    }

    pub(super) fn stands(&self, noun: &str, key: EntryKey) -> Option<bool> {
        let container = self.object(&ROOT, noun)?;
        let EntryKey::Id(id) = key else { return Some(true) };
        let map = self.object(&container, &id.to_string());
        Some(map.is_some_and(|map| !says_retired(&self.retirement_of(&map))))
    }

    pub(super) fn field(&self, noun: &Noun, key: EntryKey, decl: &FieldDecl) -> Field {
        let container = self.object(&ROOT, noun.name);
        let map = match key {
            EntryKey::One | EntryKey::Code(_) => container,
            EntryKey::Id(id) => container.and_then(|all| self.object(&all, &id.to_string())),
        };
        map.map_or(Field::Empty, |map| self.field_in(decl, key, &self.standing(&map)))
    }

    pub(super) fn shared_text(&self, noun: &Noun, key: EntryKey, name: &str) -> Option<String> {
        let container = self.object(&ROOT, noun.name)?;
        let map = match key {
            EntryKey::One | EntryKey::Code(_) => container,
            EntryKey::Id(id) => self.object(&container, &id.to_string())?,
        };
        Some(self.text(&self.object(&map, &key_of(key, name))?))
    }

    fn all(&self, obj: &ObjId, key: &str) -> Vec<(automerge::Value<'a>, ObjId)> {
        match self.view.at {
            Some(heads) => self.view.doc.get_all_at(obj, key, heads),
            None => self.view.doc.get_all(obj, key),
        }
        .unwrap_or_default()
    }

    /// In one pass: asking for every field by its name takes ten times as long.
    fn standing(&self, map: &ObjId) -> Standing<'a> {
        let items = match self.view.at {
            Some(heads) => self.view.doc.map_range_at(map, .., heads),
            None => self.view.doc.map_range(map, ..),
        };
        items
            .map(|item| {
                let all = if item.conflict { self.all(map, &item.key) } else { Vec::new() };
                let shown = item.id();
                let all = if all.is_empty() { vec![(item.value.into_value(), shown)] } else { all };
                (item.key.into_owned(), all)
            })
            .collect()
    }

    fn keys(&self, obj: &ObjId) -> Vec<String> {
        match self.view.at {
            Some(heads) => self.view.doc.keys_at(obj, heads).collect(),
            None => self.view.doc.keys(obj).collect(),
        }
    }

    fn text(&self, obj: &ObjId) -> String {
        match self.view.at {
            Some(heads) => self.view.doc.text_at(obj, heads),
            None => self.view.doc.text(obj),
        }
        .unwrap_or_default()
    }

    /// The map or text under `key`, where one stands.
    fn object(&self, obj: &ObjId, key: &str) -> Option<ObjId> {
        object_of(&self.all(obj, key))
    }

    /// Who wrote `op`.
    fn stamp(&self, op: &ObjId) -> Option<Stamp> {
        let hash = self.view.doc.hash_for_opid(op)?;
        stamp_of(self.view.doc, &hash)
    }

    fn entry_in(&self, noun: &'static Noun, key: EntryKey, map: &Standing<'a>, born: Option<Stamp>) -> Entry {
        let mut entry = Entry { born, ..Entry::blank(noun, key) };
        for decl in noun.fields {
            let field = self.field_in(decl, key, map);
            if field != Field::Empty {
                entry.fields.insert(decl.name, field);
            }
            if decl.watched {
                let marks = under(map, &format!("{}{SEEN_MARK}", key_of(key, decl.name)));
                let marks = marks.iter().filter_map(|(mark, op)| Some((mark.as_str()?, self.stamp(op))));
                looked::note(self.view, &mut entry, decl, &marks.collect::<Vec<_>>());
            }
        }
        self.choices_in(&mut entry);
        told_with::note(&mut entry);
        said_of::note(self.view, &mut entry);
        if let Some(by) = noun.struck_by {
            let all = self.struck.get_or_init(|| self.all_struck(by)).iter();
            entry.struck = all.filter(|(of, _)| *of == (noun.name, key)).map(|(_, struck)| struck.clone()).collect();
        }
        if matches!(key, EntryKey::Id(_)) {
            entry.retired = self.retirement(map);
            let of_parent = self.parent_retirement(&entry);
            entry.parent_retired = says_retired(&of_parent);
            if entry.is_retired() {
                entry.edited_while_retired = self.beside_retirement(&entry, &entry.retired);
            } else if entry.parent_retired {
                entry.edited_while_retired = self.beside_retirement(&entry, &of_parent);
            }
        }
        entry
    }

    /// Notes who chose what stands in the entry's fields.
    fn choices_in(&self, entry: &mut Entry) {
        if *entry.noun != SETTLEMENT {
            choices::note(self.view, entry, self.choices.get_or_init(|| self.all_choices()));
        }
    }

    fn all_choices(&self) -> Vec<([String; 3], Chosen)> {
        let Some(container) = self.object(&ROOT, SETTLEMENT.name) else { return Vec::new() };
        let read = |key: String| {
            let map = self.object(&container, &key)?;
            let (by, standing) = (self.stamp(&map)?, self.standing(&map));
            let text = |decl: &FieldDecl| {
                under(&standing, decl.name).first().and_then(|(value, _)| value.as_str()).unwrap_or("").to_owned()
            };
            let versions = text(&settling::VERSIONS).split(' ').filter_map(|hash| hash.parse().ok()).collect();
            let of = [text(&settling::NOUN), text(&settling::ENTRY), text(&settling::FIELD)];
            let (value, wrote) = (None, Vec::new());
            Some((of, Chosen { by, reason: text(&settling::REASON), versions, value, wrote, since: None }))
        };
        self.keys(&container).into_iter().filter_map(read).collect()
    }

    /// What entries of `by` say to be entered in error, oldest first.
    fn all_struck(&self, by: &'static Noun) -> Vec<((&'static str, EntryKey), Struck)> {
        let said = |entry: &Entry| {
            let reason = entry.noun.fields.last().map(|field| entry.text(field).to_owned());
            Some((entry.strikes()?, Struck { by: entry.born?, reason: reason? }))
        };
        let mut all: Vec<_> = self.entries(by).iter().filter_map(said).collect();
        all.sort_by_key(|(_, struck)| (struck.by.written, struck.by.change));
        all
    }

    fn retirement(&self, map: &Standing<'a>) -> Field {
        self.register(Class::Register, map, RETIRED, |stored| {
            if let ScalarValue::Timestamp(at) = stored { Some(Value::Number(*at)) } else { None }
        })
    }

    /// The retirement of the entry that `child` belongs to.
    fn parent_retirement(&self, child: &Entry) -> Field {
        let parent = child.noun.within.and_then(|noun| self.object(&ROOT, noun)).zip(child.parent());
        let map = parent.and_then(|(container, key)| self.object(&container, &key.to_string()));
        map.map_or(Field::Empty, |map| self.retirement_of(&map))
    }

    fn retirement_of(&self, map: &ObjId) -> Field {
        self.retirement(&BTreeMap::from([(RETIRED.to_owned(), self.all(map, RETIRED))]))
    }

    fn field_in(&self, decl: &FieldDecl, key: EntryKey, map: &Standing<'a>) -> Field {
        let name = key_of(key, decl.name);
        match decl.class {
            Class::Prose => self.prose(decl, map, &name),
            Class::Set => self.set(decl, map, &name),
            Class::Register | Class::Confirmed { .. } | Class::State { .. } | Class::Frozen => {
                self.register(decl.class, map, &name, |stored| decl.kind.read(stored))
            }
        }
    }

    /// Every flag that stands under `name`, also those of codes that a newer version knows.
    fn set(&self, decl: &FieldDecl, map: &Standing<'a>, name: &str) -> Field {
        let begins = format!("{name}/");
        let flags = map.range(begins.clone()..).map_while(|(full, _)| Some((full, full.strip_prefix(&begins)?)));
        let flags = flags.map(|(full, flag)| (flag.to_owned(), self.flags(map, full))).collect();
        meet_set(flags, |present| {
            if let Kind::Links { .. } = decl.kind {
                Value::Links(present.iter().filter_map(|key| EntryKey::linked(key)).collect())
            } else {
                Value::Codes(present)
            }
        })
    }

    fn register(
        &self,
        class: Class,
        map: &Standing<'a>,
        name: &str,
        read: impl Fn(&ScalarValue) -> Option<Value>,
    ) -> Field {
        let writes: Vec<Write> = under(map, name)
            .iter()
            .filter_map(|(value, op)| {
                let stamp = self.stamp(op)?;
                Some(Write { value: read(value.as_scalar()?), stamp })
            })
            .collect();
        let winner = writes.len().saturating_sub(1);
        meet(class, writes, winner)
    }

    fn flags(&self, map: &Standing<'a>, name: &str) -> Vec<(bool, Stamp)> {
        under(map, name)
            .iter()
            .filter_map(|(value, op)| Some((value.as_bool().unwrap_or(false), self.stamp(op)?)))
            .collect()
    }

    fn prose(&self, decl: &FieldDecl, map: &Standing<'a>, name: &str) -> Field {
        let Some(object) = object_of(under(map, name)) else {
            // Written before the entry had shared text: a register like any other.
            return self.register(Class::Register, map, name, |stored| decl.kind.read(stored));
        };
        let text = self.text(&object);
        let marks = under(map, &format!("{name}{PROSE_MARK}"));
        let stamps: BTreeSet<Stamp> = marks.iter().filter_map(|(_, op)| self.stamp(op)).collect();
        let stamps: Vec<Stamp> = stamps.into_iter().collect();
        let together = stamps.len() > 1 && {
            let read = read_mark(&text);
            !marks.iter().any(|(mark, _)| mark.as_str() == Some(read.as_str()))
        };
        // Merging can leave white space at the ends, which no form gives back.
        let text = tidy(&text);
        let value = if text.is_empty() { None } else { Some(Value::Words(text)) };
        match value {
            None if stamps.is_empty() => Field::Empty,
            Some(text) if together => {
                self.later_text(decl, &object, &stamps).unwrap_or(Field::Together { text, stamps })
            }
            value => Field::Settled(Version { value, stamps }),
        }
    }

    /// What stands of a text that one person wrote in two windows: as they left it in the later one. `None` where
    /// others wrote in it, or the earlier window showed words of somebody else's that the later one did not: these are
    /// read once.
    fn later_text(&self, decl: &FieldDecl, object: &ObjId, stamps: &[Stamp]) -> Option<Field> {
        let author = one_hand(stamps)?;
        let last = stamps.iter().max_by_key(|stamp| (stamp.written, stamp.change))?;
        let unknown = self.metas_since(last.change);
        for stamp in stamps.iter().filter(|stamp| stamp.change != last.change) {
            let after = self.newer_than(&[stamp.change.into()]);
            let missed = unknown.iter().filter(|(change, _)| !after.contains(change));
            if missed.into_iter().any(|(_, by)| by.is_some_and(|by| by != author)) {
                return None;
            }
        }
        let version = |stamp: &Stamp| {
            let text = tidy(&self.view.doc.text_at(object, &[stamp.change.into()]).ok()?);
            let value = decl.kind.parse(&text).ok()?;
            Some(Version { value, stamps: vec![*stamp] })
        };
        Some(later(stamps.iter().map(version).collect::<Option<Vec<_>>>()?))
    }

    /// The changes that are not among the ancestors of `change`, nor it, each with its author.
    fn metas_since(&self, change: ChangeId) -> Vec<(ChangeId, Option<Author>)> {
        let metas = self.view.doc.get_changes_meta(&[change.into()]);
        let author = |meta: &ChangeMetadata<'_>| meta.author.as_ref().and_then(|by| Author::from_bytes(by.as_bytes()));
        metas.iter().map(|meta| (meta.hash.into(), author(meta))).collect()
    }

    /// Stamps of the entry's fields whose change did not know of `retired`, its retirement or its parent's, nor that of
    /// it.
    fn beside_retirement(&self, entry: &Entry, retired: &Field) -> Vec<Stamp> {
        let retired_by: Vec<ChangeHash> = retired.stamps().iter().map(|stamp| ChangeHash::from(stamp.change)).collect();
        let since: BTreeSet<ChangeId> = self.newer_than(&retired_by);
        let mut stamps: Vec<Stamp> =
            entry.fields.values().flat_map(Field::stamps).filter(|stamp| since.contains(&stamp.change)).collect();
        stamps.sort_unstable();
        stamps.dedup();
        stamps.retain(|stamp| {
            let unknown_to_it = self.newer_than(&[stamp.change.into()]);
            retired_by.iter().all(|hash| unknown_to_it.contains(&ChangeId::from(*hash)))
        });
        stamps
    }

    /// The changes that are not among the ancestors of `heads`.
    fn newer_than(&self, heads: &[ChangeHash]) -> BTreeSet<ChangeId> {
        self.view.doc.get_changes_meta(heads).into_iter().map(|meta| meta.hash.into()).collect()
    }
}

fn under<'s, 'a>(map: &'s Standing<'a>, name: &str) -> &'s [(automerge::Value<'a>, ObjId)] {
    map.get(name).map_or(&[], Vec::as_slice)
}

fn object_of(standing: &[(automerge::Value<'_>, ObjId)]) -> Option<ObjId> {
    standing.iter().rev().find_map(|(value, id)| value.is_object().then(|| id.clone()))
}
