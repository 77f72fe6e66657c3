//! A noun's entries as a list: grouped, ordered, with those that were put away folded under it.

use askama::Template;
use waystation_sync::care::noun::{Header, Noun, Value};
use waystation_sync::care::read::Entry;
use waystation_sync::id::ClientId;

use super::answers;
use super::card::{Around, Card};
use super::pager::{NoSuchPage, Pager};
use super::stretch::{Stretch, Ways};
use crate::entry::value;
use crate::noun_page::{Grouping, NounPage};
use crate::{Names, filters, link};

/// A noun's entries.
#[derive(Template)]
#[template(path = "part/list.html")]
pub struct List {
    /// The noun's name, to lead to from elsewhere.
    pub id: &'static str,
    /// Heading, where it is not the page's own.
    pub title: Option<String>,
    /// A sentence under the heading; may be empty.
    pub intro: String,
    /// What to say when nothing is there; may be empty.
    pub empty: String,
    /// The entries in use.
    pub groups: Vec<Group>,
    /// Those that were put away.
    pub away: Vec<Card>,
    /// Words and address of the button that begins one, where this person may.
    pub add: Option<(String, String)>,
    /// Words and addresses of pairs of codes under which nothing stands yet.
    pub blank: Vec<(String, String)>,
    /// Which page of it this is; none where it is whole.
    pub pager: Option<Pager>,
    /// Whether it is read in one go, a line for each entry, numbered through all groups.
    pub in_lines: bool,
    /// The ways to newer and older entries, for those that lie by quarters.
    pub ways: Option<Ways>,
}

/// Entries in the order of `page`'s noun, by group where it is grouped; those that were put away last.
#[must_use]
pub fn sorted<'a>(page: &NounPage, entries: &'a [Entry]) -> Vec<&'a Entry> {
    let codes = page.group_by.map(codes_of).unwrap_or_default();
    let group = |entry: &Entry| {
        let field = page.group_by.map(|grouping| entry.text(grouping.field));
        field.map_or(0, |code| codes.iter().position(|known| *known == code).unwrap_or(codes.len()))
    };
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_cached_key(|entry| (entry.is_put_away(), is_blank(entry), group(entry), (page.order)(entry)));
    sorted
}

/// Whether it is one of many pairs of codes and nothing was said of it yet.
#[must_use]
pub fn is_blank(entry: &Entry) -> bool {
    entry.noun.codes().len() > 1 && entry.last_changed().is_none()
}

/// About how many bytes a card of `entry` has: what it holds as HTML writes it, and what stands around that.
fn bytes_of(entry: &Entry) -> usize {
    let row = |value: &Value| {
        // What it leads to is called by words.
        if value.as_link().is_some() {
            return LINKED_BYTES;
        }
        if let Value::Links(keys) = value {
            return keys.len() * LINKED_BYTES;
        }
        value.as_answers().map_or_else(|| escaped(&value.to_string()), answers::bytes_of)
    };
    entry.noun.fields.iter().filter_map(|field| entry.value(field)).map(|value| row(value) + ROW_BYTES).sum::<usize>()
        + CARD_BYTES
}

