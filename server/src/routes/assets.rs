//! Files of the pages, under names that hold their hash. Must never need a session: the sign-in page needs them.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};

use crate::http::PageError;

/// One file; a browser may keep it for ever.
pub(super) async fn asset(name: web::Path<String>) -> Result<HttpResponse, PageError> {
    file(&name).ok_or(PageError::NotFound)
}

/// The file of a name, where there is one.
pub(super) fn file(name: &str) -> Option<HttpResponse> {
    let (bytes, content_type) = waystation_web::asset(name)?;
    let mut answer = HttpResponse::Ok();
    answer.insert_header((CONTENT_TYPE, content_type));
    answer.insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"));
    Some(answer.body(bytes.into_owned()))
}
