//! Shakes hands with a newcomer as they were greeted. Must never change a greeting while a connection lasts.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::io;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_service::{Service, ServiceFactory};
use actix_tls::accept::TlsError;
use actix_tls::accept::rustls_0_23::{AcceptFut, Acceptor, AcceptorService, TlsStream};

use super::error::LanError;
use super::pages_tls::{Greeting, Lan};
use super::slotted::Slotted;

/// How long a handshake may take.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);

/// Makes [`Handshakes`], one for each thread.
#[derive(Clone)]
pub(crate) struct Handshake {
    pages: Acceptor,
    waiting: Acceptor,
}

impl Handshake {
    /// With the certificates of `lan`.
    ///
    /// # Errors
    /// As [`Lan::tls`].
    pub(crate) fn new(lan: &Arc<Lan>) -> Result<Self, LanError> {
        let acceptor = |greeting| {
            let mut acceptor = Acceptor::new(lan.tls(greeting)?);
            acceptor.set_handshake_timeout(HANDSHAKE_TIMEOUT);
            Ok::<_, LanError>(acceptor)
        };
        Ok(Self { pages: acceptor(Greeting::Pages)?, waiting: acceptor(Greeting::Waiting)? })
    }
}

impl ServiceFactory<Slotted> for Handshake {
    type Response = TlsStream<Slotted>;
    type Error = TlsError<io::Error, Infallible>;
    type Config = ();
    type Service = Handshakes;
    type InitError = ();
    type Future = Ready<Result<Self::Service, Self::InitError>>;

    fn new_service(&self, (): ()) -> Self::Future {
        let of = |acceptor: &Acceptor| ServiceFactory::<Slotted>::new_service(acceptor, ()).into_inner();
        ready(of(&self.pages).and_then(|pages| Ok(Handshakes { pages, waiting: of(&self.waiting)? })))
    }
}

/// Shakes hands with each newcomer.
pub(crate) struct Handshakes {
    pages: AcceptorService,
    waiting: AcceptorService,
}

impl Service<Slotted> for Handshakes {
    type Response = TlsStream<Slotted>;
    type Error = TlsError<io::Error, Infallible>;
    type Future = AcceptFut<Slotted>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        // Both count the same handshakes of their thread.
        Service::<Slotted>::poll_ready(&self.pages, context)
    }

    fn call(&self, newcomer: Slotted) -> Self::Future {
        match newcomer.greeting() {
            Greeting::Pages => self.pages.call(newcomer),
            Greeting::Waiting => self.waiting.call(newcomer),
        }
    }
}
