//! The control that a field is filled in with, by its kind. A field with several versions is a way to the choice, never
//! an input.

use waystation_sync::care::noun::{FieldDecl, Instrument, Kind, Role};

use super::answers::{self, Questions};
use super::choice::{self, Choice};
use super::typed::{PREFIX, Typed};
use crate::Names;
use crate::noun_page::NounPage;

/// How a field is filled in.
pub enum Control {
    /// One line.
    Line {
        /// What it holds.
        value: String,
        /// The keyboard that a touch screen shows.
        inputmode: &'static str,
        /// Characters to make room for.
        size: usize,
    },
    /// A login: no word of any language.
    Login {
        /// What it holds.
        value: String,
    },
    /// A new passphrase, which is never shown again.
    NewPassphrase,
    /// A day.
    Day {
        /// What it holds.
        value: String,
    },
    /// A day and a time, by the clinic's clock.
    Moment {
        /// What it holds: "2026-11-24T10:42".
        value: String,
    },
    /// The answers of an instrument, question by question.
    Answers(Questions),
    /// Several lines.
    Area {
        /// What it holds.
        value: String,
        /// Lines to make room for.
        rows: usize,
    },
    /// One of a few.
    Radios {
        /// The answers.
        choices: Vec<Choice>,
    },
    /// One of many.
    Select {
        /// The answers.
        choices: Vec<Choice>,
    },
    /// Any of these.
    Checks {
        /// The answers.
        choices: Vec<Choice>,
    },
    /// Drawn by hand.
    Drawing {
        /// The path of what was drawn; empty for nothing.
        value: String,
    },
    /// Several versions: choose first.
    Versions {
        /// All of them.
        versions: Vec<String>,
        /// Where to choose.
        href: String,
    },
    /// Choose one first: words and where each leads.
    Ways {
        /// The ways.
        ways: Vec<(String, String)>,
    },
    /// Not to be written here.
    Fixed {
        /// What it holds; empty when nothing.
        value: String,
        /// The id of why: [`NOT_YOURS`] or [`STAYS`].
        why: &'static str,
    },
}

/// Most characters of a line beside which other fields have room.
const SHORT_MAX: usize = 24;

impl Control {
    /// Whether it takes a little room only, so that others stand beside it.
    #[must_use]
    pub fn is_short(&self) -> bool {
        let is_line = matches!(self, Self::Line { size, .. } if *size <= SHORT_MAX);
        is_line || matches!(self, Self::Day { .. } | Self::Select { .. })
    }

    /// Whether it takes more than that, and a short one has room beside it.
    #[must_use]
    pub const fn is_line(&self) -> bool {
        matches!(self, Self::Line { .. } | Self::Moment { .. })
    }

    /// The same without the answers that `role` may not give in place of `held`; one that was chosen already stays, so that
    /// what is wrong with it is told beside it.
    #[must_use]
    pub fn for_role(self, field: &FieldDecl, role: Role, held: Option<&str>) -> Self {
        let may = |choice: &Choice| {
            let to = Some(choice.value.as_str()).filter(|code| !code.is_empty());
            choice.chosen || field.may_replace(role, held, to)
        };
        let kept = |choices: Vec<Choice>| choices.into_iter().filter(may).collect();
        match self {
            Self::Radios { choices } => Self::Radios { choices: kept(choices) },
            Self::Select { choices } => Self::Select { choices: kept(choices) },
            other @ (Self::Line { .. }
            | Self::Login { .. }
            | Self::NewPassphrase
            | Self::Day { .. }
            | Self::Moment { .. }
            | Self::Answers(_)
            | Self::Area { .. }
            | Self::Checks { .. }
            | Self::Drawing { .. }
            | Self::Versions { .. }
            | Self::Ways { .. }
            | Self::Fixed { .. }) => other,
        }
    }

    /// Whether there is nothing that could be ticked.
    #[must_use]
    pub const fn offers_nothing(&self) -> bool {
        matches!(self, Self::Checks { choices } if choices.is_empty())
    }

    /// Whether it holds an answer, or is more than one is typed into.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        match self {
            Self::Line { value, .. } | Self::Day { value } | Self::Moment { value } | Self::Area { value, .. } => {
                !value.is_empty()
            }
            Self::Radios { choices } | Self::Select { choices } | Self::Checks { choices } => {
                choices.iter().any(|choice| choice.chosen && !choice.value.is_empty())
            }
            Self::Login { .. }
            | Self::NewPassphrase
            | Self::Answers(_)
            | Self::Drawing { .. }
            | Self::Versions { .. }
            | Self::Ways { .. }
            | Self::Fixed { .. } => true,
        }
    }
}

