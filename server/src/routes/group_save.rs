//! Saving a session of a group: one act on the charts of all who were there, and nothing in any of them where one is
//! refused. Must never write into a chart what was said of another client, nor anything of whoever was not there.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use waystation_sync::care::declare::{FieldDecl, Problem, Value};
use waystation_sync::care::doubt;
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::group_session::{CAME, GROUP, GROUP_SESSION, OWN_PART, entry_of, session_of};
use waystation_sync::care::noun::Code;
use waystation_sync::id::{EditId, EntryId};
use waystation_web::form_at::FormAt;
use waystation_web::link;
use waystation_web::pages::group_asks::{AwayIn, NamedIn, is_other};
use waystation_web::pages::group_form::{NOT_THERE, SHARED, heads_input, members_in, prefix};
use waystation_web::part::form::{EDIT_ID, THEN, THEN_SIGN};
use waystation_web::part::sure::is_sure;
use waystation_web::part::typed::{PREFIX, Typed};

use super::drafts;
use super::entry_read::{Fields, differs, parse, read_values};
use super::group_asks::{already, since};
use super::group_form::{Form, Told, ToldRow, Words};
use super::group_named::{Other, gone, named, words_in};
use super::group_sheet::{Deed, Member, Place, SessionAt, members};
use super::saving::{self, Attempt, Sent, tell_unstored};
use crate::host::clock;
use crate::http::{PageError, Posted, SignedIn, see_other};
use crate::node::Saved;

/// A new session.
pub(super) async fn begin(
    Posted { access, typed }: Posted,
    group: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let place = Place::of(&access, &group)?;
    let id = id_of(&typed)?;
    save_all(&access, &place, (session_of(EntryId(id.0)), id), &typed).await
}

/// One that was begun.
pub(super) async fn save(
    Posted { access, typed }: Posted,
    at: web::Path<SessionAt>,
) -> Result<HttpResponse, PageError> {
    let place = Place::of(&access, &at.group)?;
    let session = session_of(at.session.parse().map_err(|_| PageError::NotFound)?);
    save_all(&access, &place, (session, id_of(&typed)?), &typed).await
}

fn id_of(typed: &Typed) -> Result<EditId, PageError> {
    typed.get(EDIT_ID).and_then(|id| id.parse().ok()).ok_or(PageError::NotAForm)
}

async fn save_all(
    access: &SignedIn,
    place: &Place,
    (session, id): (EntryId, EditId),
    typed: &Typed,
) -> Result<HttpResponse, PageError> {
    let signs = typed.get(THEN).is_some_and(|then| then == THEN_SIGN);
    let mut there = members(access, place, session, members_in(typed).collect()).await?;
    // Whoever came into the group since has no row in the form.
    there.retain(|member| typed.contains_key(&heads_input(member.chart.client())));
    let (told, deeds) = checked(access, place, (&mut there, session, id), (typed, signs)).await?;
    let is_open = told.is_open(&there, typed);
    let begun = Some(session).filter(|_| !is_new(session, id));
    let form = Form { place, session: begun, id, told };
    if is_open || (signs && access.asks_of_clock()) {
        return form.show(access, &there, (Words::Back(typed), StatusCode::UNPROCESSABLE_ENTITY)).await;
    }
    write_all(access, (form, session), there, deeds, (typed, signs)).await
}

/// Whether a form `id` is the one that begins `session`.
fn is_new(session: EntryId, id: EditId) -> bool {
    session_of(EntryId(id.0)) == session
}

