//! What other computers get of a clinic that is still locked: one page, whatever they ask for, and the files that it is made
//! of, which are the same in every clinic. Must never read what was sent, set a cookie, or say a word of the record.

use actix_http::ConnectionType;
use actix_web::HttpResponse;
use actix_web::dev::ServiceRequest;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use waystation_web::pages::waiting::{AGAIN_SECONDS, Waiting};

use super::assets;
use crate::http::{PageError, language_so_far, page_of_nobody};
use crate::lan::Greeting;

/// Where those files are.
const FILES: &str = "/static/";

/// The answer, where `request` came over a connection that was greeted with the waiting certificate. After the
/// page it ends, so that the next look meets the clinic as it is by then. `is_reading` says that nothing was sent.
pub(super) fn answer(request: &ServiceRequest, is_reading: bool) -> Option<Result<HttpResponse, PageError>> {
    if request.conn_data::<Greeting>() != Some(&Greeting::Waiting) {
        return None;
    }
    let file = request.path().strip_prefix(FILES).filter(|_| is_reading).and_then(assets::file);
    Some(file.map_or_else(|| page(request, is_reading), Ok))
}

fn page(request: &ServiceRequest, is_reading: bool) -> Result<HttpResponse, PageError> {
    let page = Waiting { sent: !is_reading };
    let mut answer = page_of_nobody(StatusCode::SERVICE_UNAVAILABLE, language_so_far(request.request()), &page)?;
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(AGAIN_SECONDS));
    answer.head_mut().set_connection_type(ConnectionType::Close);
    Ok(answer)
}
