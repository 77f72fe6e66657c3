//! Writing a checked edit into the document, as one change under one actor at the version that its form showed.
//! Must never read anything but that version, nor write a thing that the checks did not let through.

use std::collections::BTreeSet;

use automerge::transaction::{CommitOptions, Transactable, Transaction};
use automerge::{ActorId, Automerge, AutomergeError, ChangeHash, ObjId, ObjType, PatchLog, ROOT, ReadDoc, ScalarValue};

use super::check::{Plan, Step};
use super::{Actors, Edit, EditError};
use crate::care::declare::{Class, EntryKey, FieldDecl, Value};
use crate::care::engine::read::{PROSE_MARK, RETIRED, key_of, read_mark};
use crate::care::engine::settlement::Settling;
use crate::care::engine::watch::{self, SEEN_MARK};
use crate::care::engine::{prose, settlement};

/// The actor to write under: the run's at the present version, else the fresh one. Automerge keeps the author of
/// an actor's first change for all its later ones, and takes an actor of its own making where the one at hand has
/// written what the version does not hold; so an actor that is another's, or has written before, is never used.
///
/// # Errors
/// When neither can be used: the caller draws others and tries again.
pub(super) fn actor(doc: &Automerge, edit: &Edit, actors: Actors, present: bool) -> Result<ActorId, AutomergeError> {
    let run = ActorId::from(&actors.run);
    let mine = doc.get_author_for_actor(&run).is_some_and(|author| author.as_bytes() == edit.author.to_bytes());
    if present && (mine || !has_written(doc, &run)) {
        return Ok(run);
    }
    let fresh = ActorId::from(&actors.fresh);
    if has_written(doc, &fresh) {
        return Err(AutomergeError::DuplicateActorId(fresh));
    }
    Ok(fresh)
}

fn has_written(doc: &Automerge, actor: &ActorId) -> bool {
    doc.get_author_for_actor(actor).is_some() || doc.get_changes_meta(&[]).iter().any(|meta| *meta.actor == *actor)
}

