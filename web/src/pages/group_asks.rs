//! What the form of a group's session asks once more, and what it tells beside its fields. Must never take a yes to one
//! question for a yes to another.

use std::sync::Arc;

use waystation_sync::care::group_session::CAME;
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::summary::{Row, standing_of};
use waystation_sync::id::{EntryId, PersonId};
use waystation_sync::time::Millis;

use crate::Names;
use crate::part::chart::badge_of;
use crate::part::form::{FormField, ProblemLine, Source};
use crate::part::since::stands;
use crate::part::sure::{SURE, Sure};
use crate::part::typed::Typed;

/// The id of the question about sessions that are written up already.
const SAME_DAY: &str = "same-day";

/// That words of the form name members of the group in whose charts they do not belong.
pub struct NamedIn {
    /// The field with the words.
    pub field: &'static FieldDecl,
    /// Whom they name.
    pub who: String,
    /// What stands for the words, so that a yes to these is no yes to others.
    pub mark: String,
}

impl NamedIn {
    /// The box that says yes to it, where the inputs of its row begin with `prefix`.
    #[must_use]
    pub fn input(&self, prefix: &str) -> String {
        format!("{SURE}{prefix}{}", self.field.name)
    }

    /// Whether `typed` says yes to it.
    #[must_use]
    pub fn is_said(&self, prefix: &str, typed: &Typed) -> bool {
        typed.get(&self.input(prefix)).is_some_and(|said| said.split(' ').any(|mark| mark == self.mark))
    }
}

/// That the chart of a member is put away.
pub struct AwayIn {
    /// The code of where it stands: a yes to one is no yes to another.
    status: String,
    /// "Ended".
    said: String,
}

impl AwayIn {
    /// Of the chart with these rows; `None` for one that is not put away.
    #[must_use]
    pub fn of(rows: &[Arc<Row>], names: &Names) -> Option<Self> {
        let standing = standing_of(rows).filter(|standing| standing.is_put_away())?;
        Some(Self { status: standing.status.clone(), said: badge_of(rows, names.language) })
    }

    fn input(prefix: &str) -> String {
        format!("{SURE}{prefix}away")
    }

    /// Whether `typed` says that it is written in all the same.
    #[must_use]
    pub fn is_said(&self, prefix: &str, typed: &Typed) -> bool {
        typed.get(&Self::input(prefix)) == Some(&self.status)
    }
}

/// A session of the group that is written up already.
pub struct Already {
    /// The session.
    pub session: EntryId,
    /// Its page.
    pub href: String,
    /// Who began to write it.
    pub who: Option<PersonId>,
    /// When, by their clock.
    pub at: Option<Millis>,
}

/// The box that says of all of them that this is another.
const OTHER: &str = "session";

/// Whether `typed` says that a form is about none of the sessions that are there `already`.
#[must_use]
pub fn is_other(already: &[Already], typed: &Typed) -> bool {
    let said = typed.get(&format!("{SURE}{OTHER}")).map(String::as_str).unwrap_or_default();
    already.iter().all(|one| said.split(' ').any(|id| id == one.session.to_string()))
}

/// The question whether a session is one that is written up already.
pub struct SameDay {
    /// Who wrote each, with its page.
    pub lines: Vec<(String, String)>,
    /// The box that says that it is none of them.
    pub sure: Sure,
}

impl SameDay {
    /// The question about those that are there `already`; `None` where there are none.
    #[must_use]
    pub fn of(already: &[Already], typed: &Typed, names: &Names) -> Option<Self> {
        let line = |one: &Already| {
            let who = one.who.map_or_else(|| names.say("groups-somebody").into(), |who| names.person(who));
            let when = one.at.map(|at| names.when(at)).unwrap_or_default();
            let values = [("who", who.into()), ("when", when.into())];
            (one.href.clone(), names.language.say_with("groups-already", &values))
        };
        let ids: Vec<String> = already.iter().map(|one| one.session.to_string()).collect();
        (!already.is_empty()).then(|| Self {
            lines: already.iter().map(line).collect(),
            sure: Sure {
                name: format!("{SURE}{OTHER}"),
                value: ids.join(" "),
                words: names.say("groups-already-yes"),
                ticked: is_other(already, typed),
            },
        })
    }

    /// The line of the summary, while it is open.
    pub(super) fn problem(&self, names: &Names) -> Option<ProblemLine> {
        let line = || ProblemLine { href: format!("#{SAME_DAY}"), text: names.say("groups-already-ask") };
        (!self.sure.ticked).then(line)
    }
}

/// Says beside `fields` what stands there since, where that is something else.
pub(super) fn telling(
    fields: &mut [FormField],
    since: &[&'static FieldDecl],
    (source, prefix): (&Source<'_>, &str),
    names: &Names,
) {
    for own in since {
        let name = format!("{prefix}{}", own.name);
        if let Some(field) = fields.iter_mut().find(|field| field.name == name) {
            field.now.push(stands(source, own, names));
        }
    }
}

/// Asks beside whether a member was there about a chart that is put away; gives its line while it is open.
pub(super) fn putting_away(
    fields: &mut [FormField],
    (away, prefix): (Option<&AwayIn>, &str),
    typed: &Typed,
    names: &Names,
) -> Option<ProblemLine> {
    let away = away?;
    let field = fields.iter_mut().find(|field| field.name == format!("{prefix}{}", CAME.name))?;
    let ticked = away.is_said(prefix, typed);
    let (name, words) = (AwayIn::input(prefix), names.say("groups-away-yes"));
    field.sure.push(Sure { name, value: away.status.clone(), words, ticked });
    let text = names.language.say_with("groups-away", &[("stands", away.said.as_str().into())]);
    let line = ProblemLine { href: format!("#{}", field.id), text: text.clone() };
    if ticked {
        return None;
    }
    field.tell(&text);
    Some(line)
}

/// Asks beside their fields about words that name others; gives the lines of what is still open.
pub(super) fn naming(
    fields: &mut [FormField],
    (named, prefix, words): (&[NamedIn], &str, &str),
    typed: &Typed,
    names: &Names,
) -> Vec<ProblemLine> {
    let mut open = Vec::new();
    for one in named {
        let name = format!("{prefix}{}", one.field.name);
        let Some(field) = fields.iter_mut().find(|field| field.name == name) else { continue };
        let ticked = one.is_said(prefix, typed);
        field.sure.push(Sure {
            name: one.input(prefix),
            value: one.mark.clone(),
            words: names.say("groups-names-yes"),
            ticked,
        });
        if !ticked {
            let text = names.language.say_with(words, &[("who", one.who.as_str().into())]);
            field.tell(&text);
            open.push(ProblemLine { href: format!("#{}", field.id), text });
        }
    }
    open
}
