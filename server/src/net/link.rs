//! A link: frames over TLS between two nodes. Must never hold more of a peer's bytes than one frame.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt, ReadHalf, WriteHalf};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsStream;
use waystation_sync::replica::message::Version;
use waystation_sync::trust::CertificateHash;
use waystation_sync::wire::{self, Decoder, Frame, Kind, newest_in};

use super::error::LinkError;
use super::limits::{Limits, READ_BUFFER_LEN, SEND_PIECE_LEN};
use super::slots::Slot;
use super::tls::{BINDING_LABEL, number_of};

/// Bytes of frames that went over a link so far, headers included. TLS adds about 22 bytes to each 16 KiB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Bytes that came.
    pub bytes_in: u64,
    /// Bytes that were sent.
    pub bytes_out: u64,
}

/// What both halves of a link know.
#[derive(Debug)]
struct Shared {
    own: CertificateHash,
    peer: CertificateHash,
    /// The number of the version that was agreed upon, or of one that only the peer speaks.
    spoken: u32,
    binding: [u8; 32],
    address: SocketAddr,
    limits: Limits,
    bytes_in: AtomicU64,
    bytes_out: AtomicU64,
    /// Held as long as either half lives, so that the listener counts this link.
    slot: Option<Slot>,
}

/// A link to one node. Both ends have proved that they hold the keys to their certificates; whether the peer's is one
/// to talk to is for the caller to decide, by [`Link::peer_hash`].
#[derive(Debug)]
pub struct Link {
    reader: LinkReader,
    writer: LinkWriter,
}

/// What of a frame has come.
#[derive(Debug, PartialEq, Eq)]
pub enum Arriving {
    /// All of it.
    Whole(Frame),
    /// The length of its payload, which is larger than was free for it: no more of it is read until somebody asks again.
    Large(usize),
}

/// The half of a link that receives.
pub struct LinkReader {
    stream: ReadHalf<TlsStream<TcpStream>>,
    decoder: Decoder,
    buffer: Box<[u8]>,
    /// What of `buffer` has been read and not yet decoded.
    unread: std::ops::Range<usize>,
    shared: Arc<Shared>,
}

/// The half of a link that sends.
pub struct LinkWriter {
    stream: WriteHalf<TlsStream<TcpStream>>,
    /// Whether a frame was begun and not finished: nothing sensible can follow it.
    cut: bool,
    shared: Arc<Shared>,
}

impl Link {
    pub(super) fn new(
        stream: TlsStream<TcpStream>,
        own: CertificateHash,
        address: SocketAddr,
        limits: Limits,
        slot: Option<Slot>,
    ) -> Result<Self, LinkError> {
        let (_, connection) = stream.get_ref();
        let certificate = connection.peer_certificates().and_then(<[_]>::first);
        let spoken = connection.alpn_protocol().and_then(number_of);
        let (Some(certificate), Some(spoken)) = (certificate, spoken) else {
            return Err(LinkError::NotWaystation { address });
        };
        let peer = CertificateHash::of(certificate);
        let exported = match &stream {
            TlsStream::Client(client) => client.get_ref().1.export_keying_material([0; 32], BINDING_LABEL, None),
            TlsStream::Server(server) => server.get_ref().1.export_keying_material([0; 32], BINDING_LABEL, None),
        };
        let binding = exported.map_err(|error| LinkError::Tls { source: io::Error::other(error) })?;
        let shared = Arc::new(Shared {
            own,
            peer,
            spoken,
            binding,
            address,
            limits,
            bytes_in: AtomicU64::new(0),
            bytes_out: AtomicU64::new(0),
            slot,
        });
        let (read_half, write_half) = tokio::io::split(stream);
        let reader = LinkReader {
            stream: read_half,
            decoder: Decoder::default(),
            buffer: vec![0; READ_BUFFER_LEN].into_boxed_slice(),
            unread: 0..0,
            shared: Arc::clone(&shared),
        };
        Ok(Self { reader, writer: LinkWriter { stream: write_half, cut: false, shared } })
    }

