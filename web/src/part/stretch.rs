//! One page of entries that lie by quarters: where it begins, which entries it holds, and the ways to newer and older
//! ones. A place is an entry or a quarter, never a count, so an address stays true when new entries come. Must never ask
//! for a quarter that its page does not need.

use askama::Template;
use waystation_sync::care::declare::Quarter;
use waystation_sync::care::read::Entry;
use waystation_sync::id::EntryId;

use super::pager::{PAGE_BYTES_MAX, PAGE_LINES_MAX};
use crate::filters;

/// Most quarters that are read for one page; where they hold too little to fill it, the way to older ones goes on behind
/// them. Of something that is seldom written down, ten years need not be read at once.
pub const QUARTERS_MAX: usize = 8;

/// Where a page begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cursor {
    /// With the newest entry.
    #[default]
    Newest,
    /// Behind this entry, towards the older ones.
    After(EntryId),
    /// It ends before this entry, towards the newer ones.
    Before(EntryId),
    /// With the newest entry of this quarter.
    From(Quarter),
}

impl Cursor {
    /// What the address says behind `after=`, `before=` and `from=`; `None` where that names no place.
    #[must_use]
    pub fn parse(after: Option<&str>, before: Option<&str>, from: Option<&str>) -> Option<Self> {
        match (after, before, from) {
            (Some(id), None, None) => id.parse().ok().map(Self::After),
            (None, Some(id), None) => id.parse().ok().map(Self::Before),
            (None, None, Some(quarter)) => quarter.parse().ok().map(Self::From),
            (None, None, None) => Some(Self::Newest),
            (_, _, _) => None,
        }
    }

    const fn is_backwards(self) -> bool {
        matches!(self, Self::Before(_))
    }
}

/// A page while it is being filled, one quarter after the other.
pub struct Filling {
    cursor: Cursor,
    entries: Vec<Entry>,
    bytes: usize,
    quarters: usize,
    /// What the page has no room for begins here.
    rest: Option<Rest>,
}

enum Rest {
    /// In the quarter of the last entry.
    Entry,
    /// With a quarter that was not read.
    Quarter(Quarter),
}

impl Filling {
    /// An empty page that begins at `cursor`.
    #[must_use]
    pub const fn new(cursor: Cursor) -> Self {
        Self { cursor, entries: Vec::new(), bytes: 0, quarters: 0, rest: None }
    }

    /// Of `quarters`, those that the page may need, in the order in which [`Filling::take`] wants them.
    #[must_use]
    pub fn order(&self, quarters: &[Quarter]) -> Vec<Quarter> {
        let mut wanted: Vec<Quarter> = quarters.to_vec();
        wanted.sort_unstable();
        match self.cursor {
            Cursor::Newest => {}
            Cursor::After(id) => wanted.retain(|quarter| *quarter <= Quarter::of(id)),
            Cursor::From(first) => wanted.retain(|quarter| *quarter <= first),
            Cursor::Before(id) => wanted.retain(|quarter| *quarter >= Quarter::of(id)),
        }
        if !self.cursor.is_backwards() {
            wanted.reverse();
        }
        wanted
    }

    /// Whether `quarter` is still to be read; a page that has read enough notes that the rest begins there.
    pub fn wants(&mut self, quarter: Quarter) -> bool {
        if self.rest.is_none() && self.quarters == QUARTERS_MAX {
            self.rest = Some(Rest::Quarter(quarter));
        }
        self.rest.is_none()
    }

    /// Takes of a quarter what there is room for: its entries in the order of the list, each with how many bytes it has on
    /// the page. One that has more than a page may have gets a page of its own.
    pub fn take(&mut self, mut entries: Vec<(Entry, usize)>) {
        self.quarters += 1;
        let place = |id: EntryId| entries.iter().position(|(entry, _)| entry.key.id() == Some(id));
        match self.cursor {
            Cursor::After(id) => drop(entries.drain(..place(id).map_or(0, |place| place + 1))),
            Cursor::Before(id) => entries.truncate(place(id).unwrap_or(entries.len())),
            Cursor::Newest | Cursor::From(_) => {}
        }
        if self.cursor.is_backwards() {
            entries.reverse();
        }
        for (entry, bytes) in entries {
            let is_full = self.entries.len() == PAGE_LINES_MAX || self.bytes.saturating_add(bytes) > PAGE_BYTES_MAX;
            if is_full && !self.entries.is_empty() {
                self.rest = Some(Rest::Entry);
                return;
            }
            self.bytes = self.bytes.saturating_add(bytes);
            self.entries.push(entry);
        }
    }

