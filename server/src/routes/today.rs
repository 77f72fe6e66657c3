//! The first page.

use actix_web::HttpResponse;
use waystation_web::link;
use waystation_web::pages::today::Today;

use super::draft;
use crate::access::SignedIn;
use crate::page::{page as whole_page, see_other};
use crate::problem::PageError;

/// The bare address leads to today.
pub(super) async fn root() -> HttpResponse {
    see_other(link::TODAY)
}

/// What is to be done.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    let kept = access.drafts().await.iter().filter_map(|kept| draft::line(&access, kept)).collect();
    let today = access.overview(|overview| Today::new(overview, access.person(), access.names()));
    whole_page(&access, &Today { kept, ..today })
}
