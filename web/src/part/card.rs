//! One entry as a card: its heading, the fields that follow, and what needs a person. All versions of a field that
//! someone must choose about are shown, never one of them alone.

use askama::Template;
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{FieldDecl, Role, Signing};
use waystation_sync::care::read::Entry;
use waystation_sync::care::task;
use waystation_sync::id::{ClientId, EditId, Heads};

use super::answers::Answered;
use super::card_moves::moves;
pub use super::card_moves::{AFTER, BEFORE, Move, landing};
pub use super::card_value::CardValue;
use super::chosen::chosen;
use super::news;
use super::struck::struck;
use crate::entry::line::shortened;
use crate::entry::mark::{Mark, WRITTEN_WHILE_AWAY, mark};
use crate::entry::signature::{Signature, SignedAt};
use crate::entry::{drawing, standing, value};
use crate::link::{self, Dial};
use crate::noun_page::{Heading, NounPage, Tone};
use crate::{Names, filters};

/// A card.
#[derive(Template)]
#[template(path = "part/card.html")]
pub struct Card {
    /// Its id on the page.
    pub id: String,
    /// Another one whenever its entry has something new ([`news::version`]).
    pub version: String,
    /// What heads it.
    pub heading: String,
    /// Whether the heading is one of several versions.
    pub heading_mark: Option<Mark>,
    /// Where its heading leads.
    pub href: String,
    /// Where its history is.
    pub history: String,
    /// The fields that follow.
    pub rows: Vec<Row>,
    /// What is said of its signature.
    pub signature: Option<Signature>,
    /// Ids of what to know about the whole entry.
    pub remarks: Vec<&'static str>,
    /// Who said that it was entered in error, when and why.
    pub struck: Vec<String>,
    /// What was written elsewhere while it was being signed, after what that is.
    pub late: Vec<String>,
    /// Words and address of the form that says so, where its page offers it.
    pub strike: Option<(String, String)>,
    /// "by Dana Reyes, 2 days ago"; empty when nothing was written.
    pub changed: String,
    /// How much attention it asks for.
    pub tone: &'static str,
    /// Whether opening it means writing in it.
    pub editable: bool,
    /// What was answered to instruments.
    pub answered: Vec<Answered>,
    /// Whether that stands open: on paper, and on the entry's own page.
    pub unfolded: bool,
    /// Entries that belong to it, by noun.
    pub children: Vec<Children>,
    /// Buttons that move it among its siblings.
    pub moves: Vec<Move>,
    /// Whether it belongs to another card.
    pub is_child: bool,
    /// Whether it is one line of a list that is read in one go.
    pub in_line: bool,
    /// Where it is ticked off, and what its button says to who cannot see where it stands; `None` where this reader
    /// does not.
    pub tick: Option<(String, String)>,
}

/// Entries of one noun that belong to an entry.
pub struct Children {
    /// The noun's name.
    pub title: String,
    /// The entries in use, in their order.
    pub cards: Vec<Card>,
    /// What begins one.
    pub add: Option<Way>,
}

/// A way from a card to a form that belongs to its entry.
pub struct Way {
    /// What it says.
    pub words: String,
    /// What it says to who cannot see on which card it stands.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl Way {
    fn of(words: String, what: &str, href: String, names: &Names) -> Self {
        let values = [("words", words.as_str().into()), ("what", what.into())];
        let label = names.language.say_with("card-way-of", &values);
        Self { words, label, href }
    }
}

impl Children {
    /// What begins the first one, where there is none.
    #[must_use]
    pub fn first(&self) -> Option<&Way> {
        self.add.as_ref().filter(|_| self.cards.is_empty())
    }
}

/// What a card needs to know besides its entry.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// What the reader is there for.
    pub role: Role,
    /// Entries of the nouns that belong to others, put away ones too.
    pub children: &'a [(&'static NounPage, Vec<Entry>)],
    /// The version that the page shows, and what its buttons' ids are made from; `None` where there are no buttons.
    pub buttons: Option<(&'a Heads, EditId)>,
    /// Fields that are left out.
    pub without: &'a [&'static FieldDecl],
}

