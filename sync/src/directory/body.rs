//! The facts of the directory and their bytes. Must never change the number or the fields of a fact that was ever signed.

use std::collections::BTreeMap;

use crate::care::declare::Role;
use crate::id::{DeviceId, PersonId};
use crate::stored::{WriteError, exactly, numbered_bytes};

/// One row: a fact about the clinic that replaces an earlier one about the same thing. As bytes it is a number that
/// says which kind of fact (given with each), then its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// The clinic itself. Number 1.
    Clinic {
        /// Its name, for headings.
        name: String,
        /// Whether this is the sample caseload, which every page says.
        sample: bool,
    },
    /// A member of staff. Number 2.
    Person {
        /// Their id.
        person: PersonId,
        /// The name shown beside what they write.
        name: String,
        /// What they are there for.
        role: Role,
        /// Whether they may sign in.
        active: bool,
    },
    /// The keys by which a person signs in: opaque here, and given only to devices that they may use. Number 3.
    Lock {
        /// The person whom the row is about.
        person: PersonId,
        /// As the vault writes it.
        lock: Vec<u8>,
    },
    /// A node. Number 4.
    Device {
        /// Its id.
        device: DeviceId,
        /// What people call it.
        name: String,
        /// SHA-256 of its certificate.
        certificate_hash: [u8; 32],
        /// Who may work on it.
        people: Vec<PersonId>,
        /// Whether it may sync.
        active: bool,
    },
    /// A key that a person signs entries with. Earlier ones of theirs stay: what they signed stays true. Number 5.
    PersonKey {
        /// The person whom the row is about.
        person: PersonId,
        /// Ed25519, public.
        key: [u8; 32],
    },
    /// A key that a device signs entries with, beside the person's. Number 6.
    DeviceKey {
        /// The device that the row is about.
        device: DeviceId,
        /// Ed25519, public.
        key: [u8; 32],
    },
    /// A code that the clinic adds to a list that every clinic has (`Codes::Library` of a declaration). Number 7.
    Library {
        /// The list's name in the declaration.
        list: String,
        /// The code that entries stand under; for ever.
        code: String,
        /// What it is called, by the tag of the language.
        words: BTreeMap<String, String>,
        /// Whether it is offered no more; entries under it keep it.
        retired: bool,
    },
    /// The time zone that the clinic is in: its days and hours are everybody's. Number 8.
    Zone {
        /// Its name in the IANA time zone database: "America/Denver".
        name: String,
    },
}

impl Body {
    const WHAT: &'static str = "a fact of the directory";

    /// The fact as the bytes that the clinic signs.
    ///
    /// # Errors
    /// [`WriteError`] when it cannot be written; nothing may be signed then.
    pub fn to_bytes(&self) -> Result<Vec<u8>, WriteError> {
        match self {
            Self::Clinic { name, sample } => numbered_bytes(1, &(name, sample), Self::WHAT),
            Self::Person { person, name, role, active } => numbered_bytes(2, &(person, name, role, active), Self::WHAT),
            Self::Lock { person, lock } => numbered_bytes(3, &(person, lock), Self::WHAT),
            Self::Device { device, name, certificate_hash, people, active } => {
                numbered_bytes(4, &(device, name, certificate_hash, people, active), Self::WHAT)
            }
            Self::PersonKey { person, key } => numbered_bytes(5, &(person, key), Self::WHAT),
            Self::DeviceKey { device, key } => numbered_bytes(6, &(device, key), Self::WHAT),
            Self::Library { list, code, words, retired } => {
                numbered_bytes(7, &(list, code, words, retired), Self::WHAT)
            }
            Self::Zone { name } => numbered_bytes(8, &(name,), Self::WHAT),
        }
    }

    /// Reads a fact; `None` for one of a kind or a shape that only a newer version knows, which is kept unread.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (number, fields) = bytes.split_first()?;
        match number {
            1 => exactly(fields).map(|(name, sample)| Self::Clinic { name, sample }),
            2 => exactly(fields).map(|(person, name, role, active)| Self::Person { person, name, role, active }),
            3 => exactly(fields).map(|(person, lock)| Self::Lock { person, lock }),
            4 => exactly(fields).map(|(device, name, certificate_hash, people, active)| Self::Device {
                device,
                name,
                certificate_hash,
                people,
                active,
            }),
            5 => exactly(fields).map(|(person, key)| Self::PersonKey { person, key }),
            6 => exactly(fields).map(|(device, key)| Self::DeviceKey { device, key }),
            7 => exactly(fields).map(|(list, code, words, retired)| Self::Library { list, code, words, retired }),
            8 => exactly(fields).map(|(name,)| Self::Zone { name }),
            _ => None,
        }
    }
}
