//! What a form asks once more before it is saved: all of it at once, so that no answer is lost while another is given.
//! Must never ask about what its writer left as it stood.

use jiff::civil::Date;
use waystation_sync::care::access::{Ask, Standing, may};
use waystation_sync::care::across::{self, Lowering};
use waystation_sync::care::consent::{CONSENT, KIND, PEOPLE, TO_WHOM};
use waystation_sync::care::declare::Need;
use waystation_sync::care::doubt::{self, Doubt};
use waystation_sync::care::involving;
use waystation_sync::care::lapsed::lapsed;
use waystation_sync::care::meant::{self, Unmeant};
use waystation_sync::care::network_person::NETWORK_PERSON;
use waystation_sync::care::noun::{
    Class, ClientFacts, FieldDecl, Involves, Involving, Kind, Looks, MeantFor, OddDay, Pressing, Role, Value, header,
    may_be_one_person,
};
use waystation_sync::care::overview::{self, Ringing, WaitsAt, fold, is_same_name, waits_in};
use waystation_sync::care::plan_signature::{self, NAME, PLAN_SIGNATURE, SUPERVISOR, WHO};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::{contact, note, standing};
use waystation_sync::id::{Heads, PersonId};
use waystation_web::nouns;
use waystation_web::part::lowering::is_so;
use waystation_web::part::meant::is_meant;
use waystation_web::part::once::Once;
use waystation_web::part::ringing;
use waystation_web::part::sure::is_sure;
use waystation_web::part::typed::Typed;

use super::entry_read::{EntryRead, Fields, Spot, read_at, read_key};
use super::group_named::naming;
use super::{chart, linked, marked};
use crate::http::{PageError, SignedIn};
use crate::node::Chart;

/// What a form asks.
#[derive(Default)]
pub(super) struct Asks {
    /// The entry that it showed; `None` where it asks nothing.
    pub(super) shown: Option<EntryRead>,
    /// Days that may be slips.
    pub(super) doubts: Vec<Doubt>,
    /// What was said of another value than the one that stands beside it once it is saved.
    pub(super) unmeant: Vec<Unmeant>,
    /// What is less careful than another entry says of the same.
    pub(super) lowerings: Vec<Lowering>,
    /// Numbers of which it is said in a chart of this person that they are not safe.
    pub(super) ringing: Vec<Ringing>,
    /// What else is asked, each beside its field.
    pub(super) once: Vec<Once>,
}

impl Asks {
    /// What a form asks that says `fields`, once the days that go with a change are put in.
    pub(super) async fn of(
        access: &SignedIn,
        chart: &Chart,
        (spot, base): (Spot, &Heads),
        (fields, signs): (&mut Fields, bool),
    ) -> Result<Self, PageError> {
        let shown = read_at(chart, spot, base.clone()).await?;
        let doubts = doubted(access, chart, &shown, (fields, signs)).await?;
        let unmeant = meant::unmeant(&shown.entry, fields);
        let lowerings = lower(chart, &shown, fields).await?;
        let facts = marked::facts(access, chart);
        let found = involving::involved(&shown.entry, fields, &facts);
        let wider = involving::widened(&shown.entry, fields, access.person());
        let wider = wider.or(wider_than_corrected(chart, &shown, fields).await?);
        let wider = wider.map(|wider| wider_once(access, chart, &shown, wider));
        let whom = whom(access, chart, &shown, (fields, &facts)).await?;
        let involving = Once::involving(&found, access.names());
        let leaving = leaving(access, chart, &shown, (fields, &facts));
        let rested = rested(access, chart, &shown, (fields, &facts)).await?;
        let again = again(access, chart, &shown, fields).await?;
        let own = involving
            .into_iter()
            .chain(whom)
            .chain(wider)
            .chain(leaving)
            .chain(hours(access, &shown, fields))
            .chain(again)
            .chain(lowered(access, &shown, fields))
            .chain(naming(access, chart, &shown, fields));
        let once = Once::joined(own.chain(rested), access.names());
        let ringing = overview::ringing(&shown.entry, fields, (chart.rows(), chart.joined()));
        Ok(Self { shown: Some(shown), doubts, unmeant, lowerings, ringing, once })
    }

    /// Whether something of it is not answered by `typed`.
    pub(super) fn is_open(&self, typed: &Typed) -> bool {
        self.doubts.iter().any(|doubt| !is_sure(typed, doubt))
            || self.unmeant.iter().any(|one| one.is_changed && !is_meant(typed, one))
            || self.lowerings.iter().any(|one| !is_so(typed, one))
            || self.ringing.iter().any(|one| !ringing::is_so(typed, one))
            || self.once.iter().any(|one| !one.is_said(typed))
    }
}

