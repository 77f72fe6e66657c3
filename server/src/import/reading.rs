//! Reads files from their bytes to the clients in them, a few records at a time. Must never take a record that could be
//! of somebody else, nor say anything else than reading all at once would.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use waystation_sync::id::ClientId;

use super::accounts::Accounts;
use super::error::Fault;
use super::file::File;
use super::groups::{Groups, Run};
use super::index::{Index, Resource, Target};
use super::kept::Kept;
use super::parsed::{Account, Incoming, Parsed};
use super::people::Person;
use super::record::Record;
use super::settings::Settings;
use super::taking::{Scene, Taking};
use super::tally::{Of, Tally, Why};
use super::who::{Deciding, candidates};
use super::{careplan, concern, goal, ids, kinds, patient, person, requests};

/// How many records of types that are not read are accounted for at once.
const LIGHT_AT_ONCE: usize = 1_000;

/// Files in the reading.
pub(crate) struct Reading {
    settings: Arc<Settings>,
    files: Vec<File>,
    records: Vec<Kept>,
    groups: Groups,
    accounts: Accounts,
    /// Records of types that are not read and that plans name as something to do.
    named: BTreeSet<usize>,
}

/// Records that are read at once: all that hang together, of one person or of a few.
pub(crate) struct Piece {
    records: Vec<Record>,
}

impl Reading {
    pub(super) fn of(files: Vec<File>, records: Vec<Kept>, groups: Groups, settings: &Settings) -> Self {
        let (accounts, named) = (Accounts::default(), BTreeSet::new());
        Self { settings: Arc::new(settings.clone()), files, records, groups, accounts, named }
    }

    /// How many Patients the files hold.
    pub(crate) fn patients(&self) -> usize {
        self.records.iter().filter(|record| record.kind == person::KIND).count()
    }

    /// The next records to read; `None` when there are no more.
    pub(crate) fn next_piece(&mut self) -> Option<Piece> {
        loop {
            let records = &self.records;
            let run = self.groups.next_run(|number| records.get(number).map_or(0, Kept::size))?;
            if !run.is_too_much {
                return Some(self.open(&run));
            }
            self.leave_all(&run);
        }
    }

    fn open(&mut self, run: &Run) -> Piece {
        let mut numbers: Vec<usize> = run.records.iter().chain(&run.beside).copied().collect();
        numbers.sort_unstable();
        let open = |number: usize| self.records.get_mut(number).map(|record| record.open(number));
        Piece { records: numbers.into_iter().filter_map(open).collect() }
    }

    /// Leaves records that are more than is read at once.
    fn leave_all(&mut self, run: &Run) {
        for number in &run.records {
            let Some(record) = self.records.get_mut(*number) else { continue };
            let (of, kind) = (Of { number: *number, file: record.file, client: None }, record.kind);
            let place = record.place.to_string();
            record.open(*number);
            self.accounts.left((kind, None, Why::TooMuchTogether), of, place);
            self.accounts.is_good(of.file);
            if kind == person::KIND {
                self.accounts.patient(of.file);
            }
        }
    }

    /// Reads these records. `known` are those of [`Piece::wanted`] whom the folder holds.
    pub(crate) fn read(&mut self, piece: &Piece, known: &BTreeMap<ClientId, Person>) -> Vec<Incoming> {
        let (mut tally, mut odd) = (Tally::default(), Vec::new());
        let index = Index::of(&piece.records, &mut tally, &mut odd);
        let settings = Arc::clone(&self.settings);
        let mut scene = Scene { settings: &settings, taking: Taking::of(known), tally };
        let mut deciding = Deciding::default();
        let mut reader = Reader { index: &index, scene: &mut scene, odd: &mut odd, files: &self.files };
        reader.people(&mut deciding);
        reader.records();
        for resource in index.all() {
            scene.tally.rest(resource.kind, &resource.at);
        }
        self.account(piece, &index, scene, (odd, deciding))
    }

