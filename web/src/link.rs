//! Every address of the program, made in one place. Addresses hold ids and names of nouns only, never a client's word.

use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{ClientId, ReturnId};

/// The first page after signing in.
pub const TODAY: &str = "/today";
/// The list of clients.
pub const CLIENTS: &str = "/clients";
/// Those of the list whom the reader looks after.
pub const OWN_CLIENTS: &str = "/clients/yours";
/// Searching it; by form post only.
pub const SEARCH: &str = "/clients/search";
/// The form for a new client.
pub const NEW_CLIENT: &str = "/clients/new";
/// What waits for a person across the caseload.
pub const REVIEW: &str = "/review";
/// The meetings with other nodes.
pub const RETURNS: &str = "/returns";
/// How this node stands with the others.
pub const SYNC: &str = "/sync";
/// Asking for a meeting now.
pub const SYNC_NOW: &str = "/sync/now";
/// The clinic's laptops.
pub const DEVICES: &str = "/devices";
/// Opening a pairing window.
pub const DEVICES_OPEN: &str = "/devices/open";
/// Closing it.
pub const DEVICES_CLOSE: &str = "/devices/close";
/// The pairing window.
pub const DEVICES_WINDOW: &str = "/devices/window";
/// A laptop's way into a clinic.
pub const JOIN: &str = "/join";
/// The clinic's people.
pub const PEOPLE: &str = "/people";
/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// Signing out.
pub const SIGN_OUT: &str = "/sign-out";
/// Locking the session; whoever signs in again comes back to the page.
pub const LOCK: &str = "/lock";
/// Going somewhere by its name.
pub const FIND: &str = "/find";
/// What each person chooses for themselves.
pub const SETTINGS: &str = "/settings";
/// Every part that pages are made of.
pub const STYLE: &str = "/style";
/// Words that were sent after the session had ended.
pub const UNSENT: &str = "/unsent";
/// Beginning a clinic.
pub const SET_UP: &str = "/set-up";

/// A client's chart.
#[must_use]
pub fn chart(client: ClientId) -> String {
    format!("/clients/{client}")
}

/// A chart on paper.
#[must_use]
pub fn print(client: ClientId) -> String {
    format!("/clients/{client}/print")
}

/// A section of a chart.
#[must_use]
pub fn section(client: ClientId, noun: &Noun) -> String {
    format!("/clients/{client}/{}", noun.name)
}

/// The form for a new entry.
#[must_use]
pub fn new_entry(client: ClientId, noun: &Noun) -> String {
    format!("/clients/{client}/{}/new", noun.name)
}

/// An entry: its form, or its page when it cannot be changed.
#[must_use]
pub fn entry(client: ClientId, noun: &Noun, key: EntryKey) -> String {
    format!("/clients/{client}/{}/{key}", noun.name)
}

/// What an entry was before.
#[must_use]
pub fn history(client: ClientId, noun: &Noun, key: EntryKey) -> String {
    format!("/clients/{client}/{}/{key}/history", noun.name)
}

/// Choosing between the versions of a field, or reading merged text.
#[must_use]
pub fn choose(client: ClientId, noun: &Noun, key: EntryKey, field: &str) -> String {
    format!("/clients/{client}/{}/{key}/{field}/choose", noun.name)
}

/// What was merged in one meeting.
#[must_use]
pub fn meeting(id: ReturnId) -> String {
    format!("/returns/{id}")
}
