//! How this node stands with the others, and asking for a meeting now.

use actix_web::{HttpResponse, web};
use waystation_sync::care::birth;
use waystation_sync::care::noun::Part;
use waystation_sync::id::DocId;
use waystation_sync::trust::vet::Refusal;
use waystation_web::pages::sync::{Alike, Call, Peer, Refused, SyncPage};
use waystation_web::part::chart::name_of;
use waystation_web::shell::Place;
use waystation_web::{link, words};

use super::returns;
use crate::access::{Posted, SignedIn};
use crate::page::{page as whole_page, see_other, sync_line};
use crate::problem::PageError;

/// Meetings that the sync page names; all of them have a page of their own.
const MEETINGS_SHOWN: usize = 5;
/// Refused changes that are told one by one.
const REFUSED_SHOWN: usize = 50;

/// How this node stands.
pub(super) async fn page(access: SignedIn, asked: web::Query<Asked>) -> Result<HttpResponse, PageError> {
    let open = access.open();
    let line = sync_line(open, access.place());
    let (peers, refused, trouble) = (peers(&access), refused(&access), trouble(&access));
    let meetings = returns::newest(&open.shown, MEETINGS_SHOWN, access.names());
    let page = SyncPage::new(&line, &peers, &refused, (trouble, meetings), access.names());
    let call = match asked.after {
        None => Call::None,
        Some(after) if access.state().visits.rounds().borrow().ended > after => Call::Ended,
        Some(_) => Call::UnderWay,
    };
    whole_page(&access, &page.called(call))
}

/// Asks for a meeting; the page shows how it goes.
pub(super) async fn now(Posted { access, .. }: Posted) -> HttpResponse {
    let visits = &access.state().visits;
    let ended = visits.rounds().borrow().ended;
    visits.ask();
    see_other(&format!("{}?after={ended}", link::SYNC))
}

/// What the address of the page holds after a meeting was asked for.
#[derive(serde::Deserialize)]
pub(super) struct Asked {
    /// The visits that had ended by then.
    after: Option<u64>,
}

fn peers(access: &SignedIn) -> Vec<Peer> {
    let (open, status) = (access.open(), access.open().shown.status());
    let directory = open.shown.directory();
    let alike = |met| match (status.equal, met) {
        (true, Some(met)) => Alike::Equal(met),
        (false, Some(_)) => Alike::Differs,
        (_, None) => Alike::NotKnown,
    };
    match access.place() {
        Place::Laptop => {
            let met = status.last_met.get(&open.secrets.clinic).copied().or(status.met);
            vec![Peer { device: open.secrets.clinic, met, alike: alike(met) }]
        }
        Place::Clinic => directory
            .devices
            .iter()
            .filter(|(device, known)| **device != open.device() && known.active)
            .map(|(device, _)| {
                let met = status.last_met.get(device).copied();
                // The clinic knows how its last meeting ended, whoever that was with.
                Peer { device: *device, met, alike: met.map_or(Alike::NotKnown, Alike::Met) }
            })
            .collect(),
    }
}

fn trouble(access: &SignedIn) -> Vec<String> {
    let state = access.state();
    let mut said = Vec::new();
    if access.place() == Place::Laptop {
        let last = state.visits.last();
        if let Some(trouble) = last.trouble {
            said.push(sentence(&trouble));
            let tried: Vec<String> = last.tried.iter().map(ToString::to_string).collect();
            said.push(if tried.is_empty() {
                "No address of the clinic is known: type it when you start this laptop, with --clinic.".to_owned()
            } else {
                format!("Tried: {}.", tried.join(", "))
            });
            said.push(
                "Look whether this laptop is on the clinic's network and someone has signed in there.".to_owned(),
            );
        }
    }
    said.extend(state.discovery_trouble.as_deref().map(sentence));
    said
}

/// A text of the program's own as a sentence.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => {
            let mut said: String = first.to_uppercase().chain(letters).collect();
            if !said.ends_with('.') {
                said.push('.');
            }
            said
        }
        None => String::new(),
    }
}

fn refused(access: &SignedIn) -> Vec<Refused> {
    let status = access.open().shown.status();
    let named = status.refused.iter().take(REFUSED_SHOWN).map(|(doc, _, why)| {
        let (reason, next) = refusal(*why);
        Refused { what: what(access, *doc), reason: reason.to_owned(), next: next.to_owned() }
    });
    named.collect()
}

/// Which part of whose chart a document is, for those who may know.
fn what(access: &SignedIn, doc: DocId) -> String {
    let found = access.clients().into_iter().find_map(|(client, rows)| {
        let part = Part::ALL.into_iter().find(|part| birth::doc_id(client, *part) == doc)?;
        Some(format!("{}: {}", name_of(&rows), words::part(part)))
    });
    found.unwrap_or_else(|| "A chart that is not open to you".to_owned())
}

/// Why a change was not taken and what to do, for people.
const fn refusal(why: Refusal) -> (&'static str, &'static str) {
    match why {
        Refusal::Damaged => {
            ("Its bytes were damaged on the way.", "Sync again. If it stays so, write it again on the laptop.")
        }
        Refusal::TooLarge => (
            "It holds more than can be taken in one go.",
            "Tell whoever looks after the clinic's computer; the words are kept on both sides.",
        ),
        Refusal::OtherBeginning => (
            "It was begun by a newer version of this program, or belongs to another chart.",
            "Update both sides, then sync again.",
        ),
        Refusal::NoAuthor => ("It does not say who wrote it.", "Write it again under your own name."),
        Refusal::OtherDevice => (
            "It was written on another device than the one that sent it.",
            "Sync from the device that it was written on.",
        ),
        Refusal::PersonNotAllowed => (
            "Its writer may not use that laptop any more.",
            "A supervisor can look at it and write it in again, or let it go.",
        ),
        Refusal::OutOfOrder | Refusal::MissingBefore => (
            "It builds on something that has not arrived.",
            "Sync again from the same laptop; if it stays so, tell a supervisor.",
        ),
        Refusal::Inapplicable => (
            "It could not be put into the chart.",
            "Write it again. The words are kept on the device that they were written on.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_reason_becomes_a_sentence() {
        assert_eq!(sentence("the clinic did not answer"), "The clinic did not answer.");
        assert_eq!(sentence("Done."), "Done.");
        assert_eq!(sentence(""), "");
    }
}
