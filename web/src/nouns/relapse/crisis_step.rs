//! Looks of the crisis plan's steps, in the order in which they are taken.

use waystation_sync::care::crisis::CRISIS;
use waystation_sync::care::crisis_step::{CRISIS_STEP, PHONE, STAGE, WHAT, WHO};
use waystation_sync::care::noun::Kind;
use waystation_sync::care::read::Entry;

use crate::entry::line::{Fields, line};
use crate::entry::value;
use crate::glance::{Block, Content, Glance, LINES_MAX, Place, Seen};
use crate::link;
use crate::noun_page::{Grouping, Heading, NounPage, as_placed};

/// Steps of the crisis plan.
pub static PAGE: NounPage = NounPage {
    group_by: Some(Grouping::by(&STAGE)),
    order: as_placed,
    in_lines: true,
    glance: Some(Glance { leads: false, reads: &[&CRISIS_STEP], say: glance }),
    ..NounPage::new(&CRISIS_STEP, "lifebuoy", Heading::Field(&WHAT))
};

const LINE: Fields = Fields { what: &[&WHAT], between: " ", about: &[&WHO, &PHONE] };

/// The steps that lead to somebody: those with a person or a number, in their order.
fn glance(seen: &Seen<'_>) -> Vec<Block> {
    let names = seen.names;
    let says = |entry: &Entry, field| !value::field(&PAGE, field, entry.field(field), names).is_empty();
    let mut steps: Vec<&Entry> =
        seen.entries(&CRISIS_STEP).filter(|step| says(step, &WHO) || says(step, &PHONE)).collect();
    steps.sort_by_cached_key(|step| (stage(step), as_placed(step)));
    let rest = steps.len().saturating_sub(LINES_MAX);
    vec![Block {
        id: "calls",
        place: Place::AtOnce,
        icon: PAGE.icon,
        title: names.say("glance-calls"),
        href: link::section(seen.client, &CRISIS),
        empty: names.say("glance-no-call"),
        begin: PAGE.begin(seen.client, seen.role, names.language),
        content: Content::Lines(at_once(&steps).map(|step| line(&PAGE, step, &LINE, seen)).collect()),
        more: (rest > 0).then(|| (names.language.say_n("glance-more", rest), link::section(seen.client, &CRISIS))),
    }]
}

/// As many of `steps` as stand at once, in their order: professionals and lines to call are never left out for people.
fn at_once<'a>(steps: &[&'a Entry]) -> impl Iterator<Item = &'a Entry> {
    let called = steps.iter().filter(|step| is_professional(step)).count();
    let mut people_left = LINES_MAX.saturating_sub(called);
    let mut called_left = LINES_MAX;
    steps
        .iter()
        .copied()
        .filter(move |step| {
            let left = if is_professional(step) { &mut called_left } else { &mut people_left };
            let stands = *left > 0;
            *left = left.saturating_sub(1);
            stands
        })
        .collect::<Vec<_>>()
        .into_iter()
}

/// Whether a step leads to professionals, a line, or the clinic itself.
fn is_professional(step: &Entry) -> bool {
    step.text(&STAGE) == PROFESSIONALS
}

/// The stage of those who are there for it.
pub const PROFESSIONALS: &str = "professionals";

/// Where a step's stage stands among the others.
fn stage(entry: &Entry) -> usize {
    let Kind::Code(codes) = STAGE.kind else { return 0 };
    codes.iter().position(|code| *code == entry.text(&STAGE)).unwrap_or(codes.len())
}
