//! The checks of an edit: every act against the declarations and against what its form showed, each act after
//! those before it. Must never write, nor let through what one of the checks speaks against.

use std::collections::BTreeSet;

use super::meets;
use super::place::{self, After};
use super::{Act, Edit, EditError, Problem, Verb, Wrong};
use crate::care::declare::{Entry, EntryKey, Field, FieldDecl, Kind, Noun, Value, Version, sign, tidy};
use crate::care::engine::judge::{Case, Deed, judge, struck_by};
use crate::care::engine::read::View;
use crate::care::engine::watch;

/// An act that passed its checks.
pub(super) struct Plan {
    pub(super) noun: &'static Noun,
    pub(super) key: EntryKey,
    pub(super) step: Step,
    /// What the registers beside watched fields are to say.
    pub(super) seen: Vec<(&'static FieldDecl, String)>,
}

/// What to write, with only the fields that really change.
pub(super) enum Step {
    Begin(Vec<(&'static FieldDecl, Option<Value>)>),
    Write(Vec<(&'static FieldDecl, Option<Value>)>),
    Retire,
    TakeUp,
    Settle { field: &'static FieldDecl, choice: Option<Value>, reason: String, versions: Vec<Version> },
    ConfirmText { field: &'static FieldDecl },
    Again { field: &'static FieldDecl, to: Value },
    Sign { field: &'static FieldDecl, bytes: Vec<u8> },
}

impl Step {
    /// Writes nothing.
    const fn nothing() -> Self {
        Self::Write(Vec::new())
    }
}

/// The steps of `edit` at the version of `view`.
///
/// # Errors
/// [`EditError::Problems`] with everything that is wrong, so that a person puts it right in one go.
pub(super) fn check(view: View<'_>, edit: &Edit) -> Result<Vec<Plan>, EditError> {
    let mut plans = Vec::new();
    let mut problems = Vec::new();
    // Entries as the acts so far leave them, and those in which something is wrong.
    let mut after = After::new();
    let mut wrong: BTreeSet<(&'static str, EntryKey)> = BTreeSet::new();
    // What a form settles stands as it was settled: it writes nothing else there.
    let mut settled: BTreeSet<(&'static str, EntryKey, &'static str)> = BTreeSet::new();
    // Entries with watched fields as the form showed them: others judge the change as a whole.
    let mut shown = After::new();
    for act in &edit.acts {
        let place = (act.noun.name, act.key);
        if wrong.contains(&place) {
            continue;
        }
        let placed = match place::placed(&view, &after, act) {
            Ok(placed) => placed,
            Err(what) => {
                wrong.insert(place);
                problems.push(whole(act, what));
                continue;
            }
        };
        let act = placed.as_ref().unwrap_or(act);
        let found = match after.remove(&place) {
            Some(entry) => Some(entry),
            None => view.entry(act.noun, act.key),
        };
        if act.noun.fields.iter().any(|field| field.watched) {
            shown.entry(place).or_insert_with(|| found.clone().unwrap_or_else(|| Entry::blank(act.noun, act.key)));
        }
        let checked = match &act.verb {
            Verb::Begin(fields) => begin(&view, edit, act, found.as_ref(), fields),
            Verb::Write(_)
            | Verb::Retire
            | Verb::TakeUp
            | Verb::Settle { .. }
            | Verb::ConfirmText { .. }
            | Verb::SeeLowered { .. }
            | Verb::SayAgain { .. }
            | Verb::Move(_)
            | Verb::Sign => match found {
                Some(entry) => standing(edit, act, entry),
                None => Err(vec![whole(act, Wrong::NoSuchEntry)]),
            },
        };
        let broken = linked((&view, &after), (edit, act));
        let checked = match checked {
            Ok(_) if !broken.is_empty() => Err(broken),
            // What is said of the whole entry stands alone: nothing else could be put right there.
            Err(found) if found.iter().all(|problem| problem.field.is_none()) => Err(found),
            Err(mut found) => {
                found.extend(untold(&found, broken));
                Err(found)
            }
            Ok(found) => Ok(found),
        };
        let checked = checked.and_then(|found| {
            let (Verb::Begin(fields) | Verb::Write(fields)) = &act.verb else { return Ok(found) };
            let again = fields.iter().find(|(field, _)| settled.contains(&(act.noun.name, act.key, field.name)));
            again.map_or(Ok(found), |(field, _)| Err(vec![at(act, field, Wrong::TwoVersions)]))
        });
        match checked {
            Ok((step, mut entry)) => {
                if let Verb::Settle { field, .. } = &act.verb {
                    settled.insert((act.noun.name, act.key, field.name));
                }
                let seen = shown.get(&place).map_or_else(Vec::new, |shown| watch::marks(shown, &mut entry, edit.role));
                after.insert(place, entry);
                plans.push(Plan { noun: act.noun, key: act.key, step, seen });
            }
            Err(mut found) => {
                wrong.insert(place);
                problems.append(&mut found);
            }
        }
    }
    if problems.is_empty() { Ok(plans) } else { Err(EditError::Problems(problems)) }
}

/// What is wrong with the links that an act writes: each leads to something that stands.
fn linked((view, after): (&View<'_>, &After), (edit, act): (&Edit, &Act)) -> Vec<Problem> {
    let (Verb::Begin(fields) | Verb::Write(fields)) = &act.verb else { return Vec::new() };
    if fields.iter().all(|(_, to)| to.as_ref().is_none_or(|to| to.links().is_empty())) {
        return Vec::new();
    }
    let before = place::now(view, after, (act.noun, act.key));
    let held = |field: &FieldDecl| before.as_ref().and_then(|entry| entry.value(field)).map(Value::links);
    let broken = place::broken_links((view, after), (edit, act.noun), fields, |field| held(field).unwrap_or_default());
    broken.into_iter().map(|field| at(act, field, Wrong::NoSuchEntry)).collect()
}

/// Those of `more` that are about no field of which `told` says something already.
fn untold(told: &[Problem], more: Vec<Problem>) -> Vec<Problem> {
    let is_told = |own: &Problem| told.iter().any(|known| known.field.is_some() && known.field == own.field);
    more.into_iter().filter(|own| !is_told(own)).collect()
}

fn whole(act: &Act, what: Wrong) -> Problem {
    Problem { noun: act.noun.name, key: act.key, field: None, what }
}

fn at(act: &Act, field: &FieldDecl, what: Wrong) -> Problem {
    Problem { field: act.noun.field(field.name).map(|decl| decl.name), ..whole(act, what) }
}

/// The deed as the judge hears it, on `entry` as the acts so far leave it.
fn hear(edit: &Edit, act: &Act, entry: Option<&Entry>, deed: Deed<'_>) -> Result<(), Vec<Problem>> {
    hear_of(edit, act, (entry, None), deed)
}

/// The same of one that may strike another.
fn hear_of(
    edit: &Edit,
    act: &Act,
    (entry, struck): (Option<&Entry>, Option<&Entry>),
    deed: Deed<'_>,
) -> Result<(), Vec<Problem>> {
    let is_begun_here = matches!(act.verb, Verb::Begin(_));
    let (noun, key, author, role) = (act.noun, act.key, edit.author, edit.role);
    judge(&Case { noun, key, entry, struck, is_begun_here, author, role, at: edit.at }, deed)
        .map_err(|problem| vec![problem])
}

fn begin(
    view: &View<'_>,
    edit: &Edit,
    act: &Act,
    found: Option<&Entry>,
    fields: &[(&'static FieldDecl, Option<Value>)],
) -> Result<(Step, Entry), Vec<Problem>> {
    // Begun since the form was rendered counts too: a second map under one id would hide what is in the first.
    let now = if found.is_none() { View::now(view.doc).entry(act.noun, act.key) } else { None };
    let linked = |field: &'static FieldDecl| fields.iter().find(|(own, _)| *own == field)?.1.as_ref()?.as_link();
    let find = |name: &'static str, key| view.entry(crate::care::noun_named(name)?, key);
    let struck = struck_by(act.noun, linked, find);
    if act.noun.strikes && struck.is_none() {
        // A link that is left out is said as such.
        changed_fields(edit, act, Entry::blank(act.noun, act.key), fields)?;
    }
    hear_of(edit, act, (found.or(now.as_ref()), struck.as_ref()), Deed::Begin)?;
    let (changed, after) = changed_fields(edit, act, Entry::blank(act.noun, act.key), fields)?;
    Ok((Step::Begin(changed), after))
}

/// An act on an entry that is there.
fn standing(edit: &Edit, act: &Act, mut entry: Entry) -> Result<(Step, Entry), Vec<Problem>> {
    match &act.verb {
        Verb::Begin(_) => hear(edit, act, Some(&entry), Deed::Begin).map(|()| (Step::nothing(), entry)),
        // Became a writing of its order before (`place.rs`).
        Verb::Move(_) => Err(vec![whole(act, Wrong::NoSuchEntry)]),
        Verb::Write(fields) => {
            changed_fields(edit, act, entry, fields).map(|(changed, after)| (Step::Write(changed), after))
        }
        Verb::Retire => {
            hear(edit, act, Some(&entry), Deed::Retire)?;
            // Retiring again, after what was written meanwhile was read, says that it may stay put away.
            if entry.is_retired() && entry.edited_while_retired.is_empty() {
                return Ok((Step::nothing(), entry));
            }
            entry.retired = settled(Some(Value::Number(edit.at.0)));
            entry.edited_while_retired = Vec::new();
            Ok((Step::Retire, entry))
        }
        Verb::TakeUp => {
            hear(edit, act, Some(&entry), Deed::TakeUp)?;
            if entry.retired.value().is_none() && !entry.retired.is_conflicted() {
                return Ok((Step::nothing(), entry));
            }
            entry.retired = settled(None);
            Ok((Step::TakeUp, entry))
        }
        Verb::Settle { field, choice, reason } => settle(edit, act, entry, field, choice, reason),
        Verb::ConfirmText { field } => {
            hear(edit, act, Some(&entry), Deed::ConfirmText(field))?;
            let text = entry.value(field).cloned();
            entry.put(field, settled(text));
            Ok((Step::ConfirmText { field }, entry))
        }
        Verb::SeeLowered { field } => {
            hear(edit, act, Some(&entry), Deed::SeeLowered(field))?;
            let code = entry.said(field).to_owned();
            entry.watched.insert(field.name, code);
            entry.unlooked.remove(field.name);
            Ok((Step::nothing(), entry))
        }
        Verb::SayAgain { field } => {
            let stands = entry.field(field).value().cloned().filter(|_| field.said_of.is_some());
            let Some(to) = stands else { return Ok((Step::nothing(), entry)) };
            hear(edit, act, Some(&entry), Deed::Write(field, Some(&to)))?;
            entry.put(field, settled(Some(to.clone())));
            Ok((Step::Again { field, to }, entry))
        }
        Verb::Sign => {
            hear(edit, act, Some(&entry), Deed::Sign)?;
            let Some(field) = act.noun.signed() else { return Ok((Step::nothing(), entry)) };
            whole_entry_problems(&entry, edit)?;
            let Some(keys) = &edit.keys else { return Err(vec![whole(act, Wrong::NoKey)]) };
            let bytes = keys.sign(&sign::canonical(edit.doc.client, &entry, edit.author, edit.at));
            entry.put(field, settled(Some(Value::Signed(bytes.clone()))));
            Ok((Step::Sign { field, bytes }, entry))
        }
    }
}

fn settle(
    edit: &Edit,
    act: &Act,
    mut entry: Entry,
    field: &'static FieldDecl,
    choice: &Option<Value>,
    reason: &str,
) -> Result<(Step, Entry), Vec<Problem>> {
    hear(edit, act, Some(&entry), Deed::Settle(field, choice.as_ref(), reason))?;
    let versions = entry.field(field).versions();
    entry.put(field, settled(choice.clone()));
    // What else may be amiss in the entry is no reason to leave two versions standing.
    let mut broken = (act.noun.rules)(&entry, &edit.facts);
    broken.extend(meets::problems(&entry, &edit.facts, &broken));
    broken.retain(|problem| problem.field == Some(field.name));
    if !broken.is_empty() {
        return Err(broken);
    }
    Ok((Step::Settle { field, choice: choice.clone(), reason: tidy(reason), versions }, entry))
}

/// The fields that differ from what the form showed, and the entry as it would be, after every check of it.
#[expect(clippy::type_complexity, reason = "used here only")]
fn changed_fields(
    edit: &Edit,
    act: &Act,
    shown: Entry,
    fields: &[(&'static FieldDecl, Option<Value>)],
) -> Result<(Vec<(&'static FieldDecl, Option<Value>)>, Entry), Vec<Problem>> {
    let mut problems = Vec::new();
    let mut changed = Vec::new();
    let mut after = shown;
    for (field, to) in fields {
        let holds = after.field(field);
        let (to, known) = (&with_unknown(field, holds.value(), to), to);
        if holds.value() == to.as_ref() && !holds.is_conflicted() {
            continue;
        }
        match hear(edit, act, Some(&after), Deed::Write(field, known.as_ref())) {
            Ok(()) if meets::is_too_early(field, holds.value(), to.as_ref()) => {
                problems.push(at(act, field, Wrong::TooEarly));
            }
            Ok(()) => {
                after.put(field, settled(to.clone()));
                changed.push((*field, to.clone()));
            }
            // About the whole entry: it is said once.
            Err(about) if about.iter().all(|problem| problem.field.is_none()) => return Err(about),
            Err(mut about) => problems.append(&mut about),
        }
    }
    // All of it at once: nobody should be told of the next thing only after the first was put right.
    if let Err(whole) = whole_entry_problems(&after, edit) {
        problems.extend(untold(&problems, whole));
    }
    if problems.is_empty() { Ok((changed, after)) } else { Err(problems) }
}

/// `to` with the codes of `held` that this version does not know, which no form can give back.
fn with_unknown(field: &FieldDecl, held: Option<&Value>, to: &Option<Value>) -> Option<Value> {
    let (Kind::Codes(known), Some(Value::Codes(held))) = (field.kind, held) else { return to.clone() };
    let mut codes: BTreeSet<String> = held.iter().filter(|code| !known.contains(&code.as_str())).cloned().collect();
    codes.extend(to.iter().flat_map(Value::flags));
    if codes.is_empty() { None } else { Some(Value::Codes(codes)) }
}

fn settled(value: Option<Value>) -> Field {
    Field::Settled(Version { value, stamps: Vec::new() })
}

fn whole_entry_problems(entry: &Entry, edit: &Edit) -> Result<(), Vec<Problem>> {
    let mut problems: Vec<Problem> = entry
        .noun
        .fields
        .iter()
        .filter(|field| field.required && entry.value(field).is_none() && !entry.field(field).is_conflicted())
        .map(|field| Problem { noun: entry.noun.name, key: entry.key, field: Some(field.name), what: Wrong::Missing })
        .collect();
    problems.extend((entry.noun.rules)(entry, &edit.facts));
    problems.extend(meets::problems(entry, &edit.facts, &problems));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}
