//! What every handler of an entry reads: which noun, which entry, at which version, and what its form says. Must never
//! know one noun from another.

use automerge::Automerge;
use jiff::tz::TimeZone;
use waystation_sync::care::edit::Problem;
use waystation_sync::care::noun::{FieldDecl, Kind, Moment, Noun, UNANSWERED};
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::value::{Misfit, Value, numbers_in, tidy_line};
use waystation_sync::id::{EditId, EntryId, Heads};
use waystation_web::nouns;
use waystation_web::part::control;
use waystation_web::part::typed::{PREFIX, Typed};

use crate::http::PageError;
use crate::node::Chart;

/// Which entry, and for a new one the entry that it is to belong to.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) noun: &'static Noun,
    pub(super) key: EntryKey,
    pub(super) within: Option<EntryKey>,
}

impl Spot {
    /// An entry by itself.
    pub(super) const fn of(noun: &'static Noun, key: EntryKey) -> Self {
        Self { noun, key, within: None }
    }
}

/// Where a new entry is to stand: of which noun, and which entry it is to belong to.
#[derive(Clone, Copy)]
pub(super) struct NewSpot {
    pub(super) noun: &'static Noun,
    pub(super) within: Option<EntryKey>,
}

impl NewSpot {
    /// An entry that belongs to no other.
    pub(super) const fn of(noun: &'static Noun) -> Self {
        Self { noun, within: None }
    }

    /// An entry that is to belong to `parent`.
    pub(super) const fn within(noun: &'static Noun, parent: EntryKey) -> Self {
        Self { noun, within: Some(parent) }
    }

    /// The entry that the form `id` begins there: it gets the form's id.
    pub(super) const fn begun_by(self, id: EditId) -> Spot {
        Spot { noun: self.noun, key: EntryKey::Id(EntryId(id.0)), within: self.within }
    }
}

/// An entry with the version that it was read at.
pub(super) struct EntryRead {
    pub(super) entry: Entry,
    pub(super) heads: Heads,
    /// The entry as it is now, where that may be another.
    pub(super) now: Option<Entry>,
    /// The entry that a new one is to belong to.
    pub(super) within: Option<EntryKey>,
    /// The clinic's time zone.
    pub(super) zone: TimeZone,
}

impl EntryRead {
    pub(super) const fn new(entry: Entry, heads: Heads, zone: TimeZone) -> Self {
        Self { entry, heads, now: None, within: None, zone }
    }

    /// What the entry is `now`, beside what it was.
    pub(super) fn with_now(self, now: Option<Entry>) -> Self {
        Self { now, ..self }
    }

    /// The same of a new entry that is to belong to another.
    pub(super) fn within(self, within: Option<EntryKey>) -> Self {
        Self { within, ..self }
    }
}

/// The key that an address names.
pub(super) fn key_of(noun: &Noun, text: &str) -> Result<EntryKey, PageError> {
    EntryKey::parse(noun, text).ok_or(PageError::NotFound)
}

/// The entry that an address names, as it is now.
pub(super) async fn read_now(chart: &Chart, noun: &'static Noun, key: &str) -> Result<EntryRead, PageError> {
    read_key(chart, noun, key_of(noun, key)?).await
}

/// As [`read_now`], of a key.
pub(super) async fn read_key(chart: &Chart, noun: &'static Noun, key: EntryKey) -> Result<EntryRead, PageError> {
    let (reader, zone) = (chart.reader(), chart.zone());
    let read = move |doc: &Automerge, heads: Heads| {
        let entry = View::now(doc).entry(noun, key)?;
        let is_for = entry.is_for(&reader);
        Some((is_for, EntryRead::new(entry.seen_by(reader.role), heads, zone)))
    };
    let (is_for, shown) = chart.read(chart.doc_of(noun, key), read).await?.ok_or(PageError::NotFound)?;
    if is_for { Ok(shown) } else { Err(PageError::ForOthers) }
}

