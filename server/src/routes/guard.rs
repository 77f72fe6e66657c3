//! What every request passes: the right host, no other site's forms; and what every answer carries. Must never be left
//! out for a route.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse};

use crate::access::language_so_far;
use crate::node::NodeError;
use crate::problem::{PageError, problem_page};

/// Headers of every answer (UI.md section 5). No HSTS: on localhost it would cover every port.
const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; \
         worker-src 'self'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex"),
];

/// Refuses what does not come from this computer's own pages, says errors in their reader's language, and marks every
/// answer.
pub(super) async fn guard<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let mut answer = match allowed(request.method(), request.headers()) {
        Ok(()) if is_reading(request.method()) => said(next.call(request).await?),
        // What was sent is carried out to its end, also when its window is closed before the answer.
        Ok(()) => {
            let acting = actix_web::rt::spawn(async move { next.call(request).await });
            said(acting.await.map_err(|_| PageError::Node(NodeError::Stopping))??)
        }
        Err(error) => {
            let page = problem_page(&error, language_so_far(request.request()));
            request.into_response(page).map_into_right_body()
        }
    };
    mark(answer.headers_mut());
    Ok(answer)
}

/// An answer, or, where a handler gave an error, its page: only here both the error and its reader's language are known.
fn said<B: MessageBody + 'static>(answer: ServiceResponse<B>) -> ServiceResponse<EitherBody<B>> {
    let page = match answer.response().error().and_then(|error| error.as_error::<PageError>()) {
        Some(error) => problem_page(error, language_so_far(answer.request())),
        None => return answer.map_into_left_body(),
    };
    answer.into_response(page).map_into_right_body()
}

const fn is_reading(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// What no route answers.
pub(super) async fn nowhere() -> Result<HttpResponse, PageError> {
    Err(PageError::NotFound)
}

fn mark(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // Files under a hashed name say otherwise themselves.
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// Whether a request may pass: asked for under this computer's own name, and, if it may change something, sent by one
/// of our own pages (`Sec-Fetch-Site`, else `Origin`, as in Go's `CrossOriginProtection`).
fn allowed(method: &Method, headers: &HeaderMap) -> Result<(), PageError> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).filter(|host| is_this_computer(host)).ok_or(PageError::OtherHost)?;
    if is_reading(method) {
        return Ok(());
    }
    let own = match text(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin",
        None => text(header::ORIGIN).is_some_and(|origin| {
            origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")) == Some(host)
        }),
    };
    if own { Ok(()) } else { Err(PageError::OtherSite) }
}

/// Whether a Host header names this computer: a page elsewhere may point its own name at 127.0.0.1.
fn is_this_computer(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => (name, Some(port)),
        Some(_) | None => (host, None),
    };
    let known = name.eq_ignore_ascii_case("localhost") || matches!(name, "127.0.0.1" | "[::1]");
    known && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn only_this_computers_own_names_are_answered() {
        for host in ["localhost", "localhost:8470", "LOCALHOST:1", "127.0.0.1:8470", "[::1]:8470", "[::1]"] {
            assert!(allowed(&Method::GET, &headers(&[("host", host)])).is_ok(), "{host}");
        }
        for host in
            ["clinic.example", "localhost.example", "127.0.0.1.example:80", "192.0.2.1", "", "localhost:x", "::1"]
        {
            assert!(matches!(allowed(&Method::GET, &headers(&[("host", host)])), Err(PageError::OtherHost)), "{host}");
        }
        assert!(allowed(&Method::GET, &HeaderMap::new()).is_err());
    }

    #[test]
    fn a_form_from_another_site_is_refused_whatever_it_says() {
        let host = ("host", "localhost:8470");
        let post = |more: &[(&'static str, &'static str)]| {
            let mut all = vec![host];
            all.extend(more);
            allowed(&Method::POST, &headers(&all)).is_ok()
        };
        assert!(post(&[("sec-fetch-site", "same-origin")]));
        assert!(post(&[("origin", "http://localhost:8470")]));
        for site in ["cross-site", "same-site", "none"] {
            assert!(!post(&[("sec-fetch-site", site), ("origin", "http://localhost:8470")]), "{site}");
        }
        for origin in ["http://localhost:9999", "http://evil.example", "null"] {
            assert!(!post(&[("origin", origin)]), "{origin}");
        }
        assert!(!post(&[]));
    }
}
