//! Meetings with other nodes and the story of each: what moved, what it merged, what was not taken. Must never show a
//! part of a chart that the reader may not open.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::{HttpResponse, web};
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::overview::waits_in;
use waystation_sync::id::{ChangeId, ClientId, DeviceId, DocId, Heads, ReturnId};
use waystation_sync::replica::progress::{Ended, NotTaken, Went};
use waystation_sync::review;
use waystation_sync::time::Millis;
use waystation_web::link;
use waystation_web::pages::returns::{MeetingLine, Merged, NotTakenLine, Return, Returns};
use waystation_web::part::chart::name_of;
use waystation_web::part::merged::{MergedClient, Received, asked};
use waystation_web::part::pager::{PAGE_LINES_MAX, Pager};
use waystation_web::part::story::{Asked, End, Meeting, Moved};

use super::refused::{REFUSED_SHOWN, refusal, what};
use crate::http::{ListQuery, PageError, Sentence, SignedIn, whole_page};
use crate::node::Chart;
use crate::node::meetings;

/// The list.
pub(super) async fn page(access: SignedIn, asked: web::Query<ListQuery>) -> Result<HttpResponse, PageError> {
    // One more than the page holds, so that it is known whether there is another.
    let asked_for: usize = asked.page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1);
    let wanted = asked_for.saturating_mul(PAGE_LINES_MAX).saturating_add(1);
    let meetings = access.someone().meetings(wanted).await?;
    let pager = Pager::new(link::RETURNS, meetings.count(), asked.page.as_deref(), access.language())?;
    let (quiet, lines) = (meetings.quiet(), lines(&access, meetings.newest(pager.from(), PAGE_LINES_MAX)));
    whole_page(&access, &Returns::new(pager, lines, (quiet.count, quiet.gave), access.names()))
}

/// The newest meetings, in words.
pub(super) async fn newest(access: &SignedIn, most: usize) -> Result<Vec<MeetingLine>, PageError> {
    Ok(lines(access, access.someone().meetings(most).await?.newest(0, most)))
}

fn lines(access: &SignedIn, newest: Vec<meetings::Meeting>) -> Vec<MeetingLine> {
    let charts = Charts(access);
    newest.iter().map(|meeting| MeetingLine::new(&told(meeting, &charts), access.names())).collect()
}

/// The charts that a reader may open.
struct Charts<'a>(&'a SignedIn);

impl Charts<'_> {
    /// Whose chart a document belongs to and which part of it, if the reader may open that.
    fn owner(&self, doc: DocId) -> Option<DocKey> {
        self.0.someone().owner(doc)
    }

    /// Whether something in a document waits for a person.
    fn waits(&self, doc: DocId) -> bool {
        let Some(key) = self.owner(doc) else { return false };
        self.0.overview(|overview| waits_in(overview.rows(key.client)).iter().any(|waits| waits.row.doc == key))
    }
}

/// A meeting as pages tell it.
fn told(meeting: &meetings::Meeting, charts: &Charts<'_>) -> Meeting {
    let docs: Vec<_> = meeting.batches.iter().flat_map(|batch| &batch.docs).collect();
    let owners = |docs: &mut dyn Iterator<Item = DocId>| -> usize {
        docs.filter_map(|doc| Some(charts.owner(doc)?.client)).collect::<BTreeSet<_>>().len()
    };
    let ended = meeting.told.and_then(|told| told.ended);
    let until = ended.map(|ended| (ended.began, ended.ended)).or(meeting.earlier.map(|end| (meeting.at, end.at)));
    Meeting {
        id: meeting.id,
        device: meeting.peer,
        at: ended.map_or(meeting.at, |ended| ended.began),
        took_ms: until.map(|(began, ended)| ended.since(began)),
        skew_seconds: meeting.batches.first().map_or(0, |batch| batch.skew_ms / 1000),
        came: Moved {
            changes: docs.iter().map(|doc| doc.new.len()).sum(),
            whole: docs.iter().filter(|doc| doc.new.is_empty()).count(),
        },
        charts: owners(&mut docs.iter().map(|doc| doc.doc)),
        waiting: owners(&mut docs.iter().map(|doc| doc.doc).filter(|doc| charts.waits(*doc))),
        went: ended.map(|Ended { went: Went { changes, whole, .. }, .. }| Moved { changes, whole }),
        bytes: meeting.told.and_then(|told| told.bytes),
        end: end(meeting),
        not_taken: meeting.not_taken.len(),
    }
}

