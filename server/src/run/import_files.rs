//! `waystation import`: files from this computer's disk into an open node. Must never hold more of a file in memory than
//! the import's limits, nor print a client's word.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::bufread::MultiGzDecoder;
use tokio::task::JoinSet;
use waystation_sync::care::noun::{DocKey, Part};
use waystation_sync::care::overview::Marked;
use waystation_sync::id::ClientId;

use super::args::{Answers, AsWhom, Dates};
use super::commands::{CommandError, sign_in};
use super::intake::{TakeInError, Writer, take_in};
use crate::host::clock;
use crate::import::{
    BYTES_MAX, Batch, DateOrder, Fault, Incoming, Person, Reading, Report, Settings, Table, is_one_line,
};
use crate::node::{OpenNode, ReadError, somebody};

/// How many clients are written at once.
const AT_ONCE: usize = 16;
/// After how many clients their documents are let go: none of them is asked for again.
const LET_GO_EVERY: usize = 100;
/// After how many clients the terminal is told how far it is.
const TOLD_EVERY: usize = 25;

/// `waystation import`.
///
/// # Errors
/// [`CommandError::FilesLeft`] when a file was not taken, [`CommandError::RecordsLeft`] when single records wait for a
/// person; the others were taken.
pub async fn import(as_whom: AsWhom, answers: Answers, files: &[PathBuf]) -> Result<(), CommandError> {
    let (node, open, writer) = sign_in(&as_whom).await?;
    let mut err = std::io::stderr();
    if node.sign().is_some_and(|(_, is_sample)| is_sample) {
        writeln!(err, "This folder is a sample, and its passphrases are public: bring no real people into it.")?;
    }
    let mut settings = Settings::of(clock::today_in(&open.zone()), open.zone(), writer.role);
    settings.same = answers.same.into_iter().collect();
    settings.another = answers.another.into_iter().collect();
    let mut batch = Batch::default();
    let mut tables = Vec::new();
    for file in files {
        tables.extend(add_file(&mut batch, file));
    }
    // Before anybody is asked about columns: what cannot be read may be the reason to stop here.
    let told: BTreeSet<String> = if tables.is_empty() { BTreeSet::new() } else { batch.refusals().collect() };
    for line in &told {
        writeln!(err, "{line}")?;
    }
    if let Err(error) = add_tables(&mut batch, tables, answers.dates, answers.yes) {
        node.close().await?;
        return Err(error);
    }
    let mut report = Report::default();
    let taken = take_all(&open, writer, batch.reading(&settings), &settings, (&mut report, as_whom.json)).await;
    for line in report.refusals().filter(|line| !told.contains(line)) {
        // Shown to the person who typed the name; never logged.
        writeln!(err, "{line}")?;
    }
    let closed = node.close().await;
    let mut out = std::io::stdout();
    if as_whom.json {
        serde_json::to_writer(&mut out, &report).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        writeln!(out, "{report}")?;
    }
    taken?;
    closed?;
    match report.not_taken() {
        (0, 0) => Ok(()),
        (0, count) => Err(CommandError::RecordsLeft { count }),
        (count, _) => Err(CommandError::FilesLeft { count }),
    }
}

/// Reads a few records at a time and takes their clients in, so that only those are in memory; all that is said of the
/// files goes into the report. Once a client could not be written nothing more is, but all is read, so that the report is
/// whole.
async fn take_all(
    open: &Arc<OpenNode>,
    writer: Writer,
    mut reading: Reading,
    settings: &Settings,
    (report, quiet): (&mut Report, bool),
) -> Result<(), CommandError> {
    let before = open.everybody();
    let mut progress = Progress::of(reading.patients(), quiet);
    let mut failed = None;
    while let Some(piece) = reading.next_piece() {
        let known = known(open, &piece.wanted(settings)).await.map_err(TakeInError::from)?;
        let clients = reading.read(&piece, &known);
        drop(piece);
        for client in &clients {
            report.read(client);
            progress.read(client.file);
            if client.is_patient && !known.contains_key(&client.client) {
                name_likely(&before, client, report);
            }
        }
        if failed.is_none() {
            failed = take_some(open, writer, clients, (report, &mut progress)).await?;
        }
        open.let_documents_go();
    }
    progress.end()?;
    let accounts = reading.finish();
    let name = |file: usize| accounts.get(file).map(|account| account.file.clone()).unwrap_or_default();
    let failed = failed.map(|(file, source)| progress.cut_off(file, name(file), source));
    report.account(accounts);
    failed.map_or(Ok(()), Err)
}

