//! What a person picks from, one or several: codes, members of staff, other entries. Must never offer what is put away,
//! unless it is picked already.

use waystation_sync::care::noun::{Codes, FieldDecl};

use super::linked::{PICKS_MAX, TICKS_MAX};
use crate::names::Linked;
use crate::noun_page::NounPage;
use crate::{Names, isolate, words};

/// One answer.
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub words: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// That nothing is picked in a field that leads to another entry, as its noun calls that.
pub(super) fn none_linked(page: &NounPage, field: &FieldDecl, text: &str, names: &Names) -> Choice {
    let choice = not_said(text, names);
    let own = page.unlinked(field.name, names.language);
    Choice { words: own.unwrap_or(choice.words), ..choice }
}

/// That a person says nothing in a field, as its noun calls that.
pub(super) fn nothing(page: &NounPage, field: &FieldDecl, text: &str, names: &Names) -> Choice {
    let choice = not_said(text, names);
    let own = page.blank(field.name, names.language);
    Choice { words: own.unwrap_or(choice.words), ..choice }
}

/// That a person says nothing.
pub(super) fn not_said(text: &str, names: &Names) -> Choice {
    Choice { value: String::new(), words: names.say("form-not-said"), chosen: text.is_empty() }
}

/// Yes, no, or nothing said.
pub(super) fn yes_or_no(text: &str, names: &Names) -> Vec<Choice> {
    let answer = |value: &str, id| Choice { value: value.to_owned(), words: names.say(id), chosen: text == value };
    vec![answer("yes", "value-yes"), answer("no", "value-no"), not_said(text, names)]
}

/// The codes of a field, those in `text` chosen.
pub(super) fn of_codes(
    page: &NounPage,
    field: &FieldDecl,
    (codes, text): (&[&str], &str),
    names: &Names,
) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice {
            value: (*code).to_owned(),
            words: page.code(field.name, code, names.language),
            chosen: text.split_whitespace().any(|chosen| chosen == *code),
        })
        .collect()
}

/// The codes of a list that the clinic may add to, the one in `text` chosen; one that is offered no more, or that is not
/// known here yet, is offered while it is chosen.
pub(super) fn of_list(
    page: &NounPage,
    field: &FieldDecl,
    (list, text): (&'static Codes, &str),
    names: &Names,
) -> Vec<Choice> {
    let mut codes = names.library.offered(list);
    if !text.is_empty() && list.take(text) && !codes.contains(&text) {
        codes.push(text);
    }
    let choice = |code: &&str| Choice {
        value: (*code).to_owned(),
        words: page.code_in(field.name, code, names),
        chosen: text == *code,
    };
    codes.iter().map(choice).collect()
}

/// Entries of the nouns `to` to pick from: those in use, and those that are picked already; what counts no more or
/// not yet comes last.
pub(super) fn linked(to: &[&str], text: &str, names: &Names) -> Vec<Choice> {
    offered(to, text, PICKS_MAX, names)
}

/// The same to be ticked, any number of them.
pub(super) fn ticked(to: &[&str], text: &str, names: &Names) -> Vec<Choice> {
    offered(to, text, TICKS_MAX, names)
}

fn offered(to: &[&str], text: &str, most: usize, names: &Names) -> Vec<Choice> {
    let picked = |key: &str| text.split_whitespace().any(|chosen| chosen == key);
    let choice = |linked: &Linked| {
        let value = linked.key.to_string();
        Choice { chosen: picked(&value), words: linked.words.clone(), value }
    };
    let among = names.linked.iter().filter(|linked| to.contains(&linked.noun));
    // The newest come last; of those that are not picked yet only so many are offered.
    let (mut choices, mut more): (Vec<(bool, Choice)>, usize) = (Vec::new(), most);
    for linked in among.rev() {
        let choice = choice(linked);
        if !choice.chosen {
            if linked.away || more == 0 {
                continue;
            }
            more -= 1;
        }
        choices.push((linked.is_over, choice));
    }
    choices.reverse();
    choices.sort_by_key(|(is_over, _)| *is_over);
    choices.into_iter().map(|(_, choice)| choice).collect()
}

/// Who works here and may stand in `field`, nobody first.
pub(super) fn staff(field: &FieldDecl, text: &str, names: &Names) -> Vec<Choice> {
    let is_for = |role| field.staff.is_none_or(|roles| roles.contains(&role));
    let mut people: Vec<Choice> = names
        .people
        .iter()
        .map(|(id, person)| (id.to_string(), person))
        .filter(|(id, person)| (person.active && is_for(person.role)) || id == text)
        .map(|(id, person)| Choice {
            chosen: id == text,
            value: id,
            words: format!("{} ({})", isolate::name(&person.name), words::role(person.role, names.language)),
        })
        .collect();
    people.sort_by(|a, b| a.words.cmp(&b.words));
    people.insert(0, Choice { value: String::new(), words: names.say("form-nobody"), chosen: text.is_empty() });
    people
}