/// Says that a field is not for this reader's role to write.
pub const NOT_YOURS: &str = "form-fixed";
/// Says that a field stays as it was saved.
pub const STAYS: &str = "form-stays";

/// What was typed into the inputs of `field`, as its kind reads it; `None` where the form did not ask for it.
#[must_use]
pub fn typed_into(field: &FieldDecl, typed: &Typed, prefix: &str) -> Option<String> {
    let name = format!("{prefix}{}", field.name);
    if matches!(field.kind, Kind::Answers(_)) { answers::ticked(typed, &name) } else { typed.get(&name).cloned() }
}

/// The input for `field`, holding `text` as a form sends it.
#[must_use]
pub fn input(page: &NounPage, field: &FieldDecl, text: String, names: &Names) -> Control {
    let line = |inputmode, size| Control::Line { value: text.clone(), inputmode, size };
    match field.kind {
        Kind::Line { characters_max: 121.. } => Control::Area { value: text, rows: 2 },
        Kind::Line { characters_max } => line("text", characters_max.min(40)),
        Kind::Text { characters_max } => {
            Control::Area { value: text, rows: if characters_max > 4000 { 14 } else { 5 } }
        }
        Kind::Date => Control::Day { value: text },
        Kind::DateOrYear => line("text", 12),
        Kind::Number { .. } => line("numeric", 5),
        Kind::Phone => line("tel", 24),
        Kind::Code(codes) => one_of(choice::of_codes(page, field, (codes, &text), names), (page, field), &text, names),
        Kind::Listed(list) => one_of(choice::of_list(page, field, (list, &text), names), (page, field), &text, names),
        Kind::Codes(codes) => Control::Checks { choices: choice::of_codes(page, field, (codes, &text), names) },
        Kind::YesNo => Control::Radios { choices: choice::yes_or_no(&text, names) },
        Kind::Staff => select(choice::staff(field, &text, names), names),
        Kind::Moment => Control::Moment { value: clock_of(&text) },
        Kind::Link { to } => {
            let none = (!field.required).then(|| choice::none_linked(page, field, &text, names));
            select(none.into_iter().chain(choice::linked(to, &text, names)).collect(), names)
        }
        Kind::Links { to } => Control::Checks { choices: choice::ticked(to, &text, names) },
        Kind::Answers(known) => questions(field, known, &text, names),
        Kind::Drawing => Control::Drawing { value: text },
        Kind::Order | Kind::Signed => Control::Fixed { value: String::new(), why: NOT_YOURS },
    }
}

/// The input for one of `choices`, or for none where the field needs no answer.
fn one_of(mut choices: Vec<Choice>, (page, field): (&NounPage, &FieldDecl), text: &str, names: &Names) -> Control {
    if !field.required {
        choices.push(choice::nothing(page, field, text, names));
    }
    if choices.len() > 7 { select(choices, names) } else { Control::Radios { choices } }
}

/// A list to pick from. Where nothing is picked it stands on nothing: a browser sends the line on which it stands, as if
/// somebody had meant it.
fn select(mut choices: Vec<Choice>, names: &Names) -> Control {
    if !choices.iter().any(|choice| choice.chosen || choice.value.is_empty()) {
        choices.insert(0, Choice { value: String::new(), words: names.say("form-choose"), chosen: true });
    }
    Control::Select { choices }
}

/// What a `datetime-local` input takes: a moment without its distance to UTC.
fn clock_of(text: &str) -> String {
    text.split_at_checked(16).map_or(text, |(clock, _)| clock).to_owned()
}

/// The questions of the instrument that `text` names, else of the only one that is known, else the instruments to choose
/// from.
fn questions(field: &FieldDecl, known: &[&'static Instrument], text: &str, names: &Names) -> Control {
    let (id, held) = text.split_once(':').unwrap_or((text, ""));
    let named = known.iter().find(|instrument| instrument.id == id).or(known.first().filter(|_| known.len() == 1));
    match named {
        Some(instrument) => {
            Control::Answers(Questions::new(instrument, &format!("{PREFIX}{}", field.name), held, names.language))
        }
        None => Control::Ways {
            ways: known.iter().map(|one| (one.title.to_owned(), format!("?{}={}", field.name, one.id))).collect(),
        },
    }
}
