//! A session of a group with the charts that it is in or may come into. Must never write, nor give one chart what stands
//! in another.

use std::collections::BTreeMap;

use automerge::Automerge;
use serde::Deserialize;
use waystation_sync::care::edit::Act;
use waystation_sync::care::group_session::{GROUP_SESSION, entry_of};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::id::{ClientId, EntryId, Heads};
use waystation_web::link;
use waystation_web::pages::groups::name_of;
use waystation_web::part::chart::listed_name;

use super::chart;
use super::entry_read::Fields;
use super::saving::Sent;
use crate::http::{PageError, SignedIn};
use crate::node::Chart;

/// A session in an address.
#[derive(Deserialize)]
pub(super) struct SessionAt {
    pub(super) group: String,
    pub(super) session: String,
}

/// A group, for one who writes its sessions.
pub(super) struct Place {
    /// Its code.
    pub(super) code: String,
    /// What it is called.
    pub(super) name: String,
}

impl Place {
    /// The group under `code`.
    ///
    /// # Errors
    /// [`PageError::NotFound`] where there is none; else what the reader's role does not do.
    pub(super) fn of(access: &SignedIn, code: &str) -> Result<Self, PageError> {
        if !access.overview(Overview::has_groups) {
            return Err(PageError::NotYourRole);
        }
        let name = name_of(code, access.names()).ok_or(PageError::NotFound)?;
        chart::may_begin(access, &GROUP_SESSION)?;
        Ok(Self { code: code.to_owned(), name })
    }

    /// Its page.
    pub(super) fn href(&self) -> String {
        link::group(&self.code)
    }
}

/// One member in a session.
pub(super) struct Member {
    pub(super) chart: Chart,
    /// What lists call them.
    pub(super) name: String,
    /// Their entry of the session.
    pub(super) key: EntryKey,
    /// The version of the document that holds it.
    pub(super) heads: Heads,
    /// The entry as it is now; blank where there is none.
    pub(super) entry: Entry,
}

/// Those who are in the group, then others who have an entry of `session` or of whom `more` was sent, as far as their
/// charts are here for this reader.
pub(super) async fn members(
    access: &SignedIn,
    place: &Place,
    session: EntryId,
    more: Vec<ClientId>,
) -> Result<Vec<Member>, PageError> {
    let (mut clients, begun) = access.overview(|overview| {
        let in_it = overview.group_members(&place.code, access.today()).into_iter().map(|(client, _)| client);
        let begun = overview.group_session(session).map(|session| session.entries).unwrap_or_default();
        (in_it.collect::<Vec<_>>(), begun.into_iter().collect::<BTreeMap<_, _>>())
    });
    for client in begun.keys().copied().chain(more) {
        if !clients.contains(&client) {
            clients.push(client);
        }
    }
    let mut members = Vec::new();
    for client in clients {
        let Ok(chart) = access.chart(client) else { continue };
        let key = EntryKey::Id(begun.get(&client).copied().unwrap_or_else(|| entry_of(session, client)));
        let name = listed_name(chart.rows(), access.names()).into_owned();
        members.push(read(chart, name, key).await?);
    }
    Ok(members)
}

/// A member with their entry as it is now.
async fn read(chart: Chart, name: String, key: EntryKey) -> Result<Member, PageError> {
    let read = move |doc: &Automerge, heads: Heads| (View::now(doc).entry(&GROUP_SESSION, key), heads);
    let (entry, heads) = chart.read(chart.doc_of(&GROUP_SESSION, key), read).await?;
    let entry = entry.unwrap_or_else(|| Entry::blank(&GROUP_SESSION, key));
    Ok(Member { chart, name, key, heads, entry })
}

impl Member {
    /// The same as it is now.
    pub(super) async fn again(self) -> Result<Self, PageError> {
        read(self.chart, self.name, self.key).await
    }

    /// Whether there is an entry that may still be written, by this reader.
    pub(super) fn is_open_for(&self, access: &SignedIn) -> bool {
        let entry = &self.entry;
        entry.born.is_some() && !entry.is_signed() && !entry.is_retired() && entry.author() == Some(access.person())
    }
}

/// What is to be done in the chart of one member.
pub(super) struct Deed {
    pub(super) sent: Sent,
    /// What their entry is to hold; `None` for one who was not there, or whose entry is signed.
    pub(super) fields: Option<Fields>,
    pub(super) acts: Vec<Act>,
}
