//! The directory: who works here, with which roles and devices. Not a CRDT: numbered rows, written and signed by the
//! clinic only; laptops hold what they need of it. Must never take a row without the clinic's signature.

mod body;
mod library;
mod taken_back;

pub use body::Body;
pub use library::{Library, OWN_CODES_MAX, OwnCode};

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::care::declare::{Role, SignerKeys};
use crate::id::{DeviceId, PersonId};
use crate::stored::WriteError;

/// A row as kept and sent: a number, the fact, and the clinic's signature over both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Counts up from 1.
    pub number: u64,
    /// The [`Body`], as bytes: what is signed is what is kept, also by a node too old to read it.
    pub body: Vec<u8>,
    /// Ed25519 over [`Row::signed_bytes`].
    pub signature: Vec<u8>,
}

/// Why a row was not taken. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// Not signed by this clinic.
    #[error("row {number} of the directory is not signed by the clinic")]
    NotSigned {
        /// Its number.
        number: u64,
    },
}

impl Row {
    /// What the signature covers.
    #[must_use]
    pub fn signed_bytes(number: u64, body: &[u8]) -> Vec<u8> {
        [b"waystation directory row 1\0".as_slice(), &number.to_be_bytes(), body].concat()
    }

    /// Whether the clinic wrote it.
    #[must_use]
    pub fn is_true(&self, clinic: &VerifyingKey) -> bool {
        let signature = Signature::from_slice(&self.signature);
        let signed = Self::signed_bytes(self.number, &self.body);
        signature.is_ok_and(|signature| clinic.verify(&signed, &signature).is_ok())
    }
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name shown beside what they write.
    pub name: String,
    /// What they are there for.
    pub role: Role,
    /// Whether they may sign in.
    pub active: bool,
}

/// A node that belongs to the clinic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// What people call it.
    pub name: String,
    /// SHA-256 of its certificate.
    pub certificate_hash: [u8; 32],
    /// Who may work on it.
    pub people: BTreeSet<PersonId>,
    /// Whether it may sync.
    pub active: bool,
}

/// The directory as its rows make it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// The clinic's name.
    pub clinic_name: String,
    /// Whether this is the sample caseload.
    pub sample: bool,
    /// The time zone that the clinic is in, by its name in the IANA database; `None` where nobody has chosen one.
    pub zone: Option<String>,
    /// Staff by id.
    pub people: BTreeMap<PersonId, Person>,
    /// Sign-in keys by person.
    pub locks: BTreeMap<PersonId, Vec<u8>>,
    /// Nodes by id.
    pub devices: BTreeMap<DeviceId, Device>,
    /// What people and devices sign with, and have signed with.
    pub keys: SignerKeys,
    /// The clinic's own codes.
    pub library: Library,
    rows: BTreeMap<u64, Row>,
    /// What each row is about, so that rows are read once and not at each meeting.
    subjects: BTreeMap<u64, Subject>,
}

/// What a row is about, as far as it decides who may hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Lock(PersonId),
    Device(DeviceId),
    /// Anything else, also what only a newer version can read.
    Other,
}

impl Subject {
    const fn of(body: Option<&Body>) -> Self {
        match body {
            Some(Body::Lock { person, .. }) => Self::Lock(*person),
            Some(Body::Device { device, .. }) => Self::Device(*device),
            Some(
                Body::Clinic { .. }
                | Body::Person { .. }
                | Body::PersonKey { .. }
                | Body::DeviceKey { .. }
                | Body::Library { .. }
                | Body::Zone { .. },
            )
            | None => Self::Other,
        }
    }
}

impl Directory {
    /// The number of the newest row; 0 when there is none.
    #[must_use]
    pub fn newest(&self) -> u64 {
        self.rows.last_key_value().map_or(0, |(number, _)| *number)
    }

    /// Writes a new row, signed; the caller stores it and then [`Directory::take`]s it.
    ///
    /// # Errors
    /// [`WriteError`] when the fact cannot be put into bytes; nothing is signed.
    pub fn draft(number: u64, body: &Body, clinic: &SigningKey) -> Result<Row, WriteError> {
        Ok(Self::signed(number, body.to_bytes()?, clinic))
    }

    fn signed(number: u64, body: Vec<u8>, clinic: &SigningKey) -> Row {
        let signature = clinic.sign(&Row::signed_bytes(number, &body)).to_bytes().to_vec();
        Row { number, body, signature }
    }

    /// Takes a row that this node wrote or received; a body that this version cannot read is kept all the same.
    ///
    /// # Errors
    /// [`RowError`] when it is not signed by `clinic`.
    pub fn take(&mut self, row: Row, clinic: &VerifyingKey) -> Result<(), RowError> {
        let number = row.number;
        if !row.is_true(clinic) {
            return Err(RowError::NotSigned { number });
        }
        let is_newest = number > self.newest();
        let body = Body::from_bytes(&row.body);
        self.subjects.insert(number, Subject::of(body.as_ref()));
        if is_newest && let Some(body) = body {
            self.learn(body);
        }
        self.rows.insert(number, row);
        if !is_newest {
            self.learn_again();
        }
        Ok(())
    }