/// What is asked where a consent is named for somebody whom it does not name: for one that says in words alone whom it
/// is for, and wherever the entry itself names them in words alone. People who are picked are compared by rule.
async fn whom(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    (fields, facts): (&Fields, &ClientFacts),
) -> Result<Option<Once>, PageError> {
    let then = involving::with(&shown.entry, fields);
    // What may name somebody beside those whom it is for says not whom it is for.
    let by = (then.noun.involves)(&then).by;
    let Some((first, under)) = by.first().zip(then.noun.fields.iter().find(|field| field.under.is_some())) else {
        return Ok(None);
    };
    // Where people are compared with whom a consent is given for.
    let leads = by.iter().any(|field| field.kind.targets().contains(&NETWORK_PERSON.name));
    let is_new = by.iter().chain([&under]).any(|field| shown.entry.value(field) != then.value(field));
    let named = Involves::by(Involving::still(&by), &then).filter(|_| is_new);
    let Some(involves) = named else { return Ok(None) };
    let people = involves.people.iter().filter_map(|person| facts.people.get(person)).flatten();
    let known: Vec<&String> = involves.names.iter().chain(people).collect();
    let keys: Vec<EntryKey> = then.every_value(under).flat_map(Value::links).collect();
    let is_other = |consent: &Entry| {
        let to = consent.text(&TO_WHOM);
        // One that is for something else is refused, whomever it is for.
        let is_such = under.under.is_some_and(|kinds| kinds.contains(&consent.text(&KIND)));
        let picked = consent.value(&PEOPLE).map(Value::links).unwrap_or_default();
        if !is_such || !keys.contains(&consent.key) || to.is_empty() || (leads && !picked.is_empty()) {
            return false;
        }
        let people = picked.iter().filter_map(|key| facts.people.get(&key.id()?)).flatten().map(String::as_str);
        let mut given = people.chain([to]);
        !given.any(|given| known.iter().any(|name| is_same_name(name, given)))
    };
    if !access.readable().contains(&CONSENT.part) {
        return Ok(None);
    }
    let consents = chart.entries(&CONSENT, usize::MAX).await?;
    let other = consents.into_iter().find(is_other);
    let who = involves.names.first().cloned().unwrap_or_default();
    Ok(other.map(|consent| Once::whom(first, (consent.text(&TO_WHOM), &who), consent.key, access.names())))
}

/// What is asked where somebody who answered a version of the plan already answers it once more.
async fn again(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    fields: &Fields,
) -> Result<Option<Once>, PageError> {
    let then = involving::with(&shown.entry, fields);
    if *then.noun != PLAN_SIGNATURE || then.born.is_some() {
        return Ok(None);
    }
    let known = chart.entries(then.noun, usize::MAX).await?;
    let again = |known: &Entry| Some((answers_again(&then, known, access.person())?, known.key));
    let day = |key: EntryKey| {
        let entry = known.iter().find(|entry| entry.key == key)?;
        entry.value(&plan_signature::HAPPENED)?.as_date()
    };
    let names = access.names();
    let found = known.iter().rev().find_map(again);
    let said = |((field, is_likely), key)| {
        Once::again(field, (key, is_likely), &day(key).map(|day| names.day(day)).unwrap_or_default(), names)
    };
    Ok(found.map(said))
}

/// The field by which `new`, which `writer` writes, says again what the same person said in `known` of the same
/// version, and whether it is only likely that they are the same.
fn answers_again(new: &Entry, known: &Entry, writer: PersonId) -> Option<(&'static FieldDecl, bool)> {
    if known.parent() != new.parent() || known.is_struck() {
        return None;
    }
    let says = |entry: &Entry, field: &FieldDecl| entry.value(field).is_some();
    if [new, known].into_iter().all(|entry| says(entry, &SUPERVISOR)) && known.author() == Some(writer) {
        return Some((&SUPERVISOR, false));
    }
    // There is one client, whatever was written for a name.
    let name = |entry: &Entry| if entry.text(&WHO) == "client" { String::new() } else { fold(entry.text(&NAME)) };
    let is_same = name(new) == name(known);
    let may_be = new.text(&WHO) == known.text(&WHO) && (is_same || may_be_one_person(&name(new), &name(known)));
    (says(new, &WHO) && may_be).then_some((&WHO, !is_same))
}

