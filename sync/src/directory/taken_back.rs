//! Rows that a clinic wrote and has forgotten, brought by a laptop that holds them: what it writes to have them again. Must
//! never let a person or a laptop in that the clinic does not know: a supervisor does.

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::SigningKey;

use super::{Body, Device, Directory, Person, Row};
use crate::stored::WriteError;

impl Directory {
    /// The row with this number.
    #[must_use]
    pub fn row(&self, number: u64) -> Option<&Row> {
        self.rows.get(&number)
    }

    /// Every row that is held, in order.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.rows.values()
    }

    /// What a clinic writes so that it holds the facts of `brought` again, in an order in which its own newer facts stand.
    /// People and laptops that it does not know come back as such who may not work yet. Rows that it did not sign are passed
    /// over; none are written where all is known.
    ///
    /// Where its own rows went on under the same numbers, both are written anew under higher ones, since whoever holds a row
    /// under a number is not sent another.
    ///
    /// # Errors
    /// [`WriteError`] when a fact cannot be put into bytes; nothing is written.
    pub fn take_back(&self, brought: &[Row], clinic: &SigningKey) -> Result<Vec<Row>, WriteError> {
        let key = clinic.verifying_key();
        let true_ones = brought.iter().filter(|row| row.is_true(&key));
        let brought: BTreeMap<u64, &Row> = true_ones.map(|row| (row.number, row)).collect();
        let is_held = |row: &Row| self.rows.get(&row.number).is_some_and(|own| own.body == row.body);
        let Some(first) = brought.values().find(|row| !is_held(row)).map(|row| row.number) else {
            return Ok(Vec::new());
        };
        let held: BTreeSet<&[u8]> = self.rows.range(first..).map(|(_, row)| row.body.as_slice()).collect();
        let forgotten: Vec<&Row> =
            brought.range(first..).map(|(_, row)| *row).filter(|row| !held.contains(row.body.as_slice())).collect();
        if forgotten.is_empty() {
            return Ok(Vec::new());
        }
        let mut rows: Vec<Row> = Vec::new();
        if self.newest() < first {
            rows.extend(forgotten.into_iter().cloned());
        } else {
            let own = self.rows.range(first..).map(|(_, row)| row);
            let own = own.filter(|row| brought.get(&row.number).is_none_or(|other| other.body != row.body));
            let newest = brought.last_key_value().map_or(0, |(number, _)| *number).max(self.newest());
            let bodies = forgotten.into_iter().chain(own).map(|row| row.body.clone());
            rows.extend((newest + 1..).zip(bodies).map(|(number, body)| Self::signed(number, body, clinic)));
        }
        let mut with = self.clone();
        for row in rows.clone() {
            // Signed by this clinic, as was just seen.
            drop(with.take(row, &key));
        }
        for (number, body) in (with.newest() + 1..).zip(self.let_wait(&with)) {
            rows.push(Self::draft(number, &body, clinic)?);
        }
        Ok(rows)
    }

    /// That those wait for a supervisor who are known `with` rows that were brought, and were not before.
    fn let_wait(&self, with: &Self) -> Vec<Body> {
        let people = with.people.iter().filter(|(id, person)| person.active && !self.people.contains_key(id));
        let devices = with.devices.iter().filter(|(id, device)| device.active && !self.devices.contains_key(id));
        let person = |(person, Person { name, role, .. }): (&_, &Person)| Body::Person {
            person: *person,
            name: name.clone(),
            role: *role,
            active: false,
        };
        let device = |(device, Device { name, certificate_hash, people, .. }): (&_, &Device)| Body::Device {
            device: *device,
            name: name.clone(),
            certificate_hash: *certificate_hash,
            people: people.iter().copied().collect(),
            active: false,
        };
        people.map(person).chain(devices.map(device)).collect()
    }
}
