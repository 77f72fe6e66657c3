//! The key log of one data folder: read whole, added to at its end. Must never let a key be used before it is durable,
//! nor add one after a write or sync has failed.

use std::fmt;

use super::entropy;
use super::error::VaultError;
use super::key_log_form::{
    self as form, BATCH_END, BATCH_ENTRIES_MAX, BATCH_HEADER, BadHeader, BatchHeader, ENTRY, Entry, LOG_HEADER,
    LogHeader,
};
use super::mac::{PROOF, ProofKey};
use super::ring::Subject;
use super::seal::SealKey;
use crate::host::{Disk, DiskError, DiskFile};

/// What the log's links are proved with, derived from the key of the node's ring.
const LABEL: &[u8] = b"waystation key log 1";
const GONE: &str = "it is gone, though `keyring` names it";

/// The log, open.
pub(super) struct KeyLog {
    pub(super) header: LogHeader,
    proof: ProofKey,
    link: [u8; PROOF],
    /// The number of the next entry.
    next: u64,
    /// Where the next batch goes, and where the newest begins if there is one.
    end: u64,
    newest: Option<u64>,
    /// Bytes behind `end` that a power cut left.
    torn: u64,
    /// Opened at the first addition.
    writer: Option<Box<dyn DiskFile>>,
    stopped: bool,
    /// The last addition stopped for want of room before it was whole, and nothing of it was synced.
    no_room: bool,
}

impl KeyLog {
    /// Where the log of `header` begins.
    fn begin(header: LogHeader, ring: &SealKey) -> Result<Self, VaultError> {
        let proof = ProofKey::derive(ring, LABEL)?;
        let link = header.link(&proof);
        let end = LOG_HEADER as u64;
        Ok(Self {
            header,
            proof,
            link,
            next: 0,
            end,
            newest: None,
            torn: 0,
            writer: None,
            stopped: false,
            no_room: false,
        })
    }

    /// Reads the log that the root names, telling `visit` of every entry.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] for what no power cut leaves, [`VaultError::NewerFormat`]; nothing is changed.
    pub(super) fn read(
        disk: &dyn Disk,
        named: LogHeader,
        ring: &SealKey,
        mut visit: impl FnMut(&Entry) -> Result<(), VaultError>,
    ) -> Result<Self, VaultError> {
        let file = form::file(named.generation);
        let opened = match disk.open(file, false) {
            Err(DiskError::Missing { .. }) => Err(VaultError::Damaged { file, what: GONE }),
            other => Ok(other?),
        }?;
        let mut log = Self::begin(named, ring)?;
        log.check_header(opened.as_ref())?;
        let len = opened.size()?;
        while log.end < len {
            match log.batch_at(opened.as_ref(), len)? {
                Some((header, body, link)) => {
                    for entry in body.as_chunks::<ENTRY>().0 {
                        visit(&Entry::read(entry).ok_or_else(|| log.damaged())?)?;
                    }
                    log.take(header, (BATCH_HEADER + body.len() + BATCH_END) as u64, link);
                }
                None => {
                    log.check_torn(opened.as_ref(), len)?;
                    log.torn = len - log.end;
                    break;
                }
            }
        }
        Ok(log)
    }

    fn check_header(&self, file: &dyn DiskFile) -> Result<(), VaultError> {
        let name = form::file(self.header.generation);
        let mut bytes = [0; LOG_HEADER];
        if file.size()? < bytes.len() as u64 {
            return Err(self.damaged());
        }
        file.read_at(0, &mut bytes)?;
        match LogHeader::from_bytes(&bytes) {
            Ok(found) if found == self.header => Ok(()),
            Err(BadHeader::Newer(found)) => Err(VaultError::NewerFormat { file: name, found, known: form::FORMAT }),
            Ok(_) => Err(VaultError::Damaged { file: name, what: "it is not the one that `keyring` names" }),
            Err(BadHeader::Broken) => Err(self.damaged()),
        }
    }

    fn damaged(&self) -> VaultError {
        VaultError::Damaged { file: form::file(self.header.generation), what: "its bytes are not what was written" }
    }

    /// The batch at the end of what was read: its header, its entries, and the link after it. `None` if it is not good.
    #[allow(clippy::type_complexity)]
    fn batch_at(
        &self,
        file: &dyn DiskFile,
        len: u64,
    ) -> Result<Option<(BatchHeader, Vec<u8>, [u8; PROOF])>, VaultError> {
        let left = len - self.end;
        if left < BATCH_HEADER as u64 {
            return Ok(None);
        }
        let mut front = [0; BATCH_HEADER];
        file.read_at(self.end, &mut front)?;
        let header = BatchHeader::from_bytes(&front)
            .filter(|header| header.log == self.header.id && header.first == self.next && header.entries > 0);
        let Some((header, body)) = header.and_then(|header| Some((header, header.body_len()?))) else {
            return Ok(None);
        };
        if left - (BATCH_HEADER as u64) < body as u64 {
            return Ok(None);
        }
        let mut bytes = vec![0; body];
        file.read_at(self.end + BATCH_HEADER as u64, &mut bytes)?;
        let Some((entries, link)) = bytes.split_last_chunk::<BATCH_END>() else { return Ok(None) };
        let link = *link;
        if !self.proof.is_proof(&[&self.link, &front, entries], &link) {
            return Ok(None);
        }
        bytes.truncate(body - BATCH_END);
        Ok(Some((header, bytes, link)))
    }

