//! What waits for a person across the caseload.

use actix_web::{HttpResponse, web};
use waystation_web::pages::review::Review;

use super::returns;
use crate::http::{ListQuery, PageError, SignedIn, whole_page};

/// Meetings that the page names; all of them have a page of their own.
const MEETINGS_SHOWN: usize = 5;

/// The list.
pub(super) async fn page(access: SignedIn, asked: web::Query<ListQuery>) -> Result<HttpResponse, PageError> {
    let meetings = returns::newest(&access, MEETINGS_SHOWN).await?;
    let (asked, names) = (asked.page.as_deref(), access.names());
    whole_page(&access, &access.overview(|overview| Review::new(overview, asked, meetings, names))?)
}
