//! What a browser sends: forms, and what stands behind an address's `?`. Must never lose words that came when a session
//! had locked itself.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::time::Duration;

use actix_web::body::{BodyStream, MessageBody as _};
use actix_web::dev::{Payload, UrlEncoded};
use actix_web::error::UrlencodedError;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use waystation_web::link;
use waystation_web::part::keep;
use waystation_web::part::typed::Typed;

use super::error::PageError;
use super::late;
use super::sent::Sheets;
use super::who::{SignedIn, session_of, state_of};
use crate::host::clock;
use crate::node::unsaved::FIELDS_BYTES_MAX;

/// Largest form that is read, in bytes: as much as can be kept of one that is not saved yet.
pub(crate) const FORM_BYTES_MAX: usize = keep::FORM_BYTES_MAX;
const _: () = assert!(FORM_BYTES_MAX <= FIELDS_BYTES_MAX, "every form that is read can be kept");
/// Largest form that is read of somebody who is not known here, in bytes: a login and a passphrase.
pub const STRANGE_FORM_BYTES_MAX: usize = 4 * 1024;
/// Largest form that is read at the clinic's own screen before it has people, in bytes: two of them, with passphrases.
const BEGINNING_FORM_BYTES_MAX: usize = 32 * 1024;
/// How much of a form that is too large is passed over at the most, in bytes, before it is told so.
const PASSED_OVER_BYTES_MAX: usize = 32 * 1024 * 1024;
/// How long a form may take to come; with a session it may be long, and the wireless weak.
const FORM_TIMEOUT: Duration = Duration::from_secs(60);
/// How long the form of somebody who is not known here may take.
const STRANGE_FORM_TIMEOUT: Duration = Duration::from_secs(10);

/// Which page of a list an address asks for.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct ListQuery {
    /// The text behind `page=`, which should be a number.
    pub page: Option<String>,
}

/// A form that nobody needs to be signed in for.
pub(crate) struct Form(pub Typed);

impl FromRequest for Form {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_beginning = [link::SET_UP, link::JOIN].contains(&request.path());
        let bytes_max = if is_beginning { BEGINNING_FORM_BYTES_MAX } else { STRANGE_FORM_BYTES_MAX };
        let pairs = pairs_of(request, payload, (bytes_max, STRANGE_FORM_TIMEOUT));
        Box::pin(async move { Ok(Self(typed(pairs.await?))) })
    }
}

/// A form sent by someone who is signed in.
pub(crate) struct Posted {
    /// The person who sent it, and what they may do.
    pub access: SignedIn,
    /// What they sent: one text per input, several choices of one input joined by spaces.
    pub typed: Typed,
}

/// A form whose words can be kept, for whoever finds that it could not be saved; stands in the request's extensions.
pub(crate) struct SentForm(pub Typed);

impl FromRequest for Posted {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        // A session that has locked itself is known: words that were written in it are kept.
        let is_known = is_known(request);
        let sent = length_of(request).filter(|_| !is_known);
        let room = sent.and_then(|bytes| Some((late::room(request, bytes)?, bytes)));
        let most = match &room {
            _ if is_known => (FORM_BYTES_MAX, FORM_TIMEOUT),
            Some((_, bytes)) => ((*bytes).max(STRANGE_FORM_BYTES_MAX), STRANGE_FORM_TIMEOUT),
            None => (STRANGE_FORM_BYTES_MAX, STRANGE_FORM_TIMEOUT),
        };
        let pairs = pairs_of(request, payload, most);
        let request = request.clone();
        Box::pin(async move {
            let pairs = match pairs.await {
                Err(PageError::TooLarge) if !is_known => return Err(refused(&request)),
                pairs => pairs?,
            };
            let typed = typed(pairs);
            match SignedIn::of(&request) {
                Ok(access) => {
                    let author = late::shown_to(&typed).filter(|author| *author != access.person());
                    if let Some(author) = author {
                        // Only of those who are there: what nobody can fetch is not kept.
                        let is_known = access.names().people.contains_key(&author);
                        let kept = is_known && late::elsewhere(&request, author, &typed).await;
                        return Err(PageError::OtherPerson { kept });
                    }
                    if late::is_from_before(&typed) {
                        return Err(PageError::FromBefore { kept: late::from_before(&access, &typed).await });
                    }
                    if let Some(draft) = Sheets::of(&typed).draft {
                        access.state().sessions().sent(access.session(), draft);
                    }
                    if typed.contains_key(keep::FORM_AT) && !request.path().starts_with(link::DRAFT) {
                        request.extensions_mut().insert(SentForm(typed.clone()));
                    }
                    Ok(Self { access, typed })
                }
                Err(error) => {
                    match room {
                        Some((room, _)) => late::hold(&request, &typed, room),
                        None => late::locked(&request, &typed).await,
                    }
                    Err(error)
                }
            }
        })
    }
}

