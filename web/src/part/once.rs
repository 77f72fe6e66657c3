//! "Yes, all the same": what a form asks once before it is saved, beside the field that it is about. Must never take a
//! yes to one question for a yes to another.

use waystation_sync::care::involving::Unsafe;
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;

use super::cautioned::said_once;
use super::form::{Form, ProblemLine};
use super::sure::{SURE, Sure};
use super::typed::{PREFIX, Typed};
use crate::entry::value;
use crate::noun_page::NounPage;
use crate::{Names, isolate};

/// One question beside a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    /// The name of the field.
    field: &'static str,
    /// The name of the box.
    name: String,
    /// What it sends: another one for every other question.
    value: String,
    /// The question, in sentences.
    asked: String,
    /// What is said by ticking the box.
    yes: String,
}

impl Once {
    /// A question beside `field`, of the kind `kind`, about what `value` says.
    #[must_use]
    pub fn new(kind: &str, field: &FieldDecl, value: String, (asked, yes): (String, String)) -> Self {
        Self { field: field.name, name: format!("{SURE}{kind}.{}", field.name), value, asked, yes }
    }

    /// Whether somebody is to be involved all the same whom checks say not to involve: one question beside each field
    /// that names them.
    #[must_use]
    pub fn involving(found: &[Unsafe], names: &Names) -> Vec<Self> {
        let of_field = |own: &[&Unsafe]| {
            let first = own.first()?;
            let mut checks: Vec<String> = own.iter().map(|one| one.caution.check.to_string()).collect();
            checks.dedup();
            let said = said_once(own.iter().map(|one| &one.caution), names);
            let asked = names.language.say_with("sure-involve", &[("said", said.join(". ").into())]);
            Some(Self::new("involve", first.field, checks.join(" "), (asked, names.say("sure-involve-yes"))))
        };
        let all: Vec<&Unsafe> = found.iter().collect();
        all.chunk_by(|one, other| one.field == other.field).filter_map(of_field).collect()
    }

    /// Whether an entry is to be opened to more people, `count` in all; `value` says to whom.
    #[must_use]
    pub fn widening(field: &FieldDecl, count: usize, value: &str, names: &Names) -> Self {
        let asked = names.language.say_n("sure-wider", count);
        Self::new("wider", field, format!("{value} {count}"), (asked, names.say("sure-wider-yes")))
    }

    /// Whether a chart is put away though so many safety flags, tasks and choices between versions stand open in it; `None`
    /// where none do. What of that is urgent presses on where a supervisor has still to look, which `waits` says.
    #[must_use]
    pub fn leaving(field: &FieldDecl, open: [usize; 3], waits: bool, names: &Names) -> Option<Self> {
        let [flags, tasks, choices] = open;
        if open == [0; 3] {
            return None;
        }
        let said = [("sure-leave-flags", flags), ("sure-leave-tasks", tasks), ("sure-leave-choices", choices)];
        let said = said.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| names.language.say_n(id, count));
        let said = said
            .chain([names.say(if waits { "sure-leave-waits" } else { "sure-leave" })])
            .collect::<Vec<_>>()
            .join(" ");
        Some(Self::new("leave", field, format!("{flags} {tasks} {choices}"), (said, names.say("sure-leave-yes"))))
    }

    /// Whether what stands in `field` is to be less careful from now on: it was `was` and would be `now`.
    #[must_use]
    pub fn lowering(page: &NounPage, field: &FieldDecl, (was, now): (&Value, Option<&Value>), names: &Names) -> Self {
        let words = |value: &Value| value::one(page, field, value, names);
        let (id, to) = now.map_or_else(|| ("sure-gone", String::new()), |now| ("sure-less", words(now)));
        let values = [("was", words(was).into()), ("now", to.into())];
        let asked = names.language.say_with(id, &values);
        let yes = names.language.say_with(&format!("{id}-yes"), &values);
        let told = now.map(ToString::to_string).unwrap_or_default();
        Self::new("less", field, format!("{was} {told}"), (asked, yes))
    }

    /// Whether a way to reach somebody is to be safe at these hours of `field` too, which it was not said of before.
    #[must_use]
    pub fn hours(page: &NounPage, field: &FieldDecl, hours: &[String], names: &Names) -> Self {
        let words: Vec<String> = hours.iter().map(|hour| page.code(field.name, hour, names.language)).collect();
        let asked = names.language.say_with("sure-hours", &[("hours", words.join(", ").into())]);
        Self::new("hours", field, hours.join(" "), (asked, names.say("sure-hours-yes")))
    }

    /// Whether a consent that says in words alone that it is for `to` is meant for `who`, whom the form names in
    /// `field`.
    #[must_use]
    pub fn whom(field: &FieldDecl, (to, who): (&str, &str), consent: EntryKey, names: &Names) -> Self {
        let values = [("to", isolate::words(to).into()), ("who", isolate::words(who).into())];
        let asked = names.language.say_with("sure-whom", &values);
        Self::new("whom", field, format!("{consent} {who}"), (asked, names.say("sure-whom-yes")))
    }

    /// Whether an entry is saved that rests by its field `field` on `consents`, which count no more or not yet.
    #[must_use]
    pub fn rests(field: &FieldDecl, consents: &[EntryKey], names: &Names) -> Self {
        let said = consents.iter().map(|key| names.linked(*key).into_owned()).collect::<Vec<_>>().join(", ");
        let asked = names.language.say_with("sure-rests", &[("consents", said.into())]);
        let keys = consents.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        Self::new("rests", field, keys, (asked, names.say("sure-rests-yes")))
    }

    /// Whether somebody who said so on `day` already, or who may be them, says by `field` once more what they say to the
    /// same, `known`.
    #[must_use]
    pub fn again(field: &FieldDecl, (known, is_likely): (EntryKey, bool), day: &str, names: &Names) -> Self {
        let id = if is_likely { "sure-again.likely" } else { "sure-again" };
        let asked = names.language.say_with(id, &[("day", day.into())]);
        Self::new("again", field, known.to_string(), (asked, names.say("sure-again-yes")))
    }

    /// The same with those at one field as one, so that each has its box.
    #[must_use]
    pub fn joined(all: impl IntoIterator<Item = Self>, names: &Names) -> Vec<Self> {
        let mut joined: Vec<Self> = Vec::new();
        for one in all {
            match joined.iter_mut().find(|known| known.field == one.field) {
                Some(known) => {
                    known.name = format!("{SURE}both.{}", one.field);
                    known.value = format!("{} {}", known.value, one.value);
                    known.asked = format!("{} {}", known.asked, one.asked);
                    known.yes = names.say("sure-both-yes");
                }
                None => joined.push(one),
            }
        }
        joined
    }

    /// Whether `typed` says yes to it.
    #[must_use]
    pub fn is_said(&self, typed: &Typed) -> bool {
        typed.get(&self.name).is_some_and(|said| *said == self.value)
    }
}

impl Form {
    /// The same with a box beside each field that `questions` are about.
    #[must_use]
    pub fn asking_once(mut self, questions: &[Once], typed: &Typed) -> Self {
        for question in questions {
            let name = format!("{PREFIX}{}", question.field);
            let Some(field) = self.fields.iter_mut().find(|field| field.name == name) else { continue };
            let ticked = question.is_said(typed);
            field.sure.push(Sure {
                name: question.name.clone(),
                value: question.value.clone(),
                words: question.yes.clone(),
                ticked,
            });
            if !ticked {
                field.tell(&question.asked);
                self.problems.push(ProblemLine { href: format!("#{}", field.id), text: question.asked.clone() });
            }
        }
        self
    }
}
