//! The crisis plan as a card for the pocket: panels of 85 by 54 mm to cut out and fold. Must never hold the number of
//! somebody who did not agree to that, hide that something was left out, or say whose it is unless that was asked for.

use askama::Template;
use waystation_sync::care::crisis::{CRISIS, REASONS};
use waystation_sync::care::crisis_step::{CRISIS_STEP, PHONE, STAGE, WHAT, WHO};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;
use waystation_sync::id::ClientId;

use super::on_plan::OnPlan;
use super::own_plan::title;
use crate::entry::line::shortened;
use crate::entry::value;
use crate::nouns::relapse::crisis_step::PROFESSIONALS;
use crate::shell::{Nav, Page};
use crate::{Names, filters, isolate, link, nouns};

/// The name of the input for how the plan goes on paper.
pub const AS: &str = "as";
/// The answer that it is the card.
pub const CARD: &str = "card";
/// The name of the input for whether those whose own numbers stand in the plan agreed that they stand on a card.
pub const AGREED: &str = "agreed";
/// The answer that they did.
pub const YES: &str = "yes";

/// Most steps of a stage that a card has: what the hand needs when it gets hard. The others are counted.
const STEPS_MAX: usize = 3;
/// About how many letters fit on a line of a panel.
const LINE_LETTERS: usize = 40;
/// How many lines fit on a panel.
const LINES_MAX: usize = 12;

/// The card.
#[derive(Template)]
#[template(path = "pages/own_card.html")]
pub struct OwnCard {
    /// Back to the question.
    back: String,
    /// Whose it is; empty where no name was asked for.
    whose: String,
    /// "Printed 24 Nov 2026, 10:42".
    printed: String,
    /// Who on the plan stands as not to be involved; it stands around the paper.
    on_plan: OnPlan,
    /// Whose numbers it leaves out, as a sentence that does not stand on the card; empty where it has all.
    left_out: String,
    /// Its panels, in the order in which they are read.
    panels: Vec<Panel>,
}

/// Those of the plan, in its steps in `entries`, whose own numbers stand on a card only where they agreed.
#[must_use]
pub fn to_agree(entries: &[Entry], names: &Names) -> Vec<String> {
    let mut people = Vec::new();
    for entry in entries.iter().filter(|entry| *entry.noun == CRISIS_STEP && !entry.is_put_away()) {
        let step = step(entry, true, names);
        let who = if step.who.is_empty() { step.what } else { step.who };
        if asks(entry) && !step.phone.is_empty() && !people.contains(&who) {
            people.push(who);
        }
    }
    people
}

/// Whether the number in a step is that of a person who is no professional.
fn asks(entry: &Entry) -> bool {
    entry.text(&STAGE) != PROFESSIONALS
}

/// A sentence about `people`, each of them kept apart from what stands around; empty where there are none.
pub(super) fn about(id: &str, people: &[String], names: &Names) -> String {
    if people.is_empty() {
        return String::new();
    }
    let people: Vec<String> = people.iter().map(|who| isolate::words(who)).collect();
    names.language.say_with(id, &[("people", people.join(", ").into())])
}

/// One side of the folded card.
#[derive(Debug, Default, PartialEq, Eq)]
struct Panel {
    parts: Vec<Stage>,
    lines: usize,
}

/// Steps of one stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Stage {
    title: String,
    /// The same where the stage goes on from the panel before.
    continued: String,
    steps: Vec<Step>,
    /// That there are more; empty where all of them stand here.
    more: String,
}

/// One step, or one reason to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    what: String,
    who: String,
    phone: String,
}