fn end(meeting: &meetings::Meeting) -> End {
    let Some(told) = meeting.told else {
        return match meeting.earlier {
            Some(earlier) if earlier.alike => End::Alike,
            Some(_) => End::Differs,
            None if meeting.of_this_run => End::UnderWay,
            None => End::NotKnown,
        };
    };
    let Some(ended) = told.ended else { return End::UnderWay };
    let missing = ended.progress.filter(|progress| progress.done < progress.of);
    match ended.alike {
        Some(true) => End::Alike,
        Some(false) => End::Differs,
        None => End::Cut(missing.map(|progress| (progress.done, progress.of))),
    }
}

/// The lines for what was not taken, and how many more there are.
fn not_taken(access: &SignedIn, all: &[NotTaken]) -> (Vec<NotTakenLine>, usize) {
    let still: BTreeSet<(DocId, ChangeId)> =
        access.someone().status().refused.iter().map(|(doc, change, _)| (*doc, *change)).collect();
    let lines = all.iter().take(REFUSED_SHOWN).map(|one| {
        let why = Sentence::of(refusal(one.why));
        NotTakenLine {
            what: what(access, one.doc),
            reason: why.say(access.language()),
            next: why.say_its("next", access.language()),
            taken_since: !still.contains(&(one.doc, one.change)),
        }
    });
    (lines.collect(), all.len().saturating_sub(REFUSED_SHOWN))
}

/// One document of a meeting: what it was before the first batch, every change that came, and when the last did.
struct Came {
    before: Heads,
    new: Vec<ChangeId>,
    whole: bool,
    at: Millis,
}

impl Came {
    /// Whether the document was not here before and came as a whole: there is nothing to tell of it but that.
    fn is_new(&self) -> bool {
        self.whole && self.before.is_empty()
    }
}

/// The story of one meeting.
pub(super) async fn meeting(access: SignedIn, id: web::Path<String>) -> Result<HttpResponse, PageError> {
    let id: ReturnId = id.parse().map_err(|_| PageError::NotFound)?;
    let meeting = access.someone().meeting(id).await?.ok_or(PageError::NotFound)?;
    let (not_taken, not_taken_more) = not_taken(&access, &meeting.not_taken);
    let mut merged = Merged { clients: vec![], new: vec![], not_taken, not_taken_more, asked: Asked::default() };
    for (client, came) in by_client(&Charts(&access), &meeting) {
        add_client(&access, client, came, &mut merged).await?;
    }
    let meeting = told(&meeting, &Charts(&access));
    whole_page(&access, &Return::new(&meeting, merged, access.place(), access.names()))
}

/// Adds what a meeting did to one client's chart.
async fn add_client(
    access: &SignedIn,
    client: ClientId,
    came: BTreeMap<DocKey, Came>,
    to: &mut Merged,
) -> Result<(), PageError> {
    let chart = access.chart(client)?;
    let (new, known): (Vec<_>, Vec<_>) = came.into_iter().partition(|(_, came)| came.is_new());
    let mut received = Vec::new();
    for (doc, came) in known {
        received.extend(merged(&chart, doc, &came, access.someone().device()).await?);
    }
    let name = || name_of(chart.rows(), access.language()).into_owned();
    if !received.is_empty() {
        let Asked { asked, waits } = asked(&received, chart.rows());
        to.asked = Asked { asked: to.asked.asked + asked, waits: to.asked.waits + waits };
        to.clients.push(MergedClient::new(client, name(), &received, access.names()));
    } else if !new.is_empty() {
        to.new.push((name(), link::chart(client)));
    }
    Ok(())
}

/// What came of each client's chart, as far as the reader may open it.
fn by_client(charts: &Charts<'_>, meeting: &meetings::Meeting) -> BTreeMap<ClientId, BTreeMap<DocKey, Came>> {
    let mut clients: BTreeMap<ClientId, BTreeMap<DocKey, Came>> = BTreeMap::new();
    for batch in &meeting.batches {
        for doc in &batch.docs {
            let Some(key) = charts.owner(doc.doc) else { continue };
            let known = clients.entry(key.client).or_default().entry(key).or_insert_with(|| Came {
                before: doc.before.clone(),
                new: Vec::new(),
                whole: false,
                at: batch.at,
            });
            known.whole |= doc.new.is_empty();
            known.new.extend(&doc.new);
            known.at = batch.at;
        }
    }
    clients
}

async fn merged(chart: &Chart, doc: DocKey, came: &Came, here: DeviceId) -> Result<Vec<Received>, PageError> {
    let (before, at) = (came.before.clone(), came.at);
    // A document that came whole names no changes; then everything after `before` is told of.
    let new = if came.whole { Vec::new() } else { came.new.clone() };
    let items = chart.read(doc, move |doc, _| review::merged(doc, &before, &new)).await?;
    let seen = items.into_iter().filter_map(|item| item.seen_by(chart.role()));
    Ok(seen.map(|item| Received { part: doc.part, item, at, here }).collect())
}
