//! The listener that connects devices in the building: one page and the authority's certificate. Must never give anything
//! that needs a session, nor anything of a client: it is plain http, for anybody on the network.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HOST};
use actix_web::{HttpRequest, HttpResponse, web};
use waystation_web::pages::connect::{Connect, ConnectPage, Ready};
use waystation_web::{Language, link};

use crate::host::clock;
use crate::http::{AppState, PageError, door_page, language_of, names_without_people, see_other};
use crate::lan::{self, PagesCertificate, PagesTls};
use crate::node::Phase;

/// The type under which a browser offers an authority's certificate to be installed.
const CERTIFICATE_TYPE: &str = "application/x-x509-ca-cert";

/// How to connect this device, or why that cannot be done now.
pub(super) async fn page(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, None);
    let standing = state.around().lan.as_ref().map_or(PagesTls::Shut, |lan| lan.standing());
    let connect = match (standing, state.phase()) {
        (PagesTls::Ready(trusted), _) => Connect::Open(ready(&request, &state, (&trusted, language))),
        (PagesTls::Trouble(_), _) => Connect::Trouble,
        (PagesTls::Shut, Phase::Fresh) => Connect::Fresh,
        (PagesTls::Shut, Phase::Locked) => Connect::Locked,
        (PagesTls::Shut, Phase::Open) => Connect::Soon,
    };
    let status = match connect {
        Connect::Open(_) => StatusCode::OK,
        Connect::Fresh | Connect::Locked | Connect::Soon | Connect::Trouble => StatusCode::SERVICE_UNAVAILABLE,
    };
    door_page(status, &state, language, &ConnectPage { connect })
}

fn ready(request: &HttpRequest, state: &AppState, (trusted, language): (&PagesCertificate, Language)) -> Ready {
    let names = names_without_people(language);
    let now = clock::now();
    let port = state.around().lan.as_ref().map_or(0, |lan| lan.https.port());
    // What brought the device here will bring it there, if the certificate names it.
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let same = host.filter(|host| trusted.naming.has(host)).and_then(lan::bare).map(str::to_ascii_lowercase);
    let announced = state.around().seen.borrow().pages_name.clone();
    let mut hosts: Vec<String> = same.into_iter().chain(announced).collect();
    hosts.extend(super::devices::numbers(trusted));
    let mut pages = Vec::new();
    for host in hosts {
        let address = format!("https://{host}:{port}/");
        if !pages.contains(&address) && pages.len() < super::devices::WAYS_MAX {
            pages.push(address);
        }
    }
    Ready { authority: trusted.name.clone(), clock: names.when(now), now, pages }
}

/// The certificate, as most devices take it.
pub(super) async fn certificate(state: web::Data<AppState>) -> HttpResponse {
    hand_out(&state, CERTIFICATE_TYPE, |trusted| trusted.authority_der.clone())
}

/// The certificate, as an iPhone or iPad takes it.
pub(super) async fn profile(state: web::Data<AppState>) -> HttpResponse {
    hand_out(&state, lan::PROFILE_TYPE, |trusted| lan::profile(trusted).into_bytes())
}

fn hand_out(state: &AppState, content_type: &str, what: impl FnOnce(&PagesCertificate) -> Vec<u8>) -> HttpResponse {
    match state.around().lan.as_ref().and_then(|lan| lan.trusted()) {
        Some(trusted) => HttpResponse::Ok().insert_header((CONTENT_TYPE, content_type)).body(what(&trusted)),
        None => see_other(link::CONNECT),
    }
}

/// Everything else leads to the page.
pub(super) async fn elsewhere() -> HttpResponse {
    see_other(link::CONNECT)
}
