//! Forms made from a noun's declaration: the right control for each kind, labels and hints always visible, what is
//! wrong beside its field and in a summary. A field with several versions is a way to the choice, never an input.

use askama::Template;
use waystation_sync::care::edit::Problem;
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Class, FieldDecl, Instrument, Kind, Role};
use waystation_sync::care::read::Entry;
use waystation_sync::id::{ClientId, EditId, Heads};

use super::answers::{self, Questions};
use super::keep::Keep;
use super::linked::PICKS_MAX;
use super::typed::Typed;
use crate::entry::{mark, value};
use crate::names::Linked;
use crate::noun_page::NounPage;
use crate::{Language, Names, filters, link, words};

/// Begins the name of each input of an entry's form, so that no field's name meets that of a hidden one.
pub const PREFIX: &str = "f.";
/// The hidden input with the version that the form shows.
pub const HEADS: &str = "heads";
/// The hidden input with the form's id.
pub const EDIT_ID: &str = "edit_id";

/// A form.
#[derive(Template)]
#[template(path = "part/form.html")]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// The version that it shows.
    pub heads: String,
    /// Its id: sent twice, it is one edit.
    pub edit_id: String,
    /// What is wrong, with a link to each field.
    pub problems: Vec<ProblemLine>,
    /// Its fields.
    pub fields: Vec<FormField>,
    /// What the button says.
    pub submit: String,
    /// Where to go instead.
    pub cancel: String,
    /// How its words are kept until they are saved; `None` where they are not.
    pub keep: Option<Keep>,
}

/// One line of the summary of what is wrong.
pub struct ProblemLine {
    /// Where the field is; empty when it is about the whole form.
    pub href: String,
    /// The sentence.
    pub text: String,
}

/// One field of a form.
pub struct FormField {
    /// The id of its control.
    pub id: String,
    /// The name that is sent.
    pub name: String,
    /// Its label.
    pub label: String,
    /// A hint; may be empty.
    pub hint: String,
    /// Whether it is needed.
    pub required: bool,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// What a person has to do about it, as reading merged text.
    pub mark: Option<mark::Mark>,
    /// How it is filled in.
    pub control: Control,
}

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

/// Says that a field is not for this reader's role to write.
pub const NOT_YOURS: &str = "form-fixed";
/// Says that a field stays as it was saved.
pub const STAYS: &str = "form-stays";

impl FormField {
    /// A field that belongs to no noun: `id` of its control, the `name` that is sent, the id of its `words`, and what is
    /// wrong with it among all the `problems` of the form.
    #[must_use]
    pub fn asked(
        (id, name): (String, String),
        words: &str,
        control: Control,
        problems: &[ProblemLine],
        language: Language,
    ) -> Self {
        let problem = problems.iter().find(|problem| problem.href.strip_prefix('#') == Some(&id));
        Self {
            problem: problem.map(|problem| problem.text.clone()),
            id,
            name,
            label: language.say(words),
            hint: language.find(&format!("{words}.hint")).unwrap_or_default(),
            required: false,
            mark: None,
            control,
        }
    }
}

/// One answer.
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub words: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What a form is made from.
pub struct Source<'a> {
    /// Whose chart.
    pub client: ClientId,
    /// Words for the noun.
    pub page: &'static NounPage,
    /// The entry as the form shows it; blank for a new one.
    pub entry: &'a Entry,
    /// What the person typed before, where the form comes back; by the names of inputs.
    pub typed: &'a Typed,
    /// What was wrong with it.
    pub problems: &'a [Problem],
    /// What the reader is there for.
    pub role: Role,
}

impl Form {
    /// The form of an entry, sent to its own address (or that of new entries), which `keep` names.
    #[must_use]
    pub fn new(source: &Source<'_>, keep: Keep, ids: (&Heads, EditId), names: &Names) -> Self {
        let page = source.page;
        let fields = page
            .noun
            .fields
            .iter()
            .filter(|field| is_asked(page, field, source.role))
            .map(|field| field_of(source, field, PREFIX, names))
            .collect();
        Self {
            action: keep.at.to_string(),
            heads: ids.0.to_string(),
            edit_id: ids.1.to_string(),
            problems: problem_lines(page, source.problems, PREFIX, names.language),
            fields,
            submit: names.language.say_with("form-save", &[("one", page.one(names.language).into())]),
            cancel: link::section(source.client, crate::nouns::section_of(page.noun).noun),
            keep: Some(keep),
        }
    }
}

/// Whether a form asks for `field`: not for what is signed, moved by buttons or given by where the entry stands, nor for
/// what `role` may not see.
fn is_asked(page: &NounPage, field: &'static FieldDecl, role: Role) -> bool {
    field.class != Class::Frozen
        && field.kind != Kind::Order
        && page.noun.parent() != Some(field)
        && field.is_seen_by(role)
}

/// The summary of what is wrong.
#[must_use]
pub fn problem_lines(page: &NounPage, problems: &[Problem], prefix: &str, language: Language) -> Vec<ProblemLine> {
    problems
        .iter()
        .map(|problem| ProblemLine {
            href: problem.field.map(|field| format!("#{}", id_of(prefix, field))).unwrap_or_default(),
            text: words::wrong(page, problem.field, problem.what, language),
        })
        .collect()
}

