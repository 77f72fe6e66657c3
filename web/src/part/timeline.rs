//! Notes down a line of days, each with its addenda. What is signed is shown as it was signed, whatever the draft
//! says now.

mod bytes;

pub use bytes::{ADDENDA_MAX, TEXT_CHARACTERS_MAX, addenda_by_sheet, bytes_with, rest_bytes, whole_bytes};

use askama::Template;
use waystation_sync::care::field::{Stamp, Struck};
use waystation_sync::care::noun::{FieldDecl, Role, Signing};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::sign::Signed;
use waystation_sync::care::value::Value;
use waystation_sync::care::{addendum, note};
use waystation_sync::id::{ClientId, PersonId};

use self::bytes::{ADDENDUM_BYTES, NOTE_BYTES, versions_of};
use super::list::{escaped, sorted};
use super::news;
use super::pager::{NoSuchPage, Pager};
use super::stretch::{Stretch, Ways};
use crate::entry::labelled;
use crate::entry::mark::{self, Mark};
use crate::entry::signature::{Signature, SignedAt, by};
use crate::entry::value;
use crate::noun_page::NounPage;
pub use crate::part::struck::{struck, struck_by};
use crate::{Language, Names, filters, isolate, link, nouns};

/// Notes down a line of days.
#[derive(Template)]
#[template(path = "part/timeline.html")]
pub struct Timeline {
    /// The days, newest first.
    pub days: Vec<Day>,
    /// Notes that were put away.
    pub away: Vec<Told>,
    /// Words and address of the button that begins one.
    pub add: Option<(String, String)>,
    /// The ways to newer and older notes; none where it is whole.
    pub ways: Option<Ways>,
}

/// One day.
pub struct Day {
    /// "24 Nov 2026".
    pub day: String,
    /// Its notes.
    pub notes: Vec<Told>,
}

/// One note.
pub struct Told {
    /// Its id on the page.
    pub id: String,
    /// Another one whenever it has something new ([`news::version`]).
    pub version: String,
    /// Kind of note.
    pub kind: String,
    /// Who wrote it, and when.
    pub written: String,
    /// "Written 3 days after"; empty when it was written at the time.
    pub late: String,
    /// That it was entered in error, by whom, when and why: one line for each who said so.
    pub struck: Vec<String>,
    /// Words and address of what marks it, or an addendum to it, as entered in error, where the reader may.
    pub strike: Option<(String, String)>,
    /// Its words; none while two signings stand, since neither is the one.
    pub text: String,
    /// What it is about, where its author named that; else empty.
    pub about: String,
    /// Leads to the rest of it, where only its beginning is shown; else empty.
    pub read_on: String,
    /// What a person has to do.
    pub marks: Vec<Mark>,
    /// How it stands.
    pub standing: Standing,
    /// Its page.
    pub href: String,
    /// Its history.
    pub history: String,
    /// What was said later, oldest first, as much of it as the page shows.
    pub addenda: Vec<Said>,
    /// Other words of it, each after what they are: what the draft was changed to elsewhere while it was being signed,
    /// each version of it; what a signature that nothing vouches for was made over; or what each of several signings
    /// fixed.
    pub other_words: Vec<(String, Vec<String>)>,
    /// Leads to the addenda before those, where only the newest are shown; else empty.
    pub earlier: String,
    /// Which page of a note with many addenda this is.
    pub pager: Option<Pager>,
}

/// How a note stands.
pub enum Standing {
    /// Not signed; `mine` when this reader wrote it.
    Draft {
        /// Whether this reader wrote it.
        mine: bool,
    },
    /// It holds a signature.
    Signed(Signature),
}

/// One addendum.
#[derive(Clone)]
pub struct Said {
    /// That it is one, who wrote it and when.
    pub by: String,
    /// Its words.
    pub text: String,
    /// That it was entered in error, by whom, when and why.
    pub struck: Vec<String>,
}

impl Timeline {
    /// All notes of `client` with their addenda, for `reader` with `role`, as paper has them.
    #[must_use]
    pub fn new(
        client: ClientId,
        (notes, addenda): (&[Entry], &[Entry]),
        (reader, role): (PersonId, Role),
        names: &Names,
    ) -> Self {
        let told = |entry: &&Entry| tell(client, entry, addenda, reader, names);
        Self::made(client, &sorted(page(), notes), told, (role, names))
    }

    /// A stretch of them, no more of a long one than fits.
    #[must_use]
    pub fn stretch(
        client: ClientId,
        (stretch, addenda): (Stretch, &[Entry]),
        (reader, role): (PersonId, Role),
        names: &Names,
    ) -> Self {
        let told = |entry: &&Entry| tell(client, entry, addenda, reader, names).shortened(names);
        let shown = Self::made(client, &sorted(page(), &stretch.entries), told, (role, names));
        Self { ways: Some(stretch.ways), ..shown }
    }

