//! Every noun's page, by area: a folder per area, a file per noun. Must name all of `care::NOUNS`; a test sees to it.

pub mod casework;
pub mod client;
pub mod consent;
pub mod contacts;
pub mod goals;
pub mod logs;
pub mod people;
pub mod relapse;
pub mod relations;
pub mod risk;
pub mod thinking;
pub mod training;

use waystation_sync::care::noun::Noun;

use crate::noun_page::NounPage;

/// Nouns that belong together, as CARE.md groups them (1.A to 1.L).
pub struct Area {
    /// Its name, which its folders have too. Where a chart shows its nouns, [`chapters`](crate::chapters) says.
    pub name: &'static str,
    /// Pages of its nouns, in the order in which a chart shows them.
    pub pages: &'static [&'static NounPage],
}

/// Every area, in the order in which a chart shows them.
pub static AREAS: &[&Area] = &[
    &client::AREA,
    &risk::AREA,
    &relapse::AREA,
    &training::AREA,
    &thinking::AREA,
    &goals::AREA,
    &logs::AREA,
    &casework::AREA,
    &contacts::AREA,
    &relations::AREA,
    &people::AREA,
    &consent::AREA,
];

/// Every noun's page, in the order in which a chart shows them.
pub fn pages() -> impl Iterator<Item = &'static NounPage> {
    AREAS.iter().flat_map(|area| area.pages.iter().copied())
}

/// The page of `noun`. A noun without one would be shown as the first, which a test rules out.
#[must_use]
pub fn page_of(noun: &Noun) -> &'static NounPage {
    named(noun.name).unwrap_or(&client::client::PAGE)
}

/// The page of the noun with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static NounPage> {
    pages().find(|page| page.noun.name == name)
}

/// The section that shows `noun`: its own, or that of the noun it stands beside or belongs to.
#[must_use]
pub fn section_of(noun: &Noun) -> &'static NounPage {
    let above = noun.within.and_then(named);
    above
        .map(|parent| section_of(parent.noun))
        .unwrap_or_else(|| pages().find(|page| page.beside.contains(&noun)).unwrap_or_else(|| page_of(noun)))
}

/// The pages of the nouns whose entries belong to those of `noun`.
pub fn children_of(noun: &'static Noun) -> impl Iterator<Item = &'static NounPage> {
    pages().filter(|page| page.noun.within == Some(noun.name))
}

/// The sections of a chart, in order: every page that does not stand beside another.
pub fn sections() -> impl Iterator<Item = &'static NounPage> {
    pages().filter(|page| section_of(page.noun).noun == page.noun)
}

#[cfg(test)]
mod tests;
