//! Edits: what a person wants written, checked against the declarations, then made as one change at the version
//! that their form was rendered from. Must never overwrite what the form did not show, nor write a field that
//! the person did not change.

mod births;
mod check;
mod commit;
mod meets;
mod place;
mod size;

use std::borrow::Cow;
use std::sync::Arc;

use automerge::{Automerge, Change, ChangeHash, ReadDoc};

use super::birth;
pub use super::judge::SET_ASIDE_MS;
use super::read::View;
pub use super::settlement::REASON_CHARACTERS_MAX;
use super::summary::Touched;
use crate::care::declare::{ClientFacts, DocKey, EntryKey, FieldDecl, Noun, Role, SigningKeys, Value};
pub use crate::care::declare::{Problem, Wrong};
use crate::id::{Author, ChangeId, EditId, Heads};
use crate::time::Millis;
use births::Births;
pub use size::{CHANGE_LEN_MAX, OPERATIONS_MAX, portions};

/// One filled-in form, for one document.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Its id: sent twice, it is one edit.
    pub id: EditId,
    /// Which document of which chart.
    pub doc: DocKey,
    /// The version of the document that the form showed; empty when it showed none yet.
    pub base: Heads,
    /// Who, on which node.
    pub author: Author,
    /// What they are there for, which decides what they may write.
    pub role: Role,
    /// When, by this node's clock.
    pub at: Millis,
    /// What is known of the client's other documents, for rules and links; empty where nothing is.
    pub facts: Arc<ClientFacts>,
    /// What its author signs with; needed where something is signed.
    pub keys: Option<SigningKeys>,
    /// What to do, in order.
    pub acts: Vec<Act>,
}

impl Edit {
    /// The entries that it touches.
    pub(crate) fn touched(&self) -> Vec<Touched> {
        let touched = |act: &Act| Touched {
            noun: act.noun,
            key: act.key,
            with_children: matches!(act.verb, Verb::Retire | Verb::TakeUp),
        };
        self.acts.iter().map(touched).collect()
    }
}

/// One thing to do to one entry.
#[derive(Clone, Debug)]
pub struct Act {
    /// The noun.
    pub noun: &'static Noun,
    /// The entry.
    pub key: EntryKey,
    /// What to do.
    pub verb: Verb,
}

