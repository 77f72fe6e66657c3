//! Frames between nodes: version, kind, length, bytes. Decoding must never panic, and never take memory for bytes
//! that have not arrived.
//!
//! On the wire a frame is: the number 1 (1 byte), kind (1 byte), payload length (4 bytes, big endian), payload.

/// The first byte of every frame. It is frozen: which version is spoken inside frames is agreed upon when the connection
/// is made ([`Version`]). Another byte can only come from a program that has given up this
/// framing altogether.
pub const VERSION: u8 = 1;

/// A version of what nodes say to each other. It is the only version number that two nodes agree upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// What is newer is offered, wanted and then pushed.
    V1,
    /// What is newer is sent at once.
    V2,
    /// As before, with the clinic's receipts: what it forgot is brought back by whoever has them.
    V3,
}

impl Version {
    /// Every version that this program speaks, newest first.
    pub const ALL: [Self; 3] = [Self::V3, Self::V2, Self::V1];
    /// The newest.
    pub const NEWEST: Self = Self::V3;

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::V1 => 1,
            Self::V2 => 2,
            Self::V3 => 3,
        }
    }

    /// The version with this number; `None` when this program does not speak it.
    #[must_use]
    pub fn of_number(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.number() == number)
    }
}

/// Bytes before the payload.
pub const HEADER_LEN: usize = 6;

/// The longest payload that is written or read: 8 MiB.
pub const MAX_PAYLOAD_LEN: usize = 8 * 1024 * 1024;

/// A payload that is still arriving takes at most this much more memory than has arrived: 256 KiB.
pub const GROWTH_STEP: usize = 256 * 1024;

/// What a frame's payload is. Numbers are for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A message of [`crate::trust`]: what an unpaired node may send and is sent.
    Pairing,
    /// A message of a session between paired nodes.
    Session,
    /// The sender is done and will send no more; the payload is empty.
    Bye,
    /// The sender speaks no version that the receiver offered, and names those that it does: see [`newest_in`].
    Versions,
    /// Rows of the directory, from a laptop that the clinic does not know any more though it signed them. An unpaired node may
    /// send one.
    Introduction,
    /// A number from a newer program, handed up so that the layer above can decide to pass over it.
    Unknown(u8),
}

impl Kind {
    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Pairing => 1,
            Self::Session => 2,
            Self::Bye => 3,
            Self::Versions => 4,
            Self::Introduction => 5,
            Self::Unknown(number) => number,
        }
    }

    /// The kind with this number.
    #[must_use]
    pub const fn of(number: u8) -> Self {
        match number {
            1 => Self::Pairing,
            2 => Self::Session,
            3 => Self::Bye,
            4 => Self::Versions,
            5 => Self::Introduction,
            other => Self::Unknown(other),
        }
    }
}

/// One message between two nodes.
#[derive(Clone, PartialEq, Eq)]
pub struct Frame {
    /// What the payload is.
    pub kind: Kind,
    /// The bytes, at most [`MAX_PAYLOAD_LEN`] of them.
    pub payload: Vec<u8>,
}

impl Frame {
    /// A frame that says goodbye.
    #[must_use]
    pub const fn bye() -> Self {
        Self { kind: Kind::Bye, payload: Vec::new() }
    }

    /// A frame that says which versions this program speaks: each number as 4 bytes, big endian, newest first.
    #[must_use]
    pub fn versions() -> Self {
        let payload = Version::ALL.iter().flat_map(|version| version.number().to_be_bytes()).collect();
        Self { kind: Kind::Versions, payload }
    }
}

/// The newest version in the payload of [`Frame::versions`]; 0 when there is none.
#[must_use]
pub fn newest_in(payload: &[u8]) -> u32 {
    let (numbers, _) = payload.as_chunks::<4>();
    numbers.iter().map(|number| u32::from_be_bytes(*number)).max().unwrap_or(0)
}

/// Shows the length only: a payload may hold clients' words.
impl std::fmt::Debug for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Frame").field("kind", &self.kind).field("len", &self.payload.len()).finish()
    }
}

/// Bytes that are not a frame that this program can read. The connection they came on cannot be used any further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// The other side speaks a version that is newer than this program.
    #[error(
        "the other side runs a newer version (frames of version {found}, this program knows {known}); \
         update the program on this computer"
    )]
    NewerVersion {
        /// The version in the frame.
        found: u8,
        /// The newest version that this program reads.
        known: u8,
    },
    /// The first byte is no version at all.
    #[error("what arrived is not a Waystation message; check that the address is right")]
    NotAFrame,
    /// A payload is longer than is allowed here.
    #[error("a message of {len} bytes is longer than the {max} bytes that are allowed here")]
    TooLong {
        /// The length that was announced or asked for.
        len: usize,
        /// The limit.
        max: usize,
    },
}

/// Writes `frame` as bytes.
///
/// # Errors
/// [`WireError::TooLong`] when the payload is longer than [`MAX_PAYLOAD_LEN`]; split it.
pub fn encode(frame: &Frame) -> Result<Vec<u8>, WireError> {
    let too_long = WireError::TooLong { len: frame.payload.len(), max: MAX_PAYLOAD_LEN };
    if frame.payload.len() > MAX_PAYLOAD_LEN {
        return Err(too_long);
    }
    let len = u32::try_from(frame.payload.len()).map_err(|_| too_long)?;
    let mut bytes = Vec::with_capacity(HEADER_LEN + frame.payload.len());
    bytes.extend_from_slice(&[VERSION, frame.kind.number()]);
    bytes.extend_from_slice(&len.to_be_bytes());
    bytes.extend_from_slice(&frame.payload);
    Ok(bytes)
}