    /// An older row came after a newer one: what is known is what the rows say in their order, not as they came.
    fn learn_again(&mut self) {
        let (rows, subjects) = (std::mem::take(&mut self.rows), std::mem::take(&mut self.subjects));
        *self = Self::default();
        for body in rows.values().filter_map(|row| Body::from_bytes(&row.body)) {
            self.learn(body);
        }
        (self.rows, self.subjects) = (rows, subjects);
    }

    fn learn(&mut self, body: Body) {
        match body {
            Body::Clinic { name, sample } => {
                self.clinic_name = name;
                self.sample = sample;
            }
            Body::Person { person, name, role, active } => {
                self.people.insert(person, Person { name, role, active });
            }
            Body::Lock { person, lock } => {
                self.locks.insert(person, lock);
            }
            Body::Device { device, name, certificate_hash, people, active } => {
                let people = people.into_iter().collect();
                self.devices.insert(device, Device { name, certificate_hash, people, active });
            }
            Body::Library { list, code, words, retired } => self.library.learn(list, code, OwnCode { words, retired }),
            Body::Zone { name } => self.zone = Some(name),
            Body::PersonKey { person, key } => remember(self.keys.people.entry(person).or_default(), key),
            Body::DeviceKey { device, key } => remember(self.keys.devices.entry(device).or_default(), key),
        }
    }

    /// Rows after `number` that `device` may hold: all but the sign-in keys of people who do not work on it.
    /// A person who was just allowed gets their key from an older row, so keys are not cut off by `number`.
    #[must_use]
    pub fn rows_for(&self, device: DeviceId, number: u64) -> Vec<Row> {
        let people = self.devices.get(&device).map(|device| &device.people);
        let mut newer = self.subjects.range(number.saturating_add(1)..);
        let device_changed = newer.any(|(_, subject)| *subject == Subject::Device(device));
        let is_for = |of: u64| match self.subjects.get(&of) {
            Some(Subject::Lock(person)) => {
                people.is_some_and(|people| people.contains(person)) && (of > number || device_changed)
            }
            Some(Subject::Device(_) | Subject::Other) | None => of > number,
        };
        self.rows.values().filter(|row| is_for(row.number)).cloned().collect()
    }

    /// The device with this certificate, if it may sync.
    #[must_use]
    pub fn device_with(&self, certificate_hash: &[u8; 32]) -> Option<DeviceId> {
        self.devices
            .iter()
            .find(|(_, device)| device.active && device.certificate_hash == *certificate_hash)
            .map(|(id, _)| *id)
    }

    /// The people who may author changes on `device`, with what they are there for now; empty for an unknown one. Those
    /// who may not sign in any more write nothing.
    #[must_use]
    pub fn people_on(&self, device: DeviceId) -> BTreeMap<PersonId, Role> {
        let device = self.devices.get(&device).filter(|device| device.active);
        device
            .into_iter()
            .flat_map(|device| &device.people)
            .filter_map(|id| self.people.get(id).filter(|person| person.active).map(|person| (*id, person.role)))
            .collect()
    }
}

