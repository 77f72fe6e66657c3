//! Forms made from a noun's declaration: the right control for each kind, labels and hints always visible, what is
//! wrong beside its field and in a summary. A field with several versions is a way to the choice, never an input.

use askama::Template;
use waystation_sync::care::doubt::Doubt;
use waystation_sync::care::edit::{Problem, Wrong};
use waystation_sync::care::engine::judge::SET_ASIDE;
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Class, FieldDecl, Kind, Role};
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;
use waystation_sync::id::{ClientId, EditId, Heads};

use super::away::AwayAsk;
use super::chosen::chosen;
use super::control::{Control, NOT_YOURS, STAYS, input, typed_into};
use super::keep::Keep;
use super::sure::{self, Sure};
use super::typed::{PREFIX, Typed};
use crate::entry::{mark, value};
use crate::noun_page::NounPage;
use crate::{Language, Names, filters, link, words};

/// The hidden input with the version that the form shows.
pub const HEADS: &str = "heads";
/// The hidden input with the form's id.
pub const EDIT_ID: &str = "edit_id";
/// The button that says what is to be done after saving: [`THEN_SIGN`].
pub const THEN: &str = "then";
/// Signs what was saved, in the same act.
pub const THEN_SIGN: &str = "sign";
/// The id of a page's form, which buttons beside it send along: what was typed is never left behind.
pub const FORM_ID: &str = "the-form";

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
    /// What opens those that are filled in later.
    pub later_said: String,
    /// What the button says.
    pub submit: String,
    /// What the button says that signs too; `None` for what is not signed.
    pub sign: Option<String>,
    /// Where to go instead.
    pub cancel: String,
    /// How its words are kept until they are saved; `None` where they are not.
    pub keep: Option<Keep>,
    /// What is asked where the chart is put away.
    pub away: Option<AwayAsk>,
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
    /// What a person can say about it where it may be a slip: a box for each question.
    pub sure: Vec<Sure>,
    /// What a person has to do about it, as reading merged text.
    pub mark: Option<mark::Mark>,
    /// What happened there since the form was begun ([`super::since`]).
    pub now: Vec<String>,
    /// Most characters that are saved of it; nothing is counted where it is 0.
    pub most: usize,
    /// Whether it is one that is filled in later, as a rule.
    pub later: bool,
    /// How it is filled in.
    pub control: Control,
}

impl FormField {
    /// A field that belongs to no noun: `id` of its control, the `name` that is sent, the id of its `words`, and what
    /// is wrong with it among all the `problems` of the form.
    #[must_use]
    pub fn asked(
        (id, name): (String, String),
        words: &str,
        control: Control,
        problems: &[ProblemLine],
        language: Language,
    ) -> Self {
        let own = problems.iter().filter(|problem| problem.href.strip_prefix('#') == Some(&id));
        Self {
            problem: together(own.map(|problem| problem.text.clone())),
            id,
            name,
            label: language.say(words),
            hint: language.find(&format!("{words}.hint")).unwrap_or_default(),
            required: false,
            sure: Vec::new(),
            mark: None,
            now: Vec::new(),
            most: 0,
            later: false,
            control,
        }
    }

    /// Tells `what` beside it too.
    pub(crate) fn tell(&mut self, what: &str) {
        self.problem = together(self.problem.take().into_iter().chain([what.to_owned()]));
    }

    /// The same of a field that must be filled.
    #[must_use]
    pub fn needed(self) -> Self {
        Self { required: true, ..self }
    }

    /// Whether its page counts what is left of it.
    #[must_use]
    pub fn has_count(&self) -> bool {
        self.most > 0 && matches!(self.control, Control::Line { .. } | Control::Area { .. })
    }

    /// Whether something stands in it, or is asked or said of it, so that it must be seen.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.control.is_filled()
            || self.problem.is_some()
            || !self.sure.is_empty()
            || !self.now.is_empty()
            || self.mark.is_some()
    }

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
                Control::Versions { .. }
                    | Control::Fixed { .. }
                    | Control::Answers(_)
                    | Control::Ways { .. }
                    | Control::Drawing { .. }
            )
    }

    /// The ids of what describes it, for screen readers.
    #[must_use]
    pub fn describedby(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let problem = self.problem.is_some().then(|| format!("{}-problem", self.id));
        let count = self.has_count().then(|| format!("{}-count", self.id));
        let now = (!self.now.is_empty()).then(|| format!("{}-now", self.id));
        hint.into_iter().chain(problem).chain(now).chain(count).collect::<Vec<_>>().join(" ")
    }
}

/// All that is told beside one field, each thing once; `None` for nothing.
fn together(told: impl Iterator<Item = String>) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for one in told {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    (!all.is_empty()).then(|| all.join(" "))
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
    /// The fields that stand at once, or those that are filled in later, as a rule.
    #[must_use]
    pub fn asked(&self, later: bool) -> Vec<&FormField> {
        self.fields.iter().filter(|field| field.later == later).collect()
    }

    /// Whether one of those must be seen.
    #[must_use]
    pub fn is_told_later(&self) -> bool {
        self.asked(true).iter().any(|field| field.is_told())
    }

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
            later_said: later_said(page, names),
            submit: names.language.say_with("form-save", &[("one", page.one(names.language).into())]),
            sign: page
                .noun
                .signed()
                .filter(|field| page.noun.may_edit(field, source.role))
                .map(|_| names.say("form-save-sign")),
            cancel: link::section(source.client, crate::nouns::section_of(page.noun).noun),
            keep: Some(keep),
            away: None,
        }
    }

    /// The same with what is asked where the chart is put away.
    #[must_use]
    pub fn asking_of(mut self, away: Option<AwayAsk>, names: &Names) -> Self {
        if let Some(ask) = &away {
            self.problems.push(away_line(ask, names));
        }
        Self { away, ..self }
    }

    /// The same with what is asked about `doubts`, but for what `typed` says to be right.
    #[must_use]
    pub fn asking(mut self, doubts: &[Doubt], typed: &Typed, names: &Names) -> Self {
        for doubt in doubts {
            let asked = ask(&mut self.fields, (doubt, PREFIX), typed, names);
            self.problems.extend(asked.map(|(text, id)| ProblemLine { href: format!("#{id}"), text }));
        }
        self
    }
}

