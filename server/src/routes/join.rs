//! A laptop's way into its clinic. Must never be open once the laptop has one.

use std::net::SocketAddr;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use waystation_sync::replica::NodeRole;
use waystation_sync::trust::PairingCode;
use waystation_web::pages::join::{First, FirstSync, Join, Joining};
use waystation_web::{Language, link};

use crate::http::{
    AppState, Form, Joined, PageError, Sentence, SignedIn, code_told, door_page, language_of, names_without_people,
    pair_told, see_other, whole_page,
};
use crate::net::PEERS_PORT;
use crate::net::dial::resolve;
use crate::net::limits::Limits;
use crate::node::{Phase, SetUpError};
use crate::peers::pair::JoinError;

/// The form while the laptop has no clinic; then, until somebody signs in, the words to compare and how far the first
/// sync is; afterwards which clinic it has, for those who are signed in.
pub(super) async fn page(
    request: HttpRequest,
    state: web::Data<AppState>,
    access: Result<SignedIn, PageError>,
) -> Result<HttpResponse, PageError> {
    if state.role() == NodeRole::Clinic {
        return Err(PageError::NotFound);
    }
    if state.phase() == Phase::Fresh {
        let address = state.around().clinic.map(|clinic| clinic.to_string()).unwrap_or_default();
        let typed = Typed { address, ..Typed::default() };
        return show(&state, StatusCode::OK, typed, language_of(&request, None));
    }
    let access = match (access, state.joined()) {
        (Err(PageError::SignIn), Some(joined)) => return paired(&state, joined, language_of(&request, None)),
        (access, _) => access?,
    };
    let clinic = access.someone().directory().clinic_name.clone();
    let address = state.around().visits.last().tried.first().map(ToString::to_string).unwrap_or_default();
    whole_page(&access, &Join { joining: Joining::Joined { clinic, address } })
}

#[derive(Default)]
struct Typed {
    address: String,
    name: String,
    messages: Vec<String>,
}

fn show(state: &AppState, status: StatusCode, typed: Typed, language: Language) -> Result<HttpResponse, PageError> {
    let found = state
        .around()
        .seen
        .borrow()
        .nodes()
        .into_iter()
        .filter_map(|(id, addresses)| {
            Some((language.say_with("pairing-found", &[("id", id.into())]), addresses.first()?.to_string()))
        })
        .collect();
    let Typed { address, name, messages } = typed;
    door_page(status, state, language, &Join { joining: Joining::Form { found, address, name, messages } })
}

/// Pairs this laptop with the clinic whose address and code were typed.
pub(super) async fn join(
    request: HttpRequest,
    state: web::Data<AppState>,
    Form(typed): Form,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, None);
    if state.role() == NodeRole::Clinic || state.phase() != Phase::Fresh {
        return Err(PageError::SignIn);
    }
    let text = |name: &str| typed.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let (written, name) = (text("address"), text("name"));
    let wanted = if written.is_empty() { text("found") } else { written.clone() };
    let again = |messages: Vec<String>| {
        let typed = Typed { address: written.clone(), name: name.clone(), messages };
        show(&state, StatusCode::UNPROCESSABLE_ENTITY, typed, language)
    };
    let (address, code) = (address_of(&wanted).await, text("code").parse::<PairingCode>());
    let (address, code) = match (address, code) {
        (Some(address), Ok(code)) => (address, code),
        (address, code) => {
            let address = address.is_none().then(|| language.say("pairing-address"));
            return again(address.into_iter().chain(code.err().map(|error| code_told(&error).say(language))).collect());
        }
    };
    match state.join(address, &code, &name).await {
        Ok(_) => Ok(see_other(link::JOIN)),
        Err(JoinError::SetUp(SetUpError::SetUpAlready)) => Err(PageError::SignIn),
        Err(JoinError::SetUp(error)) => Err(error.into()),
        Err(JoinError::Pair(error)) => again(vec![not_joined(&pair_told(&error), language)]),
        Err(JoinError::Welcome) => again(vec![not_joined(&Sentence::of("pairing-welcome"), language)]),
    }
}

/// The words to compare, with no more of the clinic than its name and how many documents are here.
fn paired(state: &AppState, joined: Joined, language: Language) -> Result<HttpResponse, PageError> {
    let Joined { words, clinic, line, docs, meeting } = joined;
    let first = match (docs, line.under_way) {
        (Some(docs), _) => First::Done(docs),
        (None, Some(under_way)) => First::UnderWay(under_way),
        (None, None) if !meeting && state.around().visits.last().trouble.is_some() => First::NotReached,
        (None, None) => First::Soon,
    };
    let words = words.words().map(str::to_owned).to_vec();
    let page = Join {
        joining: Joining::Paired { clinic, words, first: FirstSync::new(&first, &names_without_people(language)) },
    };
    door_page(StatusCode::OK, state, language, &page)
}

/// That the laptop did not join, and why.
fn not_joined(why: &Sentence, language: Language) -> String {
    format!("{} {}", language.say("pairing-not-joined"), why.say(language))
}

/// The address that was typed, with the usual port where none was.
pub(super) async fn address_of(text: &str) -> Option<SocketAddr> {
    if text.is_empty() {
        return None;
    }
    resolve(text, PEERS_PORT, &Limits::default()).await.ok()?.first().copied()
}
