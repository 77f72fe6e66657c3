//! "Yes, that is so now": what a form asks beside an answer that is less careful than another entry gives of the same.
//! Must never take a yes to one answer for a yes to another.

use waystation_sync::care::across::Lowering;
use waystation_sync::care::noun::{FieldDecl, Rewritten};

use super::cautioned::likely;
use super::form::{Form, ProblemLine};
use super::sure::{SURE, Sure};
use super::typed::{PREFIX, Typed};
use crate::entry::value;
use crate::noun_page::NounPage;
use crate::{Names, isolate};

/// Whether `typed` says that the answer is meant beside the other.
#[must_use]
pub fn is_so(typed: &Typed, lowering: &Lowering) -> bool {
    typed.get(&name_of(lowering.field)).is_some_and(|said| *said == told(lowering))
}

/// The name of the box.
fn name_of(field: &FieldDecl) -> String {
    format!("{SURE}lower.{}", field.name)
}

/// What the box sends: the answer, and the entry beside which it is meant.
fn told(lowering: &Lowering) -> String {
    format!("{} {}", lowering.to, lowering.other.key)
}

impl Form {
    /// The same with a box beside each answer of `lowerings`, which comes back because nobody ticked it.
    #[must_use]
    pub fn asking_lower(mut self, (page, lowerings): (&NounPage, &[Lowering]), typed: &Typed, names: &Names) -> Self {
        for one in lowerings {
            let name = format!("{PREFIX}{}", one.field.name);
            let Some(field) = self.fields.iter_mut().find(|field| field.name == name) else { continue };
            let about = one.field.across.iter().filter_map(|name| page.noun.field(name));
            let about = about.flat_map(|decl| value::field(page, decl, one.other.field(decl), names));
            let by = one.other.field(one.field).stamps().last().map(|stamp| names.by(stamp)).unwrap_or_default();
            let said = value::field(page, one.field, one.other.field(one.field), names).join(" / ");
            let about = about.collect::<Vec<_>>().join(", ");
            let about = if one.is_likely { likely(&about, names) } else { isolate::words(&about) };
            let values = [
                ("about", about.into()),
                ("said", isolate::words(&said).into()),
                ("now", isolate::words(&value::one(page, one.field, &one.to, names)).into()),
                ("by", by.into()),
            ];
            let ticked = is_so(typed, one);
            let words = names.language.say_with("sure-lower-yes", &values);
            field.sure.push(Sure { name: name_of(one.field), value: told(one), words, ticked });
            if !ticked {
                let id = match (one.other.rewritten(), one.other.is_put_away()) {
                    (Some(Rewritten::Answer), _) => "sure-lower-since",
                    (Some(Rewritten::Subject), _) => "sure-lower-before",
                    (None, true) => "sure-lower-away",
                    (None, false) => "sure-lower",
                };
                let asked = names.language.say_with(id, &values);
                field.tell(&asked);
                self.problems.push(ProblemLine { href: format!("#{}", field.id), text: asked });
            }
        }
        self
    }
}
