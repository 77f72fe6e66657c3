//! The drawer's files: one for each draft, one for each person's choices and one for what they have seen. Must never put a person, a client or a word
//! into a file's name or the log, nor touch a file that does not open.
//!
//! | name | holds |
//! |---|---|
//! | `<16 hex>-<32 hex>.draft` | a draft; the first part is one for all of a person's |
//! | `<32 hex>.choices` | a person's choices |
//! | `<32 hex>.told` | what a person was told and has seen |
//! | any of these with `.new` | half written when the program or the power ended; removed at the next start |

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use waystation_sync::id::{DraftId, EditId, PersonId, SheetId};
use waystation_sync::time::Millis;

use super::choices::{CHOICES_BYTES_MAX, Choices};
use super::draft::{DRAFT_BYTES_MAX, Draft};
use super::error::UnsavedError;
use super::told::{TOLD_BYTES_MAX, Told};
use crate::host::{DataFolder, Disk, DiskError, disk};
use crate::vault::{DRAWER_OVERHEAD, DrawerKeys, VaultError};

/// Most drafts of one person.
pub(crate) const DRAFTS_MAX: usize = 64;
/// Most bytes of one person's drafts together, as they are sealed.
pub(crate) const DRAWER_BYTES_MAX: u64 = 16 * 1024 * 1024;

const DRAFT: &str = ".draft";
const CHOICES: &str = ".choices";
const TOLD: &str = ".told";
const HALF: &str = ".new";

/// What came of keeping a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Where it is kept: under its own id, or under a fresh one beside other words.
    pub id: DraftId,
    /// The form's id from now on; a fresh one goes with a fresh draft.
    pub edit: EditId,
    /// When it was kept, by this computer's clock.
    pub kept: Millis,
}

impl Kept {
    const fn of(draft: &Draft) -> Self {
        Self { id: draft.id, edit: draft.at.edit, kept: draft.kept }
    }
}

/// What stands under a name.
enum Held<T> {
    Nothing,
    This(T),
    /// A file that does not open: left as it is.
    Unreadable,
}

/// What was found of the files in the drawers of a stopped node.
#[derive(Debug, Default)]
pub(crate) struct Proved {
    /// How many are as this node wrote them. One that was taken away is not missed: nothing lists them.
    pub whole: usize,
    /// The names of those that are not.
    pub not_whole: Vec<String>,
}

/// Everybody's choices, and what everybody has seen.
pub(super) type Everybodys = (BTreeMap<PersonId, Choices>, BTreeMap<PersonId, Told>);

/// The drawer's files.
#[derive(Debug)]
pub(super) struct Files {
    folder: DataFolder,
    keys: DrawerKeys,
    /// Names of files that did not open and were reported in this run.
    reported: Mutex<BTreeSet<String>>,
    /// Whether a removal may not be durable yet, because the folder's sync failed after it.
    unsettled: AtomicBool,
}

impl Files {
    pub(super) fn new(folder: DataFolder, keys: DrawerKeys) -> Self {
        Self { folder, keys, reported: Mutex::default(), unsettled: AtomicBool::new(false) }
    }

    /// Removes what was half written when the last run ended, makes the rest durable (it will be shown), and reads
    /// everybody's choices. What fails is logged: no trouble of the drawer keeps a node from opening.
    pub(super) fn tidy(&self) -> Everybodys {
        let tidied = || -> Result<Everybodys, UnsavedError> {
            let Some(disk) = self.folder.drawer(false)? else { return Ok(Everybodys::default()) };
            let names = disk.list()?;
            for name in &names {
                if name.strip_suffix(HALF).is_some_and(is_ours) {
                    disk.remove(name)?;
                } else if is_ours(name) {
                    disk.open(name, true)?.sync()?;
                }
            }
            disk.sync_folder()?;
            self.folder.disk().sync_folder()?;
            let choices = names
                .iter()
                .filter(|name| name.ends_with(CHOICES))
                .filter_map(|name| match self.read(disk.as_ref(), name, CHOICES_BYTES_MAX, Choices::from_bytes) {
                    Held::This((person, choices)) if self.choices_name(person).is_ok_and(|own| own == **name) => {
                        Some((person, choices))
                    }
                    Held::This(_) | Held::Nothing | Held::Unreadable => None,
                })
                .collect();
            let told = names.iter().filter(|name| name.ends_with(TOLD)).filter_map(|name| {
                let held = self.read(disk.as_ref(), name, TOLD_BYTES_MAX, Told::from_bytes);
                let Held::This((person, told)) = held else { return None };
                self.told_name(person).is_ok_and(|own| own == **name).then_some((person, told))
            });
            Ok((choices, told.collect()))
        };
        tidied().unwrap_or_else(|error| {
            tracing::warn!(%error, "the drawer could not be tidied; the record is not touched by this");
            Everybodys::default()
        })
    }

