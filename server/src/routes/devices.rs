//! The clinic's laptops and the window in which a new one is paired. Must never show a code to anyone but a supervisor.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use waystation_sync::id::PersonId;
use waystation_sync::trust::{MAX_WRONG_TRIES, PairingCode, Window as PairingWindow, WindowState};
use waystation_web::link;
use waystation_web::pages::devices::{Device, Devices, Window, WindowPage};
use waystation_web::shell::Place;

use crate::access::{Posted, SignedIn};
use crate::clock;
use crate::net::pairing::ShownWindow;
use crate::page::{page as whole_page, page_with, see_other};
use crate::problem::PageError;

/// The list; on a laptop, its clinic.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    if access.place() == Place::Laptop {
        return Ok(see_other(link::JOIN));
    }
    show(&access, StatusCode::OK, String::new())
}

fn show(access: &SignedIn, status: StatusCode, message: String) -> Result<HttpResponse, PageError> {
    let (open, state) = (access.open(), access.state());
    let met = open.shown.status();
    let devices: Vec<Device> = open
        .shown
        .directory()
        .devices
        .iter()
        .filter(|(id, _)| **id != open.device())
        .map(|(id, known)| Device { id: *id, met: met.last_met.get(id).copied(), revoked: !known.active })
        .collect();
    let may = access.supervisor().is_ok();
    let is_open =
        may && state.desk.show(clock::now()).is_some_and(|window| matches!(window.state, WindowState::Open { .. }));
    page_with(status, access, &Devices::new(&devices, may, is_open, message, access.names()))
}

/// Opens a window for one laptop.
pub(super) async fn open(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let supervisor = access.supervisor()?;
    if access.place() == Place::Laptop {
        return Err(PageError::NotFound);
    }
    let directory = access.open().shown.directory();
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
    let code = PairingCode::from_random(clock::random()?);
    supervisor.state().desk.open(PairingWindow::open(code, clock::now(), people));
    Ok(see_other(link::DEVICES_WINDOW))
}

/// The window as it stands.
pub(super) async fn window(access: SignedIn) -> Result<HttpResponse, PageError> {
    let state = access.supervisor()?.state();
    let Some(shown) = state.desk.show(clock::now()) else { return Ok(see_other(link::DEVICES)) };
    let people = shown.people.iter().map(|person| access.names().person(*person).into_owned()).collect();
    let page = WindowPage::new(told(&access, &shown), addresses(&access), people, access.language());
    whole_page(&access, &page)
}

/// Closes the window.
pub(super) async fn close(Posted { access, .. }: Posted) -> Result<HttpResponse, PageError> {
    access.supervisor()?.state().desk.close();
    access.tell(true, "pairing-window-closed");
    Ok(see_other(link::DEVICES))
}

fn told(access: &SignedIn, shown: &ShownWindow) -> Window {
    let shut = |why| Window::Shut { why: access.language().say(why) };
    match shown.state {
        WindowState::Open { until, tries } => Window::Open {
            code: shown.code.show(),
            minutes: u32::try_from(until.since(clock::now()) / 60_000 + 1).unwrap_or(1),
            tries: u32::from(MAX_WRONG_TRIES.saturating_sub(tries)),
        },
        WindowState::Used => match access.state().node.paired() {
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
    let Some(listening) = access.state().peers else { return Vec::new() };
    if !listening.ip().is_unspecified() {
        return vec![listening.to_string()];
    }
    own_addresses().into_iter().map(|ip| std::net::SocketAddr::new(ip, listening.port()).to_string()).collect()
}

/// This computer's address on its network, found by asking which one a packet would leave from; none is sent.
fn own_addresses() -> Vec<std::net::IpAddr> {
    let towards = [("0.0.0.0:0", "192.168.0.1:9"), ("0.0.0.0:0", "10.0.0.1:9")];
    let mut found: Vec<std::net::IpAddr> = towards
        .iter()
        .filter_map(|(from, to)| {
            let socket = std::net::UdpSocket::bind(from).ok()?;
            socket.connect(to).ok()?;
            Some(socket.local_addr().ok()?.ip())
        })
        .filter(|ip| !ip.is_unspecified())
        .collect();
    found.dedup();
    found
}
