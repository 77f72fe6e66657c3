//! What a browser sends: forms, and what stands behind an address's `?`. Must never lose words that came when a session
//! had locked itself.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::{Payload, UrlEncoded};
use actix_web::error::UrlencodedError;
use actix_web::{FromRequest, HttpRequest, web};
use waystation_sync::id::PersonId;
use waystation_web::form_at::FormAt;
use waystation_web::link;
use waystation_web::part::keep;
use waystation_web::part::typed::Typed;

use super::error::PageError;
use super::session::Unsent;
use super::who::{SignedIn, session_of, state_of};
use crate::host::clock;
use crate::node::unsaved::FIELDS_BYTES_MAX;

/// Largest form that is read, in bytes: as much as can be kept of one that is not saved yet.
pub(crate) const FORM_BYTES_MAX: usize = FIELDS_BYTES_MAX;
/// Largest form that is read of somebody who is not known here, in bytes: a login and a passphrase.
pub const STRANGE_FORM_BYTES_MAX: usize = 4 * 1024;
/// Largest form that is read at the clinic's own screen before it has people, in bytes: two of them, with passphrases.
const BEGINNING_FORM_BYTES_MAX: usize = 32 * 1024;
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

impl FromRequest for Posted {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        // A session that has locked itself is known: words that were written in it are kept.
        let is_known = is_known(request);
        let most =
            if is_known { (FORM_BYTES_MAX, FORM_TIMEOUT) } else { (STRANGE_FORM_BYTES_MAX, STRANGE_FORM_TIMEOUT) };
        let pairs = pairs_of(request, payload, most);
        let request = request.clone();
        Box::pin(async move {
            let pairs = match pairs.await {
                Err(PageError::TooLarge) if !is_known => return Err(refused(&request)),
                pairs => pairs?,
            };
            match SignedIn::of(&request) {
                Ok(access) => {
                    if let Some(shown_to) = shown_to(&pairs).filter(|shown_to| *shown_to != access.person()) {
                        // Only of those who are there: what nobody can fetch is not held.
                        if let (Some(unsent), true) =
                            (unsent(&request, pairs), access.names().people.contains_key(&shown_to))
                        {
                            access.state().sessions().leave(shown_to, unsent);
                        }
                        return Err(PageError::OtherPerson);
                    }
                    access.state().sessions().sent(access.session(), request.path());
                    Ok(Self { access, typed: typed(pairs) })
                }
                Err(error) => {
                    keep_unsent(&request, pairs);
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

/// For whom a form says that it was shown, if it does.
fn shown_to(inputs: &[(String, String)]) -> Option<PersonId> {
    inputs.iter().find(|(name, _)| name == keep::FORM_BY).and_then(|(_, by)| by.parse().ok())
}

/// The words of a chart's form, or of that for a new one, that came when they could not be saved. Other forms may hold
/// passphrases.
fn unsent(request: &HttpRequest, inputs: Vec<(String, String)>) -> Option<Unsent> {
    // Words that were to be kept for a form are waiting for that form.
    let form =
        |inputs: &[(String, String)]| inputs.iter().find(|(name, _)| name == keep::FORM_AT).map(|(_, at)| at.clone());
    let path = match request.path() {
        link::DRAFT => form(&inputs).filter(|at| FormAt::parse(at).is_some()),
        // What was looked for is nothing that anybody wrote.
        link::SEARCH => None,
        path if path == link::CLIENTS || path.starts_with("/clients/") => Some(path.to_owned()),
        _ => None,
    };
    path.map(|path| Unsent { path, inputs })
}

/// Keeps what came after its session had locked itself.
fn keep_unsent(request: &HttpRequest, inputs: Vec<(String, String)>) {
    if let (Some(unsent), Ok(state)) = (unsent(request, inputs), state_of(request))
        && let Some(session) = session_of(request, &state)
    {
        state.sessions().keep(session, unsent, clock::uptime());
    }
}

/// Reads a form of so many bytes at the most, which comes within so long.
fn pairs_of(
    request: &HttpRequest,
    payload: &mut Payload,
    (bytes_max, within): (usize, Duration),
) -> impl Future<Output = Result<Vec<(String, String)>, PageError>> + use<> {
    let form = UrlEncoded::new(request, payload).limit(bytes_max);
    async move {
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
