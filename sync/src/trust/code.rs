//! The short code that a supervisor reads out and a laptop's user types. Must never be logged or kept after its window.

use std::fmt;
use std::str::FromStr;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Characters in a code. Eight of 24 letters and digits are about 36 bits; five guesses at that are hopeless.
pub const CODE_LEN: usize = 8;

/// No O, 0, I, 1 or L; of S/5, Z/2, B/8, G/6 and U/V one each; no vowels, so that no code spells a word.
const ALPHABET: &[u8; 24] = b"23456789CDFHJKMNPQRTVWXY";

/// A pairing code. Shown as `ABCD-EFGH`.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct PairingCode([u8; CODE_LEN]);

/// A text that cannot be a pairing code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Too few or too many characters, dashes and spaces not counted.
    #[error("a code has {CODE_LEN} letters and digits, but {found} were typed; look at the clinic's screen again")]
    Length {
        /// How many were found.
        found: usize,
    },
    /// A character that is in no code. It is not repeated here, since the rest may be right.
    #[error("character {place} is not one that codes are made of; look at the clinic's screen again")]
    Character {
        /// Its place, counted from 1, dashes and spaces not counted.
        place: usize,
    },
}

impl PairingCode {
    /// Makes a code from 16 random bytes. Taking the remainder favours some characters by less than one in 2^90.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        let mut rest = u128::from_le_bytes(random);
        let mut code = [0; CODE_LEN];
        let size = ALPHABET.len() as u128;
        for place in &mut code {
            let index = usize::try_from(rest % size).unwrap_or_default();
            *place = ALPHABET.get(index).copied().unwrap_or(b'2');
            rest /= size;
        }
        rest.zeroize();
        Self(code)
    }

    /// The code as it is shown to people at the clinic.
    #[must_use]
    pub fn show(&self) -> String {
        let (first, second) = self.0.split_at(CODE_LEN / 2);
        first.iter().chain(b"-").chain(second).map(|byte| char::from(*byte)).collect()
    }

    /// The bytes that are proved in the exchange.
    pub(super) const fn password(&self) -> &[u8; CODE_LEN] {
        &self.0
    }

    /// Whether two codes are the same, in a time that does not tell where they differ.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

/// The character of the alphabet that was meant, if it can be told.
fn meant(typed: char) -> Option<u8> {
    let byte = match typed.to_ascii_uppercase() {
        'S' => b'5',
        'Z' => b'2',
        'B' => b'8',
        'G' => b'6',
        'U' => b'V',
        other => u8::try_from(other).ok()?,
    };
    ALPHABET.contains(&byte).then_some(byte)
}

/// Spaces and every kind of dash are there to read by and mean nothing.
fn is_spacing(typed: char) -> bool {
    typed.is_whitespace() || matches!(typed, '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl FromStr for PairingCode {
    type Err = CodeError;

    /// Reads what a person typed: capitals or not, with or without dashes, and look-alikes where only one can be meant.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let mut code = Self([0; CODE_LEN]);
        let mut found = 0;
        let mut wrong = None;
        for typed in text.chars().filter(|typed| !is_spacing(*typed)) {
            match (meant(typed), code.0.get_mut(found)) {
                (Some(byte), Some(place)) => *place = byte,
                (None, Some(_)) if wrong.is_none() => wrong = Some(found + 1),
                (Some(_) | None, Some(_) | None) => {}
            }
            found += 1;
        }
        if found != CODE_LEN {
            return Err(CodeError::Length { found });
        }
        wrong.map_or(Ok(code), |place| Err(CodeError::Character { place }))
    }
}

impl fmt::Debug for PairingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PairingCode(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> Result<String, CodeError> {
        text.parse::<PairingCode>().map(|code| code.show())
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for typed in ["C4D5-92XY", "c4d592xy", " c4d5 92xy ", "C4DS–9ZXY", "c_4.d-5 9 2 x y"] {
            assert_eq!(shown(typed), Ok("C4D5-92XY".to_owned()), "{typed}");
        }
        assert_eq!(shown("BGUS-2222"), Ok("86V5-2222".to_owned()));
    }

    #[test]
    fn what_cannot_be_a_code_is_refused_with_its_reason() {
        assert_eq!(shown(""), Err(CodeError::Length { found: 0 }));
        assert_eq!(shown("C4D5-92X"), Err(CodeError::Length { found: 7 }));
        assert_eq!(shown("C4D5-92XYY"), Err(CodeError::Length { found: 9 }));
        assert_eq!(shown("C4O5-92X0"), Err(CodeError::Character { place: 3 }));
        assert_eq!(shown("C4D592Xé"), Err(CodeError::Character { place: 8 }));
    }

    #[test]
    fn a_code_is_not_in_its_debug_text() {
        let code = PairingCode::from_random([9; 16]);
        let text = format!("{code:?}");
        assert!(!text.contains(&code.show()) && !text.contains(&code.show().replace('-', "")), "{text}");
    }

    #[test]
    fn the_alphabet_holds_no_character_that_looks_like_another() {
        assert!(ALPHABET.iter().all(|byte| !b"0O1IL5SZBGU".contains(byte) || *byte == b'5'));
        assert!(ALPHABET.is_sorted() && ALPHABET.iter().all(|byte| meant(char::from(*byte)) == Some(*byte)));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(random: [u8; 16]) {
            let code = PairingCode::from_random(random);
            prop_assert!(code.show().parse::<PairingCode>().is_ok_and(|read| read.same(&code)));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            prop_assert!(shown(&text).is_ok() || shown(&text).is_err());
        }
    }
}
