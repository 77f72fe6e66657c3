//! The questions about a new person, on every form that asks them. Must never show a passphrase again.

use waystation_sync::care::noun::Role;

use crate::part::choice::Choice;
use crate::part::control::Control;
use crate::part::form::{FormField, ProblemLine};
use crate::{Language, words};

/// The hidden input with the name under which the passphrase that was typed is held.
pub const HELD: &str = "held";

/// What was typed about a new person; passphrases are never in it.
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
    /// The name under which the passphrase that was typed is held, so that it is not typed again; empty for none.
    pub held: String,
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
    /// Name and value of the input that brings back the passphrase that was typed; `None` where none is held.
    pub held: Option<(String, String)>,
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
        let is_held = !draft.held.is_empty();
        let field = |name: &str, control| {
            let names = (format!("{prefix}-{name}"), format!("{prefix}.{name}"));
            FormField::asked(names, &format!("person-{name}"), control, problems, language).needed()
        };
        // What is held is typed again only to be another.
        let secret = |name: &str| {
            let field = field(name, Control::NewPassphrase);
            let hint = language.say("person-passphrase-held");
            if is_held { FormField { required: false, hint, ..field } } else { field }
        };
        let fields = vec![
            field("name", Control::Line { value: draft.name, inputmode: "text", size: 30 }),
            field("login", Control::Login { value: draft.login }),
            field("role", Control::Radios { choices: role_choices(draft.role, language) }),
            secret("passphrase"),
            secret("again"),
        ];
        let held = is_held.then(|| (format!("{prefix}.{HELD}"), draft.held));
        let suggested = if is_held { String::new() } else { draft.suggested };
        Self { title: language.say(title), fields, suggested, held }
    }
}
