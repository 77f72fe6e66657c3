//! What every request passes: the right host, no other site's forms; and what every answer carries. Must never be left
//! out for a route.

use std::sync::Arc;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse, web};
use waystation_web::link;

use super::{discard, unread, waiting};
use crate::http::{AppState, Listener, PageError, language_so_far, problem_page, see_other};
use crate::lan::{CertificateNames, PagesCertificate};

/// Pages that are given to this computer's own browser only.
const OWN_SCREEN_ONLY: [&str; 2] = [link::SET_UP, link::JOIN];

/// Headers of every answer (UI.md section 5). No HSTS: on localhost it would cover every port.
const HEADERS: [(&str, &str); 7] = [
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
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex"),
];

/// What a page may use of the device: nothing, but the camera where a code is scanned.
const fn permissions(may_scan: bool) -> &'static str {
    if may_scan {
        "camera=(self), microphone=(), geolocation=(), payment=(), usb=()"
    } else {
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
    }
}

/// Refuses what does not come from this node's own pages, says errors in their reader's language, and marks every answer.
pub(super) async fn guard<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let may_scan = request.path() == link::JOIN;
    if unread::is_endless(&request) {
        let mut answer = unread::refuse(request).map_into_right_body();
        mark(answer.headers_mut(), false);
        return Ok(answer);
    }
    if waiting::is_waiting(&request) {
        let (request, mut payload) = request.into_parts();
        let page = waiting::answer(&request, &mut payload).await;
        let mut page = page.unwrap_or_else(|error| problem_page(&error, language_so_far(&request)));
        mark(page.headers_mut(), false);
        return Ok(ServiceResponse::new(request, page.map_into_right_body()));
    }
    let listener = Listener::of(request.app_data());
    let trusted = trusted(&request);
    let naming = trusted.as_deref().map(|trusted| &trusted.naming);
    let passed = if listener == Listener::Building && OWN_SCREEN_ONLY.contains(&request.path()) {
        Err(PageError::OwnScreen)
    } else {
        let named = request.uri().authority().map(|authority| authority.as_str());
        allowed(request.method(), request.headers(), named, (listener, naming))
    };
    let mut answer = match passed {
        Ok(()) if is_reading(request.method()) => said(next.call(request).await?),
        // What was sent is carried out to its end, also when its window is closed before the answer.
        Ok(()) => {
            let acting = actix_web::rt::spawn(async move { rescued(next.call(request).await?).await });
            acting.await.map_err(|_| PageError::Stopping)??
        }
        Err(error) => {
            let page = problem_page(&error, language_so_far(request.request()));
            request.into_response(page).map_into_right_body()
        }
    };
    mark(answer.headers_mut(), may_scan);
    Ok(answer)
}

/// An answer, or, where a handler gave an error, its page: only here both the error and its reader's language are known.
/// An address that only takes forms, opened by itself, leads to the page that it belongs to: a browser may keep it in its
/// history after a form came back with something to put right.
fn said<B: MessageBody + 'static>(answer: ServiceResponse<B>) -> ServiceResponse<EitherBody<B>> {
    if answer.status() == StatusCode::METHOD_NOT_ALLOWED && is_reading(answer.request().method()) {
        let page = see_other(above(answer.request().path()));
        return answer.into_response(page).map_into_right_body();
    }
    let page = match answer.response().error().and_then(|error| error.as_error::<PageError>()) {
        Some(error) => problem_page(error, language_so_far(answer.request())),
        None => return answer.map_into_left_body(),
    };
    answer.into_response(page).map_into_right_body()
}

/// The answer to what was sent: where its handler gave an error and what was typed could be kept, the way to its draft.
async fn rescued<B: MessageBody + 'static>(
    answer: ServiceResponse<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let error = answer.response().error().and_then(|error| error.as_error::<PageError>());
    let rescued = match error {
        Some(error) => discard::rescue(answer.request(), error).await,
        None => None,
    };
    Ok(match rescued {
        Some(page) => answer.into_response(page).map_into_right_body(),
        None => said(answer),
    })
}

/// Leads to the page that an address which only takes forms belongs to.
pub(super) async fn back(request: HttpRequest) -> HttpResponse {
    see_other(above(request.path()))
}

/// The path without its last segment.
fn above(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some((above, _)) if !above.is_empty() => above,
        Some(_) | None => "/",
    }
}

const fn is_reading(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// Marks every answer of the listener that connects devices; it has no forms and nothing of a client.
pub(super) async fn mark_only<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let mut answer = if unread::is_endless(&request) {
        unread::refuse(request).map_into_right_body()
    } else {
        said(next.call(request).await?)
    };
    mark(answer.headers_mut(), false);
    Ok(answer)
}

/// What other computers trust now.
fn trusted(request: &ServiceRequest) -> Option<Arc<PagesCertificate>> {
    request.app_data::<web::Data<AppState>>()?.around().lan.as_ref()?.trusted()
}

/// What no route answers.
pub(super) async fn nowhere() -> Result<HttpResponse, PageError> {
    Err(PageError::NotFound)
}

