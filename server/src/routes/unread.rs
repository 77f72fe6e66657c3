//! What is sent without saying how long it is: no page of ours does that, so it is refused unread. Must never let go of what
//! is still to come before the answer is out: the library would wait for the rest of it without end.

use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::HttpMessage;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::TRANSFER_ENCODING;
use actix_web::web::Bytes;

use crate::http::{PageError, language_so_far, problem_page};

/// Whether `request` comes in pieces of which only the last one says that it is the last.
pub(super) fn is_endless(request: &ServiceRequest) -> bool {
    request.headers().contains_key(TRANSFER_ENCODING)
}

/// The answer to such a request, after which its connection ends.
pub(super) fn refuse(mut request: ServiceRequest) -> ServiceResponse<BoxBody> {
    let payload = request.take_payload();
    let page = problem_page(&PageError::NotAForm, language_so_far(request.request()));
    request.into_response(page.map_body(|_, body| BoxBody::new(Unread { body, _payload: payload })))
}

/// An answer that holds what was sent, so that it counts as not read: the library ends a connection after such an answer, but
/// passes over what was let go, for as long as more of it may come.
struct Unread {
    body: BoxBody,
    _payload: Payload,
}

impl MessageBody for Unread {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(context)
    }
}
