//! What each person chooses for themselves: language, look, initials in lists; and the way out. Must never hold a
//! choice about anyone else.

use askama::Template;
use waystation_sync::care::noun::Role;

use crate::look::Look;
use crate::part::choice::Choice;
use crate::shell::{Nav, Page, Place};
use crate::{Language, Names, filters, words};

/// The name of the input for the language; its value is a tag, empty for "as the browser asks".
pub const LANGUAGE: &str = "language";
/// The name of the input for the look; its value is a code of [`Look`].
pub const LOOK: &str = "look";
/// The name of the input for initials; `yes` when names in lists are shortened.
pub const INITIALS: &str = "initials";

/// The name of the input for the key / that opens “Go to”; `yes` where it does.
pub const SLASH: &str = "slash";

/// What someone has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Their language; `None` for the browser's.
    pub language: Option<Language>,
    /// Their look.
    pub look: Look,
    /// Whether lists show initials in place of clients' names.
    pub initials: bool,
    /// Whether the key / alone opens nothing.
    pub no_slash: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "pages/settings.html")]
pub struct Settings {
    /// Who reads it.
    pub name: String,
    /// What they are there for.
    pub role: String,
    /// The languages to choose from.
    pub languages: Vec<Choice>,
    /// The looks to choose from.
    pub looks: Vec<Choice>,
    /// Whether initials are chosen.
    pub initials: bool,
    /// Whether the key / opens “Go to”.
    pub slash: bool,
    /// Whether they look after people and laptops here.
    pub clinic: bool,
    /// The clinic's time zone, as pages call it.
    pub zone: String,
}

impl Settings {
    /// The page for someone with this name and role who has `chosen` this.
    #[must_use]
    pub fn new((name, role): (String, Role), chosen: Chosen, place: Place, names: &Names) -> Self {
        let mut languages = vec![Choice {
            value: String::new(),
            words: names.say("settings-language.auto"),
            chosen: chosen.language.is_none(),
        }];
        languages.extend(Language::OFFERED.map(|language| Choice {
            value: language.tag().to_owned(),
            words: language.own_name().to_owned(),
            chosen: chosen.language == Some(language),
        }));
        let looks = Look::ALL.map(|look| Choice {
            value: look.code().to_owned(),
            words: names.say(&format!("settings-look.{}", look.code())),
            chosen: chosen.look == look,
        });
        Self {
            name,
            role: words::role(role, names.language),
            languages,
            looks: looks.into(),
            initials: chosen.initials,
            slash: !chosen.no_slash,
            clinic: role == Role::Supervisor && place == Place::Clinic,
            zone: names.zone.iana_name().unwrap_or("UTC").replace('_', " "),
        }
    }
}

impl Page for Settings {
    fn title(&self) -> &'static str {
        "settings-title"
    }

    fn nav(&self) -> Nav {
        Nav::Settings
    }
}
