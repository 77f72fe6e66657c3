//! The clinic's groups, and the page of one. Must never show a group to whoever may not read the charts of those in it.

use actix_web::{HttpResponse, web};
use waystation_sync::care::overview::Overview;
use waystation_web::pages::groups::{Group, Groups};

use crate::http::{PageError, SignedIn, whole_page};

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
    let group = access.overview(|overview| Group::new(overview, &code, who, access.names()));
    whole_page(&access, &group.ok_or(PageError::NotFound)?)
}
