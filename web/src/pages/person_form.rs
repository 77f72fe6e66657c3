//! The questions about a new person, on every form that asks them. Must never show a passphrase again.

use waystation_sync::care::noun::Role;

use crate::part::choice::Choice;
use crate::part::control::Control;
use crate::part::form::{FormField, ProblemLine};
use crate::{Language, words};

/// What was typed about a new person; passphrases are never kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonDraft {
    /// The name that staff know them by.
    pub name: String,
    /// What they type to sign in.
    pub login: String,
    /// What they are there for; none while nothing was chosen.
    pub role: Option<Role>,
    /// Four words that are offered as a passphrase; empty for none.
    pub suggested: String,
}

/// The answers for a role.
#[must_use]
pub fn role_choices(chosen: Option<Role>, language: Language) -> Vec<Choice> {
    Role::ALL
        .into_iter()
        .map(|role| Choice {
            value: role.code().to_owned(),
            words: words::role(role, language),
            chosen: chosen == Some(role),
        })
        .collect()
}

/// One person's part of a form.
pub struct PersonForm {
    /// Its heading.
    pub title: String,
    /// What is asked of them.
    pub fields: Vec<FormField>,
    /// Four words that are offered as a passphrase; empty for none.
    pub suggested: String,
}

impl PersonForm {
    /// One person's part, whose inputs' names begin with `prefix` ("a", "b"), under the heading with the id `title`, with
    /// what was typed before and what is wrong with it.
    #[must_use]
    pub fn new(
        (prefix, title): (&str, &str),
        draft: PersonDraft,
        problems: &[ProblemLine],
        language: Language,
    ) -> Self {
        let field = |name: &str, control| {
            let names = (format!("{prefix}-{name}"), format!("{prefix}.{name}"));
            FormField::asked(names, &format!("person-{name}"), control, problems, language)
        };
        let fields = vec![
            field("name", Control::Line { value: draft.name, inputmode: "text", size: 30 }),
            field("login", Control::Login { value: draft.login }),
            field("role", Control::Radios { choices: role_choices(draft.role, language) }),
            field("passphrase", Control::NewPassphrase),
            field("again", Control::NewPassphrase),
        ];
        Self { title: language.say(title), fields, suggested: draft.suggested }
    }
}
