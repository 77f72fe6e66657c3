//! Judging a change of another node as the form that it claims to be: its writes are read as deeds, and each deed is
//! judged as a form's would be, in the version that its author saw. Must never decide itself who may do what.

use std::collections::BTreeSet;

use automerge::{Automerge, Change, ScalarValue};

use super::operations::{Touch, touches};
use super::sorted::{Sorted, sorted};
use crate::care::declare::{
    Entry, EntryKey, Field, FieldDecl, Problem, Role, SignerKeys, Value, Version, Wrong, sign, tidy,
};
use crate::care::engine::judge::{
    Case, Deed, LOOSENS, ONLY_RAISED, SET_ASIDE, WIDENS, WRITERS_ALONE, judge, struck_by,
};
use crate::care::engine::read::{View, read_mark};
use crate::care::engine::settlement::{self, SETTLEMENT, Settling};
use crate::care::engine::watch;
use crate::care::{Vocabulary, birth};
use crate::id::{Author, EditId};
use crate::record::Refusal;
use crate::time::Millis;

/// Who wrote a change, as the directory has them now.
#[derive(Clone, Copy)]
pub(super) struct By<'a> {
    pub(super) author: Author,
    pub(super) role: Role,
    pub(super) at: Millis,
    pub(super) keys: &'a SignerKeys,
    /// What this program knows.
    pub(super) known: Vocabulary,
}

/// Whether they could have made the change by a form. `doc` holds it already.
///
/// # Errors
/// The [`Refusal`] that fits the first deed that speaks against it.
pub(super) fn judge_change(doc: &Automerge, change: &Change, by: By<'_>) -> Result<(), Refusal> {
    let message = change.message().ok_or(Refusal::NotOfAForm)?;
    let edit: EditId = message.parse().map_err(|_| Refusal::NotOfAForm)?;
    if *message != edit.to_string() {
        return Err(Refusal::NotOfAForm);
    }
    let (settlings, touches): (Vec<Touch>, Vec<Touch>) =
        touches(doc, change, by.known)?.into_iter().partition(|touch| *touch.noun == SETTLEMENT);
    let settlings = settlings.iter().map(|touch| settling(edit, touch)).collect::<Result<_, _>>()?;
    let begun = touches.iter().filter(|touch| touch.begins).map(|touch| (touch.noun.name, touch.key)).collect();
    // An entry lies where its id says that it was begun.
    let owner = birth::owner(doc).ok_or(Refusal::NotOfAForm)?;
    if !touches.iter().all(|touch| owner.may_hold(touch.noun, touch.key)) {
        return Err(Refusal::NotOfAForm);
    }
    let mut hearing = Hearing { doc, change, edit, by, settlings, begun };
    for touch in &touches {
        hearing.touch(touch)?;
    }
    // A settling of what this change does not write settles nothing.
    if hearing.settlings.is_empty() { Ok(()) } else { Err(Refusal::NotOfAForm) }
}

/// A settling as the change writes it; it stands under the id that the form and the field give it.
fn settling(edit: EditId, touch: &Touch) -> Result<Settling, Refusal> {
    let text = |field: &FieldDecl| match touch.written.get(field.name) {
        None => Ok(String::new()),
        Some(ScalarValue::Str(text)) => Ok(text.to_string()),
        Some(_) => Err(Refusal::NotOfAForm),
    };
    let is_known = |name: &String| SETTLEMENT.field(name).is_some();
    if !touch.begins || !touch.texts.is_empty() || !touch.written.keys().all(is_known) {
        return Err(Refusal::NotOfAForm);
    }
    let settling = Settling {
        noun: text(&settlement::NOUN)?,
        entry: text(&settlement::ENTRY)?,
        field: text(&settlement::FIELD)?,
        reason: text(&settlement::REASON)?,
        versions: text(&settlement::VERSIONS)?,
    };
    if touch.key == EntryKey::Id(settling.id(edit)) { Ok(settling) } else { Err(Refusal::NotOfAForm) }
}

/// One change as it is judged.
struct Hearing<'a> {
    doc: &'a Automerge,
    change: &'a Change,
    edit: EditId,
    by: By<'a>,
    /// Those whose field was not met yet.
    settlings: Vec<Settling>,
    /// Entries that it begins.
    begun: BTreeSet<(&'static str, EntryKey)>,
}

