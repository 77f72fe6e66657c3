//! From what a handler has to what a browser gets: a page in its shell. Must never show a page to someone else than the
//! one who asked, nor let a browser keep it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{ContentType, LOCATION};
use waystation_sync::directory::Device;
use waystation_sync::id::DeviceId;
use waystation_sync::replica::{NodeRole, Progress, Status};
use waystation_web::look::Look;
use waystation_web::names::Person;
use waystation_web::part::progress::{Moving, UnderWay};
use waystation_web::shell::{Live, Notice, Page, Place, Reader, Shell, SyncLine};
use waystation_web::{Language, Names};

use crate::access::SignedIn;
use crate::app::AppState;
use crate::host::clock;
use crate::node::Open;
use crate::problem::PageError;

/// What a page calls this program before a clinic has a name.
pub const UNNAMED: &str = "Waystation";

/// An answer that sends the browser to `path`.
#[must_use]
pub fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
}

/// A page's HTML as an answer.
pub(crate) fn html_response(status: StatusCode, html: String) -> HttpResponse {
    HttpResponse::build(status).content_type(ContentType::html()).body(html)
}

/// What this node is, as pages call it.
#[must_use]
pub const fn place(role: NodeRole) -> Place {
    match role {
        NodeRole::Clinic => Place::Clinic,
        NodeRole::Laptop => Place::Laptop,
    }
}

/// Names of an open node's people and devices, now, for a reader of `language`.
#[must_use]
pub fn names(open: &Open, language: Language) -> Names {
    let directory = open.shown.directory();
    let person = |person: &waystation_sync::directory::Person| Person {
        name: person.name.clone(),
        role: person.role,
        active: person.active,
    };
    // Nobody chose a name for the clinic's own computer.
    let device = |id: &DeviceId, known: &Device| {
        if *id == open.secrets.clinic { language.say("routes-clinic-device") } else { known.name.clone() }
    };
    Names {
        people: directory.people.iter().map(|(id, known)| (*id, person(known))).collect(),
        devices: directory.devices.iter().map(|(id, known)| (*id, device(id, known))).collect(),
        here: Some(open.device()),
        ..names_without_people(language)
    }
}

/// What a page needs that names nobody.
pub(crate) fn names_without_people(language: Language) -> Names {
    Names {
        people: std::collections::BTreeMap::new(),
        devices: std::collections::BTreeMap::new(),
        here: None,
        now: clock::now(),
        zone: clock::zone(),
        language,
        initials: false,
    }
}

pub(crate) const fn outside<'a>(place_name: &'a str, place: Place, names: &'a Names) -> Shell<'a> {
    Shell {
        place_name,
        place,
        reader: None,
        sync: None,
        live: None,
        sample: false,
        notice: None,
        look: Look::Auto,
        names,
    }
}

/// How an open node stands, in the line that every page shows.
#[must_use]
pub fn sync_line(open: &Open, place: Place) -> SyncLine {
    let status = open.shown.status();
    let under_way = under_way(open, &status, place);
    SyncLine {
        place,
        saved: open.shown.saved(),
        met: status.met.into_iter().chain(status.last_met.values().copied()).max(),
        waiting: usize::try_from(status.waiting).unwrap_or(usize::MAX),
        refused: status.refused.len(),
        meeting: !status.meeting.is_empty(),
        under_way,
    }
}

/// How far a meeting is, of several the one with the most to go.
fn under_way(open: &Open, status: &Status, place: Place) -> Option<UnderWay> {
    let missing = |progress: &Progress| progress.of.saturating_sub(progress.done);
    let (device, progress) = status.progress.iter().max_by_key(|(_, progress)| missing(progress))?;
    let moving = match place {
        Place::Laptop if status.epoch.is_none() => Moving::First,
        Place::Laptop => Moving::Again,
        Place::Clinic => Moving::To(open.shown.directory().devices.get(device)?.name.clone()),
    };
    Some(UnderWay { moving, progress: *progress })
}

/// A page for someone who is signed in.
///
/// # Errors
/// [`PageError::Render`].
pub fn page(access: &SignedIn, page: &impl Page) -> Result<HttpResponse, PageError> {
    page_with(StatusCode::OK, access, page)
}

/// As [`page`], with another status: 422 for a form that has something to put right, 409 for a stale one.
///
/// # Errors
/// [`PageError::Render`].
pub fn page_with(status: StatusCode, access: &SignedIn, page: &impl Page) -> Result<HttpResponse, PageError> {
    let directory = access.open().shown.directory();
    let here = access.open().device();
    let place_name = match access.place() {
        Place::Clinic => directory.clinic_name.clone(),
        Place::Laptop => directory.devices.get(&here).map_or_else(String::new, |device| device.name.clone()),
    };
    let place_name = if place_name.is_empty() { UNNAMED.to_owned() } else { place_name };
    let reader = Reader { name: access.names().person(access.person()).into_owned(), role: access.role() };
    let line = sync_line(access.open(), access.place());
    let notice: Option<Notice> = access.told();
    let shell = Shell {
        place_name: &place_name,
        place: access.place(),
        reader: Some(&reader),
        sync: Some(&line),
        live: Some(Live { number: access.number(), by_address: access.by_address() && status == StatusCode::OK }),
        sample: directory.sample,
        notice: notice.as_ref(),
        look: access.chosen().look,
        names: access.names(),
    };
    Ok(html_response(status, waystation_web::render(&shell, page)?))
}

/// A page for nobody in particular: signing in, setting up, joining.
///
/// # Errors
/// [`PageError::Render`].
pub fn door_page(
    status: StatusCode,
    state: &AppState,
    language: Language,
    page: &impl Page,
) -> Result<HttpResponse, PageError> {
    let names = names_without_people(language);
    let open = state.node.open().ok();
    let directory = open.as_ref().map(|open| open.shown.directory());
    let place_name = directory.as_ref().map_or(UNNAMED, |directory| match directory.clinic_name.as_str() {
        "" => UNNAMED,
        name => name,
    });
    let sample = directory.as_ref().is_some_and(|directory| directory.sample);
    let shell = Shell { sample, ..outside(place_name, place(state.node.role()), &names) };
    Ok(html_response(status, waystation_web::render(&shell, page)?))
}
