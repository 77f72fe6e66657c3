//! The servers of pages: this computer's own, the building's, and the one that connects devices. Must never let another
//! computer take what this computer's own screen needs: threads, file handles, memory.
//!
//! Other computers speak HTTP/1.1 only. With HTTP/2 one connection carries as many requests as it likes, and the library
//! offers no limit to them: 2,000 forms on one connection, before anybody signed in, took half a gigabyte.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_http::body::BoxBody;
use actix_http::{HttpServiceBuilder, Request, Response};
use actix_server::{GracefulShutdownSignal, ServerBuilder};
use actix_service::{IntoServiceFactory, Service, ServiceFactory, ServiceFactoryExt, fn_service, map_config};
use actix_tls::accept::TlsError;
use actix_tls::accept::rustls_0_23::TlsStream;
use actix_web::dev::{AppConfig, Server};
use actix_web::rt::net::TcpStream;
use actix_web::{App as Actix, web};

use crate::host::clock;
use crate::http::AppState;
use crate::lan::{Greeting, Handshake, Lan, Slotted};
use crate::net::slots::{Room, Slots};
use crate::routes;

/// Threads that answer pages: pages wait for the disk more than they compute.
const PAGE_WORKERS: usize = 2;
/// Most connections of this computer's own browsers together.
const OWN_CONNECTIONS_MAX: usize = 256;
/// Most of them at which nobody is signed in; the oldest gives way to a newer one, whatever it waits for, so that no program
/// on this computer keeps the clinic's own screen out by connections that it leaves open.
const OWN_STRANGE_CONNECTIONS_MAX: usize = 192;
/// Threads that answer other computers in the building; apart from the others, so that nobody on the network can keep
/// the clinic's own screen waiting.
const BUILDING_WORKERS: usize = 2;
/// Most connections from other computers together. Each takes a file handle, of which the record must never run out, and
/// holds one form at a time, so that all of them together hold no more than this times the largest form: 64 MiB.
pub const BUILDING_CONNECTIONS_MAX: usize = 256;
/// Most connections of one computer. Where a router hides several computers behind one address, they are one.
pub const ADDRESS_CONNECTIONS_MAX: usize = 64;
/// Most connections of one computer at which nobody is signed in; the oldest gives way to a newer one. A browser needs
/// one or a few.
pub const STRANGE_CONNECTIONS_MAX: usize = 16;
/// Most connections of devices that are being connected.
const CONNECT_CONNECTIONS_MAX: usize = 64;
/// How long the head of a request may take.
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a connection that is over may take to say so, in which what still comes is thrown away.
const LINGER_TIMEOUT: Duration = Duration::from_secs(1);
/// How long a connection that nothing comes over is kept for the next request.
const KEEP_ALIVE: Duration = Duration::from_secs(5);
/// How long open pages may take to finish when the program stops, in seconds.
const SHUTDOWN_S: u64 = 3;

/// Pages for this computer's own browser.
pub(super) fn own(state: &web::Data<AppState>, listener: TcpListener) -> std::io::Result<Server> {
    let data = state.clone();
    let slots = Slots::new(Room {
        total: OWN_CONNECTIONS_MAX,
        per_address: OWN_CONNECTIONS_MAX,
        unproved_per_address: OWN_STRANGE_CONNECTIONS_MAX,
    });
    let (builder, ending) = builder(PAGE_WORKERS, OWN_CONNECTIONS_MAX);
    let server = builder.listen("own", listener, move || {
        let app = Actix::new().app_data(data.clone()).configure(routes::configure);
        let app = app.into_factory().map_err(|error| error.error_response());
        let http = settings(&ending)
            .on_connect_ext(|stream: &Slotted, with| {
                with.insert(Arc::clone(stream.slot()));
            })
            .h1(map_config(app, |()| AppConfig::default()));
        let slots = slots.clone();
        let slotted = move |stream| slotted(stream, &slots, Greeting::Pages).map_err(Into::into);
        fn_service(move |stream: TcpStream| std::future::ready(slotted(stream)))
            .map(|stream: Slotted| {
                let peer = stream.stream().peer_addr().ok();
                (stream, peer)
            })
            .and_then(http)
    });
    Ok(server?.run())
}

