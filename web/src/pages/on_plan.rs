//! Who on the client's own plan stands as not to be involved, told before it is printed and around its paper, never on
//! it: the client may not be alone with that. Must never let their step go on paper by mere oversight.

use askama::Template;
use waystation_sync::care::crisis_step::{CRISIS_STEP, PHONE, WHAT};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::id::ClientId;

use crate::entry::value;
use crate::{Names, filters, isolate, link, nouns};

/// Begins the answer that a step goes on paper all the same; its key follows.
const STEP: &str = "step.";

/// What is told of the plan's steps.
#[derive(Template, Default)]
#[template(path = "part/on_plan.html")]
pub struct OnPlan {
    /// The steps that name somebody who is not to be involved.
    named: Vec<NamedStep>,
    /// The steps with a number that is not to be rung: their paper says so.
    numbers: Vec<NumberStep>,
}

/// A step that names somebody who is not to be involved.
struct NamedStep {
    key: EntryKey,
    /// The answer that it goes on paper all the same.
    answer: String,
    /// "Call my brother: a check says “Not safe” of Boris".
    words: String,
    /// Where it is written.
    href: String,
    /// Whether it was ticked.
    ticked: bool,
}

/// A step with a number that is not to be rung.
struct NumberStep {
    words: String,
    href: String,
}

impl OnPlan {
    /// What is told of `steps` of `client`'s plan, of which `answer` says which go on paper all the same; `names` hold
    /// what checks say of whom they name.
    #[must_use]
    pub fn new(client: ClientId, steps: &[Entry], answer: &str, names: &Names) -> Self {
        let ticked: Vec<&str> = answer.split_whitespace().collect();
        let mut told = Self::default();
        for step in steps.iter().filter(|step| *step.noun == CRISIS_STEP && !step.is_put_away()) {
            let href = link::entry(client, &CRISIS_STEP, step.key);
            let page = nouns::page_of(&CRISIS_STEP);
            let what = isolate::words(&value::unmarked(page, step, &WHAT, names).join(" / "));
            let line = |said: String| {
                names.language.say_with("print-plan-told", &[("step", what.clone().into()), ("said", said.into())])
            };
            if let Some(said) = names.cautioned.get(&step.key) {
                let answer = format!("{STEP}{}", step.key);
                let is_ticked = ticked.contains(&answer.as_str());
                told.named.push(NamedStep {
                    key: step.key,
                    answer,
                    words: line(said.join(". ")),
                    href: href.clone(),
                    ticked: is_ticked,
                });
            }
            for number in value::unmarked(page, step, &PHONE, names) {
                let said: Vec<String> = value::not_safe(step.not_safe(&PHONE, &number), names).collect();
                if !said.is_empty() {
                    let said = format!("{} {}", isolate::words(&number), said.join("; "));
                    told.numbers.push(NumberStep { words: line(said), href: href.clone() });
                }
            }
        }
        told
    }

    /// Whether `entry` stays off the paper, since nobody ticked it.
    #[must_use]
    pub fn leaves_out(&self, entry: &Entry) -> bool {
        *entry.noun == CRISIS_STEP && self.named.iter().any(|step| step.key == entry.key && !step.ticked)
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