/// All that is wrong with a form and all that it asks, and what it does in the chart of each member.
async fn checked(
    access: &SignedIn,
    place: &Place,
    (there, session, id): (&mut [Member], EntryId, EditId),
    (typed, signs): (&Typed, bool),
) -> Result<(Told, Vec<Deed>), PageError> {
    let zone = &access.names().zone;
    let mut told = Told::default();
    let Some(first) = there.first() else {
        told.whole.push(access.language().say("groups-needs-somebody"));
        return Ok((told, Vec::new()));
    };
    let (mut shared, unread) = read_values(typed, &GROUP_SESSION, first.key, zone);
    shared.retain(|(field, _)| SHARED.contains(field));
    told.problems = unread.into_iter().filter(is_shared).collect();
    let mut deeds: Vec<Deed> = Vec::new();
    let gone = gone(access, place, there);
    for at in 0..there.len() {
        let (row, deed) = row(access, place, (&*there, &gone, at, id), (typed, &shared, signs))?;
        told.rows.push(row);
        deeds.push(deed);
    }
    if deeds.iter().zip(&*there).all(|(deed, member)| deed.fields.is_none() && !member.entry.is_signed()) {
        told.whole.push(access.language().say("groups-needs-somebody"));
    }
    let signed: Vec<&str> =
        there.iter().zip(&told.rows).filter(|(_, row)| row.is_signed_otherwise).map(whose).collect();
    if !signed.is_empty() {
        let values = [("who", signed.join(", ").into())];
        told.whole.push(access.language().say_with("groups-signed-since", &values));
    }
    for (field, words) in words_in(&shared) {
        let all = there.iter().map(Other::of).chain(gone.iter().cloned());
        told.named.extend(named(all, (field, words), None));
    }
    let days = there.iter().find(|member| member.is_open_for(access)).or(there.first());
    let days = days
        .map(|member| if signs { doubt::of_signing } else { doubt::of_form }(&member.entry, &shared, access.today()));
    told.doubts = days.unwrap_or_default();
    told.already = already(access, place, (session, &shared), (there, &deeds)).await?;
    let is_new = is_new(session, id);
    for ((member, deed), row) in there.iter_mut().zip(&deeds).zip(&mut told.rows) {
        let newer = if signs { since(member, deed, is_new).await? } else { Vec::new() };
        if !newer.is_empty() {
            // It comes back on what stands now, which it shows.
            let (shared, own) = newer.into_iter().partition(|field| SHARED.contains(field));
            row.since = own;
            told.since.extend::<Vec<_>>(shared);
            row.is_newer = true;
            continue;
        }
        member.heads = deed.sent.base.clone();
        if deed.acts.is_empty() {
            continue;
        }
        let doc = member.chart.doc_of(&GROUP_SESSION, member.key);
        let found = saving::problems(&member.chart, doc, &deed.sent, (deed.acts.clone(), Vec::new())).await?;
        for problem in found {
            // What is told beside a field already is not told again for each member.
            let is_told = |known: &Problem| known.field == problem.field;
            if row.lacks_words && problem.field == Some(OWN_PART.name) {
                continue;
            }
            if !is_shared(&problem) {
                row.problems.extend((!row.problems.iter().any(is_told)).then_some(problem));
            } else if !told.problems.iter().any(is_told) {
                told.problems.push(problem);
            }
        }
    }
    if told.rows.iter().any(|row| row.is_newer) {
        told.whole.push(access.language().say("groups-saved-since"));
    }
    Ok((told, deeds))
}

/// What lists call the member of a row.
fn whose<'a>((member, _): (&'a Member, &ToldRow)) -> &'a str {
    &member.name
}

/// Whether a problem is about what is said once.
fn is_shared(problem: &Problem) -> bool {
    problem.field.is_some_and(|name| SHARED.iter().any(|field| field.name == name))
}