    /// See [`super::Unsaved::proved`].
    pub(super) fn proved(&self) -> Result<Proved, UnsavedError> {
        let mut proved = Proved::default();
        let Some(disk) = self.folder.drawer(false)? else { return Ok(proved) };
        let opens = |name: &str| -> Result<bool, UnsavedError> {
            let most = DRAFT_BYTES_MAX.max(CHOICES_BYTES_MAX).max(TOLD_BYTES_MAX) + DRAWER_OVERHEAD;
            let bytes = disk::read_whole(disk.as_ref(), name, most as u64)?;
            Ok(bytes.is_none_or(|bytes| self.keys.open(name, &bytes).is_ok()))
        };
        for name in disk.list()?.into_iter().filter(|name| is_ours(name)) {
            // One that cannot be read is not proved either.
            if opens(&name).unwrap_or(false) {
                proved.whole += 1;
            } else {
                proved.not_whole.push(name);
            }
        }
        Ok(proved)
    }

    /// See [`super::Unsaved::keep`].
    pub(super) fn keep(&self, person: PersonId, mut draft: Draft, fresh: DraftId) -> Result<Kept, UnsavedError> {
        let disk = self.disk()?;
        let mut is_new = false;
        match self.held(disk.as_ref(), person, draft.id)? {
            Held::Nothing => is_new = true,
            Held::This(old) if old.at.sheet == draft.at.sheet && draft.pressed => {
                draft.at.turn = old.at.turn.saturating_add(1);
            }
            // It was sent before what is held and came after it.
            Held::This(old) if old.at.sheet == draft.at.sheet && old.at.turn > draft.at.turn => {
                return Ok(Kept::of(&old));
            }
            Held::This(old) if old.at.sheet == draft.at.sheet || draft.grew_from.contains(&old.at.sheet) => {}
            Held::This(_) | Held::Unreadable => {
                is_new = true;
                draft.id = fresh;
                draft.at.edit = EditId(fresh.0);
            }
        }
        let name = self.draft_name(person, draft.id)?;
        let sealed = self.keys.seal(&name, &draft.to_bytes(person)?)?;
        if is_new && self.is_full(disk.as_ref(), person)? {
            return Err(UnsavedError::TooMany { max: DRAFTS_MAX });
        }
        self.weigh(disk.as_ref(), person, (&name, sealed.len() as u64))?;
        disk::replace_whole(disk.as_ref(), &name, &sealed)?;
        if let Err(error) = self.drop_held(disk.as_ref(), person, &draft) {
            tracing::warn!(%error, "drafts that another one holds could not be removed");
        }
        Ok(Kept::of(&draft))
    }

    /// See [`super::Unsaved::let_go_tries`].
    pub(super) fn let_go_tries(&self, person: PersonId, saved: &Draft) -> Result<(), UnsavedError> {
        let Some(disk) = self.folder.drawer(false)? else { return Ok(()) };
        self.drop_where(disk.as_ref(), person, |other| saved.takes_place_of(other))
    }

    /// Removes this person's other drafts of which `draft` holds every word, as a form that was refused and begun anew
    /// leaves them.
    fn drop_held(&self, disk: &dyn Disk, person: PersonId, draft: &Draft) -> Result<(), UnsavedError> {
        let is_held = |other: &Draft| draft.holds(other) || draft.takes_place_of(other);
        self.drop_where(disk, person, |other| other.id != draft.id && is_held(other))
    }