    fn account(
        &mut self,
        piece: &Piece,
        index: &Index<'_>,
        scene: Scene<'_>,
        (odd, deciding): (Vec<(usize, Fault)>, Deciding),
    ) -> Vec<Incoming> {
        let Scene { taking, tally, .. } = scene;
        let owners = taking.owners();
        let numbers = piece.numbers(index);
        let of = |record: usize| {
            let found = index.get(record)?;
            let home = found.home.unwrap_or(record);
            let number = *numbers.get(&home)?;
            let client = owners.get(&record).or_else(|| owners.get(&home)).copied();
            (!is_light(found)).then_some(Of { number, file: found.file, client })
        };
        let accounts = &mut self.accounts;
        for (record, fault) in odd {
            of(record).into_iter().for_each(|of| accounts.odd(of, fault.clone()));
        }
        for (record, question) in deciding.questions {
            of(record).into_iter().for_each(|of| accounts.held(of, question.clone()));
        }
        for (key, record, client) in deciding.seen.into_iter().filter(|(_, record, _)| taking.is_taken(*record)) {
            if let (Some(of), Some(found)) = (of(record), index.get(record)) {
                accounts.saw(key, Of { client: Some(client), ..of }, &found.at.place);
            }
        }
        person::all(index).for_each(|found| accounts.patient(found.file));
        let not_so = tally.odd();
        let good = index.all().iter().filter(|found| !is_light(found) && !not_so.contains(&found.number));
        good.for_each(|found| accounts.is_good(found.file));
        let light = taking.used.iter().filter(|used| index.get(**used).is_some_and(is_light));
        self.named.extend(light.filter_map(|used| numbers.get(used)));
        tally.finish(of, |key, of, place| accounts.left(key, of, place));
        let clients = taking.finish(|record| index.get(record).map_or(0, |found| found.file));
        let files = clients.iter().flat_map(|client| client.origins.values().map(|origin| origin.file));
        files.for_each(|file| accounts.is_good(file));
        clients
    }

    /// The accounts of all files, once there are no more records to read.
    pub(crate) fn finish(mut self) -> Vec<Account> {
        let light: Vec<usize> = (0..self.records.len()).filter(|number| !self.is_read(*number)).collect();
        for numbers in light.chunks(LIGHT_AT_ONCE) {
            self.read_light(numbers);
        }
        self.accounts.finish(&self.files)
    }

    fn is_read(&self, number: usize) -> bool {
        self.records.get(number).is_some_and(Kept::is_read)
    }

    /// Accounts for records of types that are not read.
    fn read_light(&mut self, numbers: &[usize]) {
        let open = |number: &usize| self.records.get_mut(*number).map(|record| record.open(*number));
        let records: Vec<Record> = numbers.iter().filter_map(open).collect();
        let (mut tally, mut odd) = (Tally::default(), Vec::new());
        let index = Index::of(&records, &mut tally, &mut odd);
        let of = |record: usize| {
            records.get(record).map(|record| Of { number: record.number, file: record.file, client: None })
        };
        for resource in index.all() {
            if tally.is_left(&resource.at) {
                continue;
            }
            let is_named = of(resource.number).is_some_and(|of| self.named.contains(&of.number));
            let why = if is_named { Why::NotATask } else { Why::NotRead };
            tally.left((resource.kind, None, why), &resource.at);
            self.accounts.is_good(resource.file);
        }
        for (record, fault) in odd {
            of(record).into_iter().for_each(|of| self.accounts.odd(of, fault.clone()));
        }
        tally.finish(of, |key, of, place| self.accounts.left(key, of, place));
    }

    /// Reads everything, for a folder that holds `known`.
    pub(crate) fn whole(mut self, known: &BTreeMap<ClientId, Person>) -> Parsed {
        let mut clients = Vec::new();
        while let Some(piece) = self.next_piece() {
            clients.extend(self.read(&piece, known));
        }
        Parsed { clients, files: self.finish() }
    }
}

/// Whether it is a record of a type that is not read, which is here because others may point at it.
fn is_light(found: &Resource<'_>) -> bool {
    found.home.is_none() && !kinds::is_read(found.kind)
}

