//! A connection of another computer that ends when its slot gives way to a newcomer's. Must never outlive its slot, nor
//! change a byte.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use actix_web::rt::net::{ActixStream, TcpStream};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf, Ready};

use super::pages_tls::Greeting;
use crate::net::slots::Slot;

/// The connection, and its slot.
pub(crate) struct Slotted {
    stream: TcpStream,
    slot: Arc<Slot>,
    greeting: Greeting,
    /// `None` once it is over.
    gives_way: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

impl Slotted {
    /// A connection that holds `slot` as long as it lasts, and is greeted so.
    #[must_use]
    pub(crate) fn new(stream: TcpStream, slot: Slot, greeting: Greeting) -> Self {
        let gives_way = Some(Box::pin(slot.gives_way()) as Pin<Box<_>>);
        Self { stream, slot: Arc::new(slot), greeting, gives_way }
    }

    /// What it is greeted with.
    #[must_use]
    pub(crate) const fn greeting(&self) -> Greeting {
        self.greeting
    }

    /// The slot, by which whoever is connected can prove who they are.
    #[must_use]
    pub(crate) const fn slot(&self) -> &Arc<Slot> {
        &self.slot
    }

    /// The connection itself.
    #[must_use]
    pub(crate) const fn stream(&self) -> &TcpStream {
        &self.stream
    }

    /// An error once this connection has to end; wakes the task when that comes about.
    fn check(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        if self.gives_way.as_mut().is_some_and(|over| over.as_mut().poll(context).is_ready()) {
            self.gives_way = None;
        }
        let gave_way = || io::Error::new(io::ErrorKind::ConnectionAborted, "gave way to a newer connection");
        self.gives_way.as_ref().map(drop).ok_or_else(gave_way)
    }
}

impl AsyncRead for Slotted {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        this.check(context)?;
        Pin::new(&mut this.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Slotted {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        this.check(context)?;
        Pin::new(&mut this.stream).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

impl ActixStream for Slotted {
    fn poll_read_ready(&self, context: &mut Context<'_>) -> Poll<io::Result<Ready>> {
        ActixStream::poll_read_ready(&self.stream, context)
    }

    fn poll_write_ready(&self, context: &mut Context<'_>) -> Poll<io::Result<Ready>> {
        ActixStream::poll_write_ready(&self.stream, context)
    }
}
