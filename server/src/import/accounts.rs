//! What was said of each file, put together while records are read a few at a time. Must never depend on which of them
//! were read together: everything stands in the order of the records.

use std::collections::BTreeMap;

use waystation_sync::id::ClientId;

use super::error::Fault;
use super::file::File;
use super::parsed::{Account, Question};
use super::person::KIND;
use super::tally::{Key, Left, Of, Spot, Why};

/// The accounts of all files.
#[derive(Default)]
pub(super) struct Accounts {
    files: BTreeMap<usize, OfFile>,
    /// Everybody who was taken and of whom name and birth date are known: those, the record, its place.
    seen: Vec<(String, Of, Box<str>)>,
}

#[derive(Default)]
struct OfFile {
    /// Each line's spots, with the numbers of their records.
    left: BTreeMap<Key, Vec<(usize, Spot)>>,
    odd: Vec<(usize, Fault)>,
    held: Vec<(usize, Question)>,
    patients: usize,
    /// Whether a record of it is as it should be, or something was taken from it.
    is_good: bool,
}

impl Accounts {
    pub(super) fn left(&mut self, key: Key, of: Of, place: String) {
        let spot = Spot { place, client: of.client };
        self.file(of.file).left.entry(key).or_default().push((of.number, spot));
    }

    pub(super) fn odd(&mut self, of: Of, fault: Fault) {
        self.file(of.file).odd.push((of.number, fault));
    }

    pub(super) fn held(&mut self, of: Of, question: Question) {
        self.file(of.file).held.push((of.number, question));
    }

    pub(super) fn patient(&mut self, file: usize) {
        self.file(file).patients += 1;
    }

    pub(super) fn is_good(&mut self, file: usize) {
        self.file(file).is_good = true;
    }

    /// Notes somebody who was taken, by name and birth date.
    pub(super) fn saw(&mut self, key: String, of: Of, place: &str) {
        self.seen.push((key, of, place.into()));
    }

    fn file(&mut self, number: usize) -> &mut OfFile {
        self.files.entry(number).or_default()
    }

    /// Names everybody who has the name and birth date of somebody before them and is another client.
    fn name_alike(&mut self) {
        let mut seen = std::mem::take(&mut self.seen);
        seen.sort_by_key(|(_, of, _)| of.number);
        let mut before: BTreeMap<String, ClientId> = BTreeMap::new();
        for (key, of, place) in seen {
            let Some(client) = of.client else { continue };
            if before.insert(key, client).is_some_and(|other| other != client) {
                self.left((KIND, None, Why::LooksAlike), of, place.into_string());
            }
        }
    }

    /// The accounts of these files, whole.
    pub(super) fn finish(mut self, files: &[File]) -> Vec<Account> {
        self.name_alike();
        let mut accounts = Vec::new();
        for (number, file) in files.iter().enumerate() {
            let OfFile { left, odd, held, patients, is_good } = self.files.remove(&number).unwrap_or_default();
            let line = |((resource, element, why), spots): (Key, Vec<_>)| Left {
                resource,
                element,
                why,
                spots: in_order(spots),
            };
            let mut account = Account {
                file: file.name.clone(),
                refused: file.refused.clone(),
                patients,
                odd: file.odd.clone(),
                left: left.into_iter().map(line).collect(),
                held: in_order(held),
            };
            account.left.extend(file.about_itself(files));
            account.odd.extend(in_order(odd));
            if !is_good && account.refused.is_none() && !account.odd.is_empty() {
                account.refused = Some(account.odd.remove(0));
            }
            accounts.push(account);
        }
        accounts
    }
}

/// What was said, in the order of the records that it was said of.
fn in_order<T>(mut all: Vec<(usize, T)>) -> Vec<T> {
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, one)| one).collect()
}