/// What one row says: what is wrong with it by itself, and what it does.
fn row(
    access: &SignedIn,
    place: &Place,
    (there, gone, at, id): (&[Member], &[Other], usize, EditId),
    (typed, shared, signs): (&Typed, &Fields, bool),
) -> Result<(ToldRow, Deed), PageError> {
    let member = there.get(at).ok_or(PageError::NotAForm)?;
    let (client, zone) = (member.chart.client(), &access.names().zone);
    let prefix = prefix(client);
    let text = |field: &FieldDecl| typed.get(&format!("{prefix}{}", field.name)).map_or("", String::as_str);
    let base = typed.get(&heads_input(client)).and_then(|heads| heads.parse().ok()).ok_or(PageError::NotAForm)?;
    let sent = Sent { base, id: EditId(entry_of(EntryId(id.0), client).0) };
    let mut told = ToldRow::default();
    let (key, entry) = (member.key, &member.entry);
    let act = |verb| Act { noun: &GROUP_SESSION, key, verb };
    let is_absent = matches!(text(&CAME), "" | NOT_THERE);
    if entry.is_signed() {
        // Its form shows no row of it; one that was open before does, and what is new there is not dropped in silence.
        let says = |field: &'static FieldDecl| parse(field, text(field), zone).ok().flatten().map(|to| to.to_string());
        let held = |field: &'static FieldDecl| entry.signed_or_held(field).map(|held| held.to_string());
        let has_row = typed.contains_key(&format!("{prefix}{}", OWN_PART.name));
        let is_own = has_row && (is_absent || says(&OWN_PART) != held(&OWN_PART) || says(&CAME) != held(&CAME));
        let is_other =
            |(field, to): &(&'static FieldDecl, Option<Value>)| to.as_ref().map(Value::to_string) != held(field);
        told.is_signed_otherwise = is_own || shared.iter().any(is_other);
        return Ok((told, Deed { sent, fields: None, acts: Vec::new() }));
    }
    // What is written of somebody who was not there would stand nowhere.
    let is_new = || entry.text(&OWN_PART) != text(&OWN_PART).trim();
    told.speaks_of_absent = is_absent && !text(&OWN_PART).trim().is_empty() && is_new();
    if is_absent {
        // Who was not there after all gets no note.
        let is_there = entry.born.is_some() && !entry.is_retired();
        let acts = is_there.then(|| act(Verb::Retire)).into_iter().collect();
        return Ok((told, Deed { sent, fields: None, acts }));
    }
    let mut fields = shared.clone();
    fields.push((&GROUP, Some(Value::Code(place.code.clone()))));
    for field in [&CAME, &OWN_PART] {
        match parse(field, text(field), zone) {
            Ok(value) => fields.push((field, value)),
            Err(misfit) => {
                let (noun, field) = (GROUP_SESSION.name, Some(field.name));
                told.problems.push(Problem { noun, key, field, what: misfit.into() });
            }
        }
    }
    told.away = AwayIn::of(member.chart.rows(), access.names());
    told.lacks_words = text(&OWN_PART).trim().is_empty();
    let others = there.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, member)| Other::of(member));
    let others = others.chain(gone.iter().cloned());
    told.named = named(others, (&OWN_PART, text(&OWN_PART)), Some(member)).into_iter().collect();
    let verbs = match (entry.born.is_some(), entry.is_retired()) {
        (false, _) => vec![Verb::Begin(fields.clone())],
        (true, true) => vec![Verb::TakeUp, Verb::Write(fields.clone())],
        (true, false) => vec![Verb::Write(fields.clone())],
    };
    let acts = verbs.into_iter().chain(signs.then_some(Verb::Sign)).map(act).collect();
    Ok((told, Deed { sent, fields: Some(fields), acts }))
}

impl Told {
    /// Whether something is to be put right, or was not answered by `typed`.
    fn is_open(&self, there: &[Member], typed: &Typed) -> bool {
        let is_unsaid = |prefix: &str, named: &[NamedIn]| named.iter().any(|one| !one.is_said(prefix, typed));
        let row_is_open = |(row, member): (&ToldRow, &Member)| {
            let prefix = prefix(member.chart.client());
            let is_away = row.away.as_ref().is_some_and(|away| !away.is_said(&prefix, typed));
            is_away
                || !row.problems.is_empty()
                || row.lacks_words
                || row.speaks_of_absent
                || is_unsaid(&prefix, &row.named)
        };
        !self.whole.is_empty()
            || !self.problems.is_empty()
            || !is_other(&self.already, typed)
            || self.doubts.iter().any(|doubt| !is_sure(typed, doubt))
            || is_unsaid(PREFIX, &self.named)
            || self.rows.iter().zip(there).any(row_is_open)
    }
}

