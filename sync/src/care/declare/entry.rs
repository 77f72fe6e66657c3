//! One entry of a noun as a page sees it: what its fields hold, since when it is retired. Must never know the
//! document that it was read from.

use std::collections::{BTreeMap, BTreeSet};

use super::sign::Signed;
use super::{
    Chosen, Class, Code, Computed, Entry, EntryKey, Field, FieldDecl, Noun, OfOther, Role, Shape, SignerKeys, Signing,
    Stamp, Value,
};
use crate::id::{ClientId, PersonId};

impl EntryKey {
    /// Whether an entry of `noun` can be written under this key. One that stands there already may be read whatever
    /// its code: it may come from a newer version.
    #[must_use]
    pub fn fits(self, noun: &Noun) -> bool {
        match noun.shape {
            Shape::One => self == Self::One,
            Shape::List => matches!(self, Self::Id(_)),
            Shape::Coded(lists) => {
                let Self::Code(code) = self else { return false };
                code.parts().count() == lists.len() && code.parts().zip(lists).all(|(part, codes)| codes.take(part))
            }
        }
    }

    /// The key of `noun` written as `text` in an address, a form or a document: `one`, a code, or an id. A code need
    /// not be one that this version knows.
    #[must_use]
    pub fn parse(noun: &Noun, text: &str) -> Option<Self> {
        match noun.shape {
            Shape::One => (text == "one").then_some(Self::One),
            Shape::List => text.parse().ok().map(Self::Id),
            Shape::Coded(lists) => Code::new(text).filter(|code| code.parts().count() == lists.len()).map(Self::Code),
        }
    }
}

impl Entry {
    /// An entry with nothing in it, as a blank form shows.
    #[must_use]
    pub fn blank(noun: &'static Noun, key: EntryKey) -> Self {
        Self {
            noun,
            key,
            born: None,
            retired: Field::Empty,
            edited_while_retired: Vec::new(),
            parent_retired: false,
            struck: Vec::new(),
            fields: BTreeMap::new(),
            watched: BTreeMap::new(),
            looked: BTreeMap::new(),
            unlooked: BTreeMap::new(),
            chosen: BTreeMap::new(),
            of_other: BTreeMap::new(),
            said_apart: BTreeMap::new(),
            beside: BTreeMap::new(),
            answered: BTreeSet::new(),
            said_before: BTreeMap::new(),
            rewritten: None,
            not_safe: BTreeMap::new(),
            elsewhere: BTreeMap::new(),
        }
    }

    /// What `field` holds.
    #[must_use]
    pub fn field(&self, field: &FieldDecl) -> &Field {
        self.fields.get(field.name).unwrap_or(&Field::Empty)
    }

    /// The value of `field` to act on (see [`Field::value`]): the most careful one where what stands was said of
    /// something else ([`Entry::said_of_other`]).
    #[must_use]
    pub fn value(&self, field: &FieldDecl) -> Option<&Value> {
        let careful = self.said_of_other(field).and_then(|of_other| of_other.acted_on.as_ref());
        self.said_elsewhere(field).or(careful).or_else(|| self.field(field).value())
    }

    /// The code that was said in `field`, whatever it was said of; empty where there is none.
    pub(crate) fn said(&self, field: &FieldDecl) -> &str {
        self.field(field).value().and_then(Value::as_text).unwrap_or("")
    }

    /// Of what else that was said which stands in `field`, where it was: somebody has to look.
    #[must_use]
    pub fn said_of_other(&self, field: &FieldDecl) -> Option<&OfOther> {
        self.of_other.get(field.name)
    }

    /// Of what the version `value` of `field` was said, acted on or not, where that is not what stands beside it: empty
    /// where nothing stood there. `None` where it was said of that.
    #[must_use]
    pub fn said_apart(&self, field: &FieldDecl, value: Option<&Value>) -> Option<&[Value]> {
        let apart = self.said_apart.get(field.name)?.iter().find(|said| said.value.as_ref() == value)?;
        Some(&apart.was)
    }

