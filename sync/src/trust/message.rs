//! The messages of pairing as bytes, each the payload of one frame. Must never accept bytes that are left over.

use super::error::{PairingError, Told};
use crate::stored::{exactly, numbered_bytes};

/// The longest name of a laptop, in bytes of UTF-8.
pub const MAX_LAPTOP_NAME_LEN: usize = 64;

/// The longest message that an unpaired node may send, in bytes; the longest real one is half of this.
pub const MAX_MESSAGE_LEN: usize = 320;

/// The most bytes that a welcome may carry: a frame's limit less room for the message around them.
pub const MAX_WELCOME_LEN: usize = crate::wire::MAX_PAYLOAD_LEN - 64;

/// The messages in the order in which they are sent. As bytes each is its number, counted from 1 in this order, then its
/// fields; a new one gets the next number.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Message {
    /// From the laptop: its element.
    Begin { spake: Vec<u8> },
    /// From the clinic: its element, and its proof.
    Answer { spake: Vec<u8>, confirm: [u8; 32] },
    /// From the laptop: its proof, which covers its name and the key that it signs entries with.
    Confirm { confirm: [u8; 32], laptop_name: String, signing_key: [u8; 32] },
    /// From the clinic: what the laptop needs.
    Welcome { payload: Vec<u8> },
    /// From either side: it is over.
    Refused { told: Told },
}

impl Message {
    /// The message as bytes.
    ///
    /// # Errors
    /// [`PairingError::NotUnderstood`], which does not happen: these types always have a form as bytes.
    pub(super) fn encode(&self) -> Result<Vec<u8>, PairingError> {
        const WHAT: &str = "a message of pairing";
        let bytes = match self {
            Self::Begin { spake } => numbered_bytes(1, spake, WHAT),
            Self::Answer { spake, confirm } => numbered_bytes(2, &(spake, confirm), WHAT),
            Self::Confirm { confirm, laptop_name, signing_key } => {
                numbered_bytes(3, &(confirm, laptop_name, signing_key), WHAT)
            }
            Self::Welcome { payload } => numbered_bytes(4, payload, WHAT),
            Self::Refused { told } => Ok(refusal(*told)),
        };
        bytes.map_err(|_| PairingError::NotUnderstood)
    }

    /// Reads one whole message.
    ///
    /// # Errors
    /// [`PairingError::NotUnderstood`] for anything else; [`PairingError::CodeNotAccepted`] or
    /// [`PairingError::ClinicTrouble`] when the other side refused.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, PairingError> {
        let (number, fields) = bytes.split_first().ok_or(PairingError::NotUnderstood)?;
        let message = match number {
            1 => exactly(fields).map(|spake| Self::Begin { spake }),
            2 => exactly(fields).map(|(spake, confirm)| Self::Answer { spake, confirm }),
            3 => exactly(fields).map(|(confirm, laptop_name, signing_key)| Self::Confirm {
                confirm,
                laptop_name,
                signing_key,
            }),
            4 => exactly(fields).map(|payload| Self::Welcome { payload }),
            5 => exactly(fields).map(|told| Self::Refused { told }),
            _ => None,
        };
        match message.ok_or(PairingError::NotUnderstood)? {
            Self::Refused { told } => Err(told.into()),
            message @ (Self::Begin { .. } | Self::Answer { .. } | Self::Confirm { .. } | Self::Welcome { .. }) => {
                Ok(message)
            }
        }
    }
}

/// The message that ends pairing without saying why.
#[must_use]
pub fn refusal(told: Told) -> Vec<u8> {
    vec![5, told.number()]
}

/// Whether a name can be shown on one line of the clinic's screen, and taken for nothing else there: not for the clinic,
/// and not for another name by letters that cannot be seen.
pub(super) fn check_name(name: &str) -> Result<(), PairingError> {
    let unseen = |c: char| c.is_control() || is_format(c);
    let fits = !name.trim().is_empty() && name.len() <= MAX_LAPTOP_NAME_LEN && !name.chars().any(unseen);
    if fits && !is_the_clinics(name) { Ok(()) } else { Err(PairingError::LaptopName { max: MAX_LAPTOP_NAME_LEN }) }
}

/// Whether `name` is what pages call the clinic's own computer, in any language of theirs: no laptop and no person has it.
#[must_use]
pub fn is_the_clinics(name: &str) -> bool {
    ["clinic", "clínica", "clinica", "waystation"].contains(&&*name.trim().to_lowercase())
}

/// Characters that change how others are shown and are not shown themselves (Unicode's class Cf, of those in use).
const fn is_format(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E01EF}')
}