/// The same with those of `children` that belong to it.
#[must_use]
pub fn bytes_with(entry: &Entry, children: &[(&'static NounPage, Vec<Entry>)]) -> usize {
    let of_it = children.iter().flat_map(|(_, entries)| entries).filter(|child| child.parent() == Some(entry.key));
    of_it.map(|child| bytes_of(child) + MOVES_BYTES).sum::<usize>() + bytes_of(entry)
}

/// The same on a screen, where a control stands beside it.
#[must_use]
pub fn bytes_on_screen(entry: &Entry, children: &[(&'static NounPage, Vec<Entry>)]) -> usize {
    bytes_with(entry, children) + CONTROL_BYTES
}

/// About how many bytes the control has behind which a card says who changed its entry.
const CONTROL_BYTES: usize = 500;
/// About how many bytes the words have by which a link calls an entry.
pub const LINKED_BYTES: usize = 100;
/// About how many bytes the buttons have that move an entry.
const MOVES_BYTES: usize = 1_500;
/// About how many bytes a card has without its rows.
const CARD_BYTES: usize = 900;
/// About how many bytes a row of a card has without its value.
const ROW_BYTES: usize = 220;

/// How many bytes `text` has as HTML writes it.
#[must_use]
pub fn escaped(text: &str) -> usize {
    text.bytes().map(|byte| if b"<>&\"'".contains(&byte) { 5 } else { 1 }).sum()
}

/// Entries under one heading.
pub struct Group {
    /// The heading; empty where the list is not grouped.
    pub title: String,
    /// The entries.
    pub cards: Vec<Card>,
}

impl List {
    /// The list of `entries` (of `page`'s noun, retired ones too) in `client`'s chart: all of
    /// them, as paper has it.
    #[must_use]
    pub fn new(
        client: ClientId,
        page: &'static NounPage,
        entries: &[Entry],
        around: &Around<'_>,
        names: &Names,
    ) -> Self {
        Self::made(client, page, &sorted(page, entries), (around, names))
    }

    /// As much of it as one page of the section of `section` holds: the page that `asked` asks for. Entries that were put away come last.
    ///
    /// # Errors
    /// [`NoSuchPage`].
    pub fn page(
        client: ClientId,
        (section, page): (&Noun, &'static NounPage),
        entries: &[Entry],
        asked: Option<&str>,
        (around, names): (&Around<'_>, &Names),
    ) -> Result<Self, NoSuchPage> {
        let sorted = sorted(page, entries);
        let bytes: Vec<usize> = sorted.iter().map(|entry| bytes_on_screen(entry, around.children)).collect();
        let pager = Pager::weighed(&link::list(client, section, page.noun), &bytes, asked, names.language)?;
        let shown = Self::made(client, page, pager.shown(&sorted), (around, names));
        Ok(Self { pager: Some(pager), ..shown })
    }

    /// A stretch of the list of entries that lie by quarters.
    #[must_use]
    pub fn stretch(
        client: ClientId,
        page: &'static NounPage,
        stretch: Stretch,
        (around, names): (&Around<'_>, &Names),
    ) -> Self {
        let shown = Self::made(client, page, &sorted(page, &stretch.entries), (around, names));
        Self { ways: Some(stretch.ways), ..shown }
    }

    fn made(
        client: ClientId,
        page: &'static NounPage,
        sorted: &[&Entry],
        (around, names): (&Around<'_>, &Names),
    ) -> Self {
        let (away, live): (Vec<&Entry>, Vec<&Entry>) = sorted.iter().copied().partition(|entry| entry.is_put_away());
        let (blank, live): (Vec<&Entry>, Vec<&Entry>) = live.into_iter().partition(|entry| is_blank(entry));
        let card = |entry: &&Entry| {
            Card::new(client, page, entry, around, names).among((client, page), (entry, &live), around, names)
        };
        let way = |entry: &&Entry| (value::heading(page, entry, names), link::entry(client, page.noun, entry.key));
        let begins = |_: &&Entry| page.noun.fields.iter().any(|field| page.noun.may_edit(field, around.role));
        Self {
            id: page.noun.name,
            title: None,
            intro: page.intro(names.language),
            empty: page.empty(names.language),
            groups: match page.group_by {
                Some(grouping) => grouped(page, grouping, &live, (card, names)),
                None if page.noun.header == Header::Event => by_month(&live, card, names),
                None => vec![Group { title: String::new(), cards: live.iter().map(card).collect() }],
            },
            away: away.iter().map(card).collect(),
            add: page.begin(client, around.role, names.language),
            blank: blank.iter().filter(|entry| begins(entry)).map(way).collect(),
            pager: None,
            in_lines: page.in_lines && around.buttons.is_some(),
            ways: None,
        }
    }

    /// Whether its entries stand under headings of groups.
    #[must_use]
    pub fn is_grouped(&self) -> bool {
        self.groups.iter().any(|group| !group.title.is_empty())
    }

    /// Its groups, each after the number of its first entry.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Group)> {
        let firsts = self.groups.iter().scan(1, |next, group| Some(std::mem::replace(next, *next + group.cards.len())));
        firsts.zip(&self.groups)
    }

    /// Whether no entry is in use.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.cards.is_empty())
    }
}

/// Groups of what happened in one month, as the entries stand.
fn by_month(entries: &[&Entry], card: impl Fn(&&Entry) -> Card, names: &Names) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for entry in entries {
        let day = entry.noun.dated_by().and_then(|field| entry.value(field)).and_then(Value::as_date);
        let title = day.map_or_else(|| names.say("list-others"), |day| names.month(day));
        match groups.last_mut() {
            Some(last) if last.title == title => last.cards.push(card(entry)),
            Some(_) | None => groups.push(Group { title, cards: vec![card(entry)] }),
        }
    }
    groups
}

/// The codes of a grouping in the order of its groups.
fn codes_of(grouping: Grouping) -> Vec<&'static str> {
    let declared = grouping.field.kind.codes().iter();
    let (mut codes, others): (Vec<&str>, Vec<&str>) = declared.partition(|code| grouping.first == Some(**code));
    codes.extend(others);
    codes
}

/// Groups as their noun wants them; what has none of the codes comes last.
fn grouped(
    page: &NounPage,
    grouping: Grouping,
    entries: &[&Entry],
    (card, names): (impl Fn(&&Entry) -> Card, &Names),
) -> Vec<Group> {
    let (field, codes) = (grouping.field, codes_of(grouping));
    let mut groups: Vec<Group> = codes
        .iter()
        .map(|code| Group {
            title: page.code(field.name, code, names.language),
            cards: entries.iter().filter(|entry| entry.text(field) == *code).map(&card).collect(),
        })
        .collect();
    groups.push(Group {
        title: names.say("list-others"),
        cards: entries.iter().filter(|entry| !codes.contains(&entry.text(field))).map(&card).collect(),
    });
    groups.retain(|group| !group.cards.is_empty());
    groups
}
