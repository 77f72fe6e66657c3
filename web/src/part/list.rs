//! A noun's entries as a list: grouped, ordered, with those that were put away folded under it.

use askama::Template;
use waystation_sync::care::noun::{Kind, Role};
use waystation_sync::care::read::Entry;
use waystation_sync::id::ClientId;

use super::card::Card;
use crate::noun_page::{Grouping, NounPage};
use crate::{Names, filters};

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
}

/// Entries under one heading.
pub struct Group {
    /// The heading; empty where the list is not grouped.
    pub title: String,
    /// The entries.
    pub cards: Vec<Card>,
}

impl List {
    /// The list of `entries` (of `page`'s noun, retired ones too) in `client`'s chart, for a reader with `role`.
    #[must_use]
    pub fn new(client: ClientId, page: &'static NounPage, entries: &[Entry], names: &Names, role: Role) -> Self {
        let mut sorted: Vec<&Entry> = entries.iter().collect();
        sorted.sort_by_cached_key(|entry| (page.order)(entry));
        let (away, live): (Vec<&Entry>, Vec<&Entry>) = sorted.into_iter().partition(|entry| entry.is_retired());
        let card = |entry: &&Entry| Card::new(client, page, entry, names);
        Self {
            id: page.noun.name,
            title: None,
            intro: page.intro(names.language),
            empty: page.empty(names.language),
            groups: match page.group_by {
                Some(grouping) => grouped(page, grouping, &live, (card, names)),
                None => vec![Group { title: String::new(), cards: live.iter().map(card).collect() }],
            },
            away: away.iter().map(card).collect(),
            add: page.begin(client, role, names.language),
        }
    }

    /// Whether its entries stand under headings of groups.
    #[must_use]
    pub fn is_grouped(&self) -> bool {
        self.groups.iter().any(|group| !group.title.is_empty())
    }

    /// Whether no entry is in use.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.cards.is_empty())
    }
}

/// Groups as their noun wants them; what has none of the codes comes last.
fn grouped(
    page: &NounPage,
    grouping: Grouping,
    entries: &[&Entry],
    (card, names): (impl Fn(&&Entry) -> Card, &Names),
) -> Vec<Group> {
    let field = grouping.field;
    let declared: &[&str] = if let Kind::Code(codes) = field.kind { codes } else { &[] };
    let (mut codes, others): (Vec<&str>, Vec<&str>) = declared.iter().partition(|code| grouping.first == Some(**code));
    codes.extend(others);
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
