//! Meetings with other nodes and what each merged. Must never show a part of a chart that the reader may not open.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use waystation_sync::care::noun::Part;
use waystation_sync::id::{ChangeId, ClientId, DeviceId, Heads, ReturnId};
use waystation_sync::review;
use waystation_sync::time::Millis;
use waystation_web::Names;
use waystation_web::pages::returns::{Meeting, MeetingLine, Return, Returns};
use waystation_web::part::chart::name_of;
use waystation_web::part::merged::{MergedClient, Received, needs};

use crate::access::SignedIn;
use crate::page::page as whole_page;
use crate::problem::PageError;
use crate::shown;

/// Most meetings on one page; older ones keep their own addresses.
const MEETINGS_MAX: usize = 200;

/// The list.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    whole_page(&access, &Returns { meetings: newest(&access.open().shown, MEETINGS_MAX, access.names()) })
}

/// The newest meetings, in words.
pub(super) fn newest(shown: &shown::Shown, most: usize, names: &Names) -> Vec<MeetingLine> {
    let meetings = shown.meetings(most);
    meetings.iter().filter_map(|meeting| Some(MeetingLine::new(&told(meeting, 0)?, names))).collect()
}

/// A meeting as its page tells it, where `needs` things need a person.
fn told(meeting: &shown::Meeting, needs: usize) -> Option<Meeting> {
    let first = meeting.batches.first()?;
    let docs = || meeting.batches.iter().flat_map(|batch| &batch.docs);
    Some(Meeting {
        id: meeting.id,
        device: first.peer,
        at: first.at,
        skew_seconds: first.skew_ms / 1000,
        came: docs().map(|doc| doc.new.len()).sum(),
        whole: docs().filter(|doc| doc.new.is_empty()).count(),
        needs,
    })
}

/// One document of a meeting: what it was before the first batch, every change that came, and when the last did.
struct Came {
    before: Heads,
    new: Vec<ChangeId>,
    whole: bool,
    at: Millis,
}

/// What one meeting merged.
pub(super) async fn meeting(access: SignedIn, id: web::Path<String>) -> Result<HttpResponse, PageError> {
    let id: ReturnId = id.parse().map_err(|_| PageError::NotFound)?;
    let meeting = access.open().shown.meeting(id).ok_or(PageError::NotFound)?;
    let mut waits = 0;
    let mut clients = Vec::new();
    for (client, came) in by_client(&access, &meeting) {
        let chart = access.chart(client)?;
        let mut received = Vec::new();
        for (part, came) in came {
            received.extend(merged(&chart, part, &came, access.open().device()).await?);
        }
        if !received.is_empty() {
            waits += needs(&received);
            clients.push(MergedClient::new(
                client,
                name_of(chart.rows(), access.language()).into_owned(),
                &received,
                access.names(),
            ));
        }
    }
    let meeting = told(&meeting, waits).ok_or(PageError::NotFound)?;
    whole_page(&access, &Return::new(&meeting, clients, access.names()))
}

/// What came of each client's chart, as far as the reader may open it.
fn by_client(access: &SignedIn, meeting: &shown::Meeting) -> BTreeMap<ClientId, BTreeMap<Part, Came>> {
    let mut clients: BTreeMap<ClientId, BTreeMap<Part, Came>> = BTreeMap::new();
    for batch in &meeting.batches {
        for doc in &batch.docs {
            let owner = access.open().shown.owner(doc.doc).filter(|(_, part)| access.readable().contains(part));
            let Some((client, part)) = owner else { continue };
            let known = clients.entry(client).or_default().entry(part).or_insert_with(|| Came {
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

async fn merged(
    chart: &crate::access::Chart<'_>,
    part: Part,
    came: &Came,
    here: DeviceId,
) -> Result<Vec<Received>, PageError> {
    let (before, at) = (came.before.clone(), came.at);
    // A document that came whole names no changes; then everything after `before` is told of.
    let new = if came.whole { Vec::new() } else { came.new.clone() };
    let items = chart.read(part, move |doc, _| review::merged(doc, &before, &new)).await?;
    Ok(items.into_iter().map(|item| Received { part, item, at, here }).collect())
}
