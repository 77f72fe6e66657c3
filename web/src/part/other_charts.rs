//! What was said of one chart and others, in that chart: each other chart by its name, with who said what and why. Must never
//! name a chart that its reader may not open.

use askama::Template;
use waystation_sync::care::chart_join::{CHART_JOIN, REASON, VERDICT};
use waystation_sync::care::field::{Field, Version};
use waystation_sync::care::overview::Pair;
use waystation_sync::care::read::Entry;

use super::person_line::PersonLine;
use crate::{Names, filters, isolate, link, nouns};

/// The list of entries that it stands instead of: in those the other chart is not named.
pub const INSTEAD_OF: &str = CHART_JOIN.name;

/// The other charts of which something was said together with one.
#[derive(Template)]
#[template(path = "part/other_charts.html")]
pub struct OtherCharts {
    /// Each of them.
    pub others: Vec<OtherChart>,
}

/// Another chart of which something was said together with this one.
pub struct OtherChart {
    /// What tells it from others; `None` where it is not here, or not this reader's to open.
    pub line: Option<PersonLine>,
    /// What was said: "Yes, of one person. Ines Beltran, 24 Nov 2026. Why: same birth date".
    pub said: Vec<String>,
    /// Where both stand side by side, for whoever may say something of them; else empty.
    pub pair: String,
}

impl OtherChart {
    /// The other chart, of which and this one `entry` says something; `pair` where this reader may say something too.
    #[must_use]
    pub fn new(line: Option<PersonLine>, entry: &Entry, pair: Option<Pair>, names: &Names) -> Self {
        let pair = pair.map(|(one, other)| link::pair(one, other)).unwrap_or_default();
        Self { line, said: said(entry, names), pair }
    }
}

/// Everything that was said and stands, each with its reason.
#[must_use]
pub fn said(entry: &Entry, names: &Names) -> Vec<String> {
    let page = nouns::page_of(&CHART_JOIN);
    let reasons = versions(entry.field(&REASON));
    let told = |version: &Version| {
        let (code, stamp) = (version.value.as_ref()?.as_text()?, version.stamps.last()?);
        let of_it =
            |reason: &&Version| reason.stamps.iter().any(|by| version.stamps.iter().any(|own| own.change == by.change));
        let why = reasons.iter().find(of_it).or(reasons.first().filter(|_| reasons.len() == 1));
        let why = why
            .and_then(|reason| reason.value.as_ref())
            .map(|why| isolate::words(&why.to_string()))
            .unwrap_or_default();
        let values = [
            ("verdict", page.code(VERDICT.name, code, names.language).into()),
            ("by", names.by(stamp).into()),
            ("why", why.into()),
        ];
        Some(names.language.say_with("pair-said", &values))
    };
    versions(entry.field(&VERDICT)).iter().filter_map(told).collect()
}

fn versions(field: &Field) -> Vec<Version> {
    match field {
        Field::Settled(version) => vec![version.clone()],
        Field::Ruled { stands, others } => [std::slice::from_ref(stands), others].concat(),
        Field::Conflicted { versions, .. } => versions.clone(),
        Field::Empty | Field::Together { .. } => Vec::new(),
    }
}