    /// The same without the words of the notes, which stand on the sheet before: addenda alone.
    #[must_use]
    pub fn without_words(mut self) -> Self {
        for note in self.days.iter_mut().flat_map(|day| &mut day.notes) {
            note.text.clear();
            note.other_words.clear();
            note.marks.clear();
        }
        self
    }

    /// Goes on with `more`; a day that it begins with may be the last of this one.
    pub fn join(&mut self, more: Self) {
        for day in more.days {
            match self.days.last_mut() {
                Some(last) if last.day == day.day => last.notes.extend(day.notes),
                Some(_) | None => self.days.push(day),
            }
        }
        self.away.extend(more.away);
    }

    fn made(
        client: ClientId,
        sorted: &[&Entry],
        told: impl Fn(&&Entry) -> Told,
        (role, names): (Role, &Names),
    ) -> Self {
        let (away, live): (Vec<&Entry>, Vec<&Entry>) = sorted.iter().copied().partition(|entry| entry.is_retired());
        let mut days: Vec<Day> = Vec::new();
        for entry in &live {
            let day = day_of(client, entry, names);
            match days.last_mut() {
                Some(last) if last.day == day => last.notes.push(told(entry)),
                Some(_) | None => days.push(Day { day, notes: vec![told(entry)] }),
            }
        }
        let add = page().begin(client, role, names.language);
        Self { days, away: away.iter().map(told).collect(), add, ways: None }
    }
}

fn page() -> &'static NounPage {
    nouns::page_of(&note::NOTE)
}

impl Told {
    /// The same with no more of a long text than the line of days shows.
    #[must_use]
    pub fn shortened(self, names: &Names) -> Self {
        let short = |text: String| match text.char_indices().nth(TEXT_CHARACTERS_MAX) {
            Some((end, _)) => format!("{} …", text.get(..end).unwrap_or_default()),
            None => text,
        };
        let long = |text: &str| text.chars().nth(TEXT_CHARACTERS_MAX).is_some();
        let left_out = self.addenda.len().saturating_sub(ADDENDA_MAX);
        let earlier = if left_out == 0 { String::new() } else { names.language.say_n("timeline-earlier", left_out) };
        let addenda = self.addenda.into_iter().skip(left_out);
        let cut = long(&self.text)
            || self.other_words.iter().any(|(_, words)| words.iter().any(|words| long(words)))
            || addenda.clone().any(|said| long(&said.text));
        Self {
            text: short(self.text),
            addenda: addenda.map(|said| Said { text: short(said.text), ..said }).collect(),
            earlier,
            other_words: self
                .other_words
                .into_iter()
                .map(|(what, words)| (what, words.into_iter().map(short).collect()))
                .collect(),
            read_on: if cut { names.say("timeline-read-on") } else { String::new() },
            ..self
        }
    }

    /// Of a note with many addenda the page that `asked` asks for: its words and the first of them, then the others.
    ///
    /// # Errors
    /// [`NoSuchPage`].
    pub fn page(self, asked: Option<&str>, language: Language) -> Result<Self, NoSuchPage> {
        let words = escaped(&self.text)
            + self.other_words.iter().flat_map(|(_, words)| words).map(|words| escaped(words)).sum::<usize>()
            + NOTE_BYTES;
        let addenda = self.addenda.iter().map(|said| escaped(&said.text) + ADDENDUM_BYTES);
        let bytes: Vec<usize> = [words].into_iter().chain(addenda).collect();
        let pager = Pager::weighed(&self.href, &bytes, asked, language)?;
        let is_first = pager.from() == 0;
        let places: Vec<Option<Said>> = [None].into_iter().chain(self.addenda.into_iter().map(Some)).collect();
        Ok(Self {
            addenda: pager.shown(&places).iter().flatten().cloned().collect(),
            text: if is_first { self.text } else { String::new() },
            other_words: if is_first { self.other_words } else { Vec::new() },
            pager: Some(pager),
            ..self
        })
    }
}

fn day_of(client: ClientId, entry: &Entry, names: &Names) -> String {
    value::field(page(), &note::HAPPENED, entry.as_signed(client, &names.signers).field(&note::HAPPENED), names)
        .join(" / ")
}

