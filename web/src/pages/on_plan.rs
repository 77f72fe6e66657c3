//! Who on the client's own plan stands as not to be involved, told before it is printed and around its paper, never on
//! it: the client may not be alone with that. Must never let their step, or a number that is not to be rung, go on
//! paper by mere oversight.

use askama::Template;
use waystation_sync::care::crisis::{CRISIS, REASONS};
use waystation_sync::care::crisis_step::{CRISIS_STEP, PHONE, WHAT, WHO};
use waystation_sync::care::involving::with;
use waystation_sync::care::noun::{FieldDecl, NotSafe, Noun};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::id::ClientId;

use crate::entry::value;
use crate::{Names, filters, isolate, link, nouns};

/// Begins the answer that a step goes on paper all the same; its key follows.
const STEP: &str = "step.";
/// Begins the answer that the number of a step does; its key follows.
const NUMBER: &str = "number.";

/// What is told of the plan's steps.
#[derive(Template, Default)]
#[template(path = "part/on_plan.html")]
pub struct OnPlan {
    /// The steps that name somebody who is not to be involved, and what holds a number within its words that is not to
    /// be rung.
    named: Vec<NamedStep>,
    /// The steps with a number that is not to be rung: they go on paper without it.
    numbers: Vec<NamedStep>,
}

/// A step that names somebody who is not to be involved or a number that is not to be rung, or reasons to go on that
/// do; or the number beside a step.
struct NamedStep {
    noun: &'static Noun,
    key: EntryKey,
    /// Whether it is about the number beside a step, which goes on paper without it.
    is_number: bool,
    /// The answer that it goes on paper all the same, the step or its number.
    answer: String,
    /// "Call my brother: a check says “Not safe” of Boris".
    words: String,
    /// Where it is written.
    href: String,
    /// Whether it was ticked.
    ticked: bool,
}

impl OnPlan {
    /// What is told of `entries` of `client`'s plan, its steps and the plan itself with the reasons to go on, of which
    /// `answer` says which go on paper all the same; `names` hold what checks say of whom the steps name.
    #[must_use]
    pub fn new(client: ClientId, entries: &[Entry], answer: &str, names: &Names) -> Self {
        let ticked: Vec<&str> = answer.split_whitespace().collect();
        let mut told = Self::default();
        for entry in entries.iter().filter(|entry| !entry.is_put_away()) {
            let Some(texts) = texts_of(entry) else { continue };
            let href = link::entry(client, entry.noun, entry.key);
            let page = nouns::page_of(entry.noun);
            let what = match *entry.noun == CRISIS {
                true => names.say("print-plan-reasons"),
                false => isolate::words(&value::unmarked(page, entry, &WHAT, names).join(" / ")),
            };
            let line = |id: &str, said: String| {
                names.language.say_with(id, &[("step", what.clone().into()), ("said", said.into())])
            };
            let own = |begins: &str, words: String| {
                let answer = format!("{begins}{}", entry.key);
                let ticked = ticked.contains(&answer.as_str());
                let is_number = begins == NUMBER;
                NamedStep { noun: entry.noun, key: entry.key, is_number, answer, words, href: href.clone(), ticked }
            };
            let cautioned = names.cautioned.get(&entry.key).filter(|_| *entry.noun == CRISIS_STEP);
            let within = texts.iter().flat_map(|field| numbers_within(entry, field, names));
            let mut said: Vec<String> = cautioned.into_iter().flatten().cloned().chain(within).collect();
            said.dedup();
            if !said.is_empty() {
                told.named.push(own(STEP, line("print-plan-told", said.join(". "))));
            }
            for number in value::unmarked(page, entry, &PHONE, names).into_iter().filter(|_| *entry.noun == CRISIS_STEP)
            {
                let said: Vec<String> = value::not_safe(entry.not_safe(&PHONE, &number), names).collect();
                if !said.is_empty() {
                    let said = format!("{} {}", isolate::words(&number), said.join("; "));
                    told.numbers.push(own(NUMBER, line("print-plan-told.number", said)));
                }
            }
        }
        told
    }

    /// Those of `entries` that go on the paper, without the numbers that stay off it: nobody ticked the others.
    #[must_use]
    pub fn on_paper(&self, entries: Vec<Entry>) -> Vec<Entry> {
        let is_left = |all: &[NamedStep], entry: &Entry| {
            all.iter().any(|own| own.noun == entry.noun && own.key == entry.key && !own.ticked)
        };
        let stay = entries.into_iter().filter(|entry| !is_left(&self.named, entry));
        stay.map(|entry| if is_left(&self.numbers, &entry) { with(&entry, &[(&PHONE, None)]) } else { entry }).collect()
    }

    /// The id of what is said of one around the paper.
    fn said(step: &NamedStep) -> &'static str {
        match (step.ticked, step.is_number) {
            (true, false) => "print-plan-stands",
            (true, true) => "print-plan-stands.number",
            (false, false) => "print-plan-left",
            (false, true) => "print-plan-left.number",
        }
    }

    /// What is told, each on its own line.
    fn lines(&self) -> impl Iterator<Item = &NamedStep> {
        self.named.iter().chain(&self.numbers)
    }

    /// The same as a question, before anything is printed.
    #[must_use]
    pub fn asking(self) -> AskOnPlan {
        AskOnPlan(self)
    }
}

/// Which of these steps go on paper all the same.
#[derive(Template)]
#[template(path = "part/on_plan_ask.html")]
pub struct AskOnPlan(OnPlan);

/// The fields of `entry` in words that stand on the client's own paper; `None` of what does not.
fn texts_of(entry: &Entry) -> Option<&'static [&'static FieldDecl]> {
    match *entry.noun == CRISIS_STEP {
        true => Some(&[&WHAT, &WHO]),
        false => (*entry.noun == CRISIS).then_some(&[&REASONS]),
    }
}

/// What is said of the numbers that stand within the words of `field`, each with its number: "555-0142 stands as not
/// safe to ring".
fn numbers_within(entry: &Entry, field: &FieldDecl, names: &Names) -> Vec<String> {
    let texts: Vec<String> = entry.every_value(field).map(ToString::to_string).collect();
    let said = texts.iter().flat_map(|text| entry.not_safe(field, text));
    let line = |one: &NotSafe| {
        let said = value::not_safe([one].into_iter(), names).collect::<Vec<_>>().join("; ");
        format!("{} {said}", isolate::words(&one.of))
    };
    said.map(line).collect()
}
