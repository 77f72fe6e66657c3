//! A key in a file that opens the node without a person: on a stick that is put in after a power cut and taken out again.
//! Must never hold a passphrase, nor let anybody sign in.
//!
//! In the root it stands beside the people, as one with a login that nobody can type and a lock that nobody can open; so it
//! is wrapped, renewed at an erasure and shut out like a person, and an older program reads the file as before.

use std::fmt;

use waystation_sync::id::PersonId;
use zeroize::Zeroizing;

use super::entropy;
use super::error::VaultError;
use super::keyring_file::{Admitted, Header};
use super::passphrase::{Cost, Passphrase};
use super::person::seal_secret;
use super::person_secret::PersonSecret;
use super::wrap;

/// Most such keys of one node.
pub(crate) const UNLOCK_KEYS_MAX: usize = 8;
/// Largest file that is read as one, in bytes.
pub(crate) const UNLOCK_FILE_BYTES_MAX: u64 = 4096;
/// What their login tags are made of: no login begins so.
const LOGIN: &str = "\0unlock key";
/// Before the key in the file.
const PREFIX: &str = "waystation-unlock-1-";
/// For whoever finds the stick.
const FOR_READERS: &str = "This file opens a clinic's record without a passphrase. Keep it locked away, apart from the clinic's \
                           computer.\r\nEste archivo abre el registro de una clínica sin contraseña. Guárdelo bajo llave, lejos \
                           de la computadora de la clínica.\r\n";

/// The secret half of such a key, in memory.
pub struct UnlockKey(PersonSecret);

impl UnlockKey {
    /// What the file holds.
    #[must_use]
    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(FOR_READERS.len() + PREFIX.len() + 66));
        text.push_str(FOR_READERS);
        text.push_str(PREFIX);
        for byte in self.0.bytes() {
            for half in [byte >> 4, byte & 15] {
                text.push(char::from_digit(half.into(), 16).unwrap_or('0'));
            }
        }
        text.push_str("\r\n");
        text
    }

    /// Reads a file; `None` where it holds none.
    #[must_use]
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let hex = text.lines().find_map(|line| line.trim().strip_prefix(PREFIX))?;
        let mut bytes = Zeroizing::new([0_u8; 32]);
        let mut digits = hex.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
        for byte in bytes.iter_mut() {
            *byte = (digits.next()?? << 4) | digits.next()??;
        }
        digits.next().is_none().then(|| Self(PersonSecret::from_bytes(*bytes)))
    }

    pub(super) const fn secret(&self) -> &PersonSecret {
        &self.0
    }
}

impl fmt::Debug for UnlockKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnlockKey(..)")
    }
}

/// A new key, and what stands for it in a root; nothing is wrapped to it yet.
pub(super) fn make(header: &Header, id: PersonId) -> Result<(UnlockKey, Admitted), VaultError> {
    let (secret, public_key) = wrap::key_pair()?;
    // Nobody ever learns this passphrase, so the lock opens for nobody; it costs as much to try as any other.
    let drawn: [u8; 32] = entropy::draw()?;
    let passphrase = Passphrase::new(drawn.iter().map(|byte| format!("{byte:02x}")).collect());
    let sealed_secret = seal_secret(id, &public_key, &secret, &passphrase, Cost::STANDARD)?;
    let login_tag = header.login_tag(LOGIN);
    Ok((UnlockKey(secret), Admitted { person: id, login_tag, public_key, sealed_secret, wrapped: Vec::new() }))
}

/// Those that stand in a root.
pub(super) fn all(header: &Header) -> impl Iterator<Item = &Admitted> {
    let tag = header.login_tag(LOGIN);
    header.people.iter().filter(move |admitted| admitted.login_tag == tag)
}
