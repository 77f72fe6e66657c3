//! Each person's drawer on this node: words of forms that they have not saved yet, and how they like their pages.
//! Sealed, under names that say nothing; never in the journal, never sent to another node. Must never show one person
//! what is in another's: pages reach it through `access::SignedIn` alone.
//!
//! `files` is the work on the disk, `draft`, `choices` and `told` are what the files hold. Whatever is wrong with a file of
//! the drawer, the node opens and the record is untouched.

mod choices;
mod draft;
mod error;
mod files;
#[cfg(test)]
mod tests;
mod told;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::{Mutex, OwnedMutexGuard};
use waystation_sync::id::{DraftId, PersonId, SheetId};

pub(crate) use choices::Choices;
pub(crate) use draft::{Draft, DraftAt, FIELDS_BYTES_MAX};
pub(crate) use error::UnsavedError;
#[cfg(test)]
pub(crate) use files::DRAFTS_MAX;
use files::Files;
pub(crate) use files::{Kept, Proved};
pub(crate) use told::Told;

use crate::host::DataFolder;
use crate::vault::DrawerKeys;

/// The drawers of an open node.
#[derive(Clone)]
pub(crate) struct Unsaved {
    files: Arc<Files>,
    /// One piece of work on the disk at a time, for as long as it takes, also when whoever asked is gone.
    turn: Arc<Mutex<()>>,
    /// Every page asks for these, so they are in memory.
    choices: Arc<RwLock<BTreeMap<PersonId, Choices>>>,
    /// As are these.
    told: Arc<RwLock<BTreeMap<PersonId, Told>>>,
}

impl Unsaved {
    /// The drawers in `folder`, tidied after the last run. Waits for the disk. What is wrong with them is logged.
    pub(crate) fn open(folder: DataFolder, keys: DrawerKeys) -> Self {
        let files = Files::new(folder, keys);
        let (choices, told) = files.tidy();
        let (choices, told) = (Arc::new(RwLock::new(choices)), Arc::new(RwLock::new(told)));
        Self { files: Arc::new(files), turn: Arc::default(), choices, told }
    }

    /// Which files in the drawers of a stopped node are as this node wrote them. Changes nothing.
    ///
    /// # Errors
    /// [`UnsavedError::Disk`].
    pub(crate) fn proved(folder: DataFolder, keys: DrawerKeys) -> Result<Proved, UnsavedError> {
        Files::new(folder, keys).proved()
    }

    /// Keeps `draft` in `person`'s drawer, durable on return. Where the drawer holds other words under its id, such as
    /// those of a second window, both are kept: these under `fresh`.
    ///
    /// # Errors
    /// [`UnsavedError`]; the drawer is then as it was.
    pub(crate) async fn keep(&self, person: PersonId, draft: Draft, fresh: DraftId) -> Result<Kept, UnsavedError> {
        self.work(move |files| files.keep(person, draft, fresh)).await
    }

    /// Everything that `person` has not saved yet, the newest first.
    ///
    /// # Errors
    /// [`UnsavedError::Disk`].
    pub(crate) async fn drafts(&self, person: PersonId) -> Result<Vec<Draft>, UnsavedError> {
        self.work(move |files| files.drafts(person)).await
    }

    /// The words that `person` kept under `id`.
    ///
    /// # Errors
    /// [`UnsavedError::Disk`].
    pub(crate) async fn draft(&self, person: PersonId, id: DraftId) -> Result<Option<Draft>, UnsavedError> {
        self.work(move |files| files.draft(person, id)).await
    }

    /// Removes a draft that was last kept from one of `sheets`, durably; says whether there is none now. A draft that
    /// another window wrote in since stays.
    ///
    /// # Errors
    /// [`UnsavedError::Disk`]; the draft may then still be there.
    pub(crate) async fn let_go(
        &self,
        person: PersonId,
        id: DraftId,
        sheets: Vec<SheetId>,
    ) -> Result<bool, UnsavedError> {
        self.work(move |files| files.let_go(person, id, &sheets)).await
    }

    /// Removes the refused tries at the form of `saved` whose words stand in that, durably.
    ///
    /// # Errors
    /// [`UnsavedError::Disk`]; they may then still be there.
    pub(crate) async fn let_go_tries(&self, person: PersonId, saved: Draft) -> Result<(), UnsavedError> {
        self.work(move |files| files.let_go_tries(person, &saved)).await
    }

    /// How `person` likes their pages; nothing chosen if they never said.
    #[must_use]
    pub(crate) fn choices(&self, person: PersonId) -> Choices {
        let all = self.choices.read().unwrap_or_else(PoisonError::into_inner);
        all.get(&person).cloned().unwrap_or_default()
    }

    /// Keeps how `person` likes their pages, durable on return; pages follow it from then on.
    ///
    /// # Errors
    /// [`UnsavedError`]; nothing is changed then.
    pub(crate) async fn set_choices(&self, person: PersonId, choices: Choices) -> Result<(), UnsavedError> {
        let known = Arc::clone(&self.choices);
        self.work(move |files| {
            let written = files.set_choices(person, choices)?;
            known.write().unwrap_or_else(PoisonError::into_inner).insert(person, written);
            Ok(())
        })
        .await
    }

    /// What `person` was told and has seen.
    #[must_use]
    pub(crate) fn told(&self, person: PersonId) -> Told {
        self.told.read().unwrap_or_else(PoisonError::into_inner).get(&person).cloned().unwrap_or_default()
    }

    /// Keeps what `person` has seen, durable on return.
    ///
    /// # Errors
    /// [`UnsavedError`]; nothing is changed then.
    pub(crate) async fn set_told(&self, person: PersonId, told: Told) -> Result<(), UnsavedError> {
        let known = Arc::clone(&self.told);
        self.work(move |files| {
            let written = files.set_told(person, told)?;
            known.write().unwrap_or_else(PoisonError::into_inner).insert(person, written);
            Ok(())
        })
        .await
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Files) -> Result<T, UnsavedError> + Send + 'static,
    ) -> Result<T, UnsavedError> {
        let turn: OwnedMutexGuard<()> = Arc::clone(&self.turn).lock_owned().await;
        let files = Arc::clone(&self.files);
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work(&files)
        });
        done.await.map_err(|_| UnsavedError::Ended)?
    }
}