    /// The fields in which that stands which was said of something else, each with what that is.
    pub fn of_others(&self) -> impl Iterator<Item = (&'static FieldDecl, &OfOther)> {
        let fields = self.noun.fields.iter().filter(|field| self.waits_for_looking(field));
        fields.filter_map(|field| Some((field, self.said_of_other(field)?)))
    }

    /// Whether somebody has to look at what `field` says and say it anew: not in what is put away, nor where they
    /// choose anyway.
    #[must_use]
    pub fn waits_for_looking(&self, field: &FieldDecl) -> bool {
        self.of_other.contains_key(field.name) && !self.is_put_away() && !self.is_signed() && !self.is_open(field)
    }

    /// Which of the versions of `field` is acted on until one is chosen; `None` where none is. What explains another
    /// field ([`FieldDecl::told_with`]) is acted on with what it explains: never the reason of another answer.
    #[must_use]
    pub fn acted_on(&self, field: &FieldDecl) -> Option<usize> {
        let Field::Conflicted { versions, acted_on } = self.field(field) else { return None };
        let Some(explained) = field.told_with.and_then(|name| self.noun.field(name)) else { return *acted_on };
        let held = match self.field(explained) {
            Field::Empty => return *acted_on,
            Field::Settled(version) | Field::Ruled { stands: version, .. } => Some(version),
            Field::Conflicted { versions, acted_on } => acted_on.and_then(|place| versions.get(place)),
            Field::Together { .. } => None,
        }?;
        // What was chosen was written before by whoever is chosen.
        let chosen = self.chosen(explained).filter(|chosen| chosen.since.is_none() && chosen.value == held.value);
        let chosen = chosen.and_then(|chosen| chosen.wrote.iter().find(|version| version.value == held.value));
        let with = |stamp: &Stamp| {
            let all = held.stamps.iter().chain(chosen.iter().flat_map(|version| &version.stamps));
            all.into_iter().any(|own| own.change == stamp.change)
        };
        versions.iter().position(|version| version.stamps.iter().any(with))
    }

    /// Every value that stands in `field`: several where a person must choose.
    pub fn every_value(&self, field: &FieldDecl) -> impl Iterator<Item = &Value> {
        let held = self.field(field);
        let versions = if let Field::Conflicted { versions, .. } = held { versions.as_slice() } else { &[] };
        let one = held.value().filter(|_| versions.is_empty());
        one.into_iter().chain(versions.iter().filter_map(|version| version.value.as_ref()))
    }

    /// The words or code of `field` to act on; empty when there are none.
    #[must_use]
    pub fn text(&self, field: &FieldDecl) -> &str {
        self.value(field).and_then(Value::as_text).unwrap_or("")
    }

