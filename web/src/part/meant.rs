//! "Yes, that is meant for this number": what a form asks beside an answer that was given of another value than the one
//! that stands beside it. Must never take a yes to one value for a yes to another.

use waystation_sync::care::meant::Unmeant;

use super::form::{Form, ProblemLine};
use super::sure::{SURE, Sure};
use super::typed::{PREFIX, Typed};
use crate::entry::value;
use crate::noun_page::NounPage;
use crate::{Names, isolate};

/// Whether `typed` says that what was said before is meant for what stands beside it.
#[must_use]
pub fn is_meant(typed: &Typed, unmeant: &Unmeant) -> bool {
    typed.get(&format!("{SURE}{}", unmeant.field.name)).is_some_and(|said| *said == told(unmeant))
}

/// What the box sends.
fn told(unmeant: &Unmeant) -> String {
    unmeant.now.as_ref().map(ToString::to_string).unwrap_or_default()
}

impl Form {
    /// The same with a box beside each answer of `unmeant`; what the form itself changes and nobody ticked is a problem
    /// where the form `comes_back`.
    #[must_use]
    pub fn asking_meant(
        mut self,
        (page, unmeant): (&NounPage, &[Unmeant]),
        (typed, comes_back): (&Typed, bool),
        names: &Names,
    ) -> Self {
        for one in unmeant {
            let name = format!("{PREFIX}{}", one.field.name);
            let Some(field) = self.fields.iter_mut().find(|field| field.name == name) else { continue };
            let of = one.field.said_of.and_then(|of| page.noun.field(of)).unwrap_or(one.field);
            let words = |value: Option<&_>| {
                value.map_or_else(
                    || names.say("value-nothing"),
                    |value| isolate::words(&value::one(page, of, value, names)),
                )
            };
            let said = value::one(page, one.field, &one.said, names);
            let values = [
                ("said", isolate::words(&said).into()),
                ("was", words(one.was.as_ref()).into()),
                ("now", words(one.now.as_ref()).into()),
            ];
            let ticked = is_meant(typed, one);
            field.sure.push(Sure {
                name: format!("{SURE}{}", one.field.name),
                value: told(one),
                words: names
                    .language
                    .say_with(if one.now.is_some() { "sure-meant-yes" } else { "sure-meant-none-yes" }, &values),
                ticked,
            });
            let id = if one.now.is_some() { "sure-meant" } else { "sure-meant-none" };
            let asked = names.language.say_with(id, &values);
            if one.is_changed && comes_back && !ticked {
                field.tell(&asked);
                self.problems.push(ProblemLine { href: format!("#{}", field.id), text: asked });
            } else if !one.is_changed {
                field.now.push(asked);
            }
        }
        self
    }
}
