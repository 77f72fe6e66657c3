//! What waits for a person across the caseload.

use actix_web::HttpResponse;
use waystation_web::pages::review::{Review, waiting};

use super::returns;
use crate::access::SignedIn;
use crate::page::page as whole_page;
use crate::problem::PageError;

/// Meetings that the page names; all of them have a page of their own.
const MEETINGS_SHOWN: usize = 5;

/// The list.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    let meetings = returns::newest(&access, MEETINGS_SHOWN);
    whole_page(&access, &Review { waiting: waiting(&access.clients(), access.language()), meetings })
}
