//! What a meeting of two nodes merged, client by client: what changed, what was written side by side, and what needs
//! a person, each apart from the others. Must never fold a choice that is open into what is merely told.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use waystation_sync::care::field::{Field, Stamp};
use waystation_sync::care::noun::{Class, Noun, Part};
use waystation_sync::care::overview::{WaitsAt, waits_in};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::sign::Signed;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::id::{ClientId, DeviceId};
use waystation_sync::review::{About, FieldChange, How, Item, Kind, Place, Waits};
use waystation_sync::time::Millis;

use super::chooser::{Writer, writer};
use super::held_by::held_by;
use super::history::how_words;
use super::story::Asked;
use super::timeline;
use crate::entry::mark;
use crate::entry::signature::SignedAt;
use crate::noun_page::NounPage;
use crate::{Names, filters, link, nouns, words};

/// Everything that was merged for one client.
#[derive(Template)]
#[template(path = "part/merged.html")]
pub struct MergedClient {
    /// Their name.
    pub name: String,
    /// Their chart.
    pub href: String,
    /// What was merged, what needs a person first.
    pub groups: Vec<MergedGroup>,
}

/// What came to the same.
pub struct MergedGroup {
    /// The id of its words.
    pub title: &'static str,
    /// As a code, for the look.
    pub code: &'static str,
    /// Whether it is folded at first.
    pub folded: bool,
    /// The things.
    pub items: Vec<MergedItem>,
}

/// One thing, in words.
pub struct MergedItem {
    /// Section and entry.
    pub what: String,
    /// The id of what happened to the entry as a whole; may be empty.
    pub happened: &'static str,
    /// Where it is.
    pub href: String,
    /// The id of what to do there; empty when nothing.
    pub act: &'static str,
    /// Whether it came late.
    pub late: bool,
    /// That the entry was entered in error, by whom, when and why: then every word of it is struck through.
    pub struck: Vec<String>,
    /// Its fields.
    pub fields: Vec<MergedField>,
    /// Who did it, for what happened to the entry as a whole.
    pub by: Vec<String>,
}

/// One field of a thing.
pub struct MergedField {
    /// Its label.
    pub label: String,
    /// What was there before the sides went apart; empty when nothing was.
    pub before: String,
    /// What each wrote.
    pub lines: Vec<MergedLine>,
    /// Whether several wrote it apart from each other.
    pub apart: bool,
    /// Whether one person wrote it once, so that before and after fit in one line.
    pub plain: bool,
    /// What stands now, where that is not what the last one wrote.
    pub now: String,
}

/// What one person wrote in a field.
pub struct MergedLine {
    /// What they wrote.
    pub value: String,
    /// Who, where and when.
    pub by: Writer,
    /// When it arrived here; empty when it was written here.
    pub received: String,
    /// How they settled several versions, where they did.
    pub settled: String,
}

/// Things that came in without a question are told in full up to this many; more are folded at first.
const UNFOLDED_MAX: usize = 12;

/// Where something merged is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Choose,
    Lowered,
    Ruled,
    Read,
    Away,
    Late,
    Beside,
    Settled,
    CameIn,
}

impl Group {
    const ALL: [Self; 9] = [
        Self::Choose,
        Self::Lowered,
        Self::Ruled,
        Self::Read,
        Self::Away,
        Self::Late,
        Self::Beside,
        Self::Settled,
        Self::CameIn,
    ];