    /// The other node's certificate.
    #[must_use]
    pub fn peer_hash(&self) -> CertificateHash {
        self.reader.shared.peer
    }

    /// This node's certificate.
    #[must_use]
    pub fn own_hash(&self) -> CertificateHash {
        self.reader.shared.own
    }

    /// The version that both speak; `None` when there is none, and then nothing can be said but [`Frame::versions`].
    #[must_use]
    pub fn version(&self) -> Option<Version> {
        Version::of_number(self.reader.shared.spoken)
    }

    /// The number of the version that the other node wants to speak.
    #[must_use]
    pub fn spoken(&self) -> u32 {
        self.reader.shared.spoken
    }

    /// Says that the other node is a known one, so that its link gives way to no stranger's.
    pub(crate) fn prove(&self) {
        if let Some(slot) = &self.reader.shared.slot {
            slot.prove();
        }
    }

    /// Where the other node is.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.reader.shared.address
    }

    /// Bytes that only the two ends of this very connection know. Pairing proves them.
    #[must_use]
    pub fn binding(&self) -> [u8; 32] {
        self.reader.shared.binding
    }

    /// The times that this link keeps.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.reader.shared.limits
    }

    /// What went over the link so far.
    #[must_use]
    pub fn traffic(&self) -> Traffic {
        self.reader.traffic()
    }

    /// See [`LinkReader::limit_payload`].
    pub fn limit_payload(&mut self, max: usize) {
        self.reader.limit_payload(max);
    }

    /// See [`LinkReader::recv`].
    ///
    /// # Errors
    /// As there.
    pub async fn recv(&mut self) -> Result<Option<Frame>, LinkError> {
        self.reader.recv().await
    }

    /// See [`LinkWriter::send`].
    ///
    /// # Errors
    /// As there.
    pub async fn send(&mut self, frame: &Frame) -> Result<(), LinkError> {
        self.writer.send(frame).await
    }

    /// See [`LinkWriter::close`].
    pub async fn close(mut self) {
        self.writer.close().await;
    }

    /// Two halves that separate tasks can use. The link ends when both are dropped.
    #[must_use]
    pub fn split(self) -> (LinkReader, LinkWriter) {
        (self.reader, self.writer)
    }
}

impl LinkReader {
    /// The other node's certificate.
    #[must_use]
    pub fn peer_hash(&self) -> CertificateHash {
        self.shared.peer
    }

    /// What went over the link so far, both ways.
    #[must_use]
    pub fn traffic(&self) -> Traffic {
        self.shared.traffic()
    }

    /// From the next frame on, refuses payloads longer than `max` bytes.
    pub fn limit_payload(&mut self, max: usize) {
        self.decoder.set_max(max);
    }

    /// The next frame; `None` when the other side has closed the link properly. May be dropped while it waits and
    /// called again: no byte is lost.
    ///
    /// # Errors
    /// [`LinkError::Version`] when the other side speaks no version that this one does, [`LinkError::Wire`] when the
    /// bytes are no frames, [`LinkError::Silent`] when no byte came for
    /// [`Limits::idle`], [`LinkError::Lost`], [`LinkError::Tls`] or [`LinkError::Closed`] when the connection ended
    /// otherwise. Drop the link in every case.
    pub async fn recv(&mut self) -> Result<Option<Frame>, LinkError> {
        loop {
            match self.recv_within(usize::MAX).await? {
                Some(Arriving::Whole(frame)) => return Ok(Some(frame)),
                Some(Arriving::Large(_)) => {}
                None => return Ok(None),
            }
        }
    }