fn remember(keys: &mut Vec<[u8; 32]>, key: [u8; 32]) {
    if !keys.contains(&key) {
        keys.push(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: PersonId = PersonId([1; 16]);
    const BEN: PersonId = PersonId([2; 16]);
    const LAPTOP: DeviceId = DeviceId([9; 16]);

    fn clinic() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn person(person: PersonId) -> Body {
        Body::Person { person, name: "A name".into(), role: Role::CaseManager, active: true }
    }

    fn laptop(people: Vec<PersonId>) -> Body {
        Body::Device { device: LAPTOP, name: "Laptop".into(), certificate_hash: [3; 32], people, active: true }
    }

    fn directory(bodies: &[Body]) -> Directory {
        let mut directory = Directory::default();
        for body in bodies {
            let row = Directory::draft(directory.newest() + 1, body, &clinic()).unwrap();
            directory.take(row, &clinic().verifying_key()).unwrap();
        }
        directory
    }

    #[test]
    fn a_row_without_the_clinics_signature_changes_nothing() {
        let mut directory = directory(&[person(ANA)]);
        let before = directory.clone();
        let forged = Directory::draft(2, &person(BEN), &SigningKey::from_bytes(&[8; 32])).unwrap();
        assert_eq!(directory.take(forged, &clinic().verifying_key()), Err(RowError::NotSigned { number: 2 }));
        let mut renumbered = Directory::draft(2, &person(BEN), &clinic()).unwrap();
        renumbered.number = 3;
        assert!(directory.take(renumbered, &clinic().verifying_key()).is_err());
        assert_eq!(directory, before);
    }

    /// What a clinic writes when these rows are brought, taken.
    fn back(directory: &mut Directory, brought: &[Row]) -> usize {
        let rows = directory.take_back(brought, &clinic()).unwrap();
        for row in rows.clone() {
            directory.take(row, &clinic().verifying_key()).unwrap();
        }
        rows.len()
    }

    #[test]
    fn a_clinic_that_forgot_rows_gets_them_back_and_whoever_is_new_waits() {
        let known = [person(ANA), laptop(vec![ANA])];
        let renamed = Body::Person { person: ANA, name: "Another name".into(), role: Role::Peer, active: true };
        let before = directory(&[known.as_slice(), &[renamed, person(BEN)]].concat());
        let mut restored = directory(&known);
        let brought: Vec<Row> = before.rows().cloned().collect();
        assert_eq!(back(&mut restored, &brought), 3, "the two rows as they were, and that Ben waits");
        assert_eq!(restored.people[&ANA], before.people[&ANA]);
        assert!(!restored.people[&BEN].active);
        assert_eq!(back(&mut restored, &brought), 0, "once is enough");
        let mut forged = brought[3].clone();
        forged.body = person(PersonId([3; 16])).to_bytes().unwrap();
        assert_eq!(back(&mut restored, &[forged]), 0, "only what this clinic signed");
        // Let in, they stay in, whoever brings the old rows next.
        let row = Directory::draft(restored.newest() + 1, &person(BEN), &clinic()).unwrap();
        restored.take(row, &clinic().verifying_key()).unwrap();
        assert_eq!(back(&mut restored, &brought), 0);
        assert!(restored.people[&BEN].active);
    }

    #[test]
    fn where_the_clinic_went_on_under_the_same_numbers_both_are_kept_and_the_newer_fact_stands() {
        let named = |name: &str| Body::Person { person: ANA, name: name.into(), role: Role::Peer, active: true };
        let cem = PersonId([3; 16]);
        let before = directory(&[person(ANA), named("Before"), person(BEN)]);
        let mut restored = directory(&[person(ANA), named("Since"), person(cem)]);
        let laptops: Vec<Row> = before.rows().cloned().collect();
        back(&mut restored, &laptops);
        assert_eq!(restored.people[&ANA].name, "Since");
        assert!(restored.people[&cem].active && !restored.people[&BEN].active);
        // A laptop of before gets by number what it lacks, and one that met the clinic since does too.
        for rows in [laptops, directory(&[person(ANA), named("Since"), person(cem)]).rows().cloned().collect()] {
            let mut held = Directory::default();
            rows.into_iter().for_each(|row| held.take(row, &clinic().verifying_key()).unwrap());
            for row in restored.rows_for(LAPTOP, held.newest()) {
                held.take(row, &clinic().verifying_key()).unwrap();
            }
            assert_eq!((&held.people, &held.devices), (&restored.people, &restored.devices));
            assert_eq!(back(&mut restored, &held.rows().cloned().collect::<Vec<_>>()), 0);
        }
    }

    #[test]
    fn an_older_row_that_comes_later_does_not_undo_a_newer_one() {
        let rows: Vec<Row> = (1..)
            .zip([laptop(vec![ANA]), laptop(vec![BEN]), person(ANA)])
            .map(|(number, body)| Directory::draft(number, &body, &clinic()).unwrap())
            .collect();
        let mut in_order = Directory::default();
        let mut reversed = Directory::default();
        for row in &rows {
            in_order.take(row.clone(), &clinic().verifying_key()).unwrap();
        }
        for row in rows.iter().rev() {
            reversed.take(row.clone(), &clinic().verifying_key()).unwrap();
        }
        assert_eq!(reversed, in_order);
        assert_eq!(reversed.devices[&LAPTOP].people, [BEN].into());
    }

    #[test]
    fn a_laptop_gets_the_sign_in_keys_of_its_own_people_only() {
        let lock = |person| Body::Lock { person, lock: vec![1] };
        let directory = directory(&[person(ANA), lock(ANA), person(BEN), lock(BEN), laptop(vec![BEN])]);
        let mut held = Directory::default();
        for row in directory.rows_for(LAPTOP, 0) {
            held.take(row, &clinic().verifying_key()).unwrap();
        }
        assert_eq!(held.locks.keys().collect::<Vec<_>>(), [&BEN]);
        assert_eq!(held.people.len(), 2);
    }

    #[test]
    fn a_person_allowed_later_brings_their_older_sign_in_key() {
        let lock = |person| Body::Lock { person, lock: vec![1] };
        let directory = directory(&[person(ANA), lock(ANA), laptop(vec![]), laptop(vec![ANA])]);
        let rows = directory.rows_for(LAPTOP, 3);
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4]);
    }
}
