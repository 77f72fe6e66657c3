//! The language of what was answered before anybody asked who reads it. Must never count as a use of the session whose
//! reader chose it.

use actix_web::{HttpMessage, HttpRequest};
use waystation_web::Language;

use super::who::{language_of, session_of, state_of};
use crate::host::clock;

/// The language in which `request` was answered so far: what [`language_of`] found, else that of whoever is signed in there,
/// else what the browser likes best.
pub(crate) fn language_so_far(request: &HttpRequest) -> Language {
    let found = request.extensions().get::<Language>().copied();
    found.unwrap_or_else(|| language_of(request, choice_of(request)))
}

/// What whoever is signed in where `request` came from has chosen, for what is answered before anybody asked who they are.
fn choice_of(request: &HttpRequest) -> Option<Language> {
    let state = state_of(request).ok()?;
    let person = state.sessions().look(session_of(request, &state)?, clock::uptime())?;
    Language::from_tag(state.someone(person)?.choices().language.as_deref()?)
}