/// Takes clients in, several at a time so that they share the waiting for the disk, and notes in `report` what was there
/// already. Gives what could not be written, with its file.
async fn take_some(
    open: &Arc<OpenNode>,
    writer: Writer,
    clients: Vec<Incoming>,
    (report, progress): (&mut Report, &mut Progress),
) -> Result<Option<(usize, TakeInError)>, CommandError> {
    let mut waiting = clients.into_iter();
    let mut taking = JoinSet::new();
    let mut failed = None;
    loop {
        while taking.len() < AT_ONCE && failed.is_none() {
            let Some(incoming) = waiting.next() else { break };
            let open = Arc::clone(open);
            taking.spawn(async move {
                let (client, file, origins) = (incoming.client, incoming.file, incoming.places());
                (client, file, origins, take_in(&open, incoming, writer, &BTreeMap::new()).await)
            });
        }
        let Some(taken) = taking.join_next().await else { break };
        let (client, file, origins, took) = taken.map_err(|_| CommandError::Stopping)?;
        match took {
            Ok(took) => {
                report.met(client, file, took.already, &took.differs, &origins);
                progress.took(file)?;
                if progress.done.is_multiple_of(LET_GO_EVERY) {
                    open.let_documents_go();
                }
            }
            Err(source) => failed = failed.or(Some((file, source))),
        }
    }
    Ok(failed)
}

/// How far an import is, for whoever sits at the terminal.
struct Progress {
    tell: bool,
    /// Of each file how many clients were written and read.
    of_file: BTreeMap<usize, (usize, usize)>,
    done: usize,
    all: usize,
}

impl Progress {
    fn of(all: usize, quiet: bool) -> Self {
        let tell = !quiet && std::io::stderr().is_terminal();
        Self { tell, of_file: BTreeMap::new(), done: 0, all }
    }

    fn read(&mut self, file: usize) {
        self.of_file.entry(file).or_default().1 += 1;
    }

    fn took(&mut self, file: usize) -> std::io::Result<()> {
        self.done += 1;
        self.of_file.entry(file).or_default().0 += 1;
        if self.tell && self.done.is_multiple_of(TOLD_EVERY) {
            let mut err = std::io::stderr();
            write!(err, "\r{} of {} clients", self.done, self.all.max(self.done))?;
            err.flush()?;
        }
        Ok(())
    }

    fn end(&self) -> std::io::Result<()> {
        if self.tell { writeln!(std::io::stderr(), "\r{} clients            ", self.done) } else { Ok(()) }
    }

    fn cut_off(&self, file: usize, name: String, source: TakeInError) -> CommandError {
        let (taken, of) = self.of_file.get(&file).copied().unwrap_or_default();
        CommandError::CutOff { file: name, taken, of, source }
    }
}

/// Names in `report` whoever is likely to have had a chart in the folder before this import, under another number or none:
/// their chart is begun all the same, and a supervisor compares the two.
fn name_likely(before: &Marked<'_>, client: &Incoming, report: &mut Report) {
    let charts = before.likely(somebody(client.client, client.parts.iter().flat_map(|part| &part.acts)));
    if !charts.is_empty() {
        report.likely(client, charts.into_iter().collect());
    }
}

/// Those of `wanted` whom the folder holds, and who they are there.
async fn known(open: &OpenNode, wanted: &BTreeSet<ClientId>) -> Result<BTreeMap<ClientId, Person>, ReadError> {
    let mut known = BTreeMap::new();
    // Most of them nobody has heard of: those are not looked for on the disk.
    for client in open.who_have_a_chart(wanted.iter().copied()) {
        let core = DocKey::whole(client, Part::Core);
        let person = open.read(core, |doc, _| Person::of_chart(doc)).await?;
        known.extend(person.map(|person| (client, person)));
    }
    Ok(known)
}

/// A table that waits for somebody to say that its columns are right.
struct Waiting {
    file: usize,
    name: String,
    table: Table,
}

/// Adds the tables after their columns were shown and, where nobody has said so yet, asked about.
fn add_tables(batch: &mut Batch, tables: Vec<Waiting>, dates: Option<Dates>, yes: bool) -> Result<(), CommandError> {
    let mut err = std::io::stderr();
    for Waiting { file, name, table } in tables {
        writeln!(err, "{name}:\n{}", table.shown())?;
        let order = match (table.order(), dates) {
            (Err(fault), _) => {
                batch.refuse(file, fault.into());
                continue;
            }
            (Ok((Some(order), _)), _) => order,
            (Ok((None, _)), Some(Dates::MonthFirst)) => DateOrder::MonthFirst,
            (Ok((None, false)), None) | (Ok((None, _)), Some(Dates::DayFirst)) => DateOrder::DayFirst,
            (Ok((None, true)), None) => match ask("Is the day first in its birth dates, or the month? [day/month] ")? {
                Some(said) if said.starts_with('d') => DateOrder::DayFirst,
                Some(said) if said.starts_with('m') => DateOrder::MonthFirst,
                Some(_) | None => return Err(CommandError::WhichDates { file: name }),
            },
        };
        let is_right = yes || ask("Are these columns right? [yes/no] ")?.is_some_and(|said| said.starts_with('y'));
        if !is_right {
            return Err(CommandError::NotConfirmed);
        }
        batch.add_table(file, &table, order);
    }
    Ok(())
}

