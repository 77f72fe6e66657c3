//! The crisis plan on paper, written to the person whose it is: what they can do, step by step, and whom to call. Must
//! never say a word of staff's, nor which of two versions is right.

use askama::Template;
use waystation_sync::care::crisis::{CRISIS, REASONS, STATUS};
use waystation_sync::care::crisis_step::{CRISIS_STEP, PHONE, STAGE, WHAT, WHO};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{FieldDecl, Kind, Noun};
use waystation_sync::care::read::Entry;

use crate::entry::value;
use crate::part::chosen::chosen_plainly;
use crate::{Names, filters, nouns};

/// The plan.
#[derive(Template)]
#[template(path = "part/own_plan.html")]
pub struct OwnPlan {
    /// Whether a newer one takes its place.
    replaced: bool,
    /// Their reasons to go on.
    reasons: Vec<Said>,
    /// What they can do, by stage, in the order in which it is done.
    stages: Vec<Stage>,
}

/// What belongs to one stage.
struct Stage {
    /// The stage's code.
    code: String,
    /// Its heading: "What I can do on my own".
    title: String,
    steps: Vec<Step>,
}

/// One step.
struct Step {
    what: Said,
    who: Said,
    phone: Said,
}

/// What a field says: every version of it, and that it was chosen from several.
struct Said {
    versions: Vec<String>,
    /// Whether somebody has yet to choose between them.
    is_open: bool,
    chosen: String,
}

impl OwnPlan {
    /// Whether entries of `noun` stand in it.
    #[must_use]
    pub fn has(noun: &Noun) -> bool {
        [&CRISIS, &CRISIS_STEP].iter().any(|own| **own == *noun)
    }

    /// The plan of `entries`: the plan as a whole, or its steps in their order.
    #[must_use]
    pub fn new(entries: &[Entry], names: &Names) -> Self {
        let of = |noun: &'static Noun| entries.iter().filter(move |entry| *entry.noun == *noun);
        let mut plan = Self {
            replaced: of(&CRISIS).any(|plan| plan.text(&STATUS) == "replaced"),
            reasons: of(&CRISIS).map(|plan| said(plan, &REASONS, names)).filter(|said| !said.is_empty()).collect(),
            stages: Vec::new(),
        };
        for entry in of(&CRISIS_STEP) {
            plan.add(entry.text(&STAGE), step(entry, names), names);
        }
        plan
    }

    fn add(&mut self, code: &str, step: Step, names: &Names) {
        match self.stages.last_mut() {
            Some(last) if last.code == code => last.steps.push(step),
            Some(_) | None => {
                self.stages.push(Stage { code: code.to_owned(), title: title(code, names), steps: vec![step] });
            }
        }
    }

    /// Goes on with `more` of it.
    pub fn join(&mut self, more: Self) {
        self.replaced |= more.replaced;
        self.reasons.extend(more.reasons);
        for stage in more.stages {
            match self.stages.last_mut() {
                Some(last) if last.code == stage.code => last.steps.extend(stage.steps),
                Some(_) | None => self.stages.push(stage),
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.reasons.is_empty() && self.stages.is_empty()
    }
}

impl Said {
    fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }
}

fn step(entry: &Entry, names: &Names) -> Step {
    Step { what: said(entry, &WHAT, names), who: said(entry, &WHO, names), phone: said(entry, &PHONE, names) }
}

fn said(entry: &Entry, field: &FieldDecl, names: &Names) -> Said {
    Said {
        versions: value::held_by_client(nouns::page_of(entry.noun), entry, field, names),
        is_open: matches!(entry.field(field), Field::Conflicted { .. }) && entry.is_open(field),
        chosen: chosen_plainly(entry, field, names),
    }
}

/// The heading of a stage; one that a newer version made has that version's own word.
pub(super) fn title(code: &str, names: &Names) -> String {
    let Kind::Code(known) = STAGE.kind else { return code.to_owned() };
    match known.contains(&code) {
        true => names.say(&format!("print-plan-{code}")),
        false => nouns::page_of(&CRISIS_STEP).code(STAGE.name, code, names.language),
    }
}
