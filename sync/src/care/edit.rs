//! Edits: what a person wants written, checked against the declarations, then made as one change at the version
//! that their form was rendered from. Must never overwrite what the form did not show, nor write a field that
//! the person did not change.

use automerge::transaction::{CommitOptions, Transactable, Transaction};
use automerge::{ActorId, Automerge, Change, ChangeHash, ObjId, ObjType, PatchLog, ROOT, ReadDoc, ScalarValue};

use super::field::{Field, Version};
use super::noun::{Class, FieldDecl, Noun, Part, Role, Shape};
use super::read::{Entry, EntryKey, PROSE_MARK, RETIRED, View, key_of};
use super::value::{Misfit, Value};
use super::{birth, prose, settlement, sign};
use crate::id::{Author, ChangeId, ClientId, EditId, Heads};
use crate::time::Millis;

/// Longest reason for settling or retiring, in characters.
pub const REASON_CHARACTERS_MAX: usize = 500;

/// One filled-in form, for one document.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Its id: sent twice, it is one edit.
    pub id: EditId,
    /// Whose chart.
    pub client: ClientId,
    /// Which document of it.
    pub part: Part,
    /// The version of the document that the form showed; empty when it showed none yet.
    pub base: Heads,
    /// Who, on which node.
    pub author: Author,
    /// What they are there for, which decides what they may write.
    pub role: Role,
    /// When, by this node's clock.
    pub at: Millis,
    /// What to do, in order.
    pub acts: Vec<Act>,
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
    /// Sign: fix the entry as it is for ever.
    Sign,
}

/// Why one field, or the entry as a whole, was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The noun's name.
    pub noun: &'static str,
    /// The entry.
    pub key: EntryKey,
    /// The field; `None` when it is about the entry.
    pub field: Option<&'static str>,
    /// What is wrong.
    pub what: Wrong,
}