/// What is asked where an entry is saved under a consent that counts no more, whatever else of it is changed.
async fn rested(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    (fields, facts): (&Fields, &ClientFacts),
) -> Result<Vec<Once>, PageError> {
    let found = lapsed(&shown.entry, fields, facts);
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let then = involving::with(&shown.entry, fields);
    let names = linked::names(access, chart, &[then.noun], [&then]).await?;
    Ok(found.iter().map(|one| Once::rests(one.field, &one.consents, &names)).collect())
}

/// For whom a new entry is to be, where it corrects one that is for fewer.
async fn wider_than_corrected(
    chart: &Chart,
    shown: &EntryRead,
    fields: &Fields,
) -> Result<Option<(&'static FieldDecl, MeantFor)>, PageError> {
    let then = involving::with(&shown.entry, fields);
    let field = then.noun.fields.iter().find(|field| **field == header::VISIBLE);
    let Some((field, key)) = field.zip(then.corrects()).filter(|_| shown.entry.born.is_none()) else { return Ok(None) };
    // One that is not there, or not for this reader, is spoken against when it is saved.
    let first = chart.entry(then.noun, key).await.ok().flatten();
    Ok(first.filter(|first| then.meant_for() > first.meant_for()).map(|_| (field, then.meant_for())))
}