    fn drop_where(
        &self,
        disk: &dyn Disk,
        person: PersonId,
        is_held: impl Fn(&Draft) -> bool,
    ) -> Result<(), UnsavedError> {
        let mut dropped = false;
        for name in self.names(disk, person)? {
            if matches!(self.draft_in(disk, person, &name)?, Held::This(other) if is_held(&other)) {
                self.unsettled.store(true, Ordering::Relaxed);
                disk.remove(&name)?;
                dropped = true;
            }
        }
        if dropped { self.settle(disk).map(drop) } else { Ok(()) }
    }

    /// Refuses a file that would make this person's drafts larger together than they may be.
    fn weigh(&self, disk: &dyn Disk, person: PersonId, (name, len): (&str, u64)) -> Result<(), UnsavedError> {
        let others = self.names(disk, person)?.into_iter().filter(|other| other != name);
        let mut bytes = len;
        for other in others {
            bytes += disk.open(&other, false)?.size()?;
        }
        if bytes > DRAWER_BYTES_MAX { Err(UnsavedError::TooMuch { bytes_max: DRAWER_BYTES_MAX }) } else { Ok(()) }
    }

    /// See [`super::Unsaved::drafts`].
    pub(super) fn drafts(&self, person: PersonId) -> Result<Vec<Draft>, UnsavedError> {
        let Some(disk) = self.folder.drawer(false)? else { return Ok(Vec::new()) };
        let mut drafts = Vec::new();
        for name in self.names(disk.as_ref(), person)? {
            if let Held::This(draft) = self.draft_in(disk.as_ref(), person, &name)? {
                drafts.push(draft);
            }
        }
        drafts.sort_by_key(|draft| std::cmp::Reverse((draft.kept, draft.id)));
        Ok(drafts)
    }

    /// See [`super::Unsaved::draft`].
    pub(super) fn draft(&self, person: PersonId, id: DraftId) -> Result<Option<Draft>, UnsavedError> {
        let Some(disk) = self.folder.drawer(false)? else { return Ok(None) };
        match self.held(disk.as_ref(), person, id)? {
            Held::This(draft) => Ok(Some(draft)),
            Held::Nothing | Held::Unreadable => Ok(None),
        }
    }

    /// See [`super::Unsaved::let_go`].
    pub(super) fn let_go(&self, person: PersonId, id: DraftId, sheets: &[SheetId]) -> Result<bool, UnsavedError> {
        let Some(disk) = self.folder.drawer(false)? else { return Ok(true) };
        match self.held(disk.as_ref(), person, id)? {
            Held::Nothing if !self.unsettled.load(Ordering::Relaxed) => Ok(true),
            Held::Nothing => self.settle(disk.as_ref()),
            Held::This(draft) if sheets.contains(&draft.at.sheet) => {
                self.unsettled.store(true, Ordering::Relaxed);
                disk.remove(&self.draft_name(person, id)?)?;
                self.settle(disk.as_ref())
            }
            Held::This(_) | Held::Unreadable => Ok(false),
        }
    }

    /// See [`super::Unsaved::set_choices`]. A file that did not open gives way: its person chose anew.
    pub(super) fn set_choices(&self, person: PersonId, choices: Choices) -> Result<Choices, UnsavedError> {
        let name = self.choices_name(person)?;
        let sealed = self.keys.seal(&name, &choices.to_bytes(person)?)?;
        disk::replace_whole(self.disk()?.as_ref(), &name, &sealed)?;
        Ok(choices)
    }

    /// See [`super::Unsaved::set_told`]. A file that did not open gives way: what was in it is told again.
    pub(super) fn set_told(&self, person: PersonId, told: Told) -> Result<Told, UnsavedError> {
        let name = self.told_name(person)?;
        let sealed = self.keys.seal(&name, &told.to_bytes(person)?)?;
        disk::replace_whole(self.disk()?.as_ref(), &name, &sealed)?;
        Ok(told)
    }

    /// Makes removals durable.
    fn settle(&self, disk: &dyn Disk) -> Result<bool, UnsavedError> {
        disk.sync_folder()?;
        self.unsettled.store(false, Ordering::Relaxed);
        Ok(true)
    }