/// One note in words, with those of `addenda` that belong to it.
#[must_use]
pub fn tell(client: ClientId, entry: &Entry, addenda: &[Entry], reader: PersonId, names: &Names) -> Told {
    let page = page();
    let author = entry.born.and_then(|born| born.author).map(|author| author.person);
    let standing =
        Signature::of(client, entry, names).map_or(Standing::Draft { mine: author == Some(reader) }, Standing::Signed);
    let shown = entry.as_signed(client, &names.signers);
    let signings = match entry.signing(client, &names.signers) {
        Signing::Several(signings) => signings,
        Signing::Open | Signing::Vouched(_) | Signing::Unvouched(_) => Vec::new(),
    };
    let belongs = |said: &&Entry| match (said.value(&addendum::NOTE), entry.key) {
        (Some(Value::Link(id)), own @ EntryKey::Id(_)) => *id == own,
        (_, EntryKey::One | EntryKey::Code(_) | EntryKey::Id(_)) => false,
    };
    Told {
        id: format!("{}-{}", page.noun.name, entry.key),
        version: news::version(entry),
        kind: value::field(page, &note::KIND, shown.field(&note::KIND), names).join(" / "),
        written: written(entry, names),
        late: late(&shown, names),
        text: if signings.is_empty() { shown.text(&note::TEXT).to_owned() } else { String::new() },
        other_words: other_words(client, entry, names),
        about: about(&shown, names),
        read_on: String::new(),
        marks: if entry.is_struck() {
            Vec::new()
        } else {
            page.noun.fields.iter().filter_map(|field| mark::mark(client, entry, field)).collect()
        },
        struck: struck(entry, names),
        strike: None,
        standing,
        href: link::entry(client, page.noun, entry.key),
        history: link::history(client, page.noun, entry.key),
        addenda: addenda
            .iter()
            .filter(belongs)
            .map(|said| Said {
                by: said.born.map(|born| addendum_by(&born, names)).unwrap_or_default(),
                text: said.text(&addendum::TEXT).to_owned(),
                struck: struck(said, names),
            })
            .collect(),
        earlier: String::new(),
        pager: None,
    }
}

/// The goals and needs that a note names, after what that is.
fn about(note: &Entry, names: &Names) -> String {
    let named = value::field(page(), &note::ADDRESSES, note.field(&note::ADDRESSES), names).join(" / ");
    // Where what links lead to is not read, as on the first page of a chart, the note itself says it.
    if named.is_empty() || names.linked.is_empty() {
        return String::new();
    }
    labelled(&page().label(note::ADDRESSES.name, names.language), &isolate::words(&named), names)
}

/// Other words of a note than those that stand as its text, after what they are. Words that nobody is known to have
/// signed never stand in place of those that the record has.
fn other_words(client: ClientId, note: &Entry, names: &Names) -> Vec<(String, Vec<String>)> {
    let text = |signed: &Signed| signed.field(note::TEXT.name).to_owned();
    match note.signing(client, &names.signers) {
        Signing::Vouched(_) => {
            let late = note.has_late_change().then(|| (names.say("timeline-late-words"), late_words(note, names)));
            SignedAt::of(client, note).not_chosen(page(), note, names).into_iter().chain(late).collect()
        }
        Signing::Several(signings) => {
            let unsigned: Vec<String> = versions_of(note.field(&note::TEXT))
                .filter_map(Value::as_text)
                .filter(|words| signings.iter().all(|signed| signed.field(note::TEXT.name) != *words))
                .map(str::to_owned)
                .collect();
            let unsigned = (!unsigned.is_empty()).then(|| (names.say("timeline-unsigned-words"), unsigned));
            let signings = signings.iter().map(|signed| (by("signature-by", signed, names), vec![text(signed)]));
            signings.chain(unsigned).collect()
        }
        Signing::Unvouched(Some(signed)) if signed.field(note::TEXT.name) != note.text(&note::TEXT) => {
            vec![(names.say("timeline-unvouched-words"), vec![text(&signed)])]
        }
        Signing::Open | Signing::Unvouched(_) => Vec::new(),
    }
}

/// What was said elsewhere while `note` was being signed: its text where that differs; its day and kind, by their
/// names.
fn late_words(note: &Entry, names: &Names) -> Vec<String> {
    let page = page();
    let said = |field: &'static FieldDecl| {
        note.late_versions(field).into_iter().flatten().map(|late| value::named(page, field.name, late, names))
    };
    let named = [&note::HAPPENED, &note::KIND, &note::ADDRESSES]
        .into_iter()
        .flat_map(|field| said(field).map(|late| format!("{}: {late}", page.label(field.name, names.language))));
    said(&note::TEXT).chain(named).collect()
}

fn written(entry: &Entry, names: &Names) -> String {
    let author = entry.born.and_then(|born| born.author);
    let person = author.map_or_else(|| names.say("someone-unknown").into(), |author| names.person(author.person));
    let when = entry.born.map(|born| names.when(born.written)).unwrap_or_default();
    names.language.say_with("timeline-written", &[("person", person.into()), ("when", when.into())])
}

fn addendum_by(born: &Stamp, names: &Names) -> String {
    names.language.say_with("timeline-addendum", &[("by", names.by(born).into())])
}

/// That an entry was entered in error, and why.
pub(super) fn struck_words(struck: &Struck, names: &Names) -> String {
    names.language.say_with("history-struck", &[("reason", isolate::words(&struck.reason).into())])
}

/// A note is late when it was written more than a day after the day that it is about.
fn late(entry: &Entry, names: &Names) -> String {
    let happened = entry.value(&note::HAPPENED).and_then(Value::as_date);
    let written = entry.born.and_then(|born| names.day_of(born.written));
    let days = happened.zip(written).and_then(|(happened, written)| written.since(happened).ok());
    match days.map(|span| span.get_days()) {
        Some(days @ 2..) => names.language.say_with("timeline-late", &[("n", days.into())]),
        Some(_) | None => String::new(),
    }
}