/// What is asked where an entry is opened to those whom `meant_for` says: how many of the staff will be able to read
/// it.
fn wider_once(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    (field, meant_for): (&'static FieldDecl, MeantFor),
) -> Once {
    let (part, today) = (shown.entry.noun.part, chart.today());
    let is_on_team = |who: PersonId| {
        let mut team = chart.rows().iter().flat_map(|row| &row.team);
        team.any(|member| member.who == who && member.is_there(today))
    };
    let reads = |who: PersonId, role: Role| {
        let looks = Looks { person: who, role, is_on_team: is_on_team(who) };
        may(Standing { role }, Ask::Read { part }).is_granted() && meant_for.is_for(shown.entry.author(), &looks)
    };
    let staff = access.names().people.iter().filter(|(_, person)| person.active);
    let count = staff.filter(|(who, person)| reads(**who, person.role)).count();
    Once::widening(field, count, meant_for.code(), access.names())
}

/// What is asked where a chart is put away in which safety flags, tasks or choices stand open, as far as this reader may
/// know: no list shows the choices of a chart that is put away.
fn leaving(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    (fields, facts): (&Fields, &ClientFacts),
) -> Option<Once> {
    if *shown.entry.noun != standing::STANDING {
        return None;
    }
    let is_away = |entry: &Entry| standing::pressing(standing::acted_on(entry)) == Pressing::Nothing;
    if is_away(&shown.entry) || !is_away(&involving::with(&shown.entry, fields)) {
        return None;
    }
    let tasks = chart.rows().iter().map(|row| row.tasks.len()).sum();
    // Whoever says so, a death waits for a supervisor's look.
    let waits = standing::acted_on(&involving::with(&shown.entry, fields)) == "died";
    let is_choice = |at: &&WaitsAt<'_>| at.need == Need::TwoVersions && *at.noun != standing::STANDING;
    let choices = waits_in(chart.rows()).iter().filter(is_choice).count();
    Once::leaving(&standing::STATUS, [facts.open_flags().len(), tasks, choices], waits, access.names())
}

/// What is asked where a way to reach somebody that is safe only at times is to be so at more of them.
fn hours(access: &SignedIn, shown: &EntryRead, fields: &Fields) -> Option<Once> {
    let more = contact::more_hours(&shown.entry, &involving::with(&shown.entry, fields));
    let page = nouns::page_of(shown.entry.noun);
    (!more.is_empty()).then(|| Once::hours(page, &contact::HOURS, &more, access.names()))
}

/// What is asked where a form gives a field that somebody looks at again a less careful answer than stands there, and
/// says nothing else in words: whoever writes why has thought of it. Where another field explains the answer, that one
/// is asked about, and only nothing in its place is asked here.
fn lowered(access: &SignedIn, shown: &EntryRead, fields: &Fields) -> Vec<Once> {
    let entry = &shown.entry;
    let noun = entry.noun;
    let is_words = |field: &FieldDecl| matches!(field.kind, Kind::Line { .. } | Kind::Text { .. });
    let is_new = |field: &FieldDecl, to: &Option<Value>| to.is_some() && to.as_ref() != entry.field(field).value();
    let is_told = fields.iter().any(|(field, to)| is_words(field) && is_new(field, to));
    let of_field = |(field, to): &(&'static FieldDecl, Option<Value>)| {
        let is_level = field.watched && matches!(field.class, Class::Confirmed { .. });
        let was = entry.field(field).value().filter(|_| is_level && !entry.is_open(field))?;
        let rank = |value: Option<&Value>| field.class.rank_watched(value.and_then(Value::as_text).unwrap_or(""));
        let is_explained = is_told || noun.fields.iter().any(|own| own.told_with == Some(field.name) && !own.kept);
        // Where an answer is needed, that there is none is told as such.
        let is_asked =
            rank(to.as_ref()) > rank(Some(was)) && if to.is_none() { !field.required } else { !is_explained };
        is_asked.then(|| Once::lowering(nouns::page_of(noun), field, (was, to.as_ref()), access.names()))
    };
    fields.iter().filter_map(of_field).collect()
}

/// Adds the days on which something is said to have happened before the client was born, and a birth after their death,
/// of fields that are not doubted yet.
fn outside_life(chart: &Chart, shown: &EntryRead, fields: &Fields, doubts: &mut Vec<Doubt>) {
    let days = chart.rows().iter().flat_map(|row| row.born_on.iter().copied()).min();
    let year = || chart.rows().iter().find_map(|row| Date::new(row.born_year?, 1, 1).ok());
    let died = chart.rows().iter().filter_map(|row| row.standing.as_ref()).filter(|standing| standing.status == "died");
    let born = days.or_else(year).map(|born| doubt::before_birth(&shown.entry, fields, born));
    let died =
        died.filter_map(|standing| standing.since).min().map(|died| doubt::after_death(&shown.entry, fields, died));
    for odd in born.into_iter().chain(died).flatten() {
        if doubts.iter().all(|doubt| doubt.field != odd.field) {
            doubts.push(odd);
        }
    }
}

/// The day of death in the form, where somebody of the clinic was with the client after it, as far as this reader may
/// know.
async fn before_contact(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    fields: &Fields,
) -> Result<Option<Doubt>, PageError> {
    let Some(day) = standing::died_on(&shown.entry, fields) else { return Ok(None) };
    let reached = chart.rows().iter().filter_map(|row| row.reached).max();
    let notes = if access.readable().contains(&note::NOTE.part) {
        chart.entries(&note::NOTE, chart::NEWEST).await?
    } else {
        Vec::new()
    };
    let with_them = notes.iter().filter(|note| note::is_with_client(note));
    let noted = with_them.filter_map(|note| note.value(&note::HAPPENED)?.as_date()).max();
    let is_before = reached.max(noted).is_some_and(|newest| day < newest);
    Ok(is_before.then_some(Doubt { field: &standing::SINCE, day, odd: OddDay::BeforeContact }))
}

/// The days in the form that may be slips, once those that go with a change are put in.
async fn doubted(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    (fields, signs): (&mut Fields, bool),
) -> Result<Vec<Doubt>, PageError> {
    if !shown.entry.noun.fields.iter().any(holds_a_day) {
        return Ok(Vec::new());
    }
    let today = access.today();
    doubt::date_changes(&shown.entry, fields, today);
    let mut doubts = if signs { doubt::of_signing } else { doubt::of_form }(&shown.entry, fields, today);
    outside_life(chart, shown, fields, &mut doubts);
    doubts.extend(before_contact(access, chart, shown, fields).await?);
    let noun = shown.entry.noun;
    if let Some(parent) = shown.within.filter(|_| noun.dated_by().is_some()) {
        let above = noun.within.and_then(nouns::named).ok_or(PageError::NotFound)?.noun;
        let parent = read_key(chart, above, parent).await?.entry;
        doubts.extend(doubt::before_parent(&shown.entry, fields, &parent));
    }
    Ok(doubts)
}

/// What in the form is less careful than another entry says of the same.
async fn lower(chart: &Chart, shown: &EntryRead, fields: &Fields) -> Result<Vec<Lowering>, PageError> {
    let noun = shown.entry.noun;
    if !noun.fields.iter().any(|field| !field.across.is_empty()) {
        return Ok(Vec::new());
    }
    let all = chart.entries(noun, usize::MAX).await?;
    Ok(across::lowered(&shown.entry, fields, &all))
}

/// Whether a form asks about what is typed into `field` once more where it may be a slip.
const fn holds_a_day(field: &FieldDecl) -> bool {
    matches!(field.kind, Kind::Date | Kind::DateOrYear | Kind::Moment)
}