/// The entry at the version that a form showed, or now where that version is not known here; blank when it is new.
pub(super) async fn read_at(chart: &Chart, spot: Spot, base: Heads) -> Result<EntryRead, PageError> {
    let Spot { noun, key, within } = spot;
    let (reader, zone) = (chart.reader(), chart.zone());
    let role = reader.role;
    let read = move |doc: &Automerge, now: Heads| {
        let at = base.to_automerge();
        let known = at.iter().all(|hash| doc.get_change_meta_by_hash(hash).is_some());
        let unborn = Automerge::new();
        let (view, heads) = match (known, at.is_empty()) {
            // What was typed on a part that nobody had begun says nothing of what others wrote in it since.
            (true, true) => (View::now(&unborn), base),
            (true, false) => (View { doc, at: Some(&at) }, base),
            (false, _) => (View::now(doc), now),
        };
        let entry = view.entry(noun, key).unwrap_or_else(|| Entry::blank(noun, key));
        let now = View::now(doc).entry(noun, key);
        let is_for = now.as_ref().is_none_or(|now| now.is_for(&reader));
        let now = now.map(|entry| entry.seen_by(role));
        (is_for, EntryRead::new(entry.seen_by(role), heads, zone).with_now(now).within(within))
    };
    // What it was before somebody said for whom it is, is not for others either.
    let (is_for, shown) = chart.read(chart.doc_at(noun, key, within), read).await?;
    if is_for { Ok(shown) } else { Err(PageError::ForOthers) }
}

/// The entry in use that the address names, for one of `noun` to belong to.
pub(super) async fn parent_of(chart: &Chart, noun: &'static Noun, text: &str) -> Result<EntryKey, PageError> {
    let above = noun.within.and_then(nouns::named).ok_or(PageError::NotFound)?.noun;
    let parent = read_now(chart, above, text).await?.entry;
    if parent.is_put_away() { Err(PageError::NotFound) } else { Ok(parent.key) }
}

/// Whether `fields` say something else than `entry` holds; fields that could not be read do.
pub(super) fn differs(entry: &Entry, fields: Option<&[(&'static FieldDecl, Option<Value>)]>) -> bool {
    let text = |value: Option<&Value>| value.map(ToString::to_string).unwrap_or_default();
    fields.is_none_or(|fields| {
        fields.iter().any(|(field, value)| text(value.as_ref()) != text(entry.field(field).value()))
    })
}

/// The fields of an entry's form as values; what does not fit is a problem.
pub(super) fn values(
    typed: &Typed,
    noun: &'static Noun,
    key: EntryKey,
    zone: &TimeZone,
) -> Result<Fields, Vec<Problem>> {
    let (values, problems) = read_values(typed, noun, key, zone);
    if problems.is_empty() { Ok(values) } else { Err(problems) }
}

/// The fields of an entry's form as values, as far as they fit, and what does not.
pub(super) fn read_values(
    typed: &Typed,
    noun: &'static Noun,
    key: EntryKey,
    zone: &TimeZone,
) -> (Fields, Vec<Problem>) {
    let mut values = Vec::new();
    let mut problems = Vec::new();
    for field in noun.fields {
        // A field that the form did not ask for is left alone.
        let Some(text) = control::typed_into(field, typed, PREFIX) else { continue };
        match parse(field, &text, zone) {
            // What was stored is taken as it is; what is typed is asked for one by one.
            Ok(Some(Value::Words(words))) if field.kind == Kind::Phone && numbers_in(&words).len() > 1 => {
                let what = Misfit::SeveralPhones.into();
                problems.push(Problem { noun: noun.name, key, field: Some(field.name), what });
            }
            Ok(value) => values.push((field, value)),
            Err(misfit) => {
                problems.push(Problem { noun: noun.name, key, field: Some(field.name), what: misfit.into() });
            }
        }
    }
    (values, problems)
}

/// What was typed into a field. The box of a long line has room for several lines: a line end in it is a space. A moment
/// is typed by the clock of the clinic, which is in `zone`.
pub(super) fn parse(field: &FieldDecl, text: &str, zone: &TimeZone) -> Result<Option<Value>, Misfit> {
    match field.kind {
        Kind::Line { .. } => field.kind.parse(&tidy_line(text)),
        Kind::Moment => match text.trim() {
            "" => Ok(None),
            text => Moment::typed(text, zone, None).map(|at| Some(Value::Moment(at))).map_err(|_| Misfit::NotAMoment),
        },
        // A questionnaire without a single answer holds nothing.
        Kind::Answers(_) if text.split_once(':').is_some_and(|(_, points)| points.chars().all(|c| c == UNANSWERED)) => {
            Ok(None)
        }
        Kind::Text { .. }
        | Kind::Code(_)
        | Kind::Listed(_)
        | Kind::Codes(_)
        | Kind::Date
        | Kind::DateOrYear
        | Kind::Number { .. }
        | Kind::YesNo
        | Kind::Phone
        | Kind::Staff
        | Kind::Link { .. }
        | Kind::Links { .. }
        | Kind::Order
        | Kind::Answers(_)
        | Kind::Drawing
        | Kind::Signed => field.kind.parse(text),
    }
}

/// The fields of a form with what each is to hold.
pub(super) type Fields = Vec<(&'static FieldDecl, Option<Value>)>;
