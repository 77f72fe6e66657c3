//! The first page of a new clinic: two people, since recovery and erasure need two. Must never show a passphrase again.

use askama::Template;
use waystation_sync::care::noun::Role;

use super::people::{PersonDraft, role_choices};
use crate::part::form::{Choice, ProblemLine};
use crate::shell::{Nav, Page};
use crate::{Language, filters};

/// The page that begins a clinic.
#[derive(Template)]
#[template(path = "pages/set_up.html")]
pub struct SetUp {
    /// What is wrong.
    pub problems: Vec<ProblemLine>,
    /// The clinic's name as typed.
    pub clinic: String,
    /// The first two people.
    pub people: Vec<PersonForm>,
}

/// One person's part of a form.
pub struct PersonForm {
    /// Begins the names of its inputs: "a", "b".
    pub prefix: &'static str,
    /// Its heading.
    pub title: String,
    /// What was typed.
    pub draft: PersonDraft,
    /// The roles.
    pub roles: Vec<Choice>,
}

impl PersonForm {
    /// One person's part under the heading with the id `title`, with what was typed before.
    #[must_use]
    pub fn new(prefix: &'static str, title: &str, draft: PersonDraft, language: Language) -> Self {
        let roles = role_choices(draft.role, language);
        Self { prefix, title: language.say(title), draft, roles }
    }
}

impl SetUp {
    /// The page; `drafts` is what was typed before for the first and the second person.
    #[must_use]
    pub fn new(clinic: String, drafts: [PersonDraft; 2], problems: Vec<ProblemLine>, language: Language) -> Self {
        let [first, second] = drafts;
        let first = PersonDraft { role: first.role.or(Some(Role::Supervisor)), ..first };
        Self {
            problems,
            clinic,
            people: vec![
                PersonForm::new("a", "setup-you", first, language),
                PersonForm::new("b", "setup-second", second, language),
            ],
        }
    }
}

impl Page for SetUp {
    fn title(&self) -> &'static str {
        "setup-title"
    }

    fn nav(&self) -> Nav {
        Nav::Elsewhere
    }
}