    const fn title(self) -> &'static str {
        match self {
            Self::Choose => mark::TWO_VERSIONS,
            Self::Lowered => mark::LOWERED,
            Self::Ruled => mark::RULED,
            Self::Read => mark::MERGED_TEXT,
            Self::Away => "merged-in-put-away",
            Self::Late => "merged-after-signing",
            Self::Beside => "merged-side-by-side",
            Self::Settled => "merged-chosen",
            Self::CameIn => "merged-came-in",
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Choose => "choose",
            Self::Lowered => "lowered",
            Self::Ruled => "ruled",
            Self::Read => "read",
            Self::Away => "away",
            Self::Late => "late-change",
            Self::Beside => "beside",
            Self::Settled => "settled",
            Self::CameIn => "in",
        }
    }

    fn of(item: &Item) -> Self {
        match (item.waits, item.kind) {
            (Some(Waits::Choice), _) => Self::Choose,
            (Some(Waits::Reading), _) => Self::Read,
            (Some(Waits::Retired), _) => Self::Away,
            (Some(Waits::LateChange), _) => Self::Late,
            (Some(Waits::Seeing), _) => Self::Lowered,
            // Looked at like a status of which one stands.
            (Some(Waits::Ruled | Waits::SaidOfOther { .. }), _) => Self::Ruled,
            (None, Kind::Parallel | Kind::Ruled | Kind::InsideRetired) => Self::Beside,
            (None, Kind::Settled | Kind::TwoVersions | Kind::Together) => Self::Settled,
            (
                None,
                Kind::CameWhole
                | Kind::Plain
                | Kind::Begun
                | Kind::Retired
                | Kind::TakenUp
                | Kind::Seen
                | Kind::Signed
                | Kind::Addendum
                | Kind::Unknown,
            ) => Self::CameIn,
        }
    }
}

/// Something merged, with the part of the chart that it is in and when this node received it.
pub struct Received {
    /// The part.
    pub part: Part,
    /// The thing.
    pub item: Item,
    /// When it arrived here.
    pub at: Millis,
    /// This node: what was written on it did not arrive.
    pub here: DeviceId,
}

/// How many things in `received` asked for a person, and how many of these still do: each once, as the desk lists them
/// of the chart with these `rows`.
#[must_use]
pub fn asked(received: &[Received], rows: &[Arc<Row>]) -> Asked {
    let did_ask = |item: &Item| {
        item.waits.is_some() || !item.signed_by.is_empty() || matches!(item.kind, Kind::Settled | Kind::InsideRetired)
    };
    let waits: BTreeSet<Place> = received.iter().filter_map(|received| received.item.place()).collect();
    let asked = received.iter().filter(|received| received.item.place().is_none() && did_ask(&received.item)).count();
    let listed = waits_in(rows);
    let is_listed = |place: &&Place| {
        let is_it = |one: &WaitsAt<'_>| {
            (one.need, one.noun.name, one.key, one.field) == (place.need, place.noun, place.key, place.field)
        };
        listed.iter().any(is_it)
    };
    Asked { asked: asked + waits.len(), waits: waits.iter().filter(is_listed).count() }
}

impl MergedClient {
    /// What was merged for `client`.
    #[must_use]
    pub fn new(client: ClientId, name: String, received: &[Received], names: &Names) -> Self {
        let groups = Group::ALL
            .into_iter()
            .map(|group| {
                let own = received.iter().filter(|received| Group::of(&received.item) == group);
                let items: Vec<MergedItem> = own.map(|received| said(client, received, names)).collect();
                let folded = group == Group::CameIn && items.len() > UNFOLDED_MAX;
                MergedGroup { title: group.title(), code: group.code(), folded, items }
            })
            .filter(|group| !group.items.is_empty())
            .collect();
        Self { name, href: link::chart(client), groups }
    }
}

fn said(client: ClientId, received: &Received, names: &Names) -> MergedItem {
    let item = &received.item;
    let by: Vec<String> = item.changes.iter().map(|stamp| names.by(stamp)).collect();
    let About::Entry { noun, key, title, is_quiet, struck } = &item.about else {
        return MergedItem {
            what: words::part(received.part, names.language),
            happened: happened(item.kind),
            href: link::chart(client),
            act: "",
            late: false,
            struck: Vec::new(),
            fields: Vec::new(),
            by: vec![names.language.say_n("count-changes", item.changes.len())],
        };
    };
    let page = nouns::page_of(noun);
    let called = title.as_ref().map(|title| match title.as_staff() {
        Some(person) => names.person(person).into_owned(),
        None => page.named(&title.to_string()),
    });
    let called = match key {
        EntryKey::Code(code) => Some(page.key(code.as_str(), names)),
        EntryKey::One => None,
        EntryKey::Id(_) => called,
    };
    let spot = SignedAt { client, noun, key: *key };
    MergedItem {
        what: match called {
            Some(called) => names.language.say_with(
                "merged-section-entry",
                &[("section", page.title(names.language).into()), ("entry", called.into())],
            ),
            None => page.title(names.language),
        },
        happened: if is_unvouched(spot, item, names) { "signature-unvouched" } else { happened(item.kind) },
        href: href(client, (noun, *key), item),
        act: act(item.waits),
        late: item.late,
        struck: struck.iter().map(|struck| timeline::struck_by(struck, names)).collect(),
        fields: item
            .fields
            .iter()
            .filter(|_| !is_quiet)
            .map(|change| field(spot, page, change, received, names))
            .collect(),
        by: if item.fields.is_empty() || *is_quiet { by } else { Vec::new() },
    }
}