    /// As [`LinkReader::recv`], but of a payload of more than `free` bytes it says how long it is before it is read: what of
    /// it came with its header is all that is held. Called with more, it goes on with it.
    ///
    /// # Errors
    /// As there.
    pub async fn recv_within(&mut self, free: usize) -> Result<Option<Arriving>, LinkError> {
        loop {
            let mut unread = self.buffer.get(self.unread.clone()).unwrap_or_default();
            let frame = self.decoder.take(&mut unread)?;
            self.unread.start = self.unread.end - unread.len();
            if let Some(Frame { kind: Kind::Versions, payload }) = &frame {
                return Err(LinkError::Version { found: newest_in(payload), known: Version::NEWEST.number() });
            }
            if let Some(frame) = frame {
                return Ok(Some(Arriving::Whole(frame)));
            }
            if let Some(len) = self.decoder.announced().filter(|len| *len > free) {
                return Ok(Some(Arriving::Large(len)));
            }
            let read = timeout(self.shared.limits.idle, self.stream.read(&mut self.buffer));
            let read = tokio::select! {
                () = self.shared.gives_way() => return Err(LinkError::Closed),
                read = read => read,
            };
            let len = read.map_err(|_| LinkError::Silent)?.map_err(LinkError::of_stream)?;
            if len == 0 {
                return if self.decoder.is_between_frames() { Ok(None) } else { Err(LinkError::Closed) };
            }
            self.unread = 0..len;
            self.shared.bytes_in.fetch_add(len as u64, Ordering::Relaxed);
        }
    }
}

impl LinkWriter {
    /// The other node's certificate.
    #[must_use]
    pub fn peer_hash(&self) -> CertificateHash {
        self.shared.peer
    }

    /// What went over the link so far, both ways.
    #[must_use]
    pub fn traffic(&self) -> Traffic {
        self.shared.traffic()
    }

    /// Sends one frame and sees it on its way. If it is dropped while it waits, half a frame may be on its way, and
    /// every later call gives [`LinkError::Closed`].
    ///
    /// # Errors
    /// [`LinkError::Wire`] when the payload is too long (nothing was sent, the link is as before),
    /// [`LinkError::Silent`] when the other side takes nothing for [`Limits::send`], [`LinkError::Lost`] or
    /// [`LinkError::Tls`] when the connection broke; drop the link then.
    pub async fn send(&mut self, frame: &Frame) -> Result<(), LinkError> {
        if self.cut {
            return Err(LinkError::Closed);
        }
        let bytes = wire::encode(frame)?;
        self.cut = true;
        for piece in bytes.chunks(SEND_PIECE_LEN) {
            let written = timeout(self.shared.limits.send, self.stream.write_all(piece)).await;
            written.map_err(|_| LinkError::Silent)?.map_err(LinkError::of_stream)?;
            self.shared.bytes_out.fetch_add(piece.len() as u64, Ordering::Relaxed);
        }
        let flushed = timeout(self.shared.limits.send, self.stream.flush()).await;
        flushed.map_err(|_| LinkError::Silent)?.map_err(LinkError::of_stream)?;
        self.cut = false;
        Ok(())
    }

    /// Says that nothing more comes. The other side reads what is on its way, then an end.
    pub async fn close(&mut self) {
        self.cut = true;
        // The other side may be gone already, and then there is nobody to tell.
        drop(timeout(self.shared.limits.send, self.stream.shutdown()).await);
    }
}

impl Shared {
    /// Done when the listener needs this link's place for another.
    async fn gives_way(&self) {
        match &self.slot {
            Some(slot) => slot.gives_way().await,
            None => std::future::pending().await,
        }
    }

    fn traffic(&self) -> Traffic {
        Traffic { bytes_in: self.bytes_in.load(Ordering::Relaxed), bytes_out: self.bytes_out.load(Ordering::Relaxed) }
    }
}

impl fmt::Debug for LinkReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LinkReader").field("shared", &self.shared).finish_non_exhaustive()
    }
}

impl fmt::Debug for LinkWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LinkWriter").field("shared", &self.shared).finish_non_exhaustive()
    }
}
