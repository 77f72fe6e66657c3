//! What stands around every page: names, place, how this node stands with the others. Must never name anybody to somebody
//! who is not signed in.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{ContentType, LOCATION};
use waystation_sync::care::declare::SignerKeys;
use waystation_sync::care::overview::Mentioned;
use waystation_sync::directory::{Device, Directory, Library};
use waystation_sync::id::DeviceId;
use waystation_sync::replica::{NodeRole, Progress, Status};
use waystation_sync::time::Millis;
use waystation_web::look::Look;
use waystation_web::names::Person;
use waystation_web::part::progress::{Moving, UnderWay};
use waystation_web::shell::{Place, Shell, SyncLine};
use waystation_web::{Language, Names};

use crate::host::clock;
use crate::node::Someone;

/// What a page calls this program before a clinic has a name.
pub(crate) const UNNAMED: &str = "Waystation";

/// An answer that sends the browser to `path`.
#[must_use]
pub(crate) fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
}

/// A page's HTML as an answer.
pub(crate) fn html_response(status: StatusCode, html: String) -> HttpResponse {
    HttpResponse::build(status).content_type(ContentType::html()).body(html)
}

/// What this node is, as pages call it.
#[must_use]
pub(crate) const fn place(role: NodeRole) -> Place {
    match role {
        NodeRole::Clinic => Place::Clinic,
        NodeRole::Laptop => Place::Laptop,
    }
}

/// Names of people and devices, now, for a reader of `language`.
#[must_use]
pub(crate) fn names(someone: &Someone, language: Language) -> Names {
    let (directory, clinic) = (someone.directory(), someone.clinic());
    let person = |person: &waystation_sync::directory::Person| Person {
        name: person.name.clone(),
        role: person.role,
        active: person.active,
    };
    // Nobody chose a name for the clinic's own computer.
    let device = |id: &DeviceId, known: &Device| {
        if *id == clinic { language.say("routes-clinic-device") } else { known.name.clone() }
    };
    Names {
        people: directory.people.iter().map(|(id, known)| (*id, person(known))).collect(),
        devices: directory.devices.iter().map(|(id, known)| (*id, device(id, known))).collect(),
        reader: Some(someone.person()),
        here: Some(someone.device()),
        library: directory.library.clone(),
        signers: directory.keys.clone(),
        zone: someone.zone(),
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
        zone: clock::computer_zone(),
        language,
        initials: false,
        on_paper: false,
        linked: Vec::new(),
        corrected: std::collections::BTreeSet::new(),
        cautioned: std::collections::BTreeMap::new(),
        mentioned: Mentioned::new(),
        answers_due: Vec::new(),
        reader: None,
        library: Library::default(),
        signers: SignerKeys::default(),
    }
}

/// The shell of a page for nobody in particular.
pub(crate) const fn outside<'a>(place_name: &'a str, place: Place, names: &'a Names) -> Shell<'a> {
    Shell {
        place_name,
        place,
        reader: None,
        sync: None,
        clock: None,
        live: None,
        sample: false,
        notice: None,
        desk: 0,
        look: Look::Auto,
        slash: false,
        names,
    }
}

/// How this node stands, in the line that every page shows.
#[must_use]
pub(crate) fn sync_line(someone: &Someone, place: Place) -> SyncLine {
    let line = sync_line_of((&someone.status(), someone.saved()), &someone.directory(), place);
    SyncLine { refreshed: someone.refreshed().map(|refreshed| (refreshed.done, refreshed.of)), ..line }
}

/// As [`sync_line`], where nobody has signed in yet.
pub(super) fn sync_line_of(
    (status, saved): (&Status, Option<Millis>),
    directory: &Directory,
    place: Place,
) -> SyncLine {
    SyncLine {
        place,
        saved,
        met: status.met.into_iter().chain(status.last_met.values().copied()).max(),
        waiting: usize::try_from(status.waiting).unwrap_or(usize::MAX),
        refused: status.not_taken().count(),
        meeting: !status.meeting.is_empty(),
        under_way: under_way(status, directory, place),
        refreshed: None,
    }
}

/// How far a meeting is, of several the one with the most to go.
fn under_way(status: &Status, directory: &Directory, place: Place) -> Option<UnderWay> {
    let missing = |progress: &Progress| progress.of.saturating_sub(progress.done);
    let (device, progress) = status.progress.iter().max_by_key(|(_, progress)| missing(progress))?;
    let moving = match place {
        Place::Laptop if status.epoch.is_none() => Moving::First,
        Place::Laptop => Moving::Again,
        Place::Clinic => Moving::To(directory.devices.get(device)?.name.clone()),
    };
    Some(UnderWay { moving, progress: *progress })
}
