//! The keys that open this node from a file. Must never give one to another computer, nor to anybody but a supervisor.

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse};
use waystation_sync::id::PersonId;
use waystation_web::link;
use waystation_web::pages::unlock_keys::{KEY, UnlockKeys};

use crate::http::{Listener, PageError, Posted, SignedIn, see_other, whole_page};
use crate::node::AddPersonError;
use crate::vault::UNLOCK_KEYS_MAX;

/// The page.
pub(super) async fn page(request: HttpRequest, access: SignedIn) -> Result<HttpResponse, PageError> {
    let keys = access.supervisor()?.unlock_keys().await.map_err(AddPersonError::from)?;
    let keys = keys.into_iter().map(|(id, at)| (id.to_string(), at)).collect();
    whole_page(&access, &UnlockKeys::new(keys, (is_at_home(&request), UNLOCK_KEYS_MAX), access.names()))
}

fn is_at_home(request: &HttpRequest) -> bool {
    Listener::of(request.app_data()) == Listener::ThisComputer
}

/// Makes a key; the answer is its file.
pub(super) async fn make(request: HttpRequest, Posted { access, .. }: Posted) -> Result<HttpResponse, PageError> {
    let supervisor = access.supervisor()?;
    if !is_at_home(&request) {
        return Err(PageError::OwnScreen);
    }
    if supervisor.unlock_keys().await.map_err(AddPersonError::from)?.len() >= UNLOCK_KEYS_MAX {
        return Ok(see_other(link::UNLOCK_KEYS));
    }
    let key = supervisor.make_unlock_key().await?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/octet-stream"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"waystation-unlock.key\""))
        .body(key.to_text().to_string()))
}

/// Shuts one out.
pub(super) async fn shut_out(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let supervisor = access.supervisor()?;
    let key: PersonId = typed.get(KEY).and_then(|key| key.parse().ok()).ok_or(PageError::NotAForm)?;
    supervisor.withdraw_unlock_key(key).await.map_err(AddPersonError::from)?;
    access.tell(true, "unlock-shut-out-done");
    Ok(see_other(link::UNLOCK_KEYS))
}
