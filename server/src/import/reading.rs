//! Reads files from their bytes to the clients in them, several together. Must never take a record that could be of
//! somebody else, nor keep more in memory than the limits say.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use jiff::tz::TimeZone;
use waystation_sync::care::noun::Role;
use waystation_sync::id::ClientId;

use super::bytes::text_of;
use super::error::{Fault, ImportError};
use super::index::{Index, Resource, Target};
use super::parsed::{Account, Parsed};
use super::people::Person;
use super::settings::Settings;
use super::split::{Page, Record, records};
use super::table::{DateOrder, Table};
use super::taking::{Scene, Taking};
use super::tally::{Left, Spot, Tally, Why};
use super::who::{Deciding, candidates};
use super::{careplan, concern, goal, ids, patient, person, requests, version};

/// Most bytes of text of which the read records are kept at once, over all files: 256 MiB.
pub(crate) const KEPT_MAX: usize = 256 << 20;

/// Files that are read together: their records refer to each other.
#[derive(Default)]
pub(crate) struct Batch {
    files: Vec<File>,
    records: Vec<Record>,
    kept: usize,
}

/// One file of a batch.
#[derive(Default)]
struct File {
    name: String,
    refused: Option<Fault>,
    odd: Vec<Fault>,
    envelope: Vec<String>,
    pages: Vec<Page>,
    halves: usize,
}

/// Reads one file alone, as of a fixed day in UTC and for a case manager: for tests and the fuzzer. `file` is repeated
/// in errors.
///
/// # Errors
/// [`ImportError`], which says where and what to do, when nothing of the file can be taken.
pub fn read(file: &str, bytes: &[u8]) -> Result<Parsed, ImportError> {
    let mut batch = Batch::default();
    batch.add(file, bytes);
    let settings = Settings::of(date(2026, 1, 1), TimeZone::UTC, Role::CaseManager);
    let parsed = batch.finish(&BTreeMap::new(), &settings);
    let refused = parsed.files.first().and_then(|file| file.refused.clone());
    match refused {
        Some(fault) => Err(ImportError { file: file.to_owned(), fault }),
        None => Ok(parsed),
    }
}

/// Reads one file that is JSON already, as of `today`.
pub(super) fn read_value(value: &serde_json::Value, today: jiff::civil::Date) -> Result<Parsed, Fault> {
    let mut batch = Batch::default();
    batch.add("a file", value.to_string().as_bytes());
    let parsed = batch.finish(&BTreeMap::new(), &Settings::of(today, TimeZone::UTC, Role::Supervisor));
    match parsed.files.first().and_then(|file| file.refused.clone()) {
        Some(fault) => Err(fault),
        None => Ok(parsed),
    }
}

impl Batch {
    /// Begins a file; gives its number.
    pub(crate) fn begin(&mut self, name: &str) -> usize {
        self.files.push(File { name: name.to_owned(), ..File::default() });
        self.files.len() - 1
    }

