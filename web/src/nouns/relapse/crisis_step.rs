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
        content: Content::Lines(steps.iter().take(LINES_MAX).map(|step| line(&PAGE, step, &LINE, seen)).collect()),
        more: (rest > 0).then(|| (names.language.say_n("glance-more", rest), link::section(seen.client, &CRISIS))),
    }]
}

/// Where a step's stage stands among the others.
fn stage(entry: &Entry) -> usize {
    let Kind::Code(codes) = STAGE.kind else { return 0 };
    codes.iter().position(|code| *code == entry.text(&STAGE)).unwrap_or(codes.len())
}
