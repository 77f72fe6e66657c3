//! What waits for a person across the caseload.

use actix_web::{HttpResponse, web};
use waystation_web::pages::review::Review;
use waystation_web::part::pager::NoSuchPage;

use super::returns;
use crate::http::{ListQuery, PageError, SignedIn, whole_page};

/// Meetings that the page names; all of them have a page of their own.
const MEETINGS_SHOWN: usize = 5;

/// The list.
pub(super) async fn page(access: SignedIn, asked: web::Query<ListQuery>) -> Result<HttpResponse, PageError> {
    let meetings = returns::newest(&access, MEETINGS_SHOWN).await?;
    let (asked, names) = (asked.page.as_deref(), access.names());
    let settles = access.supervisor().is_ok();
    let page = access.overview(|overview| {
        let page = Review::new(overview, asked, meetings, names)?;
        Ok::<_, NoSuchPage>(if settles { page.with_pairs(overview, names) } else { page })
    });
    whole_page(&access, &page?)
}