/// What came of writing into one chart.
enum Written {
    /// What the form says is there.
    Done,
    /// The form was saved before, with other words.
    Otherwise,
    /// The version that it showed is not known here.
    Stale,
    /// It could not be stored.
    NotStored,
    /// Refused, though nothing was wrong a moment before.
    Wrong(Vec<Problem>),
}

/// Writes what each chart gets; what is there already is not written again.
async fn write_all(
    access: &SignedIn,
    (mut form, session): (Form<'_>, EntryId),
    mut there: Vec<Member>,
    deeds: Vec<Deed>,
    (typed, signs): (&Typed, bool),
) -> Result<HttpResponse, PageError> {
    form.told = Told::default();
    if deeds.iter().filter(|deed| !deed.acts.is_empty()).count() > 1 {
        // Each chart is written by itself: whatever ends this in the middle, its words are offered again until all are.
        let group = Code::new(&form.place.code).ok_or(PageError::NotFound)?;
        drafts::keep_sent(access, &FormAt::OfGroup { group, session: form.session }, typed).await;
    }
    let (mut is_all, mut count) = (true, 0);
    for (member, deed) in there.iter().zip(deeds) {
        count += usize::from(deed.fields.is_some() || member.entry.is_signed());
        let written = if deed.acts.is_empty() { Written::Done } else { write(member, deed, signs).await? };
        let mut row = ToldRow::default();
        let told = match written {
            Written::Done => None,
            Written::Otherwise => Some("groups-again"),
            Written::Stale => Some("routes-not-saved-stale"),
            Written::NotStored => {
                tell_unstored(access);
                Some("routes-not-stored")
            }
            Written::Wrong(problems) => {
                row.problems = problems;
                is_all = false;
                None
            }
        };
        let text = told.map(|id| access.language().say(id));
        form.told.whole.extend(text.filter(|text| !form.told.whole.contains(text)));
        form.told.rows.push(row);
    }
    if is_all && form.told.whole.is_empty() {
        let said = if signs { "groups-signed" } else { "groups-saved" };
        access.tell_with(true, said, access.language().say_n("groups-for", count));
        drafts::saved(access, typed).await;
        return Ok(see_other(&link::group_session(&form.place.code, session)));
    }
    // What is not written yet is written from what stands now.
    for member in std::mem::take(&mut there) {
        there.push(member.again().await?);
    }
    let form = Form { id: EditId(clock::id()?), session: Some(session), ..form };
    form.show(access, &there, (Words::Back(typed), StatusCode::CONFLICT)).await
}

async fn write(member: &Member, deed: Deed, signs: bool) -> Result<Written, PageError> {
    let Deed { sent, fields, acts } = deed;
    let doc = member.chart.doc_of(&GROUP_SESSION, member.key);
    Ok(match saving::save(&member.chart, doc, sent, Ok(acts)).await? {
        Attempt::Saved(Saved::Before(_)) => {
            let now = member.chart.entry(&GROUP_SESSION, member.key).await?;
            let Some((now, fields)) = now.zip(fields) else { return Ok(Written::Done) };
            if differs(&now, Some(&fields)) {
                return Ok(Written::Otherwise);
            }
            if signs && !now.is_signed() {
                let heads = member.chart.read(doc, |_, heads| heads).await?;
                let sent = Sent { base: heads, id: EditId(clock::id()?) };
                let sign = Act { noun: &GROUP_SESSION, key: member.key, verb: Verb::Sign };
                saving::save(&member.chart, doc, sent, Ok(vec![sign])).await?;
            }
            Written::Done
        }
        Attempt::Saved(_) => Written::Done,
        Attempt::Wrong(problems) => Written::Wrong(problems),
        Attempt::Stale => Written::Stale,
        Attempt::NotStored => Written::NotStored,
    })
}
