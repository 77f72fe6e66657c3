//! The clinic's laptops and the window in which a new one is paired. Must never show a code to anyone but a supervisor.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use waystation_sync::id::PersonId;
use waystation_sync::replica::message::Version;
use waystation_sync::trust::{MAX_WRONG_TRIES, WindowState};
use waystation_web::link;
use waystation_web::pages::devices::{Device, Devices, Window, WindowPage};
use waystation_web::pages::others::{Others, Poster, Way, Ways};
use waystation_web::shell::Place;

use crate::host::clock;
use crate::http::{PageError, Posted, SignedIn, lan_told, page_with, see_other, whole_page};
use crate::lan::{Lan, PagesCertificate, PagesTls, outward, to_type};
use crate::net::pairing::ShownWindow;
use crate::node::{AddPersonError, Supervisor};

/// The list; on a laptop, its clinic.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    if access.place() == Place::Laptop {
        return Ok(see_other(link::JOIN));
    }
    show(&access, StatusCode::OK, String::new())
}

fn show(access: &SignedIn, status: StatusCode, message: String) -> Result<HttpResponse, PageError> {
    let someone = access.someone();
    let met = someone.status();
    let devices: Vec<Device> = someone
        .directory()
        .devices
        .iter()
        .filter(|(id, _)| **id != someone.device())
        .map(|(id, known)| Device {
            id: *id,
            met: met.last_met.get(id).copied(),
            other_version: someone.other_version(*id).map(|found| (found, Version::NEWEST.number())),
            people: known.people.iter().copied().collect(),
            revoked: !known.active,
        })
        .collect();
    let window = access.supervisor().map(|supervisor| supervisor.window());
    let is_open = matches!(&window, Ok(Some(window)) if matches!(window.state, WindowState::Open { .. }));
    let page = Devices::new(&devices, window.is_ok(), is_open, message, access.names()).with(others(access));
    page_with(status, access, &page)
}

/// Opens a window for one laptop.
pub(super) async fn open(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let supervisor = access.supervisor()?;
    if access.place() == Place::Laptop {
        return Err(PageError::NotFound);
    }
    let directory = access.someone().directory();
    let people: Vec<PersonId> = typed
        .get("person")
        .map_or("", String::as_str)
        .split_whitespace()
        .filter_map(|id| id.parse().ok())
        .filter(|id| directory.people.get(id).is_some_and(|person| person.active))
        .collect();
    if people.is_empty() {
        let message = access.language().say("typed-nobody-picked");
        return show(&access, StatusCode::UNPROCESSABLE_ENTITY, message);
    }
    supervisor.open_window(people)?;
    Ok(see_other(link::DEVICES_WINDOW))
}

/// Lets in a laptop that this clinic has forgotten.
pub(super) async fn let_in(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let supervisor = access.supervisor()?;
    let device = typed.get("device").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    if supervisor.let_in_device(device).await.map_err(AddPersonError::from)? {
        access.tell(true, "routes-let-in");
    }
    Ok(see_other(link::DEVICES))
}

/// The window as it stands.
pub(super) async fn window(access: SignedIn) -> Result<HttpResponse, PageError> {
    let supervisor = access.supervisor()?;
    let Some(shown) = supervisor.window() else { return Ok(see_other(link::DEVICES)) };
    let people = shown.people.iter().map(|person| access.names().person(*person).into_owned()).collect();
    let page = WindowPage::new(told(&access, &supervisor, &shown), addresses(&access), people, access.language());
    whole_page(&access, &page)
}

/// Closes the window.
pub(super) async fn close(Posted { access, .. }: Posted) -> Result<HttpResponse, PageError> {
    access.supervisor()?.close_window();
    access.tell(true, "pairing-window-closed");
    Ok(see_other(link::DEVICES))
}