impl Around<'_> {
    /// Who reads, and what buttons need.
    const fn for_buttons(&self) -> (Role, Option<(&Heads, EditId)>) {
        (self.role, self.buttons)
    }

    /// A card by itself.
    #[must_use]
    pub const fn nothing(role: Role) -> Self {
        Self { role, children: &[], buttons: None, without: &[] }
    }
}

/// One field on a card.
pub struct Row {
    /// Its label.
    pub label: String,
    /// Its value, or every version of it.
    pub values: Vec<CardValue>,
    /// What a person has to do about it.
    pub mark: Option<Mark>,
    /// That it was chosen from several versions, by whom and why; may be empty.
    pub chosen: String,
}

impl Row {
    /// Words under a label that nobody has to do anything about.
    fn plain(label: String, text: String) -> Self {
        Self { label, values: vec![CardValue::plain(text)], mark: None, chosen: String::new() }
    }
}

/// Says that nobody has signed it yet.
const UNSIGNED: &str = "card-unsigned";

impl Card {
    /// The card of `entry` in `client`'s chart.
    #[must_use]
    pub fn new(client: ClientId, page: &NounPage, entry: &Entry, around: &Around<'_>, names: &Names) -> Self {
        let late = late_lines(client, page, entry, names);
        let entry = &*entry.as_signed(client, &names.signers);
        let heading_mark = match page.heading {
            Heading::Field(field) => mark(client, entry, field),
            Heading::Key | Heading::Fixed => None,
        };
        let remarks = [
            (!entry.edited_while_retired.is_empty(), WRITTEN_WHILE_AWAY),
            (standing::is_draft(entry) && !entry.is_put_away(), UNSIGNED),
        ];
        let remarks = remarks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, remark)| remark).collect();
        let tone = match (page.tone)(entry) {
            Tone::Plain => "plain",
            Tone::Mind => "mind",
            Tone::Alarm => "alarm",
        };
        let answers = page.noun.fields.iter().filter_map(|field| entry.value(field)?.as_answers());
        Self {
            id: format!("{}-{}", entry.noun.name, entry.key),
            version: news::version(entry),
            heading: value::heading(page, entry, names),
            heading_mark,
            href: link::entry(client, entry.noun, entry.key),
            history: link::history(client, entry.noun, entry.key),
            rows: rows(client, page, entry, around, names),
            signature: Signature::of(client, entry, names),
            remarks,
            struck: struck(entry, names),
            late,
            strike: None,
            changed: entry.last_changed().map(|stamp| names.by_ago(&stamp)).unwrap_or_default(),
            tone,
            editable: !entry.is_put_away(),
            answered: answers.filter_map(|answers| Answered::new(answers, names)).collect(),
            unfolded: around.buttons.is_none(),
            children: children((client, page), entry, around, names),
            moves: Vec::new(),
            is_child: false,
            in_line: page.in_lines && around.buttons.is_some(),
            tick: tick(client, page, entry, around, names),
        }
    }
}

/// What was signed of `entry` and not chosen, and what was written in it elsewhere while it was being signed, each
/// field by its name; nothing where none was.
fn late_lines(client: ClientId, page: &NounPage, entry: &Entry, names: &Names) -> Vec<String> {
    if !matches!(entry.signing(client, &names.signers), Signing::Vouched(_)) {
        return Vec::new();
    }
    let beside = SignedAt::of(client, entry).not_chosen(page, entry, names).into_iter();
    let beside = beside.flat_map(|(said, lines)| [said].into_iter().chain(lines));
    if !entry.has_late_change() {
        return beside.collect();
    }
    let said = entry.noun.fields.iter().flat_map(|field| {
        let label = page.label(field.name, names.language);
        let late = entry.late_versions(field).into_iter();
        late.map(move |value| format!("{label}: {}", value::or_cleared(page, field, value, names)))
    });
    beside.chain([names.say("timeline-late-words")]).chain(said).collect()
}

/// Most characters of what an entry is called by in what is read aloud of its controls.
const CALLED_CHARACTERS_MAX: usize = 60;