impl Hearing<'_> {
    /// In the order in which a form could have done it: begun, written, put away or signed.
    fn touch(&mut self, touch: &Touch) -> Result<(), Refusal> {
        let sorted = sorted(touch)?;
        let before = View { doc: self.doc, at: Some(self.change.deps()) };
        let mut entry = if touch.begins {
            self.begin(touch, &before, &sorted)?;
            Entry::blank(touch.noun, touch.key)
        } else {
            before.entry(touch.noun, touch.key).ok_or(Refusal::NotOfAForm)?
        };
        let found = entry.clone();
        self.values(touch, &mut entry, &sorted)?;
        self.watched(touch, &found, &sorted)?;
        self.sets(touch, &mut entry, &sorted)?;
        self.texts(touch, &mut entry, &sorted)?;
        self.whole(touch, &entry, &sorted)?;
        match sorted.signed {
            Some((field, bytes)) => self.signed(touch, &mut entry, field, bytes),
            None => Ok(()),
        }
    }

    fn judge(&self, touch: &Touch, entry: Option<&Entry>, deed: Deed<'_>) -> Result<(), Refusal> {
        self.judge_of(touch, (entry, None), deed)
    }

    /// The same of one that may strike another.
    fn judge_of(
        &self,
        touch: &Touch,
        (entry, struck): (Option<&Entry>, Option<&Entry>),
        deed: Deed<'_>,
    ) -> Result<(), Refusal> {
        let (noun, key, is_begun_here) = (touch.noun, touch.key, touch.begins);
        let By { author, role, at, .. } = self.by;
        let case = Case { noun, key, entry, struck, is_begun_here, author, role, at };
        judge(&case, deed).map_err(|problem| refusal(&problem))
    }

    fn begin(&self, touch: &Touch, before: &View<'_>, sorted: &Sorted<'_>) -> Result<(), Refusal> {
        let linked = |field: &'static FieldDecl| {
            sorted.values.iter().find(|(own, _)| *own == field).and_then(|(_, to)| to.as_ref()?.as_link())
        };
        let find = |name: &'static str, key| before.entry(self.by.known.noun_named(name)?, key);
        let struck = struck_by(touch.noun, linked, find);
        self.judge_of(touch, (None, struck.as_ref()), Deed::Begin)
    }

    /// Fields of one value. Where several stood, the change must settle them, and say so.
    fn values(&mut self, touch: &Touch, entry: &mut Entry, sorted: &Sorted<'_>) -> Result<(), Refusal> {
        for (field, to) in &sorted.values {
            self.write(touch, entry, field, to.as_ref())?;
        }
        Ok(())
    }

    fn write(
        &mut self,
        touch: &Touch,
        entry: &mut Entry,
        field: &'static FieldDecl,
        to: Option<&Value>,
    ) -> Result<(), Refusal> {
        self.links(entry, field, to)?;
        match self.settling_of(touch, field) {
            Some(settling) => self.settle(touch, entry, field, to, &settling)?,
            None => self.judge(touch, Some(entry), Deed::Write(field, to))?,
        }
        put(entry, field, to.cloned());
        Ok(())
    }

    /// A new link leads to what stands: in this document as its author saw it, or as this change leaves it. Of other
    /// documents nothing is known here; what an entry belongs to lies in its own.
    fn links(&self, entry: &Entry, field: &FieldDecl, to: Option<&Value>) -> Result<(), Refusal> {
        let held = entry.value(field).map(Value::links).unwrap_or_default();
        let before = View { doc: self.doc, at: Some(self.change.deps()) };
        let may = |key: EntryKey| {
            let stands = |noun: &&'static str| {
                if self.begun.contains(&(*noun, key)) { Some(true) } else { before.stands(noun, key) }
            };
            let is_parent = entry.noun.parent().is_some_and(|parent| parent == field);
            // Where nothing is known of one of the nouns that it may link to, the form that offered it is believed, as
            // it is there.
            field.kind.targets().iter().any(|noun| stands(noun).unwrap_or(!is_parent))
        };
        let new = to.map(Value::links).unwrap_or_default().into_iter().filter(|key| !held.contains(key));
        if new.into_iter().all(may) { Ok(()) } else { Err(Refusal::NotOfAForm) }
    }

    fn settle(
        &self,
        touch: &Touch,
        entry: &Entry,
        field: &'static FieldDecl,
        to: Option<&Value>,
        settling: &Settling,
    ) -> Result<(), Refusal> {
        self.judge(touch, Some(entry), Deed::Settle(field, to, &settling.reason))?;
        let versions = entry.field(field).versions();
        // Neither versions that never were, nor some of them left out.
        let is_true = settling.versions == settlement::named(&versions) && settling.reason == tidy(&settling.reason);
        if is_true { Ok(()) } else { Err(Refusal::NotOfAForm) }
    }

    /// A lowering of a watched field says what it was lowered from, as the form that made it did; only a supervisor
    /// says that one was seen.
    fn watched(&self, touch: &Touch, found: &Entry, sorted: &Sorted<'_>) -> Result<(), Refusal> {
        for field in touch.noun.fields.iter().filter(|field| field.watched) {
            let said = sorted.seen.iter().find(|(own, _)| *own == field).map(|(_, mark)| *mark);
            let code = said.map(watch::code_of);
            if said.is_some_and(|said| said != watch::mark(watch::code_of(said), self.edit)) {
                return Err(Refusal::NotOfAForm);
            }
            let written = sorted.values.iter().find(|(own, _)| *own == field).map(|(_, to)| to.as_ref());
            let Some(to) = written else {
                if let Some(code) = code {
                    self.judge(touch, Some(found), Deed::SeeLowered(field))?;
                    if code != found.said(field) {
                        return Err(Refusal::NotOfAForm);
                    }
                }
                continue;
            };
            // Written by a form that did not know yet that it is watched.
            if said.is_none() && field.watched_later {
                continue;
            }
            let due = watch::after(found, field, to, self.by.role);
            // A form may do several things one after another: what was held may always be said, and a supervisor may
            // have seen what stood there.
            let is_held = code.is_some() && code == watch::held(found, field);
            let is_seen = self.by.role == Role::Supervisor && code.is_none_or(|code| code == found.said(field));
            if code != due && !is_held && !is_seen {
                return Err(Refusal::NotOfAForm);
            }
        }
        Ok(())
    }

    /// Takes the settling of this field out of those that are left.
    fn settling_of(&mut self, touch: &Touch, field: &FieldDecl) -> Option<Settling> {
        let place = self.settlings.iter().position(|settling| is_of(settling, touch, field))?;
        Some(self.settlings.swap_remove(place))
    }

    fn sets(&mut self, touch: &Touch, entry: &mut Entry, sorted: &Sorted<'_>) -> Result<(), Refusal> {
        for (name, flags) in &sorted.flags {
            let Some(field) = touch.noun.field(name) else { return Err(Refusal::NotOfAForm) };
            let mut all = entry.value(field).map(Value::flags).unwrap_or_default();
            for (code, there) in flags {
                if *there {
                    all.insert((*code).to_owned())
                } else {
                    all.remove(*code)
                };
            }
            // Codes that this version does not know stay, and nobody here judges them.
            let known: Vec<String> = all.into_iter().filter(|code| field.kind.parse(code).is_ok()).collect();
            let to = field.kind.parse(&known.join(" ")).map_err(|_| Refusal::NotOfAForm)?;
            self.write(touch, entry, field, to.as_ref())?;
        }
        Ok(())
    }

    fn shared_text(&self, touch: &Touch, name: &str, at: &[automerge::ChangeHash]) -> Option<String> {
        View { doc: self.doc, at: Some(at) }.shared_text(touch.noun, touch.key, name)
    }

    /// Shared text: letters never change without the mark of the form that changed them.
    fn texts(&self, touch: &Touch, entry: &mut Entry, sorted: &Sorted<'_>) -> Result<(), Refusal> {
        let deps = self.change.deps();
        for (field, mark) in &sorted.marks {
            let before = self.shared_text(touch, field.name, deps).unwrap_or_default();
            let after = self.shared_text(touch, field.name, &[self.change.hash()]).ok_or(Refusal::NotOfAForm)?;
            if *mark == read_mark(&before) && before == after && !touch.begins {
                self.judge(touch, Some(entry), Deed::ConfirmText(field))?;
                continue;
            }
            if *mark != self.edit.to_string() || tidy(&after) != after {
                return Err(Refusal::NotOfAForm);
            }
            let to = if after.is_empty() { None } else { Some(Value::Words(after)) };
            self.judge(touch, Some(entry), Deed::Write(field, to.as_ref()))?;
            put(entry, field, to);
        }
        for name in touch.texts.iter().filter(|name| !sorted.marks.iter().any(|(field, _)| field.name == **name)) {
            let before = self.shared_text(touch, name, deps).unwrap_or_default();
            let is_unknown = touch.noun.field(name).is_none();
            if !is_unknown && Some(before) != self.shared_text(touch, name, &[self.change.hash()]) {
                return Err(Refusal::NotOfAForm);
            }
        }
        Ok(())
    }

    /// What is asked of the entry and not of a field.
    fn whole(&self, touch: &Touch, entry: &Entry, sorted: &Sorted<'_>) -> Result<(), Refusal> {
        if let Some(retired) = sorted.retired {
            self.judge(touch, Some(entry), if retired.is_some() { Deed::Retire } else { Deed::TakeUp })?;
            if retired.is_some_and(|at| !self.is_of_this_change(at)) {
                return Err(Refusal::NotOfAForm);
            }
        }
        let has_unknown_text = touch.texts.iter().any(|name| touch.noun.field(name).is_none());
        if sorted.has_unknown || has_unknown_text {
            self.judge(touch, Some(entry), Deed::WriteUnknown)?;
        }
        let is_missing =
            |field: &&FieldDecl| field.required && entry.value(field).is_none() && !entry.field(field).is_conflicted();
        if (touch.begins || sorted.signed.is_some()) && touch.noun.fields.iter().any(|field| is_missing(&field)) {
            return Err(Refusal::NotOfAForm);
        }
        Ok(())
    }

    /// Automerge keeps the time of a change in whole seconds.
    fn is_of_this_change(&self, at: Millis) -> bool {
        at.to_automerge_seconds() == self.change.timestamp()
    }

    fn signed(
        &mut self,
        touch: &Touch,
        entry: &mut Entry,
        field: &'static FieldDecl,
        bytes: &[u8],
    ) -> Result<(), Refusal> {
        if self.settlings.iter().any(|settling| is_of(settling, touch, field)) {
            return self.write(touch, entry, field, Some(&Value::Signed(bytes.to_vec())));
        }
        self.judge(touch, Some(entry), Deed::Sign)?;
        let signed = sign::Signed::read(bytes).ok_or(Refusal::FalseSignature)?;
        if signed.has_more_than(touch.noun) {
            return Err(Refusal::Newer);
        }
        let client = birth::owner(self.doc).ok_or(Refusal::OtherBeginning)?.client;
        let is_true = signed.author == self.by.author
            && self.is_of_this_change(signed.at)
            && signed.canonical() == sign::canonical(client, entry, signed.author, signed.at)
            && self.by.keys.vouch_for(&signed);
        if is_true { Ok(()) } else { Err(Refusal::FalseSignature) }
    }
}