    /// A batch is written only after the one before it is durable, so a bad one with another behind it was good once.
    fn check_torn(&self, file: &dyn DiskFile, len: u64) -> Result<(), VaultError> {
        let behind = self.end + 1;
        let mut bytes = vec![0; usize::try_from(len - behind).map_err(|_| self.damaged())?];
        file.read_at(behind, &mut bytes)?;
        if BatchHeader::any_in(&bytes, &self.header.id, self.next + 1) { Err(self.damaged()) } else { Ok(()) }
    }

    fn take(&mut self, header: BatchHeader, len: u64, link: [u8; PROOF]) {
        self.newest = Some(self.end);
        self.end += len;
        self.next += u64::from(header.entries);
        self.link = link;
    }

    /// Lets no key be added any more.
    pub(super) const fn stop(&mut self) {
        self.stopped = true;
    }

    /// How many keys were ever added to this log.
    pub(super) const fn len(&self) -> u64 {
        self.next
    }

    /// Makes durable what was read, which may so far be only in the system's memory if its last writer failed.
    pub(super) fn settle(&self, disk: &dyn Disk) -> Result<(), VaultError> {
        let mut file = disk.open(form::file(self.header.generation), true)?;
        if let Some(start) = self.newest {
            let len = usize::try_from(self.end - start).map_err(|_| self.damaged())?;
            let mut batch = vec![0; len];
            file.read_at(start, &mut batch)?;
            file.rewrite(start, &batch)?;
        }
        Ok(file.sync()?)
    }

    /// Adds keys, durable on return.
    ///
    /// # Errors
    /// The disk's. None of the keys may then be used. Where there was no room for them, what was written of them is taken
    /// back, and others can be added; after any other error nothing is added until the folder is opened again.
    pub(super) fn add(&mut self, disk: &dyn Disk, entries: &[Entry]) -> Result<(), VaultError> {
        if self.stopped {
            return Err(VaultError::Stopped);
        }
        self.no_room = false;
        let added = self.write(disk, entries);
        self.stopped = added.is_err() && !(self.no_room && self.take_back(disk).is_ok());
        added
    }

    /// Whether nothing is added any more until the folder is opened again.
    pub(super) const fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Cuts off what stands behind the end, durable on return.
    fn take_back(&self, disk: &dyn Disk) -> Result<(), VaultError> {
        let mut file = disk.open(form::file(self.header.generation), true)?;
        file.truncate(self.end)?;
        Ok(file.sync()?)
    }

    fn write(&mut self, disk: &dyn Disk, entries: &[Entry]) -> Result<(), VaultError> {
        let mut writer = match self.writer.take() {
            Some(writer) => writer,
            None => {
                let mut file = disk.open(form::file(self.header.generation), true)?;
                if self.torn > 0 {
                    file.truncate(self.end)?;
                    file.sync()?;
                }
                file
            }
        };
        for some in entries.chunks(BATCH_ENTRIES_MAX) {
            let (header, bytes, link) = self.batch(some)?;
            if let Err(error) = writer.append(&bytes) {
                self.no_room = matches!(error, DiskError::Full { .. });
                return Err(error.into());
            }
            writer.sync()?;
            self.take(header, bytes.len() as u64, link);
        }
        self.writer = Some(writer);
        Ok(())
    }

    fn batch(&self, entries: &[Entry]) -> Result<(BatchHeader, Vec<u8>, [u8; PROOF]), VaultError> {
        let count = u32::try_from(entries.len()).map_err(|_| VaultError::TooLarge { what: "a batch of keys" })?;
        let header = BatchHeader { log: self.header.id, first: self.next, entries: count };
        let (bytes, link) = form::batch(&self.proof, header, &self.link, entries);
        Ok((header, bytes, link))
    }

    /// A new log of these keys in the file of its generation, durable on return; nothing names it yet.
    pub(super) fn create<'a>(
        disk: &dyn Disk,
        generation: u32,
        ring: &SealKey,
        keys: impl Iterator<Item = (Subject, &'a SealKey, &'a SealKey)>,
    ) -> Result<Self, VaultError> {
        let mut log = Self::begin(LogHeader { generation, id: entropy::draw()? }, ring)?;
        let mut bytes = log.header.to_bytes();
        let entries = keys
            .map(|(subject, ring, key)| Entry::seal(&log.header.id, subject, ring, key))
            .collect::<Result<Vec<_>, _>>()?;
        for some in entries.chunks(BATCH_ENTRIES_MAX) {
            let (header, batch, link) = log.batch(some)?;
            bytes.extend_from_slice(&batch);
            log.take(header, batch.len() as u64, link);
        }
        crate::host::disk::replace_whole(disk, form::file(generation), &bytes)?;
        Ok(log)
    }
}

impl fmt::Debug for KeyLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyLog").field("header", &self.header).field("next", &self.next).finish_non_exhaustive()
    }
}
