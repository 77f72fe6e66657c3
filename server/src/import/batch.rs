//! Files as they come, packed until all of them are there. Must never keep more in memory than the limits say.

use std::collections::BTreeMap;

use jiff::civil::date;
use jiff::tz::TimeZone;
use waystation_sync::care::noun::Role;

use super::bytes::text_of;
use super::error::{Fault, ImportError, refusal};
use super::file::File;
use super::groups::Groups;
use super::kept::Kept;
use super::parsed::Parsed;
use super::reading::Reading;
use super::settings::Settings;
use super::split::records;
use super::table::{DateOrder, Table};

/// Most bytes that the records of all files take in memory while they wait: 256 MiB, counted with all that is kept of each.
/// This bounds what an import needs: beside it there are at any time one file in the reading
/// ([`super::BYTES_MAX`], twice that where it was packed or is in UTF-16), the trees of records that hang together
/// ([`super::groups::GROUP_MAX`] of text, some ten times that as trees), and the account of what was left.
pub(crate) const KEPT_MAX: usize = 256 << 20;
/// Most records of one file that are named as not being as they should be; with more it is no file of records.
pub(crate) const ODD_MAX: usize = 10_000;
/// Bytes that a place takes in memory beside its words.
const BESIDE_PLACE: usize = 40;

/// Files that are read together: their records refer to each other.
#[derive(Default)]
pub(crate) struct Batch {
    files: Vec<File>,
    records: Vec<Kept>,
    kept: usize,
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
    let parsed = batch.reading(&settings).whole(&BTreeMap::new());
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
    let settings = Settings::of(today, TimeZone::UTC, Role::Supervisor);
    let parsed = batch.reading(&settings).whole(&BTreeMap::new());
    match parsed.files.first().and_then(|file| file.refused.clone()) {
        Some(fault) => Err(fault),
        None => Ok(parsed),
    }
}

/// Whether there is nothing but white space and what stands between cells.
fn is_blank(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.iter().all(|byte| byte.is_ascii_whitespace() || b",;\0".contains(byte))
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
            Ok(text) if is_blank(&text.bytes) => self.refuse(file, Fault::Empty),
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
        for record in table.records(file, order) {
            self.keep(Kept::of(record));
        }
    }

    /// A line for each file of which nothing can be taken, so far.
    pub(crate) fn refusals(&self) -> impl Iterator<Item = String> {
        self.files.iter().filter_map(|file| Some(refusal(&file.name, file.refused.as_ref()?)))
    }

    /// Takes nothing of a file.
    pub(crate) fn refuse(&mut self, file: usize, fault: Fault) {
        self.records.retain(|record| record.file != file);
        self.records.shrink_to_fit();
        if let Some(file) = self.files.get_mut(file) {
            self.kept -= std::mem::take(&mut file.kept);
            file.envelope = Vec::new();
            file.refused.get_or_insert(fault);
        }
    }

    fn add_halves(&mut self, file: usize, halves: usize) {
        if let Some(file) = self.files.get_mut(file) {
            file.halves += halves;
        }
    }

    fn note_odd(&mut self, file: usize, fault: Fault) {
        let Some(of) = self.files.get_mut(file).filter(|of| of.refused.is_none()) else { return };
        of.odd.push(fault);
        if of.odd.len() > ODD_MAX {
            of.odd = Vec::new();
            self.refuse(file, Fault::TooManyOdd { most: ODD_MAX });
        }
    }

    fn keep(&mut self, record: Kept) {
        let file = record.file;
        if self.has_room(file, record.bytes()) {
            self.records.push(record);
        }
    }

    /// Whether there is room for so many bytes of a file; without it nothing of the file is taken.
    fn has_room(&mut self, file: usize, bytes: usize) -> bool {
        let Some(of) = self.files.get_mut(file).filter(|of| of.refused.is_none()) else { return false };
        of.kept += bytes;
        self.kept += bytes;
        let fits = self.kept <= KEPT_MAX;
        if !fits {
            self.refuse(file, Fault::TooMuch { most: KEPT_MAX });
        }
        fits
    }

    fn add_text(&mut self, file: usize, text: &[u8], at: &str) {
        if self.files.get(file).is_none_or(|file| file.refused.is_some()) {
            return;
        }
        let number = at.strip_prefix("line ").and_then(|number| number.parse().ok());
        let pieces = match records(text, file, at) {
            Ok(pieces) => pieces,
            Err(fault) => {
                return match number {
                    Some(number) => self.note_odd(file, fault.on_line(number)),
                    None => self.refuse(file, fault),
                };
            }
        };
        pieces.odd.into_iter().for_each(|fault| self.note_odd(file, fault));
        pieces.records.into_iter().for_each(|record| self.keep(record));
        let envelope: usize = pieces.envelope.iter().map(|place| place.len() + BESIDE_PLACE).sum();
        if let (true, Some(file)) = (self.has_room(file, envelope), self.files.get_mut(file)) {
            file.envelope.extend(pieces.envelope);
            file.pages.extend(pieces.page);
            file.other = file.other.or(pieces.other);
        }
    }

    /// All that was added, to be read a few records at a time.
    pub(crate) fn reading(mut self, settings: &Settings) -> Reading {
        let groups = Groups::of(&mut self.records);
        Reading::of(self.files, self.records, groups, settings)
    }

    /// The same, read all at once, or each by itself that is tied to no other.
    #[cfg(test)]
    pub(super) fn reading_by(mut self, settings: &Settings, groups: fn(&mut [Kept]) -> Groups) -> Reading {
        let groups = groups(&mut self.records);
        Reading::of(self.files, self.records, groups, settings)
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