/// One field of `source`'s entry as a form asks for it.
#[must_use]
pub fn field_of(source: &Source<'_>, field: &'static FieldDecl, prefix: &str, names: &Names) -> FormField {
    let page = source.page;
    let problem = source
        .problems
        .iter()
        .find(|problem| problem.field == Some(field.name) && problem.noun == page.noun.name)
        .map(|problem| words::wrong(page, problem.field, problem.what, names.language));
    FormField {
        id: id_of(prefix, field.name),
        name: format!("{prefix}{}", field.name),
        label: page.label(field.name, names.language),
        hint: page.hint(field.name, names.language),
        required: field.required,
        problem,
        mark: match source.entry.field(field) {
            Field::Together { .. } => mark::mark(source.client, source.entry, field),
            Field::Empty | Field::Settled(_) | Field::Ruled { .. } | Field::Conflicted { .. } => None,
        },
        control: control(source, field, prefix, names),
    }
}

fn id_of(prefix: &str, field: &str) -> String {
    format!("{}-{field}", prefix.trim_end_matches('.'))
}

fn control(source: &Source<'_>, field: &'static FieldDecl, prefix: &str, names: &Names) -> Control {
    let (page, entry) = (source.page, source.entry);
    let held = entry.field(field);
    if held.is_conflicted() {
        return Control::Versions {
            versions: value::field(page, field, held, names),
            href: link::choose(source.client, page.noun, entry.key, field.name),
        };
    }
    if !page.noun.may_edit(field, source.role) {
        return Control::Fixed { value: value::field(page, field, held, names).join(", "), why: NOT_YOURS };
    }
    if field.once && entry.born.is_some() {
        return Control::Fixed { value: value::field(page, field, held, names).join(", "), why: STAYS };
    }
    let text = typed_into(field, source.typed, prefix)
        .unwrap_or_else(|| held.value().map(ToString::to_string).unwrap_or_default());
    input(page, field, text, names)
}

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
        Kind::Code(codes) => {
            let mut choices = choices_of(page, field, (codes, &text), names);
            if !field.required {
                choices.push(not_said(&text, names));
            }
            if choices.len() > 7 { Control::Select { choices } } else { Control::Radios { choices } }
        }
        Kind::Codes(codes) => Control::Checks { choices: choices_of(page, field, (codes, &text), names) },
        Kind::YesNo => Control::Radios {
            choices: vec![
                Choice { value: "yes".to_owned(), words: names.say("value-yes"), chosen: text == "yes" },
                Choice { value: "no".to_owned(), words: names.say("value-no"), chosen: text == "no" },
                not_said(&text, names),
            ],
        },
        Kind::Staff => Control::Select { choices: staff(&text, names) },
        Kind::Moment => Control::Moment { value: clock_of(&text) },
        Kind::Link { to } => Control::Select { choices: picks(to, &text, field.required, names) },
        Kind::Links { to } => Control::Checks { choices: picks(to, &text, true, names) },
        Kind::Answers(known) => questions(field, known, &text, names),
        Kind::Order | Kind::Signed => Control::Fixed { value: String::new(), why: NOT_YOURS },
    }
}

fn not_said(text: &str, names: &Names) -> Choice {
    Choice { value: String::new(), words: names.say("form-not-said"), chosen: text.is_empty() }
}

fn choices_of(page: &NounPage, field: &FieldDecl, (codes, text): (&[&str], &str), names: &Names) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice {
            value: (*code).to_owned(),
            words: page.code(field.name, code, names.language),
            chosen: text.split_whitespace().any(|chosen| chosen == *code),
        })
        .collect()
}

/// What a `datetime-local` input takes: a moment without its distance to UTC.
fn clock_of(text: &str) -> String {
    text.split_at_checked(16).map_or(text, |(clock, _)| clock).to_owned()
}

/// Entries of the nouns `to` to pick from: those in use, and those that are picked already.
fn picks(to: &[&str], text: &str, needed: bool, names: &Names) -> Vec<Choice> {
    let picked = |key: &str| text.split_whitespace().any(|chosen| chosen == key);
    let choice = |linked: &Linked| {
        let value = linked.key.to_string();
        Choice { chosen: picked(&value), words: linked.words.clone(), value }
    };
    let among = names.linked.iter().filter(|linked| to.contains(&linked.noun));
    // The newest come last; of those that are not picked yet only so many are offered.
    let (mut choices, mut more): (Vec<Choice>, usize) = (Vec::new(), PICKS_MAX);
    for linked in among.rev() {
        let choice = choice(linked);
        if !choice.chosen {
            if linked.away || more == 0 {
                continue;
            }
            more -= 1;
        }
        choices.push(choice);
    }
    choices.reverse();
    if !needed {
        choices.insert(0, not_said(text, names));
    }
    choices
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

fn staff(text: &str, names: &Names) -> Vec<Choice> {
    let mut people: Vec<Choice> = names
        .people
        .iter()
        .map(|(id, person)| (id.to_string(), person))
        .filter(|(id, person)| person.active || id == text)
        .map(|(id, person)| Choice {
            chosen: id == text,
            value: id,
            words: format!("{} ({})", person.name, words::role(person.role, names.language)),
        })
        .collect();
    people.sort_by(|a, b| a.words.cmp(&b.words));
    people.insert(0, Choice { value: String::new(), words: names.say("form-nobody"), chosen: text.is_empty() });
    people
}

impl FormField {
    /// Whether its control is several inputs under one legend.
    #[must_use]
    pub fn is_group(&self) -> bool {
        matches!(self.control, Control::Radios { .. } | Control::Checks { .. })
    }

    /// Whether its control is one input with a label.
    #[must_use]
    pub fn is_input(&self) -> bool {
        !self.is_group()
            && !matches!(
                self.control,
                Control::Versions { .. } | Control::Fixed { .. } | Control::Answers(_) | Control::Ways { .. }
            )
    }

    /// The ids of what describes it, for screen readers.
    #[must_use]
    pub fn describedby(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let problem = self.problem.is_some().then(|| format!("{}-problem", self.id));
        hint.into_iter().chain(problem).collect::<Vec<_>>().join(" ")
    }
}
