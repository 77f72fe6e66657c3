//! The clinic's groups, and the page of one. Must never show a group to whoever may not read the charts of those in it.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use waystation_sync::care::group_session::{GROUP_SESSION, session_of};
use waystation_sync::care::overview::{GroupSession, Overview};
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{EntryId, PersonId};
use waystation_web::form_at::FormAt;
use waystation_web::pages::group_form::were_there;
use waystation_web::pages::groups::{Beside, Group, Groups, KeptSession, perhaps_same};

use super::drafts;
use crate::http::{PageError, SignedIn, whole_page};

/// Most sessions of which a page says who wrote them, since each is read for that.
const WRITERS_MAX: usize = 20;

/// The list.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    let kept = kept(&access).await;
    whole_page(&access, &access.overview(|overview| Groups::new(overview, &kept, access.names())))
}

/// One group.
pub(super) async fn group(access: SignedIn, code: web::Path<String>) -> Result<HttpResponse, PageError> {
    if !access.overview(Overview::has_groups) {
        return Err(PageError::NotYourRole);
    }
    let who = (access.person(), access.role());
    let beside = Beside { writers: writers(&access, &code).await?, kept: kept(&access).await };
    let group = access.overview(|overview| Group::new(overview, &code, who, &beside, access.names()));
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

/// The sessions for which words of the reader are kept.
async fn kept(access: &SignedIn) -> Vec<KeptSession> {
    let kept = access.drafts().await.into_iter().filter_map(|draft| {
        let form = FormAt::parse(&draft.at.form)?;
        let FormAt::OfGroup { group, session } = form else { return None };
        let session = session.unwrap_or_else(|| session_of(EntryId(draft.at.edit.0)));
        Some(KeptSession { group, href: form.draft(draft.id), session, there: were_there(&drafts::typed_of(&draft)) })
    });
    kept.collect()
}