impl OwnCard {
    /// The card of `entries`, which are the plan's steps in their order and the plan itself with the reasons to go on,
    /// with `name` on it or without; with the numbers of people, who are not professionals, where they `agreed`.
    #[must_use]
    pub fn new(client: ClientId, name: Option<&str>, entries: &[Entry], agreed: bool, names: &Names) -> Self {
        Self {
            back: link::print(client),
            whose: name.map(isolate::name).unwrap_or_default(),
            printed: names.language.say_with("print-printed-own", &[("when", names.when(names.now).into())]),
            on_plan: OnPlan::default(),
            left_out: if agreed {
                String::new()
            } else {
                about("print-card-left-out", &to_agree(entries, names), names)
            },
            panels: panels(stages(entries, agreed, names).into_iter().chain(reasons(entries, names)).collect()),
        }
    }

    /// The same with what is told around it.
    #[must_use]
    pub fn told(self, on_plan: OnPlan) -> Self {
        Self { on_plan, ..self }
    }
}

/// The steps by stage, as many of each as the card has.
fn stages(entries: &[Entry], agreed: bool, names: &Names) -> Vec<Stage> {
    let steps = entries.iter().filter(|entry| *entry.noun == CRISIS_STEP && !entry.is_put_away());
    let mut by_stage: Vec<(&str, Vec<Step>)> = Vec::new();
    for entry in steps {
        let code = entry.text(&STAGE);
        let step = step(entry, agreed || !asks(entry), names);
        match by_stage.last_mut() {
            Some((last, steps)) if *last == code => steps.push(step),
            Some(_) | None => by_stage.push((code, vec![step])),
        }
    }
    let stage = |(code, mut steps): (&str, Vec<Step>)| {
        // The clinic's own number and the lines to call stand on it, however many there are.
        let most = if code == PROFESSIONALS { steps.len() } else { STEPS_MAX };
        let rest = steps.len().saturating_sub(most);
        steps.truncate(most);
        let more = if rest > 0 { names.language.say_n("print-card-more", rest) } else { String::new() };
        Stage { steps, more, ..Stage::called(title(code, names), names) }
    };
    by_stage.into_iter().map(stage).collect()
}

impl Stage {
    fn called(title: String, names: &Names) -> Self {
        let continued = names.language.say_with("print-card-continued", &[("stage", title.as_str().into())]);
        Self { title, continued, ..Self::default() }
    }
}

/// Most letters of one reason on the card.
const REASON_LETTERS_MAX: usize = 4 * LINE_LETTERS;

/// The reasons to go on, each line of them one, the first ones; the others are counted.
fn reasons(entries: &[Entry], names: &Names) -> Option<Stage> {
    let plans = entries.iter().filter(|entry| *entry.noun == CRISIS && !entry.is_put_away());
    let texts: Vec<String> =
        plans.flat_map(|plan| value::held_by_client(nouns::page_of(&CRISIS), plan, &REASONS, names)).collect();
    let all: Vec<&str> = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty()).collect();
    let step = |line: &&str| {
        let what = shortened(line, REASON_LETTERS_MAX);
        Step { what, who: String::new(), phone: String::new() }
    };
    let rest = all.len().saturating_sub(STEPS_MAX);
    let more = if rest > 0 { names.language.say_n("print-card-more", rest) } else { String::new() };
    let steps: Vec<Step> = all.iter().take(STEPS_MAX).map(step).collect();
    let stage = Stage::called(names.say("print-plan-reasons"), names);
    (!steps.is_empty()).then_some(Stage { steps, more, ..stage })
}

fn step(entry: &Entry, with_phone: bool, names: &Names) -> Step {
    let said = |field: &FieldDecl| {
        let held = value::held_by_client(nouns::page_of(entry.noun), entry, field, names);
        let versions = held.join(" / ");
        let several = if held.len() > 2 { "print-card-several" } else { "print-card-two" };
        let is_open = matches!(entry.field(field), Field::Conflicted { .. }) && entry.is_open(field);
        if is_open { format!("{versions} ({})", names.say(several)) } else { versions }
    };
    Step { what: said(&WHAT), who: said(&WHO), phone: if with_phone { said(&PHONE) } else { String::new() } }
}

