//! Who a peer is: pairing by a short code, and the words that both screens show. Must never decide by a clock other
//! than the one handed in, and must never tell an unpaired node why it was refused.
//!
//! Pairing takes four messages over a TLS connection on which both sides proved that they hold the private key of the
//! certificate they showed, and nothing else is known yet:
//!
//! 1. laptop -> clinic, [`Joining::begin`]: the laptop's SPAKE2 element (RFC 9382 describes the exchange).
//! 2. clinic -> laptop, [`Window::begin`]: the clinic's element, and proof that it knows the code.
//! 3. laptop -> clinic, [`Joining::answer`]: the laptop's proof, and what it is called.
//! 4. clinic -> laptop, [`Newcomer::welcome`]: what a laptop needs to begin, as bytes that are opaque here.
//!
//! Both certificate hashes and the connection itself are part of what is proved ([`Parties`]), so somebody who sits
//! between the two with certificates of their own fails although the code is right. One run of the exchange lets an
//! attacker test one guess; the [`Window`] counts every run that was begun.

mod certificate;
mod code;
mod error;
mod exchange;
mod joining;
mod message;
mod window;
mod word;
mod words;

pub use certificate::{CertificateHash, Parties, SHORT_ID_LEN};
pub use code::{CODE_LEN, CodeError, PairingCode};
pub use error::{PairingError, Told};
pub use joining::{Confirmed, Joining};
pub use message::{MAX_LAPTOP_NAME_LEN, MAX_MESSAGE_LEN, MAX_WELCOME_LEN, is_the_clinics, refusal};
pub use window::{ClinicTry, MAX_WRONG_TRIES, Newcomer, WINDOW_MS, Window, WindowState};
pub use word::CheckWords;

/// 32 random bytes for one run of the exchange. They must never be used twice.
pub type Seed = [u8; 32];

/// What both sides hold after pairing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paired {
    /// The other node's certificate; from now on it alone decides who the other node is.
    pub peer: CertificateHash,
    /// The words that both screens show; people compare them.
    pub words: CheckWords,
}

#[cfg(test)]
mod tests;
