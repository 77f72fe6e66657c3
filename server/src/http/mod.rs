//! From a request to somebody, and from a view to an answer. Must never hold a rule of care, nor who may read what.

mod error;
mod form;
mod held;
mod lan_words;
mod language;
mod late;
mod listener;
mod page;
mod problem;
mod reach_words;
mod record_words;
mod sent;
mod sentence;
mod session;
mod shell;
mod state;
mod tries;
mod unclaimed;
mod who;
mod who_clock;

pub(crate) use error::PageError;
pub use form::STRANGE_FORM_BYTES_MAX;
pub(crate) use form::{FORM_BYTES_MAX, Form, ListQuery, Posted, SentForm, query_config};
pub(crate) use held::HeldPassphrases;
pub(crate) use lan_words::lan_told;
pub(crate) use language::language_so_far;
pub(crate) use late::{claim, is_held, is_held_now, late_of, waits_for_sign_in};
pub(crate) use listener::Listener;
pub(crate) use page::{door_page, page as whole_page, page_of_nobody, page_with};
pub(crate) use problem::problem_page;
pub(crate) use reach_words::{code_told, discovery_told, link_told, pair_told, reached};
pub(crate) use sent::{Sent, Sheets, draft_of};
pub(crate) use sentence::Sentence;
#[cfg(test)]
pub(crate) use session::IDLE_MS;
pub(crate) use session::is_page;
pub(crate) use shell::{names_without_people, place, see_other, sync_line};
pub(crate) use state::Joined;
pub use state::{AppState, Surroundings};
#[cfg(test)]
pub(crate) use tries::FIRST_WAIT_MS;
pub(crate) use tries::Seat;
pub use tries::{FREE_TRIES, FREE_TRIES_OF_ADDRESS};
pub use unclaimed::UNCLAIMED_OF_ADDRESS_BYTES_MAX;
#[cfg(test)]
pub(crate) use who::BACKGROUND;
pub(crate) use who::{Onlooker, SignedIn, cookie_name, language_of, prove, token_of};