    /// Adds a file of JSON or NDJSON whose bytes are all at hand.
    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) {
        let file = self.begin(name);
        self.add_bytes(file, bytes);
    }

    /// Adds all the bytes of a file that was begun.
    pub(crate) fn add_bytes(&mut self, file: usize, bytes: &[u8]) {
        match text_of(bytes) {
            Ok(text) => {
                self.add_halves(file, text.halves);
                match lines_of(&text.bytes) {
                    Some(lines) => {
                        for (number, line) in lines {
                            self.add_text(file, line, &format!("line {number}"));
                        }
                    }
                    None => self.add_text(file, &text.bytes, ""),
                }
            }
            Err(fault) => self.refuse(file, fault),
        }
    }

    /// Adds one line of a file of NDJSON, counted from 1.
    pub(crate) fn add_line(&mut self, file: usize, number: usize, bytes: &[u8]) {
        if bytes.trim_ascii().is_empty() {
            return;
        }
        match text_of(bytes) {
            Ok(text) => {
                self.add_halves(file, text.halves);
                self.add_text(file, &text.bytes, &format!("line {number}"));
            }
            Err(fault) => self.note_odd(file, fault.on_line(number)),
        }
    }

    /// Adds the rows of a table, whose days and months are written in this order.
    pub(crate) fn add_table(&mut self, file: usize, table: &Table, order: DateOrder) {
        table.nobodys().for_each(|fault| self.note_odd(file, fault.into()));
        self.records.extend(table.records(file, order));
    }

    /// Takes nothing of a file.
    pub(crate) fn refuse(&mut self, file: usize, fault: Fault) {
        self.records.retain(|record| record.file != file);
        if let Some(file) = self.files.get_mut(file) {
            file.refused.get_or_insert(fault);
        }
    }

    fn add_halves(&mut self, file: usize, halves: usize) {
        if let Some(file) = self.files.get_mut(file) {
            file.halves += halves;
        }
    }

    fn note_odd(&mut self, file: usize, fault: Fault) {
        if let Some(file) = self.files.get_mut(file) {
            file.odd.push(fault);
        }
    }

    fn add_text(&mut self, file: usize, text: &[u8], at: &str) {
        if self.files.get(file).is_none_or(|file| file.refused.is_some()) {
            return;
        }
        self.kept += text.len();
        if self.kept > KEPT_MAX {
            return self.refuse(file, Fault::TooMuch { most: KEPT_MAX });
        }
        let number = at.strip_prefix("line ").and_then(|number| number.parse().ok());
        match (records(text, file, at), self.files.get_mut(file)) {
            (Ok(pieces), Some(file)) => {
                self.records.extend(pieces.records);
                file.odd.extend(pieces.odd);
                file.envelope.extend(pieces.envelope);
                file.pages.extend(pieces.page);
            }
            (Err(fault), Some(_)) => match number {
                Some(number) => self.note_odd(file, fault.on_line(number)),
                None => self.refuse(file, fault),
            },
            (_, None) => {}
        }
        if self.records.last().is_none_or(|last| last.file != file) {
            // Nothing of it was kept.
            self.kept -= text.len();
        }
    }

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

    /// Reads everything that was added. `known` are those of [`Batch::wanted`] whom the folder holds.
    pub(crate) fn finish(&self, known: &BTreeMap<ClientId, Person>, settings: &Settings) -> Parsed {
        let mut tally = Tally::default();
        let mut odd = Vec::new();
        let index = Index::of(&self.records, &mut tally, &mut odd);
        let others = self.other_versions();
        let mut scene = Scene { settings, taking: Taking::of(known), tally };
        let mut deciding = Deciding::default();
        let mut reader = Reader { index: &index, scene: &mut scene, odd: &mut odd, others: &others };
        reader.people(&mut deciding);
        reader.records();
        for resource in index.all() {
            scene.tally.rest(resource.kind, &resource.at);
        }
        self.account(index, scene, odd, deciding)
    }

    /// The files whose records have the shape of another version of FHIR.
    fn other_versions(&self) -> BTreeMap<usize, Why> {
        let mut others = BTreeMap::new();
        for record in &self.records {
            if let Some(why) = version::other_version(record) {
                others.entry(record.file).or_insert(why);
            }
        }
        others
    }

    fn account(&self, index: Index<'_>, scene: Scene<'_>, odd: Vec<(usize, Fault)>, deciding: Deciding) -> Parsed {
        let Scene { taking, tally, .. } = scene;
        let not_so = tally.odd();
        let owners = taking.owners();
        let file_of = |record: usize| index.get(record).map_or(0, |resource| resource.file);
        let home = |record: usize| index.get(record).and_then(|found| found.home).unwrap_or(record);
        let owner = |record: usize| owners.get(&record).or_else(|| owners.get(&home(record))).copied();
        let mut left = tally.finish(|record| (file_of(record), owner(record)));
        let clients = taking.finish(file_of);
        let mut files: Vec<Account> = Vec::new();
        for (number, file) in self.files.iter().enumerate() {
            let mut left = left.remove(&number).unwrap_or_default();
            left.extend(file.about_itself(&self.files));
            let mut account = Account {
                file: file.name.clone(),
                refused: file.refused.clone(),
                patients: person::all(&index).filter(|found| found.file == number).count(),
                odd: file.odd.clone(),
                left,
                held: Vec::new(),
            };
            account.odd.extend(odd.iter().filter(|(of, _)| *of == number).map(|(_, fault)| fault.clone()));
            files.push(account);
        }
        for (number, question) in deciding.questions {
            files.iter_mut().skip(number).take(1).for_each(|file| file.held.push(question.clone()));
        }
        for (number, file) in files.iter_mut().enumerate() {
            let any = clients.iter().any(|client| client.brings_of(number));
            let good = index.all().iter().any(|found| found.file == number && !not_so.contains(&found.number));
            if !any && !good && file.refused.is_none() && !file.odd.is_empty() {
                file.refused = Some(file.odd.remove(0));
            }
        }
        Parsed { clients, files }
    }
}

impl File {
    /// What is said of the file as a whole.
    fn about_itself(&self, all: &[Self]) -> Vec<Left> {
        let line = |resource, element, why, places: Vec<String>| {
            let spots = places.into_iter().map(|place| Spot { place, client: None }).collect();
            Left { resource, element, why, spots }
        };
        let mut lines = Vec::new();
        if !self.envelope.is_empty() {
            lines.push(line("Bundle", None, Why::Envelope, self.envelope.clone()));
        }
        if self.halves > 0 {
            lines.push(line("Bundle", None, Why::HalfCharacters { halves: self.halves }, vec!["the file".to_owned()]));
        }
        for page in &self.pages {
            let same = all.iter().flat_map(|file| &file.pages).filter(|other| other.total == page.total);
            let here: u64 = same.map(|other| other.here).sum();
            let missing = page.total.and_then(|total| usize::try_from(total.saturating_sub(here)).ok());
            let why = match missing {
                Some(0) => continue,
                Some(missing) => Why::MorePages { missing },
                None if page.has_next => Why::NextPage,
                None => continue,
            };
            lines.push(line("Bundle", Some("total"), why, vec!["total".to_owned()]));
        }
        lines
    }
}

/// The records in the reading.
struct Reader<'r, 'a, 's> {
    index: &'r Index<'a>,
    scene: &'r mut Scene<'s>,
    odd: &'r mut Vec<(usize, Fault)>,
    others: &'r BTreeMap<usize, Why>,
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
                if let Some(why) = self.others.get(&resource.file) {
                    self.scene.tally.left((resource.kind, None, *why), &resource.at);
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
            let read = super::kinds::is_read(resource.kind) && (resource.kind != "Patient" || resource.home.is_none());
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
        self.odd.push((resource.file, fault));
    }
}

/// The lines of NDJSON, counted from 1; `None` where the text is one JSON value.
fn lines_of(text: &[u8]) -> Option<Vec<(usize, &[u8])>> {
    let mut lines = text.split(|byte| *byte == b'\n').enumerate().map(|(n, line)| (n + 1, line.trim_ascii()));
    let first = lines.find(|(_, line)| !line.is_empty())?;
    if !is_one_line(first.1) {
        return None;
    }
    let rest: Vec<(usize, &[u8])> = lines.filter(|(_, line)| !line.is_empty()).collect();
    (!rest.is_empty()).then(|| std::iter::once(first).chain(rest).collect())
}

/// Whether a line is a whole record, so that a file that begins with it holds one in each line.
pub(crate) fn is_one_line(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    line.first() == Some(&b'{') && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok()
}
