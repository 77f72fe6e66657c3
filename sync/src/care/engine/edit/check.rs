//! The checks of an edit: every act against the declarations and against what its form showed, each act after
//! those before it. Must never write, nor let through what one of the checks speaks against.

use std::collections::BTreeSet;

use automerge::{Automerge, ChangeHash};

use super::place::{self, After};
use super::{Act, Edit, EditError, Problem, REASON_CHARACTERS_MAX, Verb, Wrong};
use crate::care::declare::sign::{self, Signed};
use crate::care::declare::{
    Class, Entry, EntryKey, Field, FieldDecl, Kind, Misfit, Noun, Role, Shape, Value, Version, tidy,
};
use crate::care::engine::read::View;

/// An act that passed its checks.
pub(super) struct Plan {
    pub(super) noun: &'static Noun,
    pub(super) key: EntryKey,
    pub(super) step: Step,
}

/// What to write, with only the fields that really change.
pub(super) enum Step {
    Begin(Vec<(&'static FieldDecl, Option<Value>)>),
    Write(Vec<(&'static FieldDecl, Option<Value>)>),
    Retire,
    TakeUp,
    Settle { field: &'static FieldDecl, choice: Option<Value>, reason: String, versions: Vec<Version> },
    ConfirmText { field: &'static FieldDecl },
    Sign { field: &'static FieldDecl, bytes: Vec<u8> },
}

impl Step {
    /// Writes nothing.
    const fn nothing() -> Self {
        Self::Write(Vec::new())
    }
}

/// The steps of `edit` at the version `base`.
///
/// # Errors
/// [`EditError::Problems`] with everything that is wrong, so that a person puts it right in one go.
pub(super) fn check(doc: &Automerge, edit: &Edit, base: &[ChangeHash]) -> Result<Vec<Plan>, EditError> {
    let view = View { doc, at: Some(base) };
    let mut plans = Vec::new();
    let mut problems = Vec::new();
    // Entries as the acts so far leave them, and those in which something is wrong.
    let mut after = After::new();
    let mut wrong: BTreeSet<(&'static str, EntryKey)> = BTreeSet::new();
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
        let checked = match &act.verb {
            Verb::Begin(fields) => begin(doc, edit, act, found.as_ref(), fields),
            Verb::Write(_)
            | Verb::Retire
            | Verb::TakeUp
            | Verb::Settle { .. }
            | Verb::ConfirmText { .. }
            | Verb::Move(_)
            | Verb::Sign => match found {
                Some(entry) => standing(edit, act, entry),
                None => Err(vec![whole(act, Wrong::NoSuchEntry)]),
            },
        };
        let checked = checked.and_then(|(step, entry)| {
            linked((&view, &after), (edit, act), &step)?;
            Ok((step, entry))
        });
        match checked {
            Ok((step, entry)) => {
                after.insert(place, entry);
                plans.push(Plan { noun: act.noun, key: act.key, step });
            }
            Err(mut found) => {
                wrong.insert(place);
                problems.append(&mut found);
            }
        }
    }
    if problems.is_empty() { Ok(plans) } else { Err(EditError::Problems(problems)) }
}

/// Every link that a step writes leads to something that stands.
fn linked((view, after): (&View<'_>, &After), (edit, act): (&Edit, &Act), step: &Step) -> Result<(), Vec<Problem>> {
    let (Step::Begin(changed) | Step::Write(changed)) = step else { return Ok(()) };
    let before = place::now(view, after, (act.noun, act.key));
    let held = |field: &FieldDecl| before.as_ref().and_then(|entry| entry.value(field)).map(Value::links);
    let broken = place::broken_links((view, after), edit, changed, |field| held(field).unwrap_or_default());
    if broken.is_empty() {
        Ok(())
    } else {
        Err(broken.into_iter().map(|field| at(act, field, Wrong::NoSuchEntry)).collect())
    }
}

/// Whether `field` is the noun's own and not another's of the same name.
fn belongs(noun: &Noun, field: &FieldDecl) -> bool {
    noun.field(field.name).is_some_and(|own| own.kind == field.kind && own.class == field.class)
}

fn whole(act: &Act, what: Wrong) -> Problem {
    Problem { noun: act.noun.name, key: act.key, field: None, what }
}

fn at(act: &Act, field: &FieldDecl, what: Wrong) -> Problem {
    Problem { field: act.noun.field(field.name).map(|decl| decl.name), ..whole(act, what) }
}

fn begin(
    doc: &Automerge,
    edit: &Edit,
    act: &Act,
    found: Option<&Entry>,
    fields: &[(&'static FieldDecl, Option<Value>)],
) -> Result<(Step, Entry), Vec<Problem>> {
    match act.noun.shape {
        Shape::One | Shape::Coded(_) => return Err(vec![whole(act, Wrong::NoSuchEntry)]),
        Shape::List if !act.key.fits(act.noun) => return Err(vec![whole(act, Wrong::NoSuchEntry)]),
        Shape::List => {}
    }
    // Begun since the form was rendered counts too: a second map under one id would hide what is in the first.
    if found.is_some() || View::now(doc).entry(act.noun, act.key).is_some() {
        return Err(vec![whole(act, Wrong::AlreadyThere)]);
    }
    let (changed, after) = changed_fields(edit, act, (Entry::blank(act.noun, act.key), true), fields)?;
    if changed.is_empty() && !act.noun.editors.contains(&edit.role) {
        return Err(vec![whole(act, Wrong::NotYours)]);
    }
    Ok((Step::Begin(changed), after))
}

/// An act on an entry that is there.
fn standing(edit: &Edit, act: &Act, mut entry: Entry) -> Result<(Step, Entry), Vec<Problem>> {
    let signable = act.noun.fields.iter().find(|field| field.class == Class::Frozen);
    let signed = entry.is_signed();
    // What is signed by one person is written by that person.
    let mine = signable.is_none()
        || entry.born.and_then(|born| born.author).is_none_or(|author| author.person == edit.author.person);
    let mine_or_supervised = mine || edit.role == Role::Supervisor;
    match &act.verb {
        Verb::Write(_) | Verb::Sign | Verb::ConfirmText { .. } if !mine => Err(vec![whole(act, Wrong::NotYours)]),
        Verb::Write(fields) if signed && !as_signed(&entry, signable, fields) => Err(vec![whole(act, Wrong::Signed)]),
        Verb::Retire | Verb::ConfirmText { .. } if signed => Err(vec![whole(act, Wrong::Signed)]),
        Verb::Begin(_) => Err(vec![whole(act, Wrong::AlreadyThere)]),
        // Became a writing of its order before (`place.rs`).
        Verb::Move(_) => Err(vec![whole(act, Wrong::NoSuchEntry)]),
        Verb::Write(fields) => {
            changed_fields(edit, act, (entry, false), fields).map(|(changed, after)| (Step::Write(changed), after))
        }
        Verb::Retire | Verb::TakeUp if act.noun.shape != Shape::List || act.noun.is_add_only() => {
            Err(vec![whole(act, Wrong::AddOnly)])
        }
        Verb::Retire | Verb::TakeUp if !act.noun.editors.contains(&edit.role) || !mine_or_supervised => {
            Err(vec![whole(act, Wrong::NotYours)])
        }
        // Retiring again, after what was written meanwhile was read, says that it may stay put away.
        Verb::Retire if entry.is_retired() && entry.edited_while_retired.is_empty() => Ok((Step::nothing(), entry)),
        Verb::Retire => {
            entry.retired = settled(Some(Value::Number(edit.at.0)));
            entry.edited_while_retired = Vec::new();
            Ok((Step::Retire, entry))
        }
        Verb::TakeUp if entry.retired.value().is_none() && !entry.retired.is_conflicted() => {
            Ok((Step::nothing(), entry))
        }
        Verb::TakeUp => {
            entry.retired = settled(None);
            Ok((Step::TakeUp, entry))
        }
        Verb::Settle { field, choice, reason } => {
            let mine = mine_or_supervised || field.class == Class::Frozen;
            settle(edit, act, (entry, mine), field, choice, reason)
        }
        Verb::ConfirmText { field } => match entry.field(field) {
            Field::Together { .. } if !act.noun.may_edit(field, edit.role) => {
                Err(vec![at(act, field, Wrong::NotYours)])
            }
            Field::Together { text, .. } => {
                let text = text.clone();
                entry.put(field, settled(Some(text)));
                Ok((Step::ConfirmText { field }, entry))
            }
            Field::Empty | Field::Settled(_) | Field::Ruled { .. } | Field::Conflicted { .. } => {
                Err(vec![at(act, field, Wrong::OneVersion)])
            }
        },
        Verb::Sign => sign(edit, act, entry, signable, signed),
    }
}

fn sign(
    edit: &Edit,
    act: &Act,
    mut entry: Entry,
    signable: Option<&'static FieldDecl>,
    signed: bool,
) -> Result<(Step, Entry), Vec<Problem>> {
    let Some(field) = signable else { return Err(vec![whole(act, Wrong::NotSignable)]) };
    if signed {
        return Err(vec![whole(act, Wrong::Signed)]);
    }
    if !act.noun.may_edit(field, edit.role) {
        return Err(vec![whole(act, Wrong::NotYours)]);
    }
    // Nobody signs what they did not choose.
    let open: Vec<Problem> = entry.conflicts().map(|(field, _)| at(act, field, Wrong::TwoVersions)).collect();
    if !open.is_empty() {
        return Err(open);
    }
    whole_entry_problems(&entry, edit)?;
    let bytes = sign::canonical(&entry, edit.author, edit.at);
    entry.put(field, settled(Some(Value::Signed(bytes.clone()))));
    Ok((Step::Sign { field, bytes }, entry))
}

fn settle(
    edit: &Edit,
    act: &Act,
    (mut entry, mine): (Entry, bool),
    field: &'static FieldDecl,
    choice: &Option<Value>,
    reason: &str,
) -> Result<(Step, Entry), Vec<Problem>> {
    let Field::Conflicted { versions, .. } = entry.field(field) else {
        return Err(vec![at(act, field, Wrong::OneVersion)]);
    };
    let versions = versions.clone();
    let weighty = matches!(field.class, Class::Confirmed { .. } | Class::Frozen);
    let may = if weighty {
        matches!(edit.role, Role::Supervisor | Role::Therapist)
    } else {
        act.noun.may_edit(field, edit.role)
    };
    if !may || !mine {
        return Err(vec![at(act, field, Wrong::NotYours)]);
    }
    let reason = tidy(reason);
    if weighty && reason.is_empty() {
        return Err(vec![at(act, field, Wrong::Rule("settling-needs-reason"))]);
    }
    if reason.chars().count() > REASON_CHARACTERS_MAX {
        let too_long = Misfit::TooLong { characters_max: REASON_CHARACTERS_MAX };
        return Err(vec![at(act, field, too_long.into())]);
    }
    let third = !versions.iter().any(|version| version.value == *choice);
    match choice {
        None if field.required || field.class == Class::Frozen => return Err(vec![at(act, field, Wrong::Missing)]),
        Some(_) if third && field.class == Class::Frozen => {
            return Err(vec![at(act, field, Misfit::OnlySigned.into())]);
        }
        Some(value) if third => field.kind.check(value).map_err(|misfit| vec![at(act, field, misfit.into())])?,
        Some(_) | None => {}
    }
    entry.put(field, settled(choice.clone()));
    // What else may be amiss in the entry is no reason to leave two versions standing.
    let broken: Vec<Problem> =
        (act.noun.rules)(&entry, &edit.facts).into_iter().filter(|problem| problem.field == Some(field.name)).collect();
    if !broken.is_empty() {
        return Err(broken);
    }
    Ok((Step::Settle { field, choice: choice.clone(), reason, versions }, entry))
}

/// Whether `fields` only put back what was signed, which lets go of words that came too late.
fn as_signed(entry: &Entry, signable: Option<&FieldDecl>, fields: &[(&'static FieldDecl, Option<Value>)]) -> bool {
    let signed = signable.and_then(|field| entry.value(field)).and_then(Value::as_signed).and_then(Signed::read);
    signed.is_some_and(|signed| {
        fields.iter().all(|(field, to)| {
            field.class != Class::Frozen
                && to.as_ref().map(ToString::to_string).unwrap_or_default() == signed.field(field.name)
        })
    })
}

/// The fields that differ from what the form showed, and the entry as it would be, after every check of it.
#[expect(clippy::type_complexity, reason = "used here only")]
fn changed_fields(
    edit: &Edit,
    act: &Act,
    (shown, beginning): (Entry, bool),
    fields: &[(&'static FieldDecl, Option<Value>)],
) -> Result<(Vec<(&'static FieldDecl, Option<Value>)>, Entry), Vec<Problem>> {
    let mut problems = Vec::new();
    let mut changed = Vec::new();
    let mut after = shown;
    for (field, to) in fields {
        let holds = after.field(field);
        let conflicted = holds.is_conflicted();
        let (to, known) = (&with_unknown(field, holds.value(), to), to);
        if holds.value() == to.as_ref() && !conflicted {
            continue;
        }
        if field.class == Class::Frozen {
            problems.push(at(act, field, Misfit::OnlySigned.into()));
        } else if conflicted {
            problems.push(at(act, field, Wrong::TwoVersions));
        } else if !belongs(act.noun, field) || !act.noun.may_edit(field, edit.role) {
            problems.push(at(act, field, Wrong::NotYours));
        } else if field.once && !beginning {
            problems.push(at(act, field, Wrong::AddOnly));
        } else if let Some(Err(misfit)) = known.as_ref().map(|value| field.kind.check(value)) {
            problems.push(at(act, field, misfit.into()));
        } else {
            after.put(field, settled(to.clone()));
            changed.push((*field, to.clone()));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    whole_entry_problems(&after, edit)?;
    Ok((changed, after))
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
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}
