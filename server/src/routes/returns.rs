//! Meetings with other nodes and what each merged. Must never show a part of a chart that the reader may not open.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use waystation_sync::care::birth;
use waystation_sync::care::noun::Part;
use waystation_sync::id::{ChangeId, DeviceId, DocId, Heads, ReturnId};
use waystation_sync::review;
use waystation_sync::time::Millis;
use waystation_web::Names;
use waystation_web::pages::returns::{Meeting, MeetingLine, Return, Returns};
use waystation_web::part::chart::name_of;
use waystation_web::part::merged::{MergedClient, Received, needs};

use crate::access::SignedIn;
use crate::page::page as whole_page;
use crate::problem::PageError;
use crate::{meetings, shown};

/// Most meetings on one page; older ones keep their own addresses.
const MEETINGS_MAX: usize = 200;

/// The list.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    whole_page(&access, &Returns { meetings: newest(&access.open().shown, MEETINGS_MAX, access.names()) })
}

/// The newest meetings, in words.
pub(super) fn newest(shown: &shown::Shown, most: usize, names: &Names) -> Vec<MeetingLine> {
    let meetings = shown.meetings.newest(0, most);
    meetings.iter().filter_map(|meeting| Some(MeetingLine::new(&told(meeting, 0)?, names))).collect()
}

/// A meeting as its page tells it, where `needs` things need a person.
fn told(meeting: &meetings::Meeting, needs: usize) -> Option<Meeting> {
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
    let meeting = &access.open().shown.meetings.one(id).ok_or(PageError::NotFound)?;
    let mut waits = 0;
    let mut clients = Vec::new();
    let came = by_document(meeting);
    for (client, rows) in access.clients() {
        let chart = access.chart(client)?;
        let mut received = Vec::new();
        for part in access.readable() {
            let Some(came) = came.get(&birth::doc_id(client, *part)) else { continue };
            received.extend(merged(&chart, *part, came, access.open().device()).await?);
        }
        if !received.is_empty() {
            waits += needs(&received);
            clients.push(MergedClient::new(
                client,
                name_of(&rows, access.language()).into_owned(),
                &received,
                access.names(),
            ));
        }
    }
    let meeting = told(meeting, waits).ok_or(PageError::NotFound)?;
    whole_page(&access, &Return::new(&meeting, clients, access.names()))
}

fn by_document(meeting: &meetings::Meeting) -> BTreeMap<DocId, Came> {
    let mut came: BTreeMap<DocId, Came> = BTreeMap::new();
    for batch in &meeting.batches {
        for doc in &batch.docs {
            let known = came.entry(doc.doc).or_insert_with(|| Came {
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
    came
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