impl Card {
    /// What its entry is called by in what is read aloud of its controls.
    fn called(&self) -> String {
        shortened(&self.heading, CALLED_CHARACTERS_MAX)
    }
}

/// Where a task that is open is said to be done, in a list with buttons, for who may say so.
fn tick(
    client: ClientId,
    page: &NounPage,
    entry: &Entry,
    around: &Around<'_>,
    names: &Names,
) -> Option<(String, String)> {
    let status = (*entry.noun == task::TASK).then(|| entry.field(&task::STATUS))?;
    let is_open = !status.is_conflicted() && link::Tick::is_open(entry.text(&task::STATUS));
    let may = around.buttons.is_some() && !entry.is_put_away() && task::TASK.may_edit(&task::STATUS, around.role);
    let what = value::heading(page, entry, names);
    let said = || names.language.say_with("today-tick-of", &[("what", what.into())]);
    (is_open && may).then(|| (link::tick(client, entry.key, link::Tick::Done), said()))
}

impl Card {
    /// The same with the buttons that move its entry among `live`, the entries in use that stand in its list, where its
    /// noun has an order of its own. Buttons lead past those of its own group only.
    #[must_use]
    pub fn among(
        self,
        (client, page): (ClientId, &NounPage),
        (entry, live): (&Entry, &[&Entry]),
        around: &Around<'_>,
        names: &Names,
    ) -> Self {
        if entry.noun.order().is_none() || entry.noun.within.is_some() {
            return self;
        }
        let group = |other: &Entry| page.group_by.map(|grouping| other.text(grouping.field).to_owned());
        let own = group(entry);
        let peers: Vec<&&Entry> = live.iter().filter(|other| group(other) == own).collect();
        let place = peers.iter().position(|other| other.key == entry.key).unwrap_or(0);
        let before = place.checked_sub(1).and_then(|place| peers.get(place)).map(|other| **other);
        let after = peers.get(place + 1).map(|other| **other);
        let moves = moves(client, entry, (before, after), around.for_buttons(), (names, &self.heading));
        Self { moves, ..self }
    }
}

/// What heads the card once more, where that alone would say too little: which of several versions is acted on, who
/// chose, that a number in it is not safe. The heading has the mark.
fn heading_row(client: ClientId, page: &NounPage, entry: &Entry, around: &Around<'_>, names: &Names) -> Option<Row> {
    let Heading::Field(field) = page.heading else { return None };
    let is_shown = field.is_seen_by(around.role) && !around.without.contains(&field);
    let row = row(client, page, entry, field, names).filter(|_| is_shown)?;
    let is_not_safe = entry.every_value(field).any(|own| entry.not_safe(field, &own.to_string()).next().is_some());
    let says_more = is_not_safe || row.values.iter().any(|value| value.acted_on) || !row.chosen.is_empty();
    says_more.then_some(Row { mark: None, ..row })
}

/// The fields that a card shows: the one that groups its list while someone must choose in it or has chosen, those that
/// follow the heading, and what is worked out; none that the reader may not see.
fn rows(client: ClientId, page: &NounPage, entry: &Entry, around: &Around<'_>, names: &Names) -> Vec<Row> {
    let heads = |field: &FieldDecl| matches!(page.heading, Heading::Field(own) if own == field);
    let says = |field: &FieldDecl| mark(client, entry, field).is_some() || entry.chosen(field).is_some();
    let grouped = page.group_by.map(|group| group.field).filter(|field| says(field) && !heads(field));
    let seen = |field: &&'static FieldDecl| field.is_seen_by(around.role) && !around.without.contains(field);
    // "As usual" and "the client said" go without saying.
    let usual = |field: &&'static FieldDecl| {
        ["normal", "client_said"].contains(&entry.text(field)) && !entry.field(field).is_conflicted()
    };
    let header = page.header().filter(|field| !usual(field));
    let fields = grouped.into_iter().chain(page.fields()).chain(header).filter(seen);
    let computed = entry.computed().map(|(computed, value)| {
        Row::plain(page.label(computed.name, names.language), value::named(page, computed.name, &value, names))
    });
    let counted = page.counts.and_then(|counts| counts(entry, names));
    let counted = counted.map(|(label, text)| Row::plain(names.say(label), text));
    let stands = standing::own(entry, names).into_iter().filter(|_| !entry.is_struck() && !entry.is_put_away());
    let heading = heading_row(client, page, entry, around, names);
    let stands = stands.map(|text| Row::plain(names.say("stands-label"), text));
    heading
        .into_iter()
        .chain(stands)
        .chain(fields.filter_map(|field| row(client, page, entry, field, names)))
        .chain(computed)
        .chain(counted)
        .collect()
}