fn is_of(settling: &Settling, touch: &Touch, field: &FieldDecl) -> bool {
    settling.noun == touch.noun.name && settling.entry == touch.key.to_string() && settling.field == field.name
}

fn put(entry: &mut Entry, field: &'static FieldDecl, value: Option<Value>) {
    entry.put(field, Field::Settled(Version { value, stamps: Vec::new() }));
}

/// What a person is told at the field of a form, as a peer is told of a change.
fn refusal(problem: &Problem) -> Refusal {
    match problem.what {
        Wrong::NotYours | Wrong::Rule(LOOSENS | SET_ASIDE | ONLY_RAISED | WIDENS | WRITERS_ALONE) => Refusal::NotYours,
        Wrong::Signed | Wrong::AddOnly | Wrong::Kept | Wrong::AlreadyThere => Refusal::Fixed,
        Wrong::Missing
        | Wrong::Misfit(_)
        | Wrong::TwoVersions
        | Wrong::OneVersion
        | Wrong::NoSuchEntry
        | Wrong::NotSignable
        | Wrong::NoKey
        | Wrong::OtherConsent
        | Wrong::ForOthers
        | Wrong::ForWhom
        | Wrong::OtherStaff
        | Wrong::TooEarly
        | Wrong::Rule(_) => Refusal::NotOfAForm,
    }
}