/// Puts frames together from bytes that arrive in any pieces.
#[derive(Debug)]
pub struct Decoder {
    max_payload_len: usize,
    state: State,
}

enum State {
    Header { bytes: [u8; HEADER_LEN], filled: usize },
    Payload { kind: Kind, len: usize, bytes: Vec<u8> },
    Broken(WireError),
}

/// Shows progress only, never bytes.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Header { filled, .. } => write!(f, "Header({filled} of {HEADER_LEN})"),
            Self::Payload { len, bytes, .. } => write!(f, "Payload({} of {len})", bytes.len()),
            Self::Broken(error) => write!(f, "Broken({error:?})"),
        }
    }
}

const START: State = State::Header { bytes: [0; HEADER_LEN], filled: 0 };

impl Default for Decoder {
    fn default() -> Self {
        Self::with_max(MAX_PAYLOAD_LEN)
    }
}

impl Decoder {
    /// A decoder that refuses payloads longer than `max_payload_len` bytes (never more than [`MAX_PAYLOAD_LEN`]).
    #[must_use]
    pub fn with_max(max_payload_len: usize) -> Self {
        Self { max_payload_len: max_payload_len.min(MAX_PAYLOAD_LEN), state: START }
    }

    /// Changes the limit for frames whose header has not wholly arrived yet.
    pub fn set_max(&mut self, max_payload_len: usize) {
        self.max_payload_len = max_payload_len.min(MAX_PAYLOAD_LEN);
    }

    /// Takes bytes from the front of `input` until one frame is whole or `input` is empty. `None` means that more
    /// bytes are needed; after a frame, call again with what is left of `input`.
    ///
    /// # Errors
    /// A [`WireError`] as soon as the bytes cannot be a frame; every later call gives the same error.
    pub fn take(&mut self, input: &mut &[u8]) -> Result<Option<Frame>, WireError> {
        loop {
            let next = match &mut self.state {
                State::Broken(error) => return Err(*error),
                State::Header { bytes, filled } => {
                    let wanted = bytes.get_mut(*filled..).unwrap_or_default();
                    let piece = split(input, wanted.len());
                    wanted.iter_mut().zip(piece).for_each(|(place, byte)| *place = *byte);
                    *filled += piece.len();
                    if *filled == 0 {
                        return Ok(None);
                    }
                    match header(bytes, *filled, self.max_payload_len) {
                        Ok(None) => return Ok(None),
                        Ok(Some((kind, len))) => State::Payload { kind, len, bytes: Vec::new() },
                        Err(error) => State::Broken(error),
                    }
                }
                State::Payload { kind, len, bytes } => {
                    let missing = *len - bytes.len();
                    let piece = split(input, missing);
                    if bytes.capacity() - bytes.len() < piece.len() {
                        bytes.reserve_exact(missing.min(piece.len().max(GROWTH_STEP)));
                    }
                    bytes.extend_from_slice(piece);
                    if bytes.len() < *len {
                        return Ok(None);
                    }
                    let frame = Frame { kind: *kind, payload: std::mem::take(bytes) };
                    self.state = START;
                    return Ok(Some(frame));
                }
            };
            self.state = next;
        }
    }

    /// How long the payload is that is arriving, once its header has; `None` between frames and within a header.
    #[must_use]
    pub const fn announced(&self) -> Option<usize> {
        match &self.state {
            State::Payload { len, .. } => Some(*len),
            State::Header { .. } | State::Broken(_) => None,
        }
    }

    /// Whether the stream may end here without cutting a frame in two.
    #[must_use]
    pub const fn is_between_frames(&self) -> bool {
        matches!(self.state, State::Header { filled: 0, .. })
    }

    #[cfg(test)]
    fn capacity(&self) -> usize {
        match &self.state {
            State::Payload { bytes, .. } => bytes.capacity(),
            State::Header { .. } | State::Broken(_) => 0,
        }
    }
}

/// Takes up to `len` bytes off the front of `input`.
fn split<'a>(input: &mut &'a [u8], len: usize) -> &'a [u8] {
    let (piece, rest) = input.split_at(len.min(input.len()));
    *input = rest;
    piece
}

/// Reads as much of a header as has arrived, so that a wrong version is told from its first byte on.
fn header(bytes: &[u8; HEADER_LEN], filled: usize, max: usize) -> Result<Option<(Kind, usize)>, WireError> {
    let [version, kind, l0, l1, l2, l3] = *bytes;
    if version > VERSION {
        return Err(WireError::NewerVersion { found: version, known: VERSION });
    }
    if version != VERSION {
        return Err(WireError::NotAFrame);
    }
    if filled < HEADER_LEN {
        return Ok(None);
    }
    let len = usize::try_from(u32::from_be_bytes([l0, l1, l2, l3])).unwrap_or(usize::MAX);
    if len > max {
        return Err(WireError::TooLong { len, max });
    }
    Ok(Some((Kind::of(kind), len)))
}

#[cfg(test)]
mod tests;