impl Piece {
    /// Every client of whom the reading has to know whether the folder holds them, and who they are there.
    pub(crate) fn wanted(&self, settings: &Settings) -> BTreeSet<ClientId> {
        let (mut tally, mut odd) = (Tally::default(), Vec::new());
        let index = Index::of(&self.records, &mut tally, &mut odd);
        let mut wanted = BTreeSet::new();
        for resource in index.all() {
            if resource.kind == person::KIND {
                wanted.extend(candidates(resource, &index, settings).unwrap_or_default());
                continue;
            }
            let subject = resource.at.object("subject").ok().flatten().into_iter();
            let subjects = requests::subjects(resource, &index).unwrap_or_default();
            for reference in subject.chain(subjects) {
                if let Ok(Target::Known { system, value }) = index.follow(&reference, resource) {
                    wanted.insert(ids::client(&system, &value));
                }
            }
        }
        wanted
    }

    /// How many bytes of text it has.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.records.iter().map(|record| serde_json::Value::Object(record.map.clone()).to_string().len()).sum()
    }

    /// The numbers among all records of the files, by those in the index.
    fn numbers(&self, index: &Index<'_>) -> BTreeMap<usize, usize> {
        let own = index.all().iter().filter(|found| found.home.is_none()).map(|found| found.number);
        own.zip(self.records.iter().map(|record| record.number)).collect()
    }
}

/// The records in the reading.
struct Reader<'r, 'a, 's> {
    index: &'r Index<'a>,
    scene: &'r mut Scene<'s>,
    odd: &'r mut Vec<(usize, Fault)>,
    files: &'r [File],
}

impl<'a> Reader<'_, 'a, '_> {
    fn people(&mut self, deciding: &mut Deciding) {
        for resource in person::all(self.index) {
            if self.scene.tally.is_left(&resource.at) {
                continue;
            }
            if let Some(first) = self.index.repeated(resource) {
                self.scene.taking.same_as(resource.number, first.number);
                self.scene.tally.left((resource.kind, None, Why::Twice), &resource.at);
                continue;
            }
            let identity = deciding.identify(resource, self.index, self.scene);
            let taken = identity.and_then(|identity| match identity {
                Some(identity) => patient::take(resource, &identity, self.scene),
                None => Ok(()),
            });
            if let Err(fault) = taken {
                self.leave(resource, fault);
            }
        }
    }

    fn records(&mut self) {
        for wanted in [&["Goal", "CarePlan"][..], requests::KINDS, &["Flag", "RiskAssessment"]] {
            for resource in self.index.all().iter().filter(|resource| wanted.contains(&resource.kind)) {
                if self.scene.tally.is_left(&resource.at) || self.scene.taking.used.contains(&resource.number) {
                    continue;
                }
                if let Some(why) = self.files.get(resource.file).and_then(|file| file.other) {
                    self.scene.tally.left((resource.kind, None, why), &resource.at);
                    continue;
                }
                if self.index.repeated(resource).is_some() {
                    self.scene.tally.left((resource.kind, None, Why::Twice), &resource.at);
                    continue;
                }
                if let Err(fault) = self.record(resource) {
                    self.leave(resource, fault);
                }
            }
        }
        // Last, when it is known which of them a plan names as something to do.
        for resource in self.index.all() {
            let read = kinds::is_read(resource.kind) && (resource.kind != "Patient" || resource.home.is_none());
            if !read && !self.scene.tally.is_left(&resource.at) && !self.scene.taking.is_taken(resource.number) {
                self.scene.tally.left((resource.kind, None, Why::NotRead), &resource.at);
            }
        }
    }

    fn record(&mut self, resource: &Resource<'a>) -> Result<(), Fault> {
        match resource.kind {
            "Goal" => goal::take(resource, self.index, self.scene),
            "CarePlan" => careplan::take(resource, self.index, self.scene),
            "Flag" | "RiskAssessment" => concern::take(resource, self.index, self.scene),
            _ => careplan::take_alone(resource, self.index, self.scene),
        }
    }

    /// Leaves all of a record that is not as it should be.
    fn leave(&mut self, resource: &Resource<'a>, fault: Fault) {
        self.scene.taking.undo(resource.number);
        self.scene.tally.forget(resource.number);
        self.scene.tally.left((resource.kind, None, Why::Odd), &resource.at);
        self.odd.push((resource.number, fault));
    }
}