/// What is wrong with a field or an entry. Pages have a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Required, and empty.
    #[error("needs an answer")]
    Missing,
    /// Not a value of its kind.
    #[error("{0}")]
    Misfit(#[from] Misfit),
    /// This person's role does not write it.
    #[error("is not for this role to write")]
    NotYours,
    /// It holds two versions; choose between them first.
    #[error("holds two versions: choose one first")]
    TwoVersions,
    /// There is nothing to choose between any more.
    #[error("holds one version only: there is nothing to choose")]
    OneVersion,
    /// Signed, and so fixed: add an addendum.
    #[error("is signed: add an addendum instead")]
    Signed,
    /// There is no such entry.
    #[error("is not there")]
    NoSuchEntry,
    /// An entry of this id is there already.
    #[error("is there already")]
    AlreadyThere,
    /// It cannot be changed or retired, only added to.
    #[error("cannot be changed once saved: add another")]
    AddOnly,
    /// It can only be signed, not written.
    #[error("cannot be signed")]
    NotSignable,
    /// A rule of the noun; the code names its sentence.
    #[error("{0}")]
    Rule(&'static str),
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
/// [`EditError`]; the document then is as it was, but for births, which are the same everywhere.
pub fn apply(doc: &mut Automerge, edit: &Edit, actors: Actors) -> Result<Edited, EditError> {
    match birth::owner(doc) {
        Some(owner) if owner != (edit.client, edit.part) => return Err(EditError::OtherDocument),
        Some(_) | None => {}
    }
    if edit.base.to_automerge().iter().any(|hash| doc.get_change_meta_by_hash(hash).is_none()) {
        return Err(EditError::UnknownVersion);
    }
    if let Some(change) = made_before(doc, edit) {
        return Ok(Edited {
            change: Some(change),
            chunks: Vec::new(),
            new: Vec::new(),
            heads: doc.get_heads().into_iter().collect(),
            together: false,
            repeated: true,
        });
    }
    let (base, births) = with_births(doc, edit)?;
    let plans = check(doc, edit, &base)?;
    let current = doc.get_heads();
    let present = same(&base, &current);
    let hash = commit(doc, edit, &plans, &base, if present { actors.run } else { actors.fresh })?;
    let made = hash.and_then(|hash| doc.get_change_by_hash(&hash));
    // Births alone are not worth storing: whoever needs them makes the same ones.
    let changes: Vec<Change> = match made {
        Some(change) => births.into_iter().chain([change]).collect(),
        None => Vec::new(),
    };
    Ok(Edited {
        change: hash.map(ChangeId::from),
        new: changes.iter().map(|change| change.hash().into()).collect(),
        chunks: changes.iter().map(|change| change.raw_bytes().to_vec()).collect(),
        heads: doc.get_heads().into_iter().collect(),
        together: !present,
        repeated: false,
    })
}

fn same(a: &[ChangeHash], b: &[ChangeHash]) -> bool {
    a.iter().copied().collect::<Heads>() == b.iter().copied().collect::<Heads>()
}

/// The change since the form's version that carries the same edit id.
fn made_before(doc: &Automerge, edit: &Edit) -> Option<ChangeId> {
    let id = edit.id.to_string();
    doc.get_changes_meta(&edit.base.to_automerge())
        .into_iter()
        .find(|meta| meta.message.as_deref() == Some(id.as_str()))
        .map(|meta| meta.hash.into())
}

/// Sees to it that the document and the containers that the edit needs are born, also at the form's version.
fn with_births(doc: &mut Automerge, edit: &Edit) -> Result<(Vec<ChangeHash>, Vec<Change>), EditError> {
    let mut births = Vec::new();
    let first = birth::document(edit.client, edit.part)?;
    if doc.get_change_meta_by_hash(&first.hash()).is_none() {
        doc.apply_changes([first.clone()])?;
        births.push(first.clone());
    }
    let mut base = edit.base.to_automerge();
    if base.is_empty() {
        base.push(first.hash());
    }
    let mut nouns: Vec<&'static Noun> = Vec::new();
    for act in &edit.acts {
        if act.noun.part != edit.part {
            return Err(EditError::OtherDocument);
        }
        if !nouns.contains(&act.noun) {
            nouns.push(act.noun);
        }
    }
    for noun in nouns {
        let container = birth::container(edit.client, noun)?;
        if doc.get_change_meta_by_hash(&container.hash()).is_none() {
            doc.apply_changes([container.clone()])?;
            births.push(container.clone());
        }
        if doc.get_at(ROOT, noun.name, &base)?.is_none() {
            base.retain(|hash| *hash != first.hash());
            base.push(container.hash());
        }
    }
    Ok((base, births))
}

/// An act that passed its checks, with the fields that really change.
struct Plan {
    noun: &'static Noun,
    key: EntryKey,
    step: Step,
}

enum Step {
    Begin(Vec<(&'static FieldDecl, Option<Value>)>),
    Write(Vec<(&'static FieldDecl, Option<Value>)>),
    Retire,
    TakeUp,
    Settle { field: &'static FieldDecl, choice: Option<Value>, reason: String, versions: Vec<Version> },
    ConfirmText { field: &'static FieldDecl },
    Sign { field: &'static FieldDecl, bytes: Vec<u8> },
}

fn check(doc: &Automerge, edit: &Edit, base: &[ChangeHash]) -> Result<Vec<Plan>, EditError> {
    let view = View { doc, at: Some(base) };
    let mut plans = Vec::new();
    let mut problems = Vec::new();
    for act in &edit.acts {
        match check_act(&view, edit, act) {
            Ok(step) => plans.push(Plan { noun: act.noun, key: act.key, step }),
            Err(mut wrong) => problems.append(&mut wrong),
        }
    }
    if problems.is_empty() { Ok(plans) } else { Err(EditError::Problems(problems)) }
}

fn check_act(view: &View<'_>, edit: &Edit, act: &Act) -> Result<Step, Vec<Problem>> {
    let whole = |what| Problem { noun: act.noun.name, key: act.key, field: None, what };
    let at = |field: &FieldDecl, what| {
        let field = act.noun.field(field.name).map(|decl| decl.name);
        Problem { noun: act.noun.name, key: act.key, field, what }
    };
    let found = view.entry(act.noun, act.key);
    if let Verb::Begin(fields) = &act.verb {
        return match (act.noun.shape, found) {
            (Shape::List | Shape::Append, None) => {
                let blank = Entry::blank(act.noun, act.key);
                changed_fields(edit, act, &blank, fields).map(Step::Begin)
            }
            (Shape::List | Shape::Append, Some(_)) => Err(vec![whole(Wrong::AlreadyThere)]),
            (Shape::One | Shape::Coded(_), _) => Err(vec![whole(Wrong::NoSuchEntry)]),
        };
    }
    let entry = found.ok_or_else(|| vec![whole(Wrong::NoSuchEntry)])?;
    if act.noun.shape == Shape::Append {
        return Err(vec![whole(Wrong::AddOnly)]);
    }
    let signable = act.noun.fields.iter().find(|field| field.class == Class::Frozen);
    let signed = signable.is_some_and(|field| *entry.field(field) != Field::Empty);
    let mine = entry.born.and_then(|born| born.author).is_none_or(|author| author.person == edit.author.person);
    match &act.verb {
        Verb::Begin(_) => Err(vec![whole(Wrong::AlreadyThere)]),
        Verb::Write(_) | Verb::Retire | Verb::ConfirmText { .. } if signed => Err(vec![whole(Wrong::Signed)]),
        // What is signed by one person is written by that person.
        Verb::Write(_) | Verb::Sign if signable.is_some() && !mine => Err(vec![whole(Wrong::NotYours)]),
        Verb::Write(fields) => changed_fields(edit, act, &entry, fields).map(Step::Write),
        Verb::Retire | Verb::TakeUp if act.noun.shape != Shape::List => Err(vec![whole(Wrong::AddOnly)]),
        Verb::Retire | Verb::TakeUp if !act.noun.editors.contains(&edit.role) => Err(vec![whole(Wrong::NotYours)]),
        Verb::Retire => Ok(Step::Retire),
        Verb::TakeUp => Ok(Step::TakeUp),
        Verb::Settle { field, choice, reason } => {
            settle(edit, act, &entry, field, choice, reason).map_err(|what| vec![at(field, what)])
        }
        Verb::ConfirmText { field } => match entry.field(field) {
            Field::Together { .. } => Ok(Step::ConfirmText { field }),
            Field::Empty | Field::Settled(_) | Field::Ruled { .. } | Field::Conflicted { .. } => {
                Err(vec![at(field, Wrong::OneVersion)])
            }
        },
        Verb::Sign => match signable {
            None => Err(vec![whole(Wrong::NotSignable)]),
            Some(_) if signed => Err(vec![whole(Wrong::Signed)]),
            Some(field) => {
                whole_entry_problems(&entry)?;
                Ok(Step::Sign { field, bytes: sign::canonical(&entry, edit.author, edit.at) })
            }
        },
    }
}

fn settle(
    edit: &Edit,
    act: &Act,
    entry: &Entry,
    field: &'static FieldDecl,
    choice: &Option<Value>,
    reason: &str,
) -> Result<Step, Wrong> {
    let Field::Conflicted { versions, .. } = entry.field(field) else { return Err(Wrong::OneVersion) };
    let weighty = matches!(field.class, Class::Confirmed { .. } | Class::Frozen);
    let may = if weighty {
        matches!(edit.role, Role::Supervisor | Role::Therapist)
    } else {
        act.noun.may_edit(field, edit.role)
    };
    if !may {
        return Err(Wrong::NotYours);
    }
    let reason = super::value::tidy(reason);
    if weighty && reason.is_empty() {
        return Err(Wrong::Rule("settling-needs-reason"));
    }
    if reason.chars().count() > REASON_CHARACTERS_MAX {
        return Err(Misfit::TooLong { characters_max: REASON_CHARACTERS_MAX }.into());
    }
    if !versions.iter().any(|version| version.value == *choice) {
        match choice {
            None if field.required => return Err(Wrong::Missing),
            None => {}
            Some(_) if field.class == Class::Frozen => return Err(Misfit::OnlySigned.into()),
            Some(value) => field.kind.check(value)?,
        }
    }
    Ok(Step::Settle { field, choice: choice.clone(), reason, versions: versions.clone() })
}

/// The fields that differ from what the form showed, after every check of the entry as it would be.
fn changed_fields(
    edit: &Edit,
    act: &Act,
    shown: &Entry,
    fields: &[(&'static FieldDecl, Option<Value>)],
) -> Result<Vec<(&'static FieldDecl, Option<Value>)>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut changed = Vec::new();
    let mut after = shown.clone();
    for (field, to) in fields {
        let mut wrong = |what| {
            problems.push(Problem { noun: act.noun.name, key: act.key, field: Some(field.name), what });
        };
        if shown.value(field) == to.as_ref() && !shown.field(field).is_conflicted() {
            continue;
        }
        if field.class == Class::Frozen {
            wrong(Misfit::OnlySigned.into());
        } else if shown.field(field).is_conflicted() {
            wrong(Wrong::TwoVersions);
        } else if !act.noun.may_edit(field, edit.role) {
            wrong(Wrong::NotYours);
        } else if let Some(Err(misfit)) = to.as_ref().map(|value| field.kind.check(value)) {
            wrong(misfit.into());
        } else {
            after.put(field, Field::Settled(Version { value: to.clone(), stamps: Vec::new() }));
            changed.push((*field, to.clone()));
        }
    }
    if problems.is_empty() {
        whole_entry_problems(&after)?;
        return Ok(changed);
    }
    Err(problems)
}

fn whole_entry_problems(entry: &Entry) -> Result<(), Vec<Problem>> {
    let mut problems: Vec<Problem> = entry
        .noun
        .fields
        .iter()
        .filter(|field| field.required && entry.value(field).is_none() && !entry.field(field).is_conflicted())
        .map(|field| Problem { noun: entry.noun.name, key: entry.key, field: Some(field.name), what: Wrong::Missing })
        .collect();
    problems.extend((entry.noun.rules)(entry));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn commit(
    doc: &mut Automerge,
    edit: &Edit,
    plans: &[Plan],
    base: &[ChangeHash],
    actor: [u8; 16],
) -> Result<Option<ChangeHash>, EditError> {
    doc.set_author(Some(edit.author.to_bytes().to_vec().into()));
    // After set_author, which draws an actor of its own: this one has written nothing yet or is this author's.
    doc.set_actor(ActorId::from(&actor));
    let mut tx = doc.transaction_at(PatchLog::inactive(), base)?;
    for plan in plans {
        if let Err(error) = carry_out(&mut tx, edit, plan) {
            tx.rollback();
            return Err(error.into());
        }
    }
    let (hash, _) = tx.commit_with(
        CommitOptions::default().with_message(edit.id.to_string()).with_time(edit.at.to_automerge_seconds()),
    );
    Ok(hash)
}

fn carry_out(tx: &mut Transaction<'_>, edit: &Edit, plan: &Plan) -> Result<(), automerge::AutomergeError> {
    let missing = || automerge::AutomergeError::InvalidObjId(plan.noun.name.to_owned());
    let container = object(tx, &ROOT, plan.noun.name).ok_or_else(missing)?;
    if let (Step::Begin(fields), EntryKey::Id(id)) = (&plan.step, plan.key) {
        let map = tx.put_object(&container, id.to_string(), ObjType::Map)?;
        for field in plan.noun.fields.iter().filter(|field| field.class == Class::Prose) {
            tx.put_object(&map, field.name, ObjType::Text)?;
        }
        return write_fields(tx, edit, &map, plan.key, fields);
    }
    let map = match plan.key {
        EntryKey::One | EntryKey::Code(_) => container,
        EntryKey::Id(id) => object(tx, &container, &id.to_string()).ok_or_else(missing)?,
    };
    match &plan.step {
        Step::Begin(fields) | Step::Write(fields) => write_fields(tx, edit, &map, plan.key, fields),
        Step::Retire => tx.put(&map, RETIRED, ScalarValue::Timestamp(edit.at.0)),
        Step::TakeUp => tx.put(&map, RETIRED, ScalarValue::Null),
        Step::Settle { field, choice, reason, versions } => {
            let scalar = choice.as_ref().map_or(ScalarValue::Null, Value::to_scalar);
            tx.put(&map, key_of(plan.key, field.name), scalar)?;
            settlement::write(tx, edit, (plan.noun, plan.key, field), reason, versions)
        }
        Step::ConfirmText { field } => {
            tx.put(&map, format!("{}{PROSE_MARK}", key_of(plan.key, field.name)), edit.id.to_string())
        }
        Step::Sign { field, bytes } => tx.put(&map, field.name, ScalarValue::Bytes(bytes.clone())),
    }
}

fn write_fields(
    tx: &mut Transaction<'_>,
    edit: &Edit,
    map: &ObjId,
    key: EntryKey,
    fields: &[(&'static FieldDecl, Option<Value>)],
) -> Result<(), automerge::AutomergeError> {
    for (field, to) in fields {
        let name = key_of(key, field.name);
        match (field.class, to) {
            (Class::Prose, to) => match object(tx, map, &name) {
                Some(text) => {
                    let new = to.as_ref().map(ToString::to_string).unwrap_or_default();
                    prose::rewrite(tx, &text, &new)?;
                    tx.put(map, format!("{name}{PROSE_MARK}"), edit.id.to_string())?;
                }
                None => tx.put(map, name, to.as_ref().map_or(ScalarValue::Null, Value::to_scalar))?,
            },
            (Class::Set, to) => {
                let wanted = match to {
                    Some(Value::Codes(codes)) => codes.clone(),
                    Some(_) | None => std::collections::BTreeSet::new(),
                };
                let super::noun::Kind::Codes(codes) = field.kind else { continue };
                for code in codes {
                    let flag = format!("{name}/{code}");
                    let there = tx.get(map, flag.as_str())?.is_some_and(|(value, _)| value.as_bool() == Some(true));
                    if there != wanted.contains(*code) {
                        tx.put(map, flag, !there)?;
                    }
                }
            }
            (Class::Register | Class::Confirmed { .. } | Class::State { .. } | Class::Frozen, to) => {
                tx.put(map, name, to.as_ref().map_or(ScalarValue::Null, Value::to_scalar))?;
            }
        }
    }
    Ok(())
}

fn object(tx: &Transaction<'_>, obj: &ObjId, key: &str) -> Option<ObjId> {
    let all = tx.get_all(obj, key).unwrap_or_default();
    all.into_iter().rev().find_map(|(value, id)| value.is_object().then_some(id))
}