    fn disk(&self) -> Result<Arc<dyn Disk>, UnsavedError> {
        let missing = || DiskError::of("drawer", std::io::ErrorKind::NotFound.into());
        Ok(self.folder.drawer(true)?.ok_or_else(missing)?)
    }

    /// Whether this person has as many drafts as are kept. Files that do not open are none of theirs.
    fn is_full(&self, disk: &dyn Disk, person: PersonId) -> Result<bool, UnsavedError> {
        let names = self.names(disk, person)?;
        if names.len() < DRAFTS_MAX {
            return Ok(false);
        }
        let mut count = 0;
        for name in names {
            count += usize::from(matches!(self.draft_in(disk, person, &name)?, Held::This(_)));
        }
        Ok(count >= DRAFTS_MAX)
    }

    /// The files of this person's drafts.
    fn names(&self, disk: &dyn Disk, person: PersonId) -> Result<Vec<String>, UnsavedError> {
        let own = self.person_name(person)?;
        let is_own = |name: &String| name.starts_with(&own) && name.ends_with(DRAFT);
        Ok(disk.list()?.into_iter().filter(is_own).collect())
    }

    fn held(&self, disk: &dyn Disk, person: PersonId, id: DraftId) -> Result<Held<Draft>, UnsavedError> {
        self.draft_in(disk, person, &self.draft_name(person, id)?)
    }

    /// The draft in a file, if it is the one whose name the file has.
    fn draft_in(&self, disk: &dyn Disk, person: PersonId, name: &str) -> Result<Held<Draft>, UnsavedError> {
        Ok(match self.read(disk, name, DRAFT_BYTES_MAX, Draft::from_bytes) {
            Held::Nothing => Held::Nothing,
            Held::This((whose, draft)) if whose == person && self.draft_name(person, draft.id)? == name => {
                Held::This(draft)
            }
            Held::This(_) | Held::Unreadable => Held::Unreadable,
        })
    }

    /// What a file holds. One that does not open is reported once, by its name alone.
    fn read<T>(&self, disk: &dyn Disk, name: &str, bytes_max: usize, read: impl Fn(&[u8]) -> Option<T>) -> Held<T> {
        let why = match disk::read_whole(disk, name, (bytes_max + DRAWER_OVERHEAD) as u64) {
            Ok(None) => return Held::Nothing,
            Ok(Some(bytes)) => match self.keys.open(name, &bytes) {
                Ok(plain) => match read(&plain) {
                    Some(held) => return Held::This(held),
                    None => VaultError::Unreadable.to_string(),
                },
                Err(error) => error.to_string(),
            },
            Err(error) => error.to_string(),
        };
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        if reported.insert(name.to_owned()) {
            tracing::warn!(file = name, why, "a file of the drawer does not open; it is left where it is");
        }
        Held::Unreadable
    }

    /// What the files of a person's drafts begin with.
    fn person_name(&self, person: PersonId) -> Result<String, UnsavedError> {
        Ok(hex::<8>(&self.keys.name(&[b"person", &person.0])?))
    }

    pub(super) fn draft_name(&self, person: PersonId, id: DraftId) -> Result<String, UnsavedError> {
        let own = hex::<16>(&self.keys.name(&[b"draft", &person.0, &id.0])?);
        Ok(format!("{}-{own}{DRAFT}", self.person_name(person)?))
    }

    fn told_name(&self, person: PersonId) -> Result<String, UnsavedError> {
        Ok(format!("{}{TOLD}", hex::<16>(&self.keys.name(&[b"told", &person.0])?)))
    }

    pub(super) fn choices_name(&self, person: PersonId) -> Result<String, UnsavedError> {
        Ok(format!("{}{CHOICES}", hex::<16>(&self.keys.name(&[b"choices", &person.0])?)))
    }
}

/// Whether a file is one of the drawer's.
fn is_ours(name: &str) -> bool {
    [DRAFT, CHOICES, TOLD].iter().any(|end| name.ends_with(end))
}

/// The first `N` bytes in hexadecimal.
fn hex<const N: usize>(bytes: &[u8; 32]) -> String {
    bytes.iter().take(N).map(|byte| format!("{byte:02x}")).collect()
}
