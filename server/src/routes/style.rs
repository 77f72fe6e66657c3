//! The living style page: every part that pages are made of. Must never show anything of a client.

use actix_web::HttpResponse;
use waystation_web::pages::style::StylePage;

use crate::http::{PageError, SignedIn, whole_page};

/// The page.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    whole_page(&access, &StylePage::new(access.names()))
}
