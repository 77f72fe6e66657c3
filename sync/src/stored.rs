//! How things become bytes that outlive this version: every kind that is stored, sent or signed has a form number, one
//! writer and one reader. Must never write anything that its own reader could not read, nor turn a failure into empty
//! bytes.
//!
//! The bytes of a kind are its form number (1 byte), then its fields as postcard writes them
//! (<https://postcard.jamesmunns.com/wire-format>). A kind whose fields change gets the next form number, and its reader
//! goes on reading the older ones. Enums do not stand as postcard's position but as numbers that are written beside
//! their names here in the sources (`numbered!`), so that no reordering can change the meaning of what is stored.
//! `sync/tests/golden` holds the bytes of one value of every kind.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value could not be put into bytes; nothing was stored or sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} could not be put into bytes")]
pub struct WriteError {
    /// The kind.
    pub what: &'static str,
}

/// Bytes that are not what they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// A newer version wrote them. What is stored so is kept and passed over; what is sent so ends the meeting.
    #[error("{what} has form {found}, and this version reads up to {known}; update the program on this computer")]
    Newer {
        /// The kind.
        what: &'static str,
        /// The form that was found.
        found: u8,
        /// The newest form that this version reads.
        known: u8,
    },
    /// They are damaged, or of another kind.
    #[error("the bytes of {what} do not read")]
    Damaged {
        /// The kind.
        what: &'static str,
    },
}

/// A kind of thing that is stored, sent or signed.
pub trait Stored: Serialize + DeserializeOwned {
    /// What it is called in errors.
    const WHAT: &'static str;
    /// The form that this version writes, and the newest that it reads.
    const FORM: u8;

    /// The value as bytes of [`Stored::FORM`].
    ///
    /// # Errors
    /// [`WriteError`] when a part of it cannot be written.
    fn to_bytes(&self) -> Result<Vec<u8>, WriteError> {
        postcard::to_extend(self, vec![Self::FORM]).map_err(|_| WriteError { what: Self::WHAT })
    }

    /// Reads the fields of one form. Overridden by a kind that has more than one form.
    fn read(form: u8, fields: &[u8]) -> Option<Self> {
        if form == Self::FORM { exactly(fields) } else { None }
    }

    /// Reads what [`Stored::to_bytes`] of this version or an earlier one wrote.
    ///
    /// # Errors
    /// [`ReadError::Newer`] for a form of a newer version, [`ReadError::Damaged`] for anything else.
    fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        let (form, fields) = bytes.split_first().ok_or(ReadError::Damaged { what: Self::WHAT })?;
        if *form > Self::FORM {
            return Err(ReadError::Newer { what: Self::WHAT, found: *form, known: Self::FORM });
        }
        Self::read(*form, fields).ok_or(ReadError::Damaged { what: Self::WHAT })
    }
}

/// Lists of byte strings, for `#[serde(with = ...)]`: the same bytes as postcard writes by itself, but each string in one
/// step and not byte by byte.
pub(crate) mod byte_strings {
    use std::fmt;

    use serde::de::{self, Deserialize, Deserializer, Visitor};
    use serde::ser::{Serialize, Serializer};

    struct Lent<'a>(&'a [u8]);

    impl Serialize for Lent<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bytes(self.0)
        }
    }

    struct Owned(Vec<u8>);

    impl<'de> Deserialize<'de> for Owned {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Bytes;

            impl Visitor<'_> for Bytes {
                type Value = Owned;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("bytes")
                }

                fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Owned, E> {
                    Ok(Owned(bytes.to_vec()))
                }
            }

            deserializer.deserialize_bytes(Bytes)
        }
    }

    pub(crate) fn serialize<S: Serializer>(strings: &[Vec<u8>], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(strings.iter().map(|string| Lent(string)))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Vec<u8>>, D::Error> {
        let strings = Vec::<Owned>::deserialize(deserializer)?;
        Ok(strings.into_iter().map(|string| string.0).collect())
    }
}

/// Reads a value that takes up all of the bytes.
pub(crate) fn exactly<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Some(value),
        Ok(_) | Err(_) => None,
    }
}

/// Writes a number, then fields.
pub(crate) fn numbered_bytes(number: u8, fields: &impl Serialize, what: &'static str) -> Result<Vec<u8>, WriteError> {
    postcard::to_extend(fields, vec![number]).map_err(|_| WriteError { what })
}

/// Gives the variants of an enum the numbers by which they are stored and sent. With `else Name`, a number of a newer
/// version is kept in that variant; without it, such a number does not read.
macro_rules! numbered {
    ($name:ident { $($variant:ident = $number:literal),+ $(,)? }) => {
        impl $name {
            /// The number on disk and on the wire.
            #[must_use]
            pub const fn number(self) -> u8 {
                match self { $(Self::$variant => $number),+ }
            }

            /// The variant with this number; `None` for a number of a newer version.
            #[must_use]
            pub const fn of_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }
        }

        $crate::stored::numbered!(@serde $name);
    };
    ($name:ident { $($variant:ident = $number:literal),+ $(,)? } else $newer:ident) => {
        impl $name {
            /// The number on disk and on the wire.
            #[must_use]
            pub const fn number(self) -> u8 {
                match self { $(Self::$variant => $number,)+ Self::$newer(number) => number }
            }

            /// The variant with this number.
            #[must_use]
            pub const fn of_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ newer => Some(Self::$newer(newer)) }
            }
        }

        $crate::stored::numbered!(@serde $name);
    };
    (@serde $name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u8(self.number())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let number = <u8 as serde::Deserialize>::deserialize(deserializer)?;
                Self::of_number(number).ok_or_else(|| serde::de::Error::custom("a number of a newer version"))
            }
        }
    };
}
pub(crate) use numbered;

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, serde::Deserialize)]
    struct Thing {
        one: u8,
        two: u16,
    }

    impl Stored for Thing {
        const WHAT: &'static str = "a thing";
        const FORM: u8 = 2;

        fn read(form: u8, fields: &[u8]) -> Option<Self> {
            match form {
                1 => exactly(fields).map(|one| Self { one, two: 7 }),
                _ => exactly(fields),
            }
        }
    }

    #[test]
    fn what_is_written_reads_back_and_an_older_form_is_read_on() {
        let thing = Thing { one: 3, two: 300 };
        let bytes = thing.to_bytes().unwrap();
        assert_eq!(bytes, [2, 3, 0xac, 2]);
        assert_eq!(Thing::from_bytes(&bytes), Ok(thing));
        assert_eq!(Thing::from_bytes(&[1, 3]), Ok(Thing { one: 3, two: 7 }));
    }

    #[test]
    fn a_newer_form_is_told_apart_from_damage() {
        assert_eq!(Thing::from_bytes(&[3, 0]), Err(ReadError::Newer { what: "a thing", found: 3, known: 2 }));
        for damaged in [&[][..], &[2], &[2, 3], &[2, 3, 0xac, 2, 0], &[1, 3, 0], &[0]] {
            assert_eq!(Thing::from_bytes(damaged), Err(ReadError::Damaged { what: "a thing" }), "{damaged:?}");
        }
    }
}