/// Whether a request comes from a browser that somebody signed in at, also when its session has locked itself since.
fn is_known(request: &HttpRequest) -> bool {
    let Ok(state) = state_of(request) else { return false };
    session_of(request, &state).is_some_and(|session| state.sessions().is_known(session, clock::uptime()))
}

/// Why somebody who is not known here is not answered.
fn refused(request: &HttpRequest) -> PageError {
    SignedIn::of(request).err().unwrap_or(PageError::SignIn)
}

/// How many bytes a request says that it sends.
fn length_of(request: &HttpRequest) -> Option<usize> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Passes over what is sent, holding none of it: a browser whose connection ends before it could send everything shows an
/// error of its own, and not the page that says why.
async fn pass_over(payload: Payload) {
    let mut rest = pin!(BodyStream::new(payload));
    let mut passed = 0;
    while passed < PASSED_OVER_BYTES_MAX
        && let Some(Ok(piece)) = poll_fn(|context| rest.as_mut().poll_next(context)).await
    {
        passed += piece.len();
    }
}

/// Reads a form of so many bytes at the most, which comes within so long.
fn pairs_of(
    request: &HttpRequest,
    payload: &mut Payload,
    (bytes_max, within): (usize, Duration),
) -> impl Future<Output = Result<Vec<(String, String)>, PageError>> + use<> {
    let is_too_large = length_of(request).is_some_and(|len| len > bytes_max);
    let too_large = is_too_large.then(|| payload.take());
    let form = UrlEncoded::new(request, payload).limit(bytes_max);
    async move {
        if let Some(too_large) = too_large {
            tokio::time::timeout(within, pass_over(too_large)).await.ok();
            return Err(PageError::TooLarge);
        }
        match tokio::time::timeout(within, form).await {
            Ok(form) => form.map_err(|error| {
                let is_too_large = matches!(error, UrlencodedError::Overflow { .. });
                if is_too_large { PageError::TooLarge } else { PageError::NotAForm }
            }),
            Err(_) => Err(PageError::TooSlow),
        }
    }
}

fn typed(pairs: Vec<(String, String)>) -> Typed {
    let mut typed = Typed::new();
    for (name, value) in pairs {
        let held = typed.entry(name).or_default();
        if !held.is_empty() && !value.is_empty() {
            held.push(' ');
        }
        held.push_str(&value);
    }
    typed
}

/// What an address may ask for behind its `?`: an address that cannot be read leads nowhere.
#[must_use]
pub(crate) fn query_config() -> web::QueryConfig {
    web::QueryConfig::default().error_handler(|_, _| PageError::NotFound.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_choices_of_one_input_are_joined_and_its_empty_mark_is_not_one_of_them() {
        let pairs = [("f.hours", ""), ("f.hours", "morning"), ("f.hours", "evening"), ("f.what", " two  words ")];
        let typed = typed(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
        assert_eq!(typed.get("f.hours").map(String::as_str), Some("morning evening"));
        assert_eq!(typed.get("f.what").map(String::as_str), Some(" two  words "));
    }
}