fn mark(headers: &mut HeaderMap, may_scan: bool) {
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    let permissions = HeaderValue::from_static(permissions(may_scan));
    headers.insert(HeaderName::from_static("permissions-policy"), permissions);
    // Files under a hashed name say otherwise themselves.
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// Whether a request may pass: asked for under a name of this node's at that listener, and, if it may change something,
/// sent by one of our own pages (`Sec-Fetch-Site`, else `Origin`, as in Go's `CrossOriginProtection`). `named` is the
/// host that the request line names, which in HTTP/2 is the only one.
fn allowed(
    method: &Method,
    headers: &HeaderMap,
    named: Option<&str>,
    (listener, naming): (Listener, Option<&CertificateNames>),
) -> Result<(), PageError> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let is_ours = |host: &str| match listener {
        Listener::ThisComputer => is_this_computer(host),
        Listener::Building => naming.is_some_and(|naming| naming.has(host)),
    };
    let refused = || match listener {
        Listener::ThisComputer => PageError::OtherHost,
        Listener::Building => PageError::OtherName,
    };
    let said = if headers.contains_key(header::HOST) { Some(text(header::HOST).unwrap_or_default()) } else { None };
    let (Some(host), other) = (said.or(named), named) else { return Err(refused()) };
    if !is_ours(host) || other.is_some_and(|other| !other.eq_ignore_ascii_case(host)) {
        return Err(refused());
    }
    if is_reading(method) {
        return Ok(());
    }
    let own = match text(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin",
        None => text(header::ORIGIN).is_some_and(|origin| origin.strip_prefix(listener.scheme()) == Some(host)),
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

    const HERE: (Listener, Option<&CertificateNames>) = (Listener::ThisComputer, None);

    #[test]
    fn only_this_computers_own_names_are_answered() {
        let get = |pairs: &[(&'static str, &'static str)]| allowed(&Method::GET, &headers(pairs), None, HERE);
        for host in ["localhost", "localhost:8470", "LOCALHOST:1", "127.0.0.1:8470", "[::1]:8470", "[::1]"] {
            assert!(get(&[("host", host)]).is_ok(), "{host}");
        }
        for host in
            ["clinic.example", "localhost.example", "127.0.0.1.example:80", "192.0.2.1", "", "localhost:x", "::1"]
        {
            assert!(matches!(get(&[("host", host)]), Err(PageError::OtherHost)), "{host}");
        }
        assert!(get(&[]).is_err());
    }

    #[test]
    fn other_computers_are_answered_under_the_certificates_names_only_and_this_computers_listener_under_none_of_them() {
        let naming = CertificateNames::new(Some("desk"), None, &["192.168.1.20".parse().unwrap()], &[]);
        let building = (Listener::Building, Some(&naming));
        let get = |host, seat| allowed(&Method::GET, &headers(&[("host", host)]), None, seat);
        for host in ["clinic.local:8473", "desk.local", "192.168.1.20:8473"] {
            assert!(get(host, building).is_ok(), "{host}");
            assert!(matches!(get(host, (Listener::Building, None)), Err(PageError::OtherName)), "{host} while locked");
            assert!(matches!(get(host, HERE), Err(PageError::OtherHost)), "{host}");
        }
        for host in ["localhost:8473", "127.0.0.1:8473", "192.168.1.21", "clinic.example", "evil.local", ""] {
            assert!(matches!(get(host, building), Err(PageError::OtherName)), "{host}");
        }
    }

    #[test]
    fn a_request_line_that_names_a_host_counts_and_may_not_say_another_than_the_header() {
        let get = |host: Option<&'static str>, named| {
            let pairs: Vec<_> = host.map(|host| ("host", host)).into_iter().collect();
            allowed(&Method::GET, &headers(&pairs), named, HERE).is_ok()
        };
        assert!(get(None, Some("localhost:8470")));
        assert!(get(Some("localhost:8470"), Some("localhost:8470")));
        assert!(!get(None, Some("evil.example")));
        assert!(!get(Some("localhost"), Some("evil.example")));
        assert!(!get(Some("evil.example"), Some("localhost")));
        assert!(!get(Some(""), Some("localhost")));
        assert!(!get(None, Some("user@localhost")));
    }

    #[test]
    fn a_form_from_another_site_is_refused_whatever_it_says() {
        let host = ("host", "localhost:8470");
        let post = |more: &[(&'static str, &'static str)]| {
            let mut all = vec![host];
            all.extend(more);
            allowed(&Method::POST, &headers(&all), None, HERE).is_ok()
        };
        assert!(post(&[("sec-fetch-site", "same-origin")]));
        assert!(post(&[("origin", "http://localhost:8470")]));
        for site in ["cross-site", "same-site", "none"] {
            assert!(!post(&[("sec-fetch-site", site), ("origin", "http://localhost:8470")]), "{site}");
        }
        for origin in ["http://localhost:9999", "http://evil.example", "https://localhost:8470", "null"] {
            assert!(!post(&[("origin", origin)]), "{origin}");
        }
        assert!(!post(&[]));
    }

    #[test]
    fn an_old_tablet_that_says_only_where_its_form_is_from_must_have_it_from_an_encrypted_page() {
        let naming = CertificateNames::new(None, None, &[], &[]);
        let post = |origin| {
            let pairs = [("host", "clinic.local:8473"), ("origin", origin)];
            allowed(&Method::POST, &headers(&pairs), None, (Listener::Building, Some(&naming))).is_ok()
        };
        assert!(post("https://clinic.local:8473"));
        for origin in ["http://clinic.local:8473", "https://clinic.local", "https://clinic.local:8472", "null"] {
            assert!(!post(origin), "{origin}");
        }
    }
}