/// Carries out `plans` as one change at `base`; `None` when there was nothing to write.
///
/// # Errors
/// When Automerge refuses; nothing was written.
pub(super) fn commit(
    doc: &mut Automerge,
    edit: &Edit,
    plans: &[Plan],
    base: &[ChangeHash],
    actor: ActorId,
) -> Result<Option<ChangeHash>, EditError> {
    doc.set_author(Some(edit.author.to_bytes().to_vec().into()));
    // After set_author, which draws an actor of its own: this one has written nothing yet or is this author's.
    doc.set_actor(actor);
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

fn carry_out(tx: &mut Transaction<'_>, edit: &Edit, plan: &Plan) -> Result<(), AutomergeError> {
    let missing = || AutomergeError::InvalidObjId(plan.noun.name.to_owned());
    let container = object(tx, &ROOT, plan.noun.name).ok_or_else(missing)?;
    if let (Step::Begin(fields), EntryKey::Id(id)) = (&plan.step, plan.key) {
        let map = tx.put_object(&container, id.to_string(), ObjType::Map)?;
        for field in plan.noun.fields.iter().filter(|field| field.class == Class::Prose) {
            tx.put_object(&map, field.name, ObjType::Text)?;
        }
        return write_fields(tx, edit, &map, plan.key, fields, put_first);
    }
    let map = match plan.key {
        EntryKey::One | EntryKey::Code(_) => container,
        EntryKey::Id(id) => object(tx, &container, &id.to_string()).ok_or_else(missing)?,
    };
    for (field, code) in &plan.seen {
        let name = format!("{}{SEEN_MARK}", key_of(plan.key, field.name));
        put(tx, &map, &name, watch::mark(code, edit.id).into())?;
    }
    match &plan.step {
        Step::Begin(fields) | Step::Write(fields) => write_fields(tx, edit, &map, plan.key, fields, put),
        Step::Retire => put(tx, &map, RETIRED, ScalarValue::Timestamp(edit.at.0)),
        Step::TakeUp => put(tx, &map, RETIRED, ScalarValue::Null),
        Step::Settle { field, choice, reason, versions } => {
            put(tx, &map, &key_of(plan.key, field.name), scalar(choice))?;
            let settling = Settling {
                noun: plan.noun.name.to_owned(),
                entry: plan.key.to_string(),
                field: field.name.to_owned(),
                reason: reason.clone(),
                versions: settlement::named(versions),
            };
            settlement::write(tx, edit.id, &settling)
        }
        Step::ConfirmText { field } => {
            let name = key_of(plan.key, field.name);
            let text = object(tx, &map, &name).ok_or_else(missing)?;
            let read = read_mark(&tx.text(&text)?);
            put(tx, &map, &format!("{name}{PROSE_MARK}"), read.into())
        }
        Step::Again { field, .. } if field.class == Class::Set => {
            // What is not in it was said too.
            let begins = format!("{}/", key_of(plan.key, field.name));
            let flags: Vec<String> = tx.keys(&map).filter(|key| key.starts_with(&begins)).collect();
            for flag in flags {
                let there = tx.get_all(&map, flag.as_str())?.iter().any(|(value, _)| value.as_bool() == Some(true));
                put_anew(tx, &map, &flag, there.into())?;
            }
            Ok(())
        }
        Step::Again { field, to } => put_anew(tx, &map, &key_of(plan.key, field.name), to.to_scalar()),
        Step::Sign { field, bytes } => put(tx, &map, field.name, ScalarValue::Bytes(bytes.clone())),
    }
}

fn write_fields(
    tx: &mut Transaction<'_>,
    edit: &Edit,
    map: &ObjId,
    key: EntryKey,
    fields: &[(&'static FieldDecl, Option<Value>)],
    put: Put,
) -> Result<(), AutomergeError> {
    for (field, to) in fields {
        let name = key_of(key, field.name);
        match (field.class, to) {
            (Class::Prose, to) => match object(tx, map, &name) {
                Some(text) => {
                    let new = to.as_ref().map(ToString::to_string).unwrap_or_default();
                    prose::rewrite(tx, &text, &new)?;
                    put(tx, map, &format!("{name}{PROSE_MARK}"), edit.id.to_string().into())?;
                }
                None => put(tx, map, &name, scalar(to))?,
            },
            (Class::Set, to) => {
                let wanted = to.as_ref().map(Value::flags).unwrap_or_default();
                let begins = format!("{name}/");
                let known = tx.keys(map).filter_map(|key| key.strip_prefix(&begins).map(str::to_owned));
                let flags: BTreeSet<String> = known.chain(wanted.iter().cloned()).collect();
                for flag in flags {
                    let full = format!("{begins}{flag}");
                    // As it is read: adding wins, whichever of several writes Automerge shows.
                    let there = tx.get_all(map, full.as_str())?.iter().any(|(value, _)| value.as_bool() == Some(true));
                    if there != wanted.contains(&flag) {
                        put(tx, map, &full, (!there).into())?;
                    }
                }
            }
            (Class::Register | Class::Confirmed { .. } | Class::State { .. } | Class::Frozen, to) => {
                put(tx, map, &name, scalar(to))?;
            }
        }
    }
    Ok(())
}

fn scalar(value: &Option<Value>) -> ScalarValue {
    value.as_ref().map_or(ScalarValue::Null, Value::to_scalar)
}

/// How a value is put under a name.
type Put = fn(&mut Transaction<'_>, &ObjId, &str, ScalarValue) -> Result<(), AutomergeError>;

/// Writes `value` into a map that this change made, where nothing stands to look at.
fn put_first(tx: &mut Transaction<'_>, map: &ObjId, name: &str, value: ScalarValue) -> Result<(), AutomergeError> {
    tx.put(map, name, value)
}

/// Writes `value` over all that stands under `name`, as this edit's own write.
///
/// Where several values stand and Automerge shows `value` already, its `put` would write nothing and only delete
/// the others: the choice would bear an earlier writer's name, and another choice made elsewhere at the same time
/// would win without a word. So another value is put in between.
fn put(tx: &mut Transaction<'_>, map: &ObjId, name: &str, value: ScalarValue) -> Result<(), AutomergeError> {
    if tx.get_all(map, name)?.len() > 1 { put_anew(tx, map, name, value) } else { tx.put(map, name, value) }
}

/// Writes `value` as this edit's own write, also where it stands already.
fn put_anew(tx: &mut Transaction<'_>, map: &ObjId, name: &str, value: ScalarValue) -> Result<(), AutomergeError> {
    let standing = tx.get_all(map, name)?;
    if standing.last().and_then(|(shown, _)| shown.as_scalar()) == Some(&value) {
        let between = if value.is_null() { ScalarValue::Boolean(false) } else { ScalarValue::Null };
        tx.put(map, name, between)?;
    }
    tx.put(map, name, value)
}

fn object(tx: &Transaction<'_>, obj: &ObjId, key: &str) -> Option<ObjId> {
    let all = tx.get_all(obj, key).unwrap_or_default();
    all.into_iter().rev().find_map(|(value, id)| value.is_object().then_some(id))
}
