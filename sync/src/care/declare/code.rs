//! A code that names a choice or an entry, held inline so that keys stay `Copy`. Must never hold a person's words.

use std::fmt;

use crate::id::ClientId;

/// Longest code, in bytes.
pub const CODE_BYTES_MAX: usize = 47;

/// Between the codes of a pair: `breathing:home`.
pub const CODE_JOINT: char = ':';

/// A code: lower-case letters, digits, `_` and `-`; several joined by `:`. It may be one that this version does not
/// know, of the clinic's own library or of a newer version, which is shown as it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    bytes: [u8; CODE_BYTES_MAX],
    len: u8,
}

impl Code {
    /// `text` as a code; `None` when it is empty, too long or has other characters.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b':');
        let parts = !text.split(CODE_JOINT).any(str::is_empty);
        (parts && text.bytes().all(plain)).then(|| Self::declared(text)).filter(|code| code.as_str() == text)
    }

    /// A code that stands in a declaration. One that is too long becomes the empty code, which names nothing; a test
    /// reads every declaration for that.
    #[must_use]
    pub const fn declared(text: &str) -> Self {
        let mut bytes = [0; CODE_BYTES_MAX];
        let mut from = text.as_bytes();
        let mut to: &mut [u8] = &mut bytes;
        if from.len() > CODE_BYTES_MAX {
            return Self { bytes, len: 0 };
        }
        while let ([first, rest @ ..], [place, places @ ..]) = (from, to) {
            *place = *first;
            from = rest;
            to = places;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most CODE_BYTES_MAX, checked above")]
        Self { bytes, len: text.len() as u8 }
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.bytes.get(..usize::from(self.len)).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    /// The codes that it is joined of, in order.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.as_str().split(CODE_JOINT)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}

/// The codes that entries of a coded noun, or one half of a pair, may stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// These and no others.
    Fixed(&'static [&'static str]),
    /// These, and those that the clinic's own library of this name adds (rows of the directory). What is in the library
    /// is not known here, so any well-formed code is taken; forms offer those of the library.
    Library {
        /// The library's name in the directory.
        name: &'static str,
        /// The codes that every clinic has.
        built_in: &'static [&'static str],
    },
    /// The clients of the clinic, by their ids. Forms offer none.
    Clients,
}

impl Codes {
    /// The codes that are known without the clinic's library.
    #[must_use]
    pub const fn built_in(&self) -> &'static [&'static str] {
        match self {
            Self::Fixed(codes) | Self::Library { built_in: codes, .. } => codes,
            Self::Clients => &[],
        }
    }

    /// Whether an entry may be begun under `code`.
    #[must_use]
    pub fn take(&self, code: &str) -> bool {
        match self {
            Self::Fixed(codes) => codes.contains(&code),
            Self::Library { .. } => !code.contains(CODE_JOINT) && Code::new(code).is_some(),
            // As it is displayed and in no other way: under two there would be two entries about one client.
            Self::Clients => code.parse().is_ok_and(|client: ClientId| client.to_string() == code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_holds_what_names_something_and_nothing_else() {
        assert_eq!(Code::new("breathing:home").unwrap().parts().collect::<Vec<_>>(), ["breathing", "home"]);
        let long = "a".repeat(CODE_BYTES_MAX);
        assert_eq!(Code::new(&long).unwrap().as_str(), long);
        for text in ["", ":", "a:", ":a", "Ana", "a b", "a/b", "é", &"a".repeat(CODE_BYTES_MAX + 1)] {
            assert_eq!(Code::new(text), None, "{text}");
        }
        assert_eq!(Code::declared(&"a".repeat(CODE_BYTES_MAX + 1)).as_str(), "");
    }

    #[test]
    fn codes_are_in_the_order_of_their_letters() {
        let code = |text| Code::new(text).unwrap();
        assert!(code("a") < code("aa") && code("aa") < code("b"));
    }
}
