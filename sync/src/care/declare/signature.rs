//! The signatures of a signed entry: its person's and its device's, each by Ed25519 (RFC 8032) over the canonical bytes.
//! Must never show a secret key, nor change what an older version signed: another form gets another number.

use std::collections::BTreeMap;
use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::sign::{SIGNATURE_LEN, SIGNATURES_FORM, Signed};
use super::{EntryKey, Field, Noun, Value, Version};
use crate::id::{ClientId, DeviceId, PersonId};

/// What a person's signature covers is no device's, and the other way about.
const BY_PERSON: &[u8] = b"waystation signed entry 1, by a person\0";
const BY_DEVICE: &[u8] = b"waystation signed entry 1, by a device\0";

/// What somebody signs with on one device.
#[derive(Clone)]
pub struct SigningKeys {
    /// The person's.
    pub person: SigningKey,
    /// The device's.
    pub device: SigningKey,
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKeys(..)")
    }
}

impl SigningKeys {
    /// From the seeds of both keys (RFC 8032, 32 bytes each).
    #[must_use]
    pub fn of(person: &[u8; 32], device: &[u8; 32]) -> Self {
        Self { person: SigningKey::from_bytes(person), device: SigningKey::from_bytes(device) }
    }

    /// The bytes that stand in a signed entry: the form, both signatures, the canonical bytes.
    #[must_use]
    pub fn sign(&self, canonical: &[u8]) -> Vec<u8> {
        let by_person = self.person.sign(&[BY_PERSON, canonical].concat());
        let by_device = self.device.sign(&[BY_DEVICE, canonical].concat());
        [&[SIGNATURES_FORM], by_person.to_bytes().as_slice(), by_device.to_bytes().as_slice(), canonical].concat()
    }
}

/// The public keys that people and devices have signed with, the present one and those before it: what was signed stays
/// true when a key is changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignerKeys {
    /// Ed25519, by person.
    pub people: BTreeMap<PersonId, Vec<[u8; 32]>>,
    /// Ed25519, by device.
    pub devices: BTreeMap<DeviceId, Vec<[u8; 32]>>,
}

/// How far an entry can be called signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signing {
    /// It holds no signature.
    Open,
    /// It is signed, and both keys say so.
    Vouched(Signed),
    /// It was signed more than once, each time truly; somebody must choose. What was signed, the earliest first.
    Several(Vec<Signed>),
    /// It holds a signature that no known key made, or that was made for another entry: what it says, where that can be
    /// read. Nobody may be told that it is signed.
    Unvouched(Option<Signed>),
}

impl SignerKeys {
    /// Whether `signed` was signed as this entry, and [truly](Self::vouch_for).
    #[must_use]
    pub fn vouch_at(&self, signed: &Signed, client: ClientId, noun: &Noun, key: EntryKey) -> bool {
        signed.is_of(client, noun, key) && self.vouch_for(signed)
    }

    /// How far an entry can be called signed whose signature stands in `held`, now or in an earlier version of it.
    #[must_use]
    pub fn signing(&self, held: &Field, (client, noun, key): (ClientId, &Noun, EntryKey)) -> Signing {
        let read = |version: &Version| version.value.as_ref().and_then(Value::as_signed).and_then(Signed::read);
        let is_true = |signed: &Signed| self.vouch_at(signed, client, noun, key);
        match held {
            Field::Empty => Signing::Open,
            Field::Settled(version) | Field::Ruled { stands: version, .. } if version.value.is_none() => Signing::Open,
            Field::Settled(version) | Field::Ruled { stands: version, .. } => match read(version) {
                Some(signed) if is_true(&signed) => Signing::Vouched(signed),
                other => Signing::Unvouched(other),
            },
            Field::Conflicted { versions, .. } => {
                let read: Option<Vec<Signed>> = versions.iter().map(|one| read(one).filter(is_true)).collect();
                read.map_or(Signing::Unvouched(None), |mut signed| {
                    signed.sort_by(|one, other| (one.at, &one.sha256).cmp(&(other.at, &other.sha256)));
                    Signing::Several(signed)
                })
            }
            Field::Together { .. } => Signing::Unvouched(None),
        }
    }

    /// Whether both signatures are those of the person and the device that `signed` names.
    #[must_use]
    pub fn vouch_for(&self, signed: &Signed) -> bool {
        let any = |keys: Option<&Vec<[u8; 32]>>, domain: &[u8], signature: &[u8; SIGNATURE_LEN]| {
            let bytes = [domain, signed.canonical()].concat();
            let signature = Signature::from_bytes(signature);
            let verifies = |key: &[u8; 32]| {
                VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(&bytes, &signature).is_ok())
            };
            keys.is_some_and(|keys| keys.iter().any(verifies))
        };
        let (by_person, by_device) = signed.signatures();
        any(self.people.get(&signed.author.person), BY_PERSON, by_person)
            && any(self.devices.get(&signed.author.device), BY_DEVICE, by_device)
    }
}
