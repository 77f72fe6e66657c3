//! The plan as it stands, in plain words, for a version of it to begin with. Must never hold what was put away, a
//! telephone number, somebody whom a check speaks against, or what its reader's role does not see.

use waystation_sync::care::crisis_step::WHO;
use waystation_sync::care::goal::{GOAL, STATUS};
use waystation_sync::care::noun::{Noun, Role};
use waystation_sync::care::plan_version::PLAN;
use waystation_sync::care::read::{Entry, EntryKey};

use super::list::sorted;
use crate::entry::value;
use crate::noun_page::{Grouping, Heading, NounPage};
use crate::nouns::goals::goal;
use crate::nouns::relapse::{
    accountability, coping, crisis_step, early_sign, environment, high_risk, if_then, lapse_plan, network_activity,
    trigger,
};
use crate::{Names, isolate, nouns};

/// What a version begins with, in the order in which a plan is read: from what sets it off to whom to call.
static SECTIONS: &[&NounPage] = &[
    &trigger::PAGE,
    &early_sign::PAGE,
    &high_risk::PAGE,
    &if_then::PAGE,
    &coping::PAGE,
    &environment::PAGE,
    &network_activity::PAGE,
    &accountability::PAGE,
    &lapse_plan::PAGE,
    &crisis_step::PAGE,
    &goal::PAGE,
];
/// Most characters that it begins with: somebody still adds words of their own.
const CHARACTERS_MAX: usize = 16_000;

/// The nouns that it is made from.
pub fn reads() -> impl Iterator<Item = &'static Noun> {
    SECTIONS.iter().flat_map(|page| [page.noun].into_iter().chain(steps_of(page).map(|own| own.noun)))
}

/// The looks of what is done one after another under an entry; what happened of it is no part of a plan.
fn steps_of(page: &NounPage) -> impl Iterator<Item = &'static NounPage> + use<> {
    nouns::children_of(page.noun).filter(|own| own.noun.order().is_some())
}

/// What the form of a new version holds: the name of its field, and the plan as `read` has it.
#[must_use]
pub fn drawn_up(read: &[(&'static Noun, Vec<Entry>)], role: Role, names: &Names) -> (&'static str, String) {
    let entries = |noun: &Noun| {
        let own = read.iter().filter(|(of, _)| *of == noun).flat_map(|(_, entries)| entries);
        own.filter(|entry| stands(entry)).cloned().collect::<Vec<_>>()
    };
    let mut text = String::new();
    for page in SECTIONS {
        let mut lines = Vec::new();
        let own = entries(page.noun);
        let mut group = String::new();
        for entry in sorted(page, &own).into_iter().filter(|entry| !is_cautioned(entry, names)) {
            let under = under(page, entry, &mut group, names);
            lines.extend(under.map(|title| format!("{title}:")));
            lines.extend(called(page, entry, role, names).map(|what| format!("- {what}")));
            for child in steps_of(page) {
                lines.extend(steps(child, entry.key, &entries(child.noun), role, names));
            }
        }
        if lines.is_empty() {
            continue;
        }
        let section = format!("{}\n{}\n\n", page.title(names.language).to_uppercase(), lines.join("\n"));
        if text.chars().count() + section.chars().count() > CHARACTERS_MAX {
            text.push_str(&names.say("drawn-up-too-long"));
            break;
        }
        text.push_str(&section);
    }
    (PLAN.name, text.trim_end().to_owned())
}

/// Whether a check speaks against somebody whom `entry` names: the client takes the version home, and may not be alone
/// with it.
fn is_cautioned(entry: &Entry, names: &Names) -> bool {
    names.cautioned.contains_key(&entry.key)
}

/// What a version leaves out of `read`, since a check speaks against somebody whom it names: what that is called, and
/// what is said.
#[must_use]
pub fn left_out(read: &[(&'static Noun, Vec<Entry>)], role: Role, names: &Names) -> Vec<String> {
    let line = |entry: &Entry| {
        let said = names.cautioned.get(&entry.key)?;
        let what = isolate::words(&called(nouns::page_of(entry.noun), entry, role, names)?);
        let values = [("step", what.into()), ("said", said.join(". ").into())];
        Some(names.language.say_with("drawn-up-left", &values))
    };
    let read = read.iter().filter(|(noun, _)| reads().any(|own| own == *noun));
    read.flat_map(|(_, entries)| entries).filter(|entry| stands(entry)).filter_map(line).collect()
}

/// What is in use and, of a goal, still worked towards.
fn stands(entry: &Entry) -> bool {
    !entry.is_put_away() && (*entry.noun != GOAL || ["", "active"].contains(&entry.text(&STATUS)))
}

/// The heading of the group that begins with `entry`, where its noun is read in groups of steps.
fn under(page: &NounPage, entry: &Entry, group: &mut String, names: &Names) -> Option<String> {
    let Grouping { field, .. } = page.group_by.filter(|_| page.noun.order().is_some())?;
    let code = entry.text(field);
    if code.is_empty() || code == group.as_str() {
        return None;
    }
    code.clone_into(group);
    Some(page.code(field.name, code, names.language))
}

/// What belongs to the entry under `parent`, step by step.
fn steps(page: &NounPage, parent: EntryKey, entries: &[Entry], role: Role, names: &Names) -> Vec<String> {
    let own: Vec<Entry> = entries.iter().filter(|entry| entry.parent() == Some(parent)).cloned().collect();
    let kept = sorted(page, &own).into_iter().filter(|entry| !is_cautioned(entry, names));
    let lines = kept.filter_map(|entry| called(page, entry, role, names));
    lines.map(|what| format!("  - {what}")).collect()
}

/// What an entry is called by, and who does it; nothing where the reader's role does not see it.
fn called(page: &NounPage, entry: &Entry, role: Role, names: &Names) -> Option<String> {
    match page.heading {
        Heading::Field(field) if !field.is_seen_by(role) || entry.value(field).is_none() => return None,
        Heading::Field(_) | Heading::Key | Heading::Fixed => {}
    }
    let what = value::heading(page, entry, names);
    let who = entry.noun.fields.iter().find(|field| **field == WHO).map(|who| value::held(page, entry, who, names));
    let who = who.unwrap_or_default().join(" / ");
    Some(if who.is_empty() || who == what { what } else { format!("{what} ({who})") })
}