/// What stands on which panel: a stage is parted where it does not fit, and on the next panel its title stands once
/// more.
fn panels(stages: Vec<Stage>) -> Vec<Panel> {
    let mut panels: Vec<Panel> = vec![Panel::default()];
    for Stage { mut title, continued, steps, more } in stages {
        let count = steps.len();
        for (place, step) in steps.into_iter().enumerate() {
            let more = if place + 1 == count { more.clone() } else { String::new() };
            let own = lines_of(&more) + lines_of(&step.what) + calls(&step);
            let mut lines = lines_of(&title) + own;
            if panels.last().is_none_or(|panel| panel.lines > 0 && panel.lines + lines > LINES_MAX) {
                panels.push(Panel::default());
                if title.is_empty() {
                    title.clone_from(&continued);
                    lines = lines_of(&title) + own;
                }
            }
            let Some(panel) = panels.last_mut() else { continue };
            panel.lines += lines;
            match panel.parts.last_mut().filter(|_| title.is_empty() && panel.lines > lines) {
                Some(part) => {
                    part.steps.push(step);
                    part.more = more;
                }
                None => panel.parts.push(Stage {
                    title: std::mem::take(&mut title),
                    continued: String::new(),
                    steps: vec![step],
                    more,
                }),
            }
        }
    }
    panels.retain(|panel| panel.lines > 0);
    panels
}

fn lines_of(text: &str) -> usize {
    text.chars().count().div_ceil(LINE_LETTERS)
}

fn calls(step: &Step) -> usize {
    (step.who.chars().count() + step.phone.chars().count()).div_ceil(LINE_LETTERS)
}

impl Page for OwnCard {
    fn title(&self) -> &'static str {
        "print-own-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }

    fn is_for_paper(&self) -> bool {
        true
    }

    fn is_sheet(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(title: &str, whats: &[&str]) -> Stage {
        let step = |what: &&str| Step { what: (*what).to_owned(), who: String::new(), phone: String::new() };
        let continued = format!("{title} (continued)");
        Stage { title: title.to_owned(), continued, steps: whats.iter().map(step).collect(), more: String::new() }
    }

    #[test]
    fn no_step_is_left_out_or_parted_and_no_panel_holds_more_than_fits() {
        let long = "x".repeat(LINE_LETTERS * 5);
        let stages: Vec<Stage> = ["a", "b", "c"].map(|title| stage(title, &[&long, "short", &long])).into();
        let panels = panels(stages);
        let told: Vec<&str> = panels
            .iter()
            .flat_map(|panel| &panel.parts)
            .flat_map(|part| &part.steps)
            .map(|step| step.what.as_str())
            .collect();
        assert_eq!(told, [long.as_str(), "short", &long].repeat(3));
        assert!(panels.iter().all(|panel| panel.lines <= LINES_MAX), "{panels:?}");
        let titles: Vec<&str> = panels.iter().flat_map(|panel| &panel.parts).map(|part| part.title.as_str()).collect();
        assert!(titles.iter().all(|title| !title.is_empty()), "no step stands without its heading: {titles:?}");
        let begun: Vec<&str> = titles.into_iter().filter(|title| title.len() == 1).collect();
        assert_eq!(begun, ["a", "b", "c"], "each begins once");
        let parted = super::panels(vec![stage("a", &[&long, &long, &long])]);
        let titles: Vec<&str> = parted.iter().flat_map(|panel| &panel.parts).map(|part| part.title.as_str()).collect();
        assert_eq!(titles, ["a", "a (continued)"], "a stage that goes on says which it is");
    }

    #[test]
    fn a_short_plan_is_one_panel_and_one_without_steps_has_none() {
        assert_eq!(panels(vec![stage("a", &["1", "2"]), stage("b", &["3"])]).len(), 1);
        assert_eq!(panels(Vec::new()), Vec::new());
    }
}
