//! What an entry said of a number, or of somebody, before it was written over: that lives on, as what is said in an
//! entry that is put away does. Must never let an answer go by that its entry is rewritten, nor take who wrote it once
//! more for who gave it.

use std::collections::BTreeSet;

use super::View;
use crate::care::declare::{Class, Entry, FieldDecl, Rewritten, SaidBefore, Value, is_one_value};
use crate::id::ChangeId;

/// Most changes of an answer, and of what it is about, that are followed back.
const STEPS_MAX: usize = 64;

/// Notes in `entry`, read from `view`, which careful answers it gave before: of something else than stands there now,
/// and of the same where a less careful one was written over it that no supervisor has looked at.
pub(super) fn note(view: View<'_>, entry: &mut Entry) {
    for field in entry.noun.fields.iter().filter(|field| !field.across.is_empty()) {
        let Some(of) = field.said_of.and_then(|name| entry.noun.field(name)) else { continue };
        let said = found(view, entry, (field, of));
        if !said.is_empty() {
            entry.said_before.insert(field.name, said);
        }
    }
}

/// A change that is followed back: of what an answer is about, or of the answer itself, as long as answers are as
/// careful as the last number says or less.
type Step = (ChangeId, Option<usize>);

fn found(view: View<'_>, entry: &Entry, (field, of): (&'static FieldDecl, &'static FieldDecl)) -> Vec<SaidBefore> {
    let (mut found, mut seen): (Vec<SaidBefore>, BTreeSet<(ChangeId, bool)>) = (Vec::new(), BTreeSet::new());
    let begun = entry.born.map(|born| born.change);
    let stands = careful(entry, field).is_some() && !entry.is_put_away() && !is_lowered(entry, field);
    let mut open = steps(entry, (field, of), most_careful(entry, field).filter(|_| !stands));
    while let Some((change, least)) = open.pop() {
        if Some(change) == begun || seen.len() >= STEPS_MAX || !seen.insert((change, least.is_some())) {
            continue;
        }
        let Some(meta) = view.doc.get_change_meta_by_hash(&change.into()) else { continue };
        let at = View { doc: view.doc, at: Some(&meta.deps) };
        let Some(then) = at.alone(entry.noun, entry.key) else { continue };
        // A change of the answer alone leads on to answers, one of what it is about to all that was said of that.
        let floor = if least.is_some() { least } else { most_careful(&then, field) };
        let all = steps(&then, (field, of), floor);
        open.extend(all.into_iter().filter(|(_, floor)| least.is_none() || floor.is_some()));
        let is_meant = |code: &&str| least.is_none_or(|least| field.class.rank(code) >= least);
        let is_of_it = least.is_none() || then.said_of_other(field).is_none();
        let Some(code) = careful(&then, field).filter(is_meant).filter(|_| is_of_it) else { continue };
        for number in then.every_value(of) {
            let is_it = |own: &Value| is_one_value(own, number);
            let (value, stamps) = (Value::Code(code.to_owned()), then.givers(field));
            let is_known = found.iter().any(|known| {
                let is_by_them = known.stamps.iter().map(|by| by.author).eq(stamps.iter().map(|by| by.author));
                is_it(&known.of) && known.value == value && is_by_them
            });
            let is_of_now = entry.every_value(of).any(is_it);
            let says_so = careful(entry, field).is_some_and(|now| field.class.rank(now) <= field.class.rank(code));
            if is_known || (is_of_now && says_so && !entry.is_put_away()) {
                continue;
            }
            let rewritten = if is_of_now { Rewritten::Answer } else { Rewritten::Subject };
            found.push(SaidBefore { value, of: number.clone(), stamps, rewritten, answered: false });
        }
    }
    found
}

/// The changes that wrote what stands in `entry`: of what its answer is about, to be followed first, and of the answer,
/// where answers down to `floor` are looked for.
fn steps(entry: &Entry, (field, of): (&FieldDecl, &FieldDecl), floor: Option<usize>) -> Vec<Step> {
    let answers = floor.into_iter().flat_map(|floor| {
        let stamps = entry.field(field).stamps();
        stamps.into_iter().map(move |stamp| (stamp.change, Some(floor)))
    });
    answers.chain(entry.field(of).stamps().into_iter().map(|stamp| (stamp.change, None))).collect()
}

/// Whether a less careful answer stands in `field` than before, and no supervisor has looked.
fn is_lowered(entry: &Entry, field: &FieldDecl) -> bool {
    let was = entry.watched.get(field.name);
    was.is_some_and(|was| field.class.rank(was) < field.class.rank(entry.text(field)))
}

/// Where the most careful answer of `entry` since a supervisor looked stands in the order of `field`; `None` where only
/// the least careful one was given.
fn most_careful(entry: &Entry, field: &FieldDecl) -> Option<usize> {
    let was = entry.watched.get(field.name).filter(|_| is_lowered(entry, field)).map(String::as_str);
    was.into_iter().chain(careful(entry, field)).map(|code| field.class.rank(code)).min()
}

/// The code that `entry` gives in `field`; `None` for the least careful.
fn careful<'a>(entry: &'a Entry, field: &FieldDecl) -> Option<&'a str> {
    let Class::Confirmed { most_protective_first: order @ [_, ..] } = field.class else { return None };
    let code = entry.text(field);
    (order.contains(&code) && order.last() != Some(&code)).then_some(code)
}