/// What opens the fields of a new entry that are folded.
fn later_said(page: &NounPage, names: &Names) -> String {
    let id = if page.later.is_empty() { "form-more" } else { "form-later" };
    page.said(names.language, "later").unwrap_or_else(|| names.say(id))
}

/// The line of the summary that leads to the question about a chart that is put away.
#[must_use]
pub fn away_line(ask: &AwayAsk, names: &Names) -> ProblemLine {
    let text = names.language.say_with("away-ask", &[("stands", ask.said.as_str().into())]);
    ProblemLine { href: "#chart-away".to_owned(), text }
}

/// Asks about `doubt` beside its field among `fields`, whose names begin with `prefix`; gives the
/// sentence and the field's id where it is still open.
pub(crate) fn ask<'a>(
    fields: impl IntoIterator<Item = &'a mut FormField>,
    (doubt, prefix): (&Doubt, &str),
    typed: &Typed,
    names: &Names,
) -> Option<(String, String)> {
    let name = format!("{prefix}{}", doubt.field.name);
    let field = fields.into_iter().find(|field| field.name == name)?;
    let ticked = sure::is_sure(typed, doubt);
    field.sure.extend(doubt.odd.may_be_right().then(|| Sure {
        name: format!("{}{}", sure::SURE, doubt.field.name),
        value: doubt.day.to_string(),
        words: names.language.say_with("sure-yes", &[("day", names.day(doubt.day).into())]),
        ticked,
    }));
    if ticked {
        return None;
    }
    let asked = sure::asked(doubt, names);
    field.tell(&asked);
    Some((asked, field.id.clone()))
}

/// Whether a form asks for `field`: not for what is signed, moved by buttons or given by where the entry stands, nor
/// for what `role` may not see.
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
            text: words::wrong_in(page, problem.field, problem.what, language),
        })
        .collect()
}

/// One field of `source`'s entry as a form asks for it.
#[must_use]
pub fn field_of(source: &Source<'_>, field: &'static FieldDecl, prefix: &str, names: &Names) -> FormField {
    let page = source.page;
    let is_own = |problem: &&Problem| problem.field == Some(field.name) && problem.noun == page.noun.name;
    let own = || source.problems.iter().filter(is_own);
    let is_set_aside = own().any(|problem| problem.what == Wrong::Rule(SET_ASIDE));
    let problem = together(own().map(|problem| words::wrong(page, problem.field, problem.what, names.language)));
    FormField {
        id: id_of(prefix, field.name),
        name: format!("{prefix}{}", field.name),
        label: page.label(field.name, names.language),
        hint: hint(page, field, source.role, names),
        required: field.required,
        problem,
        sure: Vec::new(),
        mark: match source.entry.field(field) {
            Field::Together { .. } => mark::mark(source.client, source.entry, field),
            Field::Empty | Field::Settled(_) | Field::Ruled { .. } | Field::Conflicted { .. } => None,
        },
        now: if is_set_aside { vec![chosen(source.entry, field, names)] } else { Vec::new() },
        most: characters_max(field),
        later: source.entry.born.is_none() && page.is_later(field),
        control: control(source, field, prefix, names),
    }
}

/// Most characters that `field` holds; 0 where it is no free text.
const fn characters_max(field: &FieldDecl) -> usize {
    if let Kind::Line { characters_max } | Kind::Text { characters_max } = field.kind { characters_max } else { 0 }
}

fn id_of(prefix: &str, field: &str) -> String {
    format!("{}-{field}", prefix.trim_end_matches('.'))
}

fn control(source: &Source<'_>, field: &'static FieldDecl, prefix: &str, names: &Names) -> Control {
    let (page, entry) = (source.page, source.entry);
    let held = entry.field(field);
    if held.is_conflicted() {
        return Control::Versions {
            versions: value::held(page, entry, field, names),
            href: link::choose(source.client, page.noun, entry.key, field.name),
        };
    }
    if !page.noun.may_edit(field, source.role) {
        return Control::Fixed { value: value::held(page, entry, field, names).join(", "), why: NOT_YOURS };
    }
    if field.once && entry.born.is_some() {
        return Control::Fixed { value: value::field(page, field, held, names).join(", "), why: STAYS };
    }
    let text = typed_into(field, source.typed, prefix)
        .unwrap_or_else(|| held.value().map(ToString::to_string).unwrap_or_default());
    input(page, field, text, names).for_role(field, source.role, held.value().and_then(Value::as_text))
}

/// What is said below the label of `field`: that `role` only raises it, where that is so.
fn hint(page: &NounPage, field: &FieldDecl, role: Role, names: &Names) -> String {
    let hint = page.hint(field.name, names.language);
    if !field.raised_only_by.contains(&role) {
        return hint;
    }
    format!("{hint} {}", names.say("form-only-raised")).trim_start().to_owned()
}