/// The same pages for other computers in the building, encrypted.
pub(super) fn building(
    state: &web::Data<AppState>,
    (lan, handshake): (&Arc<Lan>, Handshake),
    listener: TcpListener,
) -> std::io::Result<Server> {
    let (data, lan) = (state.clone(), Arc::clone(lan));
    let slots = Slots::new(Room {
        total: BUILDING_CONNECTIONS_MAX,
        per_address: ADDRESS_CONNECTIONS_MAX,
        unproved_per_address: STRANGE_CONNECTIONS_MAX,
    });
    let (builder, ending) = builder(BUILDING_WORKERS, BUILDING_CONNECTIONS_MAX);
    let server = builder.listen("building", listener, move || {
        let app = Actix::new().app_data(data.clone()).app_data(routes::Listener::Building).configure(routes::configure);
        let app = app.into_factory().map_err(|error| error.error_response());
        let http = settings(&ending)
            .on_connect_ext(|stream: &TlsStream<Slotted>, with| {
                let newcomer = stream.get_ref().0;
                with.insert(Arc::clone(newcomer.slot()));
                with.insert(newcomer.greeting());
            })
            .h1(map_config(app, |()| AppConfig::default()));
        let (slots, lan, handshake) = (slots.clone(), Arc::clone(&lan), handshake.clone());
        let greeted = move |stream| slotted(stream, &slots, lan.greeting(clock::now())).map_err(TlsError::Tls);
        fn_service(move |stream: TcpStream| std::future::ready(greeted(stream)))
            .and_then(handshake.map_err(TlsError::into_service_error))
            .map(|stream: TlsStream<Slotted>| {
                let peer = stream.get_ref().0.stream().peer_addr().ok();
                (stream, peer)
            })
            .and_then(http.map_err(TlsError::Service))
    });
    Ok(server?.run())
}

/// The page that connects a device.
pub(super) fn connect(state: &web::Data<AppState>, listener: TcpListener) -> std::io::Result<Server> {
    let data = state.clone();
    let slots = Slots::new(Room {
        total: CONNECT_CONNECTIONS_MAX,
        per_address: STRANGE_CONNECTIONS_MAX,
        unproved_per_address: STRANGE_CONNECTIONS_MAX,
    });
    let (builder, ending) = builder(1, CONNECT_CONNECTIONS_MAX);
    let server = builder.listen("connect", listener, move || {
        let app = Actix::new().app_data(data.clone()).configure(routes::configure_connect);
        let app = app.into_factory().map_err(|error| error.error_response());
        let http = settings(&ending).h1(map_config(app, |()| AppConfig::default()));
        let slots = slots.clone();
        let slotted = move |stream| slotted(stream, &slots, Greeting::Pages).map_err(Into::into);
        fn_service(move |stream: TcpStream| std::future::ready(slotted(stream)))
            .map(|stream: Slotted| {
                let peer = stream.stream().peer_addr().ok();
                (stream, peer)
            })
            .and_then(http)
    });
    Ok(server?.run())
}

/// A server, and what tells its connections that it stops.
fn builder(workers: usize, connections_max: usize) -> (ServerBuilder, GracefulShutdownSignal) {
    // Each thread may hold all, and those that just gave way: slots keep the limit, and nobody waits in line behind it.
    let builder = Server::build().workers(workers).max_concurrent_connections(2 * connections_max);
    let builder = builder.shutdown_timeout(SHUTDOWN_S).disable_signals();
    let ending = builder.graceful_shutdown_signal();
    (builder, ending)
}

fn settings<T, S>(ending: &GracefulShutdownSignal) -> HttpServiceBuilder<T, S>
where
    S: ServiceFactory<Request, Config = ()>,
    S::Error: Into<Response<BoxBody>> + 'static,
    S::InitError: std::fmt::Debug,
    <S::Service as Service<Request>>::Future: 'static,
{
    let ending = ending.clone();
    HttpServiceBuilder::default()
        .graceful_shutdown_signal(move || {
            let ending = ending.clone();
            async move { ending.notified().await }
        })
        .keep_alive(KEEP_ALIVE)
        .client_request_timeout(HEAD_TIMEOUT)
        .client_disconnect_timeout(LINGER_TIMEOUT)
        // A page that comes in pieces waits 40 ms for its last one otherwise.
        .tcp_nodelay(true)
        // A page that was left is noticed at once, so that its stream ends; forms are carried out all the same.
        .h1_allow_half_closed(false)
}

/// A connection with a slot of its own.
fn slotted(stream: TcpStream, slots: &Slots, greeting: Greeting) -> std::io::Result<Slotted> {
    let slot = slots.take(stream.peer_addr()?.ip());
    let slot = slot.ok_or_else(|| std::io::Error::new(std::io::ErrorKind::QuotaExceeded, "too many connections"))?;
    Ok(Slotted::new(stream, slot, greeting))
}

#[cfg(test)]
mod tests;