/// What a person can do to an entry.
#[derive(Clone, Debug)]
pub enum Verb {
    /// Begin it, with these fields.
    Begin(Vec<(&'static FieldDecl, Option<Value>)>),
    /// Write these fields; those that still hold what the form showed are left alone.
    Write(Vec<(&'static FieldDecl, Option<Value>)>),
    /// Put it at this place among its siblings; only its own order is written.
    Move(Place),
    /// Put it away; it stays readable and can be taken up again.
    Retire,
    /// Take a retired entry up again.
    TakeUp,
    /// Choose between the versions of a field, or write a third.
    Settle {
        /// The field with several versions.
        field: &'static FieldDecl,
        /// What shall stand.
        choice: Option<Value>,
        /// Why; required where safety or rights hang on it.
        reason: String,
    },
    /// Say that merged text has been read and stands as it is.
    ConfirmText {
        /// The prose field.
        field: &'static FieldDecl,
    },
    /// Say, as a supervisor, that the lower value of a watched field has been seen.
    SeeLowered {
        /// The watched field.
        field: &'static FieldDecl,
    },
    /// Say that what stands in a field is meant for the value that stands beside it, of which it was not said
    /// ([`FieldDecl::said_of`]): it is written anew as it stands.
    SayAgain {
        /// The field.
        field: &'static FieldDecl,
    },
    /// Sign: fix the entry as it is for ever.
    Sign,
}

/// A place among the entries of a noun that belong to one parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Just before this entry.
    Before(EntryKey),
    /// Just after this entry.
    After(EntryKey),
}

/// Why an edit was not made. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// The form shows a version that this document never had.
    #[error("the form shows a version of this page that is not known here: open the page again")]
    UnknownVersion,
    /// The form is for another document than the one at hand.
    #[error("the form is for another document")]
    OtherDocument,
    /// Fields or entries are not as they should be.
    #[error("{} things to put right", .0.len())]
    Problems(Vec<Problem>),
    /// More is written at once than other nodes take in one change: see [`CHANGE_LEN_MAX`] and [`OPERATIONS_MAX`].
    #[error("more is written at once than one change may hold: save it in smaller pieces")]
    TooLarge,
    /// The document could not be begun.
    #[error(transparent)]
    Birth(#[from] birth::BirthError),
    /// Automerge refused.
    #[error("the document could not be written")]
    Automerge(#[from] automerge::AutomergeError),
    /// Automerge refused the version to write at.
    #[error("the document could not be written at that version")]
    PatchLog(#[from] automerge::PatchLogMismatch),
}

/// What an edit did to the document at hand. It is not durable yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The change that holds the edit; `None` when every field held what was asked for.
    pub change: Option<ChangeId>,
    /// All changes that are new in the document, births first, as bytes to store.
    pub chunks: Vec<Vec<u8>>,
    /// Their hashes, in the same order.
    pub new: Vec<ChangeId>,
    /// The document's heads now.
    pub heads: Heads,
    /// Whether others wrote since the form was rendered: the page should show what came together.
    pub together: bool,
    /// Whether all that was written since was by the same person at the same node: in another window.
    pub twice: bool,
    /// Whether any of it was written in an entry that the edit writes too: what else was written since is beside the form.
    pub same_entry: bool,
    /// Whether this very edit had been made before.
    pub repeated: bool,
}

/// The actors that an edit may write under, drawn by the caller. One lives for one run, person and document.
#[derive(Clone, Copy, Debug)]
pub struct Actors {
    /// For an edit of the present version.
    pub run: [u8; 16],
    /// For an edit of an older version; never used before.
    pub fresh: [u8; 16],
}

/// Makes `edit` in `doc`, as one change at the version that its form showed.
///
/// # Errors
/// [`EditError`]; the document then is as it was.
pub fn apply(doc: &mut Automerge, edit: &Edit, actors: Actors) -> Result<Edited, EditError> {
    is_of(doc, edit)?;
    if let Some(change) = made_before(doc, edit.id, &edit.base) {
        return Ok(Edited { change: Some(change), repeated: true, ..untouched(doc) });
    }
    let births = births::births(doc, edit)?;
    if births.new.is_empty() && size::is_small(edit) {
        return write(doc, edit, births, actors);
    }
    // Births are stored only with a change that stands on them, so without one they must not stay here either: the next
    // edit would take them for stored. Nor may a change stay that other nodes would refuse.
    let mut with = doc.clone();
    with.apply_changes(births.new.clone())?;
    let edited = write(&mut with, edit, births, actors)?;
    if edited.change.is_none() {
        let Edited { together, twice, same_entry, .. } = edited;
        return Ok(Edited { together, twice, same_entry, ..untouched(doc) });
    }
    *doc = with;
    Ok(edited)
}

/// What is wrong with `edit`, as [`apply`] would say it; nothing of one that was made before. `doc` stays as it is: for
/// a form that comes back in any case, so that all that is wrong with it is told at once.
///
/// # Errors
/// [`EditError`], but for [`EditError::Problems`].
pub fn problems(doc: &Automerge, edit: &Edit) -> Result<Vec<Problem>, EditError> {
    is_of(doc, edit)?;
    if made_before(doc, edit.id, &edit.base).is_some() {
        return Ok(Vec::new());
    }
    let births = births::births(doc, edit)?;
    let mut doc = Cow::Borrowed(doc);
    if !births.new.is_empty() {
        doc.to_mut().apply_changes(births.new)?;
    }
    let at = (!is_present(&doc, &births.base)).then_some(births.base.as_slice());
    match check::check(View { doc: &doc, at }, edit) {
        Ok(_) => Ok(Vec::new()),
        Err(EditError::Problems(problems)) => Ok(problems),
        Err(error) => Err(error),
    }
}

/// Whether `edit` is one of `doc`, at a version that is known there.
fn is_of(doc: &Automerge, edit: &Edit) -> Result<(), EditError> {
    match birth::owner(doc) {
        Some(owner) if owner != edit.doc => return Err(EditError::OtherDocument),
        Some(_) | None => {}
    }
    if !edit.doc.is_sound() || edit.acts.iter().any(|act| !edit.doc.may_hold(act.noun, act.key)) {
        return Err(EditError::OtherDocument);
    }
    if edit.base.to_automerge().iter().any(|hash| doc.get_change_meta_by_hash(hash).is_none()) {
        return Err(EditError::UnknownVersion);
    }
    Ok(())
}

/// What is said of an edit that left `doc` as it was.
fn untouched(doc: &Automerge) -> Edited {
    Edited {
        change: None,
        chunks: Vec::new(),
        new: Vec::new(),
        heads: doc.get_heads().into_iter().collect(),
        together: false,
        twice: false,
        same_entry: false,
        repeated: false,
    }
}

fn write(doc: &mut Automerge, edit: &Edit, births: Births, actors: Actors) -> Result<Edited, EditError> {
    let present = is_present(doc, &births.base);
    let since = if present { Since::default() } else { Since::of(doc, &births.base, edit.author) };
    let edit = &*since.after_own(edit);
    let twice = since.is_own;
    let same_entry = !present && is_written_since(doc, edit, &births.base);
    // The present version is read without a look at what came before it.
    let plans = check::check(View { doc, at: (!present).then_some(births.base.as_slice()) }, edit)?;
    let actor = commit::actor(doc, edit, actors, present)?;
    let hash = commit::commit(doc, edit, &plans, &births.base, actor)?;
    let Some(change) = hash.and_then(|hash| doc.get_change_by_hash(&hash)) else {
        return Ok(Edited { together: !present, twice, same_entry, ..untouched(doc) });
    };
    if !size::fits(&change) {
        return Err(EditError::TooLarge);
    }
    let id = change.hash().into();
    let changes: Vec<Change> = births.new.into_iter().chain([change]).collect();
    Ok(Edited {
        change: Some(id),
        new: changes.iter().map(|change| change.hash().into()).collect(),
        chunks: changes.iter().map(|change| change.raw_bytes().to_vec()).collect(),
        together: !present,
        twice,
        same_entry,
        ..untouched(doc)
    })
}

/// Whether one of the entries that `edit` writes is another now than at the version `base`. One that it begins is nobody else's.
fn is_written_since(doc: &Automerge, edit: &Edit, base: &[ChangeHash]) -> bool {
    let stamps = |view: View<'_>, act: &Act| {
        let entry = view.entry(act.noun, act.key);
        entry.map(|entry| {
            let fields = act.noun.fields.iter().map(|field| entry.field(field).stamps()).collect::<Vec<_>>();
            (fields, entry.retired.stamps())
        })
    };
    edit.acts.iter().filter(|act| !matches!(act.verb, Verb::Begin(_))).any(|act| {
        let then = stamps(View { doc, at: Some(base) }, act);
        then.is_some() && then != stamps(View::now(doc), act)
    })
}

/// What was written since the version that a form showed.
#[derive(Default)]
struct Since {
    /// When the form's author wrote last at its node, in whole seconds, if they did.
    own_last: Option<i64>,
    /// Whether nobody else wrote, and they did.
    is_own: bool,
}

impl Since {
    fn of(doc: &Automerge, base: &[ChangeHash], author: Author) -> Self {
        let metas = doc.get_changes_meta(base);
        // What nobody signed is no word of anybody's.
        let signed = metas.iter().filter_map(|meta| Some((meta.author.as_ref()?.as_bytes(), meta.timestamp)));
        let own = |(by, at): (&[u8], i64)| (Author::from_bytes(by) == Some(author)).then_some(at);
        let own_last = signed.clone().filter_map(own).max();
        Self { own_last, is_own: own_last.is_some() && signed.clone().all(|one| own(one).is_some()) }
    }

    /// The edit, written later than all that its author wrote in another window since: of both the later stands, also where
    /// a clock was set back in between, and within one second.
    fn after_own<'a>(&self, edit: &'a Edit) -> Cow<'a, Edit> {
        match self.own_last {
            Some(last) if edit.at.to_automerge_seconds() <= last => {
                Cow::Owned(Edit { at: Millis::from_automerge_seconds(last.saturating_add(1)), ..edit.clone() })
            }
            Some(_) | None => Cow::Borrowed(edit),
        }
    }
}

/// The change since the version `base` that was made by the form `id`: it was saved already. `None` also when that
/// version is not known here.
#[must_use]
pub fn made_before(doc: &Automerge, id: EditId, base: &Heads) -> Option<ChangeId> {
    let (base, id) = (base.to_automerge(), id.to_string());
    if base.iter().any(|hash| doc.get_change_meta_by_hash(hash).is_none()) {
        return None;
    }
    doc.get_changes_meta(&base)
        .into_iter()
        .find(|meta| meta.message.as_deref() == Some(id.as_str()))
        .map(|meta| meta.hash.into())
}

/// Whether the version `heads` is the present one.
fn is_present(doc: &Automerge, heads: &[ChangeHash]) -> bool {
    heads.iter().copied().collect::<Heads>() == doc.get_heads().into_iter().collect()
}