    /// The page of the list at the address `list`, of which `quarters` are there; `None` for one that ends before an entry
    /// and reaches the newest: the first page holds that and more.
    #[must_use]
    pub fn page(mut self, list: &str, quarters: &[Quarter]) -> Option<Stretch> {
        if self.cursor.is_backwards() {
            self.entries.reverse();
            self.rest.as_ref()?;
        }
        let at =
            |name: &str, place: String| format!("{list}{}{name}={place}", if list.contains('?') { '&' } else { '?' });
        let first = self.entries.first().and_then(|entry| entry.key.id());
        let last = self.entries.last().and_then(|entry| entry.key.id());
        let after = last.map(|id| at("after", id.to_string()));
        let has_newer = match self.cursor {
            Cursor::Newest => false,
            Cursor::After(_) | Cursor::Before(_) => true,
            Cursor::From(quarter) => quarters.iter().any(|other| *other > quarter),
        };
        let newer = first.map_or_else(|| list.to_owned(), |id| at("before", id.to_string()));
        let older = match (self.cursor.is_backwards(), self.rest) {
            (true, _) | (false, Some(Rest::Entry)) => after,
            (false, Some(Rest::Quarter(quarter))) => Some(at("from", quarter.to_string())),
            (false, None) => None,
        };
        let ways = Ways {
            newest: has_newer.then(|| list.to_owned()),
            newer: has_newer.then_some(newer),
            older,
            years: years(quarters).map(|(year, quarter)| (year, at("from", quarter.to_string()))).collect(),
        };
        Some(Stretch { entries: self.entries, ways })
    }
}

/// Each year with its newest quarter, the newest year first; none where there is but one.
fn years(quarters: &[Quarter]) -> impl Iterator<Item = (String, Quarter)> {
    let mut newest: Vec<Quarter> = quarters.to_vec();
    newest.sort_unstable_by(|a, b| b.cmp(a));
    newest.dedup_by_key(|quarter| quarter.0 / 4);
    let is_one = newest.len() < 2;
    newest.into_iter().filter(move |_| !is_one).map(|quarter| ((quarter.0 / 4).to_string(), quarter))
}

/// The entries of one page, and the ways from it.
pub struct Stretch {
    /// The entries, the newest quarter first, in each in the order of their list.
    pub entries: Vec<Entry>,
    /// The ways.
    pub ways: Ways,
}

/// The ways from one page of such a list to the others.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/stretch.html")]
pub struct Ways {
    /// To the first page, for one that is not it.
    pub newest: Option<String>,
    /// To the entries before those of this page.
    pub newer: Option<String>,
    /// To those behind them.
    pub older: Option<String>,
    /// Each year and where its newest entries are.
    pub years: Vec<(String, String)>,
}

#[cfg(test)]
mod tests {
    use waystation_sync::care::note::NOTE;
    use waystation_sync::care::read::EntryKey;

    use super::*;

    /// A chart of notes: every sixth in a quarter of its own, the newest first.
    fn id(number: u64) -> EntryId {
        let ms = 1_609_459_200_000 + number * 86_400_000 * 15;
        let mut id = [0x70; 16];
        id[..6].copy_from_slice(&ms.to_be_bytes()[2..]);
        EntryId(id)
    }

    fn quarters(notes: u64) -> Vec<Quarter> {
        let mut all: Vec<Quarter> = (0..notes).map(|number| Quarter::of(id(number))).collect();
        all.dedup();
        all
    }

    /// The numbers of the notes on the page at `cursor`, its ways, and how many quarters were read for it.
    fn page(notes: u64, bytes: usize, cursor: Cursor) -> Option<(Vec<u64>, Ways, usize)> {
        let here = quarters(notes);
        let mut filling = Filling::new(cursor);
        for quarter in filling.order(&here) {
            if !filling.wants(quarter) {
                break;
            }
            let of_it = (0..notes).rev().filter(|number| Quarter::of(id(*number)) == quarter);
            filling.take(of_it.map(|number| (Entry::blank(&NOTE, EntryKey::Id(id(number))), bytes)).collect());
        }
        let read = filling.quarters;
        let made = filling.page("/list", &here)?;
        let number = |entry: &Entry| (0..notes).find(|number| entry.key.id() == Some(id(*number))).unwrap();
        Some((made.entries.iter().map(number).collect(), made.ways, read))
    }

