//! What other computers get of a clinic that is still locked: one page, whatever they ask for, and the files that it is made
//! of, which are the same in every clinic. Must never set a cookie, nor say a word of the record or of what was sent.

use actix_http::ConnectionType;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::http::{Method, StatusCode};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use waystation_web::pages::waiting::{AGAIN_SECONDS, Sent, Waiting};

use super::assets;
use crate::http::{PageError, Posted, is_held_now, language_so_far, page_of_nobody};
use crate::lan::Greeting;

/// Where those files are.
const FILES: &str = "/static/";

/// Whether `request` came over a connection that was greeted with the waiting certificate.
pub(super) fn is_waiting(request: &ServiceRequest) -> bool {
    request.conn_data::<Greeting>() == Some(&Greeting::Waiting)
}

/// The answer over such a connection. After the page it ends, so that the next look meets the clinic as it is by then.
///
/// # Errors
/// [`PageError::Render`].
pub(super) async fn answer(request: &HttpRequest, payload: &mut Payload) -> Result<HttpResponse, PageError> {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let file = request.path().strip_prefix(FILES).filter(|_| is_reading).and_then(assets::file);
    if let Some(file) = file {
        return Ok(file);
    }
    let page = Waiting { sent: if is_reading { Sent::Nothing } else { held(request, payload).await } };
    let mut answer = page_of_nobody(StatusCode::SERVICE_UNAVAILABLE, language_so_far(request), &page)?;
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(AGAIN_SECONDS));
    answer.head_mut().set_connection_type(ConnectionType::Close);
    Ok(answer)
}

/// Reads what was sent, as far as its words can wait for whoever signs in at that browser; nobody is signed in while the
/// clinic is locked.
async fn held(request: &HttpRequest, payload: &mut Payload) -> Sent {
    let posted = Posted::from_request(request, payload).await;
    if posted.is_err() && is_held_now(request) { Sent::Held } else { Sent::Lost }
}
