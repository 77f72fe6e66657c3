//! What waits for a person across the caseload.

use actix_web::HttpResponse;
use waystation_web::pages::review::{Review, waiting};

use crate::access::SignedIn;
use crate::page::{PageError, page as whole_page};

/// The list.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    whole_page(&access, &Review { waiting: waiting(&access.clients()) })
}
