//! How this node stands with the others, and asking for a meeting now.

use actix_web::{HttpResponse, web};
use waystation_web::link;
use waystation_web::pages::sync::{ADDRESS, Alike, Call, Peer, Reached, Refused, SyncPage};
use waystation_web::shell::Place;

use super::join::address_of;
use super::refused::{REFUSED_SHOWN, refusal, what};
use super::returns;
use crate::http::{
    PageError, Posted, Sentence, SignedIn, discovery_told, link_told, reached, see_other, sync_line, whole_page,
};
use crate::peers::visits::LastVisit;

/// Meetings that the sync page names; all of them have a page of their own.
const MEETINGS_SHOWN: usize = 5;

/// How this node stands.
pub(super) async fn page(access: SignedIn, asked: Option<web::Query<SyncQuery>>) -> Result<HttpResponse, PageError> {
    // Before how the last visit went: read after it, a call that ended in between would be told as the one before it
    // went.
    let rounds = *access.state().around().visits.rounds().borrow();
    let last = access.state().around().visits.last();
    let line = sync_line(access.someone(), access.place());
    let before = asked.as_ref().and_then(|asked| asked.refused).unwrap_or(0);
    let (peers, (refused, before, count), trouble) =
        (peers(&access), refused(&access, before), trouble(&access, &last));
    let meetings = returns::newest(&access, MEETINGS_SHOWN).await?;
    let page = SyncPage::new(&line, &peers, &refused, (trouble, meetings), access.names());
    let page = page.of_refused(before, count).reached(last_call(&access, &last));
    let call = match asked.and_then(|asked| asked.call) {
        // A number of an earlier run asks for nothing now.
        None => Call::None,
        Some(call) if call > rounds.asked => Call::None,
        Some(call) if call > rounds.answered => Call::UnderWay,
        Some(_) => Call::Ended,
    };
    let status = access.someone().status();
    let page = page.called(call, access.language()).with_copies(&status, access.names());
    let page = page.waiting_for_update(status.waiting_for_update(), access.language());
    whole_page(&access, &page)
}

/// Asks for a meeting; the page shows how it goes.
pub(super) async fn now(Posted { access, .. }: Posted) -> HttpResponse {
    let call = access.state().around().visits.ask();
    see_other(&format!("{}?call={call}", link::SYNC))
}

/// Says where the clinic is now, and calls there.
pub(super) async fn address(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    if access.place() != Place::Laptop {
        return Err(PageError::NotFound);
    }
    let text = typed.get(ADDRESS).map_or("", |text| text.trim());
    let Some(address) = address_of(text).await else {
        access.tell(false, "sync-address-wrong");
        return Ok(see_other(link::SYNC));
    };
    match access.state().tell_clinic_address(address).await {
        Ok(call) => Ok(see_other(&format!("{}?call={call}", link::SYNC))),
        Err(error) => {
            tracing::error!(%error, "the clinic's address could not be kept");
            access.tell(false, "sync-address-not-kept");
            Ok(see_other(link::SYNC))
        }
    }
}

/// What the address of the page holds after a meeting was asked for.
#[derive(serde::Deserialize)]
pub(super) struct SyncQuery {
    /// Which of this run's calls it was.
    call: Option<u64>,
    /// How many refused changes stand on the pages before.
    refused: Option<usize>,
}

fn peers(access: &SignedIn) -> Vec<Peer> {
    let (someone, status) = (access.someone(), access.someone().status());
    let directory = someone.directory();
    let alike = |met| match (status.equal, met) {
        (true, Some(met)) => Alike::Equal(met),
        (false, Some(_)) => Alike::Differs,
        (_, None) => Alike::NotKnown,
    };
    match access.place() {
        Place::Laptop => {
            let met = status.last_met.get(&someone.clinic()).copied().or(status.met);
            vec![Peer { device: someone.clinic(), met, alike: alike(met) }]
        }
        Place::Clinic => directory
            .devices
            .iter()
            .filter(|(device, known)| **device != someone.device() && known.active)
            .map(|(device, _)| {
                let met = status.last_met.get(device).copied();
                // The clinic knows how its last meeting ended, whoever that was with.
                Peer { device: *device, met, alike: met.map_or(Alike::NotKnown, Alike::Met) }
            })
            .collect(),
    }
}

/// How far the last call to the clinic came.
fn last_call(access: &SignedIn, last: &LastVisit) -> Reached {
    let trouble = last.trouble.as_ref().filter(|_| access.place() == Place::Laptop);
    trouble.map_or(Reached::NotCalled, |trouble| reached(trouble))
}

fn trouble(access: &SignedIn, last: &LastVisit) -> Vec<String> {
    let (around, language) = (access.state().around(), access.language());
    let mut said = Vec::new();
    if access.place() == Place::Laptop
        && let Some(trouble) = &last.trouble
    {
        said.push(link_told(trouble).say(language));
        // Where the clinic itself answered, nobody looks for it any more.
        let reached = reached(trouble);
        if reached == Reached::Locked {
            said.push(language.say("routes-sync-goes-on"));
        }
        if reached != Reached::Nothing {
            said.extend(around.discovery_trouble.as_ref().map(|trouble| discovery_told(trouble).say(language)));
            return said;
        }
        let tried = last.tried.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        said.push(if tried.is_empty() {
            language.say("routes-sync-no-address")
        } else {
            language.say_with("routes-sync-tried", &[("addresses", tried.into())])
        });
        said.push(language.say("routes-sync-look"));
    }
    said.extend(around.discovery_trouble.as_ref().map(|trouble| discovery_told(trouble).say(language)));
    said
}

/// What was refused behind the first `before`, as much as one page shows; how many stand before it, and how many there
/// are in all. From the first again where that many are not there any more.
fn refused(access: &SignedIn, before: usize) -> (Vec<Refused>, usize, usize) {
    let status = access.someone().status();
    let count = status.not_taken().count();
    let before = if before < count { before } else { 0 };
    let named = status.not_taken().skip(before).take(REFUSED_SHOWN).map(|(doc, _, why)| {
        let (why, language) = (Sentence::of(refusal(*why)), access.language());
        Refused { what: what(access, *doc), reason: why.say(language), next: why.say_its("next", language) }
    });
    (named.collect(), before, count)
}