fn told(access: &SignedIn, supervisor: &Supervisor<'_>, shown: &ShownWindow) -> Window {
    let shut = |why| Window::Shut { why: access.language().say(why) };
    match shown.state {
        WindowState::Open { until, tries } => Window::Open {
            code: shown.code.show(),
            minutes: u32::try_from(until.since(clock::uptime()) / 60_000 + 1).unwrap_or(1),
            tries: u32::from(MAX_WRONG_TRIES.saturating_sub(tries)),
        },
        WindowState::Used => match supervisor.paired() {
            Some(newcomer) => Window::Paired {
                device: newcomer.laptop_name.clone(),
                words: newcomer.paired.words.words().map(str::to_owned).to_vec(),
            },
            None => shut("pairing-window-letting-in"),
        },
        WindowState::Expired => shut("pairing-window-expired"),
        WindowState::ClockSetBack => shut("pairing-window-clock-set-back"),
        WindowState::TooManyTries => shut("pairing-window-too-many-tries"),
    }
}

/// Where a laptop reaches this clinic, for typing.
fn addresses(access: &SignedIn) -> Vec<String> {
    let listening = access.state().around().peers;
    listening.map(|at| to_type(at).iter().map(ToString::to_string).collect()).unwrap_or_default()
}

/// Most addresses that are shown of the pages for other computers.
pub(super) const WAYS_MAX: usize = 4;

/// How other computers in the building come to the pages.
fn others(access: &SignedIn) -> Others {
    let Some(lan) = &access.state().around().lan else { return Others::Off };
    match lan.standing() {
        PagesTls::Shut => Others::Soon,
        PagesTls::Trouble(why) => Others::Trouble(lan_told(&why).say(access.language())),
        PagesTls::Ready(trusted) => Others::Ready(ways(access, lan, &trusted)),
    }
}

fn ways(access: &SignedIn, lan: &Lan, trusted: &PagesCertificate) -> Ways {
    let announced = access.state().around().seen.borrow().pages_name.clone();
    let hosts: Vec<String> = announced.into_iter().chain(numbers(trusted)).take(WAYS_MAX).collect();
    let begin = lan.connect.map(|at| {
        let address = |host: &String| format!("http://{host}:{}{}", at.port(), link::CONNECT);
        hosts.iter().map(|host| Way::to(address(host), access.language())).collect()
    });
    Ways {
        begin: begin.unwrap_or_default(),
        pages: hosts.iter().map(|host| format!("https://{host}:{}", lan.https.port())).collect(),
        fingerprint: fingerprint(trusted),
        outside: trusted.outside.iter().map(ToString::to_string).collect(),
    }
}

/// The addresses of the pages as they are typed, the ones that lead out of this computer first; itself only where there
/// is no other.
pub(super) fn numbers(trusted: &PagesCertificate) -> Vec<String> {
    let outward = outward();
    let mut all = trusted.naming.to_type();
    all.sort_by_key(|ip| !outward.contains(ip));
    if all.iter().any(|ip| !ip.is_loopback()) {
        all.retain(|ip| !ip.is_loopback());
    }
    all.iter().map(|ip| if ip.is_ipv6() { format!("[{ip}]") } else { ip.to_string() }).collect()
}

/// The authority's hash as devices show it: pairs of digits in capitals.
fn fingerprint(trusted: &PagesCertificate) -> String {
    trusted.hash.0.map(|byte| format!("{byte:02X}")).join(":")
}

/// What to print and hang beside the clinic's computer.
pub(super) async fn poster(access: SignedIn) -> Result<HttpResponse, PageError> {
    let (Some(lan), names) = (&access.state().around().lan, access.names()) else { return Err(PageError::NotFound) };
    let Some(trusted) = lan.trusted().filter(|_| lan.connect.is_some()) else {
        return Ok(see_other(link::DEVICES));
    };
    let clinic = access.someone().directory().clinic_name.clone();
    let made = names.today().map(|day| names.day(day)).unwrap_or_default();
    whole_page(&access, &Poster { clinic, ways: ways(&access, lan, &trusted), made })
}