fn href(client: ClientId, (noun, key): (&Noun, EntryKey), item: &Item) -> String {
    match (item.waits, item.fields.first()) {
        (Some(Waits::Choice | Waits::Reading | Waits::Ruled), Some(change)) => {
            link::choose(client, noun, key, change.field.name)
        }
        (Some(Waits::Seeing), _) => match item.fields.iter().find(|change| change.field.watched) {
            Some(change) => link::choose(client, noun, key, change.field.name),
            None => link::entry(client, noun, key),
        },
        (Some(_) | None, _) => link::entry(client, noun, key),
    }
}

const fn act(waits: Option<Waits>) -> &'static str {
    match waits {
        Some(Waits::Choice) => "merged-act-choose",
        Some(Waits::Reading) => "merged-act-read",
        Some(Waits::Retired | Waits::LateChange | Waits::Seeing | Waits::Ruled | Waits::SaidOfOther { .. }) => {
            "merged-act-look"
        }
        None => "",
    }
}

const fn happened(kind: Kind) -> &'static str {
    match kind {
        Kind::CameWhole => "merged-came-whole",
        Kind::Begun => "merged-begun",
        Kind::Retired => "history-put-away",
        Kind::TakenUp => "history-taken-up",
        Kind::Seen => "history-seen",
        Kind::Signed => "history-signed",
        Kind::Addendum => "merged-added",
        Kind::Unknown => "merged-unknown",
        Kind::Plain
        | Kind::Parallel
        | Kind::Together
        | Kind::TwoVersions
        | Kind::Settled
        | Kind::Ruled
        | Kind::InsideRetired => "",
    }
}

/// Whether it tells of a signing that the keys do not vouch for.
fn is_unvouched(spot: SignedAt, item: &Item, names: &Names) -> bool {
    let signed = |value: &Value| value.as_signed().and_then(Signed::read);
    let is_true = |value: &Value| {
        signed(value).is_some_and(|signed| names.signers.vouch_at(&signed, spot.client, spot.noun, spot.key))
    };
    let mut wrote =
        item.fields.iter().filter(|change| change.field.class == Class::Frozen).flat_map(|change| &change.wrote);
    item.kind == Kind::Signed && !wrote.all(|wrote| wrote.value.as_ref().is_some_and(is_true))
}

fn field(spot: SignedAt, page: &NounPage, change: &FieldChange, received: &Received, names: &Names) -> MergedField {
    let text = |held: &Field| held_by(spot, (page, change.field), held, names);
    let how = |how: &How| how_words(how, names.language);
    let line = |stamp: &Stamp, value: Option<&Value>, settled: String| MergedLine {
        value: spot.or_cleared(page, change.field, value, names),
        by: writer(stamp, names),
        received: match stamp.author {
            Some(author) if author.device != received.here => names.when(received.at),
            Some(_) | None => String::new(),
        },
        settled,
    };
    let wrote = change
        .wrote
        .iter()
        .map(|wrote| line(&wrote.stamp, wrote.value.as_ref(), wrote.settling.as_ref().map(how).unwrap_or_default()));
    let settled = change.settled.iter().map(|settling| line(&settling.by, settling.value.as_ref(), how(&settling.how)));
    let lines: Vec<MergedLine> = wrote.chain(settled).collect();
    let last = change.wrote.last().and_then(|wrote| wrote.value.as_ref());
    let now = if change.now.value() == last || change.now.is_conflicted() { String::new() } else { text(&change.now) };
    MergedField {
        label: page.label(change.field.name, names.language),
        before: text(&change.before),
        apart: change.versions().len() > 1,
        plain: lines.len() == 1 && now.is_empty(),
        now,
        lines,
    }
}
