//! "Yes, it is to stand here": what a form asks beside a number of which it is said elsewhere that it is not safe. Must
//! never take a yes to one number for a yes to another.

use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::overview::Ringing;

use super::form::{Form, ProblemLine};
use super::sure::{SURE, Sure};
use super::typed::{PREFIX, Typed};
use crate::entry::value::ADDRESSES;
use crate::{Names, isolate};

/// Whether `typed` says that the number is to stand there all the same.
#[must_use]
pub fn is_so(typed: &Typed, ringing: &Ringing) -> bool {
    typed.get(&name_of(ringing.field)).is_some_and(|said| *said == ringing.number)
}

/// The name of the box.
fn name_of(field: &FieldDecl) -> String {
    format!("{SURE}ring.{}", field.name)
}

impl Form {
    /// The same with a box beside each number of `ringing`, which comes back because nobody ticked it.
    #[must_use]
    pub fn asking_ring(mut self, ringing: &[Ringing], typed: &Typed, names: &Names) -> Self {
        for one in ringing {
            let name = format!("{PREFIX}{}", one.field.name);
            let Some(field) = self.fields.iter_mut().find(|field| field.name == name) else { continue };
            let values = [("number", isolate::words(&one.number).into())];
            let ticked = is_so(typed, one);
            let words = names.language.say_with("sure-ring-yes", &values);
            field.sure.push(Sure { name: name_of(one.field), value: one.number.clone(), words, ticked });
            if !ticked {
                let is_all = |ways: &[&str]| one.said.iter().all(|said| ways.contains(&said.by.as_str()));
                let id = match (is_all(&["text"]), is_all(ADDRESSES)) {
                    (true, _) => "sure-ring-text",
                    (false, true) => "sure-ring-address",
                    (false, false) => "sure-ring",
                };
                let asked = names.language.say_with(id, &values);
                field.tell(&asked);
                self.problems.push(ProblemLine { href: format!("#{}", field.id), text: asked });
            }
        }
        self
    }
}
