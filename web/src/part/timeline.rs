//! Notes down a line of days, each with its addenda. What is signed is shown as it was signed, whatever the draft
//! says now.

use askama::Template;
use waystation_sync::care::field::Stamp;
use waystation_sync::care::noun::Role;
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::value::Value;
use waystation_sync::care::{addendum, note};
use waystation_sync::id::{ClientId, PersonId};

use super::card::{self, Mark};
use super::news;
use crate::{Names, filters, link};

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
    /// Its words.
    pub text: String,
    /// What a person has to do.
    pub marks: Vec<Mark>,
    /// How it stands.
    pub standing: Standing,
    /// Its page.
    pub href: String,
    /// Its history.
    pub history: String,
    /// What was said later.
    pub addenda: Vec<Said>,
    /// What the draft says since, where it was changed elsewhere while it was being signed.
    pub late_words: Option<String>,
}

/// How a note stands.
pub enum Standing {
    /// Not signed; `mine` when this reader wrote it.
    Draft {
        /// Whether this reader wrote it.
        mine: bool,
    },
    /// Signed.
    Signed {
        /// By whom and when, or that it was signed more than once.
        said: String,
        /// The first letters of its fingerprint; empty while two signings stand.
        fingerprint: String,
    },
}

/// One addendum.
pub struct Said {
    /// That it is one, who wrote it and when.
    pub by: String,
    /// Its words.
    pub text: String,
}

impl Timeline {
    /// The notes of `client` with their addenda, for `reader` with `role`.
    #[must_use]
    pub fn new(
        client: ClientId,
        (notes, addenda): (&[Entry], &[Entry]),
        (reader, role): (PersonId, Role),
        names: &Names,
    ) -> Self {
        let page = &crate::nouns::contacts::note::PAGE;
        let mut sorted: Vec<&Entry> = notes.iter().collect();
        sorted.sort_by_cached_key(|entry| (page.order)(entry));
        let (away, live): (Vec<&Entry>, Vec<&Entry>) = sorted.into_iter().partition(|entry| entry.is_retired());
        let told = |entry: &&Entry| tell(client, entry, addenda, reader, names);
        let mut days: Vec<Day> = Vec::new();
        for entry in &live {
            let day = day_of(entry, names);
            match days.last_mut() {
                Some(last) if last.day == day => last.notes.push(told(entry)),
                Some(_) | None => days.push(Day { day, notes: vec![told(entry)] }),
            }
        }
        let add = page.add(names.language).filter(|_| page.noun.editors.contains(&role));
        Self {
            days,
            away: away.iter().map(told).collect(),
            add: add.map(|words| (words, link::new_entry(client, page.noun))),
        }
    }
}

fn day_of(entry: &Entry, names: &Names) -> String {
    super::value::field(&crate::nouns::contacts::note::PAGE, &note::HAPPENED, entry.field(&note::HAPPENED), names)
        .join(" / ")
}

/// One note in words, with those of `addenda` that belong to it.
#[must_use]
pub fn tell(client: ClientId, entry: &Entry, addenda: &[Entry], reader: PersonId, names: &Names) -> Told {
    let page = &crate::nouns::contacts::note::PAGE;
    let author = entry.born.and_then(|born| born.author).map(|author| author.person);
    let signed = note::signed(entry);
    let standing = match &signed {
        None if entry.is_signed() => {
            Standing::Signed { said: names.say("timeline-signed-twice"), fingerprint: String::new() }
        }
        None => Standing::Draft { mine: author == Some(reader) },
        Some(signed) => Standing::Signed {
            said: names.language.say_with(
                "timeline-signed-by",
                &[("person", names.person(signed.author.person).into()), ("when", names.when(signed.at).into())],
            ),
            fingerprint: super::value::fingerprint(&signed.sha256),
        },
    };
    let text =
        signed.map_or_else(|| entry.text(&note::TEXT).to_owned(), |signed| signed.field(note::TEXT.name).to_owned());
    let belongs = |said: &&Entry| match (said.value(&addendum::NOTE), entry.key) {
        (Some(Value::Link(id)), EntryKey::Id(own)) => *id == own,
        (_, EntryKey::One | EntryKey::Code(_) | EntryKey::Id(_)) => false,
    };
    Told {
        id: format!("{}-{}", page.noun.name, entry.key),
        version: news::version(entry),
        kind: super::value::field(page, &note::KIND, entry.field(&note::KIND), names).join(" / "),
        written: written(entry, names),
        late: late(entry, names),
        text,
        marks: page.noun.fields.iter().filter_map(|field| card::mark(client, entry, field)).collect(),
        standing,
        href: link::entry(client, page.noun, entry.key),
        history: link::history(client, page.noun, entry.key),
        addenda: addenda
            .iter()
            .filter(belongs)
            .map(|said| Said {
                by: said.born.map(|born| addendum_by(&born, names)).unwrap_or_default(),
                text: said.text(&addendum::TEXT).to_owned(),
            })
            .collect(),
        late_words: note::has_late_change(entry).then(|| entry.text(&note::TEXT).to_owned()),
    }
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