/// Asks whoever sits at the terminal; `None` where nobody does.
fn ask(question: &str) -> Result<Option<String>, CommandError> {
    let (input, mut err) = (std::io::stdin(), std::io::stderr());
    if !(input.is_terminal() && err.is_terminal()) {
        return Ok(None);
    }
    write!(err, "{question}")?;
    err.flush()?;
    let mut said = String::new();
    input.read_line(&mut said)?;
    Ok(Some(said.trim().to_lowercase()))
}

/// Adds one file, `-` for standard input, packed with gzip or not; a table is handed back, to be looked at.
fn add_file(batch: &mut Batch, path: &Path) -> Option<Waiting> {
    let name = path.display().to_string();
    let file = batch.begin(&name);
    match open_file(path).and_then(|reader| add_open(batch, file, reader)) {
        Ok(table) => table.map(|table| Waiting { file, name, table }),
        Err(error) => {
            batch.refuse(file, Fault::CannotRead { why: error.to_string(), next: next_of(error.kind()) });
            None
        }
    }
}

/// What to do about a file that cannot be read.
fn next_of(kind: ErrorKind) -> &'static str {
    let is_cut = matches!(kind, ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput);
    match () {
        () if kind == ErrorKind::IsADirectory => "It is a folder: name the files in it",
        () if kind == ErrorKind::PermissionDenied => "Let the user who imports read it",
        () if is_cut => "It is cut off or damaged: copy it again from where it comes from",
        () => "Check the path",
    }
}

fn open_file(path: &Path) -> std::io::Result<Box<dyn BufRead>> {
    let plain: Box<dyn Read> =
        if path == Path::new("-") { Box::new(std::io::stdin()) } else { Box::new(File::open(path)?) };
    let mut reader = BufReader::new(plain);
    let is_packed = reader.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    Ok(if is_packed { Box::new(BufReader::new(MultiGzDecoder::new(reader))) } else { Box::new(reader) })
}

/// Adds an open file: line by line where its first line is a whole record, else as one piece of limited size.
/// A table is handed back instead.
fn add_open(batch: &mut Batch, number: usize, mut reader: Box<dyn BufRead>) -> std::io::Result<Option<Table>> {
    let mut bytes = Vec::new();
    let mut line = 0;
    loop {
        let read = line_of(&mut reader, &mut bytes)?;
        line += 1;
        if read == 0 || bytes.len() > BYTES_MAX || !bytes.trim_ascii().is_empty() {
            break;
        }
        bytes.clear();
    }
    if !is_one_line(&bytes) {
        let rest = u64::try_from(BYTES_MAX + 1).unwrap_or(u64::MAX).saturating_sub(len_of(&bytes));
        reader.take(rest).read_to_end(&mut bytes)?;
        match Table::read(&bytes).filter(|_| bytes.len() <= BYTES_MAX) {
            Some(Ok(table)) => return Ok(Some(table)),
            Some(Err(fault)) => batch.refuse(number, fault.into()),
            None => batch.add_bytes(number, &bytes),
        }
        return Ok(None);
    }
    let first = std::mem::take(&mut bytes);
    while line_of(&mut reader, &mut bytes)? > 0 {
        if !bytes.trim_ascii().is_empty() {
            break;
        }
    }
    if bytes.trim_ascii().is_empty() {
        // One record, all in one line.
        batch.add_bytes(number, &first);
        return Ok(None);
    }
    batch.add_line(number, line, &first);
    drop(first);
    while !bytes.is_empty() {
        line += 1;
        if bytes.len() > BYTES_MAX {
            batch.refuse(number, Fault::TooLarge { bytes: bytes.len(), most: BYTES_MAX });
            return Ok(None);
        }
        batch.add_line(number, line, &bytes);
        bytes.clear();
        line_of(&mut reader, &mut bytes)?;
    }
    Ok(None)
}

/// Adds the next line to `bytes`, at most one byte more of it than is read; how many bytes there were.
fn line_of(reader: &mut Box<dyn BufRead>, bytes: &mut Vec<u8>) -> std::io::Result<usize> {
    let most = u64::try_from(BYTES_MAX + 1).unwrap_or(u64::MAX);
    reader.take(most).read_until(b'\n', bytes)
}

fn len_of(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