    fn cursor(way: &str) -> Cursor {
        let said = |name: &str| way.split_once(&format!("?{name}=")).map(|(_, place)| place);
        Cursor::parse(said("after"), said("before"), said("from")).unwrap()
    }

    #[test]
    fn every_entry_stands_on_one_page_on_the_way_to_the_oldest_and_back() {
        for (notes, bytes) in
            [(1, 10), (49, 10), (50, 10), (51, 10), (120, 10), (120, PAGE_BYTES_MAX / 5), (40, 1 << 20)]
        {
            let (mut seen, mut pages) = (Vec::new(), vec![Cursor::Newest]);
            while let Some((on_it, ways, _)) = page(notes, bytes, *pages.last().unwrap()) {
                seen.extend(on_it);
                let Some(older) = ways.older else { break };
                pages.push(cursor(&older));
            }
            assert!(seen.iter().copied().eq((0..notes).rev()), "{notes} of {bytes}: {seen:?}");
            let (mut back, _, _) = page(notes, bytes, *pages.last().unwrap()).unwrap();
            let mut at = *pages.last().unwrap();
            while let Some((on_it, ways, _)) = page(notes, bytes, at) {
                back.extend(on_it);
                let Some(newer) = ways.newer else { break };
                at = cursor(&newer);
            }
            back.extend(page(notes, bytes, Cursor::Newest).unwrap().0);
            back.sort_unstable();
            back.dedup();
            assert!(back.into_iter().eq(0..notes), "{notes} of {bytes}: and back");
        }
    }

    #[test]
    fn a_page_reads_the_quarters_that_it_shows_and_the_one_in_which_it_ends() {
        let (on_it, _, read) = page(2_003, PAGE_BYTES_MAX / 3, Cursor::Newest).unwrap();
        let mut shown: Vec<Quarter> = on_it.into_iter().map(|number| Quarter::of(id(number))).collect();
        shown.dedup();
        assert!(read <= shown.len() + 1, "{shown:?} of {read}");
        let (on_it, ways, read) = page(200, 10, Cursor::Newest).unwrap();
        assert!(on_it.len() < PAGE_LINES_MAX && read == QUARTERS_MAX, "six in a quarter: {on_it:?}");
        assert!(ways.older.unwrap().starts_with("/list?from="));
    }

    #[test]
    fn a_place_stays_true_when_new_entries_come() {
        let (_, ways, _) = page(120, PAGE_BYTES_MAX / 10, Cursor::Newest).unwrap();
        let second = cursor(&ways.older.unwrap());
        let before = page(120, PAGE_BYTES_MAX / 10, second).unwrap().0;
        assert_eq!(page(130, PAGE_BYTES_MAX / 10, second).unwrap().0, before);
    }

    #[test]
    fn a_year_is_entered_at_its_newest_quarter_and_what_names_no_place_is_none() {
        let (_, ways, _) = page(120, 10, Cursor::Newest).unwrap();
        assert_eq!(ways.years.first().unwrap(), &("2025".to_owned(), "/list?from=2025-Q4".to_owned()));
        let (on_it, ways, _) = page(120, 10, cursor(&ways.years[1].1)).unwrap();
        assert_eq!(
            (Quarter::of(id(on_it[0])).to_string().as_str(), ways.newest.as_deref()),
            ("2024-Q4", Some("/list"))
        );
        assert!(page(3, 10, Cursor::Newest).unwrap().1.years.is_empty());
        for odd in ["", "x", "2024-Q5", "7"] {
            assert_eq!(Cursor::parse(None, None, Some(odd)), None, "{odd}");
            assert_eq!(Cursor::parse(Some(odd), None, None), None, "{odd}");
        }
        assert_eq!(Cursor::parse(Some(&id(1).to_string()), None, Some("2024-Q1")), None);
    }
}
