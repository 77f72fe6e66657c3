//! Pages of entries that lie by quarters, such as notes and logs. Must never read a quarter that its page does not show.

use waystation_sync::care::declare::{DocKey, Noun, Part, Quarter, Spread};
use waystation_sync::care::read::Entry;
use waystation_web::nouns;
use waystation_web::part::linked::Children;
use waystation_web::part::stretch::{Cursor, Filling, Stretch};

use crate::http::PageError;
use crate::node::Chart;

/// Which page of which list of a section an address asks for.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct ListRequest {
    /// The noun of the list; that of the section where none is named.
    list: Option<String>,
    /// The text behind `page=`, which should be a number.
    page: Option<String>,
    /// Where a page of entries that lie by quarters begins: see [`Cursor`].
    after: Option<String>,
    before: Option<String>,
    from: Option<String>,
}

impl ListRequest {
    /// What it asks of the list of `noun` in the section of `section`.
    pub(super) fn of(&self, section: &Noun, noun: &Noun) -> Option<&str> {
        self.page.as_deref().filter(|_| self.is_about(section, noun))
    }

    /// Whether it is about the list of `noun` in the section of `section`.
    pub(super) fn is_about(&self, section: &Noun, noun: &Noun) -> bool {
        self.list.as_deref().unwrap_or(section.name) == noun.name
    }

    /// What it asks of a list whose entries lie by quarters.
    pub(super) fn cursor(&self) -> Option<Cursor> {
        Cursor::parse(self.after.as_deref(), self.before.as_deref(), self.from.as_deref())
    }
}

/// Whether entries of `noun` lie by quarters.
pub(super) fn is_by_quarter(noun: &Noun) -> bool {
    noun.part.spread() == Spread::ByQuarter
}

/// The page of the list of `noun` at the address `list` that `asked` asks for, with the entries that belong to those on
/// it; how many bytes an entry has with them says `bytes`. A page before the first is the first.
pub(super) async fn page(
    chart: &Chart,
    (noun, list): (&'static Noun, &str),
    asked: Option<&ListRequest>,
    bytes: fn(&Entry, &Children) -> usize,
) -> Result<(Stretch, Children), PageError> {
    let cursor = asked.map_or(Some(Cursor::Newest), ListRequest::cursor).ok_or(PageError::NotFound)?;
    let quarters = chart.quarters(noun.part)?;
    let (filling, children) = fill(chart, noun, (cursor, &quarters), bytes).await?;
    if let Some(page) = filling.page(list, &quarters) {
        return Ok((page, children));
    }
    let (filling, children) = fill(chart, noun, (Cursor::Newest, &quarters), bytes).await?;
    Ok((filling.page(list, &quarters).ok_or(PageError::NotFound)?, children))
}

async fn fill(
    chart: &Chart,
    noun: &'static Noun,
    (cursor, quarters): (Cursor, &[Quarter]),
    bytes: fn(&Entry, &Children) -> usize,
) -> Result<(Filling, Children), PageError> {
    let (mut filling, mut children): (Filling, Children) = (Filling::new(cursor), Vec::new());
    for quarter in filling.order(quarters) {
        if !filling.wants(quarter) {
            break;
        }
        let of_quarter = read(chart, noun, quarter_doc(chart, noun.part, quarter)).await?;
        let weighed = of_quarter.entries.into_iter().map(|entry| {
            let bytes = bytes(&entry, &of_quarter.children);
            (entry, bytes)
        });
        filling.take(weighed.collect());
        join(&mut children, of_quarter.children);
    }
    Ok((filling, children))
}

fn quarter_doc(chart: &Chart, part: Part, quarter: Quarter) -> DocKey {
    DocKey::quarter(chart.client(), part, quarter)
}

/// The entries of one document, in the order of their list, and those that belong to them.
struct OfDocument {
    entries: Vec<Entry>,
    children: Children,
}

async fn read(chart: &Chart, noun: &'static Noun, doc: DocKey) -> Result<OfDocument, PageError> {
    let entries = chart.entries_in(doc, noun).await?;
    let entries = waystation_web::part::list::sorted(nouns::page_of(noun), &entries).into_iter().cloned().collect();
    let mut children = Vec::new();
    for page in nouns::children_of(noun) {
        children.push((page, chart.entries_in(doc, page.noun).await?));
    }
    Ok(OfDocument { entries, children })
}

fn join(all: &mut Children, more: Children) {
    for (page, entries) in more {
        match all.iter_mut().find(|(own, _)| own.noun == page.noun) {
            Some((_, own)) => own.extend(entries),
            None => all.push((page, entries)),
        }
    }
}

/// The entries of `noun` that were begun in `first` or later, with those that belong to them.
pub(super) async fn since(
    chart: &Chart,
    noun: &'static Noun,
    first: Option<Quarter>,
) -> Result<(Vec<Entry>, Children), PageError> {
    let (mut entries, mut children): (Vec<Entry>, Children) = (Vec::new(), Vec::new());
    for quarter in chart.quarters(noun.part)?.into_iter().filter(|quarter| first.is_none_or(|first| *quarter >= first))
    {
        let of_quarter = read(chart, noun, quarter_doc(chart, noun.part, quarter)).await?;
        entries.extend(of_quarter.entries);
        join(&mut children, of_quarter.children);
    }
    Ok((entries, children))
}
