//! The clinic's groups, and the page of one. Must never show a group to whoever may not read the charts of those in it.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use waystation_sync::care::group_session::GROUP_SESSION;
use waystation_sync::care::overview::{GroupSession, Overview};
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{EntryId, PersonId};
use waystation_web::pages::groups::{Group, Groups, perhaps_same};

use crate::http::{PageError, SignedIn, whole_page};

/// Most sessions of which a page says who wrote them, since each is read for that.
const WRITERS_MAX: usize = 20;

/// The list.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    whole_page(&access, &access.overview(|overview| Groups::new(overview, access.names())))
}

/// One group.
pub(super) async fn group(access: SignedIn, code: web::Path<String>) -> Result<HttpResponse, PageError> {
    if !access.overview(Overview::has_groups) {
        return Err(PageError::NotYourRole);
    }
    let who = (access.person(), access.role());
    let writers = writers(&access, &code).await?;
    let group = access.overview(|overview| Group::new(overview, &code, who, &writers, access.names()));
    whole_page(&access, &group.ok_or(PageError::NotFound)?)
}

/// Who wrote the sessions of the group `code` that may be one with another.
async fn writers(access: &SignedIn, code: &str) -> Result<BTreeMap<EntryId, PersonId>, PageError> {
    let mut sessions = access.overview(Overview::group_sessions);
    sessions.retain(|session| session.group == code);
    let several: Vec<GroupSession> = perhaps_same(&sessions).take(WRITERS_MAX).cloned().collect();
    let mut writers = BTreeMap::new();
    for session in several {
        let Some((client, entry)) = session.entries.first() else { continue };
        let entry = access.chart(*client)?.entry(&GROUP_SESSION, EntryKey::Id(*entry)).await?;
        writers.extend(entry.and_then(|entry| entry.author()).map(|who| (session.id, who)));
    }
    Ok(writers)
}