/// The entries that belong to `entry`, each as a card, with the buttons that move it.
fn children((client, own): (ClientId, &NounPage), entry: &Entry, around: &Around<'_>, names: &Names) -> Vec<Children> {
    let what = shortened(&value::heading(own, entry, names), CALLED_CHARACTERS_MAX);
    let of = |(page, entries): &(&'static NounPage, Vec<Entry>)| {
        let noun = page.noun;
        let mut own: Vec<&Entry> =
            entries.iter().filter(|child| child.parent() == Some(entry.key) && !child.is_retired()).collect();
        own.sort_by_cached_key(|child| child.place());
        let cards = own.iter().enumerate().map(|(place, child)| {
            let at = |place: usize| own.get(place).copied();
            let neighbours = (place.checked_sub(1).and_then(at), at(place + 1));
            let card = Card::new(client, page, child, around, names);
            Card {
                is_child: true,
                in_line: around.buttons.is_some(),
                moves: moves(client, child, neighbours, around.for_buttons(), (names, &card.heading)),
                ..card
            }
        });
        // What can be signed is added to once it is, and for as long as it stands.
        let is_open = entry.noun.signed().is_none() || (entry.is_signed() && !entry.is_struck());
        let may = noun.editors.contains(&around.role) && !entry.is_put_away() && is_open;
        Children {
            title: page.title(names.language),
            cards: cards.collect(),
            add: page
                .add(names.language)
                .filter(|_| may)
                .map(|add| Way::of(add, &what, link::child(client, entry.noun, entry.key, noun), names)),
        }
    };
    around.children.iter().filter(|(page, _)| page.noun.within == Some(entry.noun.name)).map(of).collect()
}

fn row(client: ClientId, page: &NounPage, entry: &Entry, field: &FieldDecl, names: &Names) -> Option<Row> {
    let held = entry.field(field);
    let acted_on = entry.acted_on(field);
    // A number that was written as somebody else's is read before it is called.
    let plain = value::field(page, field, held, names);
    let dials = |place: usize, text: &String| {
        let way = (page.dials)(entry, field);
        // A number that is not to be rung may get a text message where that is said to be safe.
        let is_safe = || entry.not_safe(field, text).all(|said| way == Dial::Text && said.by == "phone");
        if plain.get(place) == Some(text) && is_safe() { way } else { Dial::No }
    };
    let drawings = drawing::paths(field, held);
    let values: Vec<CardValue> = value::unmarked(page, entry, field, names)
        .into_iter()
        .enumerate()
        .map(|(place, text)| {
            let mut pieces = link::dialled(&text, dials(place, &text));
            let remark = value::behind(page, entry, field, &text, names);
            pieces.extend((!remark.is_empty()).then(|| (format!(" {remark}"), String::new())));
            CardValue {
                text: pieces.iter().map(|(piece, _)| piece.as_str()).collect(),
                pieces,
                drawn: drawings.get(place).cloned().unwrap_or_default(),
                acted_on: acted_on == Some(place),
            }
        })
        .collect();
    let unsaid = page.unsaid.filter(|(own, _)| values.is_empty() && *own == field && *held == Field::Empty);
    let unsaid = unsaid.map(|(_, code)| CardValue::plain(page.code(field.name, code, names.language)));
    let values: Vec<CardValue> = values.into_iter().chain(unsaid).collect();
    if values.is_empty() {
        return None;
    }
    Some(Row {
        label: page.label(field.name, names.language),
        values,
        mark: mark(client, entry, field),
        chosen: chosen(entry, field, names),
    })
}