    /// Whether it is retired itself. In doubt (retired here, taken up there) it is shown; retired by two people at once
    /// is no doubt.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        says_retired(&self.retired)
    }

    /// Whether it is put away, itself or with the entry that it belongs to.
    #[must_use]
    pub fn is_put_away(&self) -> bool {
        self.is_retired() || self.parent_retired
    }

    /// The entry that it corrects.
    #[must_use]
    pub fn corrects(&self) -> Option<EntryKey> {
        self.value(self.noun.field("corrects")?)?.as_link()
    }

    /// Whether it was entered in error.
    #[must_use]
    pub fn is_struck(&self) -> bool {
        !self.struck.is_empty()
    }

    /// Of a noun that strikes: the entry that it says to be entered in error, by noun and key.
    #[must_use]
    pub fn strikes(&self) -> Option<(&'static str, EntryKey)> {
        let links = self.noun.fields.iter().filter(|_| self.noun.strikes);
        let link = |field: &FieldDecl| Some((*field.kind.targets().first()?, self.value(field)?.as_link()?));
        links.filter_map(link).next_back()
    }

    /// Whether the form that a rule is asked about changes `field`. So a rule can hold something against a step that is
    /// taken now, and let everything else be written afterwards, above all what makes it safer.
    #[must_use]
    pub fn is_being_written(&self, field: &FieldDecl) -> bool {
        // Nothing of it is stored yet, so nobody has put their stamp on it.
        matches!(self.field(field), Field::Settled(version) if version.stamps.is_empty())
    }

    /// Who began it, where that is known.
    #[must_use]
    pub fn author(&self) -> Option<PersonId> {
        self.born.and_then(|born| born.author).map(|author| author.person)
    }

    /// Of a child: the entry that it belongs to.
    #[must_use]
    pub fn parent(&self) -> Option<EntryKey> {
        self.value(self.noun.parent()?)?.as_link()
    }

    /// The order in which it stands among its siblings: by its own [`Kind::Order`](super::Kind::Order), then by its
    /// key.
    #[must_use]
    pub fn place(&self) -> (String, EntryKey) {
        let order = self.noun.order().and_then(|field| self.value(field)).map(ToString::to_string);
        (order.unwrap_or_default(), self.key)
    }

    /// What is worked out from it, in the order of the declaration; what cannot be is left out.
    pub fn computed(&self) -> impl Iterator<Item = (&'static Computed, Value)> {
        self.noun.computed.iter().filter_map(|computed| Some((computed, (computed.of)(self)?)))
    }

    /// Whether it is signed, once or by two at once, and so fixed.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.noun.fields.iter().any(|decl| decl.class == Class::Frozen && *self.field(decl) != Field::Empty)
    }

    /// How far this entry of `client` can be called signed, by the keys that the directory holds.
    #[must_use]
    pub fn signing(&self, client: ClientId, keys: &SignerKeys) -> Signing {
        let held = self.noun.signed().map(|field| self.field(field));
        held.map_or(Signing::Open, |held| keys.signing(held, (client, self.noun, self.key)))
    }

    /// What was signed, true or not ([`Entry::signing`]); `None` for what is not signed, and while two signings stand.
    #[must_use]
    pub fn signed(&self) -> Option<Signed> {
        Signed::read(self.value(self.noun.signed()?)?.as_signed()?)
    }

    /// The newest stamp by the writers' clocks, to show "last changed"; never used to decide anything.
    #[must_use]
    pub fn last_changed(&self) -> Option<Stamp> {
        self.fields
            .values()
            .chain([&self.retired])
            .flat_map(Field::stamps)
            .chain(self.born)
            .max_by_key(|stamp| (stamp.written, stamp.change))
    }

    /// Who chose what stands in `field` from several versions, if somebody did.
    #[must_use]
    pub fn chosen(&self, field: &FieldDecl) -> Option<&Chosen> {
        self.chosen.get(field.name)
    }

    /// Whether a person must choose between versions of `field`. Never once the entry is signed, but between two
    /// signings: then what is signed stands, and what came later is told as such ([`Entry::late_versions`]).
    #[must_use]
    pub fn is_open(&self, field: &FieldDecl) -> bool {
        self.field(field).is_conflicted() && (field.class == Class::Frozen || !self.is_signed())
    }

    /// The fields in which a person must choose (see [`Entry::is_open`]).
    pub fn conflicts(&self) -> impl Iterator<Item = (&'static FieldDecl, &Field)> {
        let open = self.noun.fields.iter().filter(|field| self.is_open(field));
        open.map(|field| (field, self.field(field)))
    }

    /// The prose fields whose text was merged and not read yet. None once the entry is signed: then what is signed
    /// stands, and what came later is told by the noun (`note.rs`).
    pub fn merged_texts(&self) -> impl Iterator<Item = (&'static FieldDecl, &Field)> {
        self.noun.fields.iter().filter_map(|decl| {
            let field = self.field(decl);
            (matches!(field, Field::Together { .. }) && !self.is_signed()).then_some((decl, field))
        })
    }

    /// The fields in which several people gave a status differently and its rule let one stand: somebody looks at that
    /// once. None of an entry that is signed or put away, nor where one person wrote in two windows.
    pub fn ruled(&self) -> impl Iterator<Item = (&'static FieldDecl, &Field)> {
        let fields = self.noun.fields.iter().filter(|field| self.is_ruled(field));
        fields.map(|field| (field, self.field(field)))
    }

    /// Whether `field` is one of [`Entry::ruled`].
    #[must_use]
    pub fn is_ruled(&self, field: &FieldDecl) -> bool {
        let held = self.field(field);
        let is_ruled = matches!((field.class, held), (Class::State { .. }, Field::Ruled { .. }));
        is_ruled && !held.is_by_one_hand() && !self.is_signed() && !self.is_put_away()
    }

    /// What stands in `field` and was written while the entry was being put away elsewhere, each stamp of it. None
    /// where somebody chooses or reads in the field anyway.
    #[must_use]
    pub fn written_while_retired(&self, field: &FieldDecl) -> Vec<Stamp> {
        let held = self.field(field);
        if self.is_open(field) || (matches!(held, Field::Together { .. }) && !self.is_signed()) {
            return Vec::new();
        }
        held.stamps().into_iter().filter(|stamp| self.edited_while_retired.contains(stamp)).collect()
    }

    /// The watched fields that hold a value that protects less than it did since a supervisor last looked, with the
    /// code that it was then. While two versions stand, these come first.
    pub fn lowered(&self) -> impl Iterator<Item = (&'static FieldDecl, &str)> {
        self.noun.fields.iter().filter_map(|decl| Some((decl, self.lowered_from(decl)?)))
    }

    /// The code that `field` was lowered from, where a supervisor has still to see it, also once the entry is put away:
    /// whoever lowered it may have done that. Nothing waits in what was entered in error, nor before somebody looked at
    /// what was said of something else.
    #[must_use]
    pub fn lowered_from(&self, field: &FieldDecl) -> Option<&str> {
        self.unseen_from(field).filter(|_| !self.waits_for_looking(field))
    }

    /// The same, also where somebody has to look first.
    pub(crate) fn unseen_from(&self, field: &FieldDecl) -> Option<&str> {
        let waits = !self.field(field).is_conflicted() && !self.is_struck();
        let is_lower = |was: &&String| field.class.rank_watched(was) < field.class.rank_watched(self.said(field));
        let was = self.watched.get(field.name).filter(is_lower).or_else(|| self.unlooked.get(field.name));
        was.filter(|_| waits).map(String::as_str)
    }

    /// The entry as `role` may see it: without the fields that are kept from it, and so without what is worked out of
    /// them.
    #[must_use]
    pub fn seen_by(mut self, role: Role) -> Self {
        let noun = self.noun;
        self.fields.retain(|name, _| noun.field(name).is_none_or(|field| field.is_seen_by(role)));
        self.watched.retain(|name, _| noun.field(name).is_none_or(|field| field.is_seen_by(role)));
        self.unlooked.retain(|name, _| noun.field(name).is_none_or(|field| field.is_seen_by(role)));
        self.chosen.retain(|name, _| noun.field(name).is_none_or(|field| field.is_seen_by(role)));
        self.of_other.retain(|name, _| noun.field(name).is_none_or(|field| field.is_seen_by(role)));
        self.said_apart.retain(|name, _| noun.field(name).is_none_or(|field| field.is_seen_by(role)));
        self
    }

    /// The entry without the fields that are kept from anybody who may read its part.
    pub(in crate::care) fn seen_by_all(mut self) -> Self {
        let noun = self.noun;
        self.fields.retain(|name, _| noun.field(name).is_none_or(|field| field.readers.is_none()));
        self.chosen.retain(|name, _| noun.field(name).is_none_or(|field| field.readers.is_none()));
        self.of_other.retain(|name, _| noun.field(name).is_none_or(|field| field.readers.is_none()));
        self.said_apart.retain(|name, _| noun.field(name).is_none_or(|field| field.readers.is_none()));
        self
    }

    /// Sets a field of this view, as an edit in preparation does; the document is untouched.
    pub(crate) fn put(&mut self, field: &'static FieldDecl, to: Field) {
        self.of_other.remove(field.name);
        self.said_apart.remove(field.name);
        self.unlooked.remove(field.name);
        self.elsewhere.remove(field.name);
        self.beside.remove(field.name);
        self.fields.insert(field.name, to);
    }
}

/// Whether what stands under an entry's mark of retirement says that it is retired.
pub(in crate::care) fn says_retired(mark: &Field) -> bool {
    match mark {
        Field::Empty | Field::Together { .. } => false,
        Field::Settled(version) | Field::Ruled { stands: version, .. } => version.value.is_some(),
        Field::Conflicted { versions, .. } => versions.iter().all(|version| version.value.is_some()),
    }
}
