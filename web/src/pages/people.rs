//! The clinic's people, and the form that adds one.

use askama::Template;
use waystation_sync::id::PersonId;

use super::person_form::{PersonDraft, PersonForm};
use crate::names::Person;
use crate::part::form::ProblemLine;
use crate::shell::{Nav, Page};
use crate::{Names, filters, isolate, words};

/// The list of people.
#[derive(Template)]
#[template(path = "pages/people.html")]
pub struct People {
    /// The people, by name.
    pub lines: Vec<PersonLine>,
    /// The form for another, where this reader may add one.
    pub form: Option<PersonForm>,
    /// What is wrong with it.
    pub problems: Vec<ProblemLine>,
}

/// One person.
pub struct PersonLine {
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: String,
    /// Whether they can be given work.
    pub active: bool,
    /// Their id and the words of the button that lets them in, where they wait and this reader may do so.
    pub let_in: Option<(String, String)>,
}

impl People {
    /// The page; `draft` is what was typed before, where this reader may add people.
    #[must_use]
    pub fn new(draft: Option<PersonDraft>, problems: Vec<ProblemLine>, names: &Names) -> Self {
        let let_in = |id: &PersonId, person: &Person| {
            let words = names.language.say_with("people-let-in", &[("name", isolate::name(&person.name).into())]);
            (draft.is_some() && !person.active).then(|| (id.to_string(), words))
        };
        let mut lines: Vec<PersonLine> = names
            .people
            .iter()
            .map(|(id, person)| PersonLine {
                let_in: let_in(id, person),
                name: isolate::name(&person.name),
                role: words::role(person.role, names.language),
                active: person.active,
            })
            .collect();
        lines.sort_by(|a, b| (!a.active, &a.name).cmp(&(!b.active, &b.name)));
        let form = draft.map(|draft| PersonForm::new(("p", "people-add"), draft, &problems, names.language));
        Self { lines, form, problems }
    }
}

impl Page for People {
    fn title(&self) -> &'static str {
        "people-title"
    }

    fn nav(&self) -> Nav {
        Nav::People
    }
}
