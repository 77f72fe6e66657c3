//! What the links of a page may lead to, by what it is called. Must never name an entry that its reader may not open.

use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::Entry;
use waystation_web::noun_page::NounPage;
use waystation_web::part::linked::{linked, targets};
use waystation_web::{Names, nouns};

use super::chart;
use crate::http::{PageError, SignedIn};
use crate::node::Chart;

/// The reader's names with the entries that `shown`, and the nouns that belong to them, may link to.
pub(super) async fn names(access: &SignedIn, chart: &Chart, shown: &[&'static Noun]) -> Result<Names, PageError> {
    let with_children =
        shown.iter().flat_map(|noun| [*noun].into_iter().chain(nouns::children_of(noun).map(|page| page.noun)));
    let mut all: Vec<&'static Noun> = with_children.flat_map(targets).collect();
    all.sort_unstable_by_key(|noun| noun.name);
    all.dedup();
    let mut names = access.names().clone();
    for noun in all {
        let entries = chart::entries(access, chart, noun).await?;
        names.linked.extend(linked(noun, &entries, access.names()));
    }
    Ok(names)
}

/// The entries that belong to those of `noun`, by noun.
pub(super) async fn children(
    access: &SignedIn,
    chart: &Chart,
    noun: &'static Noun,
) -> Result<Vec<(&'static NounPage, Vec<Entry>)>, PageError> {
    let mut children = Vec::new();
    for page in nouns::children_of(noun) {
        children.push((page, chart::entries(access, chart, page.noun).await?));
    }
    Ok(children)
}
