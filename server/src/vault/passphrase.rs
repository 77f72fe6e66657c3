//! Passphrases and the work of trying one (Argon2id, RFC 9106). Must never print a passphrase, nor do less work than
//! the stored cost says.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};
use zxcvbn::{Score, zxcvbn};

use super::error::VaultError;
use super::seal::SealKey;
use super::well_known;

/// The fewest characters of a new passphrase, as the pages that ask for one say.
const LEAST_CHARACTERS: usize = 12;
/// The least that is taken of how many guesses it stands: a hundred million (zxcvbn: "safely unguessable" where each guess
/// is slow). Common passphrases, repeats, rows of keys and dates stand far fewer.
const LEAST_SCORE: Score = Score::Three;
/// The longest passphrase that is looked at, in bytes; more is no safer and costs time.
const MOST_BYTES: usize = 1024;

/// Words that a new passphrase gains nothing by, beside those that the library knows: what this program and its users are
/// called, and the commonest in Spanish.
const COMMON: [&str; 24] = [
    "waystation",
    "clinic",
    "clinica",
    "clínica",
    "laptop",
    "sample",
    "supervisor",
    "therapist",
    "terapeuta",
    "paciente",
    "usuario",
    "contraseña",
    "contrasena",
    "clave",
    "secreto",
    "hola",
    "bienvenido",
    "teamo",
    "tequiero",
    "verano",
    "invierno",
    "primavera",
    "otoño",
    "cambiame",
];

/// What a person types to unlock. Wiped from memory when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Passphrase {
    /// As RFC 8265 prepares it (OpaqueString), so that every keyboard and file gives the same bytes.
    normal: String,
    /// As it was typed, where that differs: locks of earlier versions were made of it.
    typed: Option<String>,
}

impl Passphrase {
    /// Takes the text as typed or as a file holds it; spaces at its ends count, a byte order mark before it and ends of
    /// lines behind it do not.
    #[must_use]
    pub fn new(text: String) -> Self {
        let line = text.trim_start_matches('\u{FEFF}').trim_end_matches(['\r', '\n']);
        let normal: String = line.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).nfc().collect();
        let typed = Some(text).filter(|text| *text != normal);
        Self { normal, typed }
    }

    /// Its bytes in each form in which a lock may have been made of them, as many of them as are looked at.
    pub(super) fn forms(&self) -> impl Iterator<Item = &[u8]> {
        let forms = std::iter::once(&self.normal).chain(&self.typed);
        forms.map(|form| form.as_bytes().get(..MOST_BYTES).unwrap_or(form.as_bytes()))
    }

    /// The form of which new locks are made.
    pub(super) fn form(&self) -> &[u8] {
        self.normal.as_bytes()
    }

    /// Whether it may protect a new lock of `login`. Not asked when opening one.
    ///
    /// # Errors
    /// [`VaultError::WeakPassphrase`], [`VaultError::CommonPassphrase`] and [`VaultError::TooLarge`].
    pub(crate) fn check_new(&self, login: &str) -> Result<(), VaultError> {
        if self.normal.chars().count() < LEAST_CHARACTERS {
            return Err(VaultError::WeakPassphrase { least: LEAST_CHARACTERS });
        }
        if self.normal.len() > MOST_BYTES {
            return Err(VaultError::TooLarge { what: "the passphrase" });
        }
        // What a keyboard's small letters make of it, so that capitals hide nothing common.
        let small = self.normal.to_lowercase();
        let known: Vec<&str> = COMMON.into_iter().chain([login]).collect();
        let is_guessed = |text: &str| zxcvbn(text, &known).score() < LEAST_SCORE;
        let rest = well_known::without(&small);
        if is_guessed(&small) || rest.is_some_and(|rest| is_guessed(&rest)) {
            return Err(VaultError::CommonPassphrase);
        }
        Ok(())
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// How much work trying one passphrase is. Stored beside what it protects, so it can grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// How many lanes run side by side (RFC 9106, p).
    pub lanes: u32,
}

impl Cost {
    /// 19 MiB, two passes, one lane: OWASP's least for Argon2id, and about 50 ms on a small clinic box.
    pub const STANDARD: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

    /// No stored cost beyond this is tried: a damaged or hostile lock must not take the node's memory.
    const MOST: Self = Self { memory_kib: 256 * 1024, passes: 16, lanes: 8 };

    /// The key that one form of a passphrase and `salt` make at this cost.
    pub(super) fn key(self, form: &[u8], salt: &[u8; 16]) -> Result<SealKey, VaultError> {
        let most = Self::MOST;
        if self.memory_kib > most.memory_kib || self.passes > most.passes || self.lanes > most.lanes {
            return Err(VaultError::TooLarge { what: "the stored cost of trying a passphrase" });
        }
        let unusable = |_| VaultError::TooLarge { what: "the stored cost of trying a passphrase" };
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(unusable)?;
        let mut key = [0; 32];
        let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(form, salt, &mut key);
        let made = SealKey::from_bytes(key);
        key.zeroize();
        done.map(|()| made).map_err(|_| VaultError::Memory)
    }
}

impl Default for Cost {
    fn default() -> Self {
        Self::STANDARD
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<(), VaultError> {
        Passphrase::new(text.to_owned()).check_new("dana")
    }

    #[test]
    fn common_passphrases_repeats_and_rows_of_keys_are_refused() {
        for text in [
            "password1234",
            "Password1234!",
            "PASSWORD1234",
            "123456789012",
            "waystation12",
            "            ",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "qwertyuiop12",
            "iloveyou1234",
            "contraseña123",
            "clinica2026!",
            "clinic clinic clinic",
            "danadanadana",
            "correct horse battery staple",
            "Correct-Horse-Battery-Staple",
            "correcthorse batterystaple 1",
            "The quick brown fox jumps over the lazy dog",
            "to be, or not to be: that is the question",
            "open sesame open sesame",
            "En un lugar de La Mancha",
            "Ser o no ser, esa es la cuestión",
        ] {
            assert!(matches!(check(text), Err(VaultError::CommonPassphrase)), "{text}");
        }
        assert!(matches!(check("short words"), Err(VaultError::WeakPassphrase { .. })));
    }

    #[test]
    fn a_few_words_in_a_row_are_taken() {
        for text in ["candle wool harbour", "mañana será café", "tres tristes tigres", "王小明去年在河边种树很高兴"]
        {
            assert!(check(text).is_ok(), "{text}");
        }
    }
}
