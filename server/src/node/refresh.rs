//! Makes anew, once the node is open, the facts that an earlier version of this program made. Must never keep a save waiting
//! for more than one document, nor take a client from any list meanwhile.
//!
//! Facts are derived, so the index alone takes them: where it is lost they are made anew once more, from the same documents.
//! A document that is saved meanwhile, or cannot be read, keeps the facts that it has.

use std::sync::{Arc, Weak};
use std::time::Duration;

use waystation_sync::care;
use waystation_sync::id::DocId;
use waystation_sync::record::Summary;
use waystation_sync::replica::work;

use super::read_model::{ReadModel, Refreshed};
use super::store_thread::{StoreThread, StoreThreadError};
use crate::store::StoreError;

/// How long the disk and the processor are left to others between two documents.
const REST: Duration = Duration::from_millis(2);
/// After so many documents those who look are told how far it is.
const TELL_EVERY: usize = 25;
/// Times that all are gone through which were saved meanwhile, and so left as they were.
const ROUNDS_MAX: usize = 3;

/// Goes through everything that is of an older form, until it is done or the node is closed.
pub(super) async fn run(read: Weak<ReadModel>, store: StoreThread) {
    for _ in 0..ROUNDS_MAX {
        let Some(older) = read.upgrade().map(|read| read.older_facts()) else { return };
        if older.is_empty() {
            break;
        }
        tracing::info!(documents = older.len(), "facts of an older form are made anew");
        if let Err(error) = round(&read, &store, older).await {
            tracing::warn!(%error, "facts of an older form stay as they are until the next start");
            break;
        }
    }
    if let Some(read) = read.upgrade() {
        read.set_refreshed(None);
    }
}

/// One time through `older`.
///
/// # Errors
/// The store's, when it cannot go on: it failed, or the node is being closed.
async fn round(read: &Weak<ReadModel>, store: &StoreThread, older: Vec<DocId>) -> Result<(), StoreThreadError> {
    let of = older.len();
    for (done, doc) in older.into_iter().enumerate() {
        let Some(read) = read.upgrade() else { return Err(StoreThreadError::Closed) };
        if done.is_multiple_of(TELL_EVERY) {
            read.set_refreshed(Some(Refreshed { done, of }));
        }
        refresh(&read, store, doc).await?;
        drop(read);
        tokio::time::sleep(REST).await;
    }
    Ok(())
}

/// Makes the facts of one document anew, off the loop and beside the documents that people have open.
async fn refresh(read: &Arc<ReadModel>, store: &StoreThread, doc: DocId) -> Result<(), StoreThreadError> {
    let frames = match store.data(doc).await {
        Ok(frames) => frames,
        Err(error @ (StoreThreadError::Closed | StoreThreadError::Store(StoreError::Stopped))) => return Err(error),
        Err(error) => return left(&error),
    };
    let Some(heads) = frames.last().map(|frame| frame.heads.clone()) else { return Ok(()) };
    let made =
        tokio::task::spawn_blocking(move || work::load(&frames).map(|document| care::summary_of(&document))).await;
    let summary: Summary = match made {
        Ok(Ok(summary)) => summary,
        Ok(Err(error)) => return left(&error),
        Err(error) => return left(&error),
    };
    if store.put_summary(doc, heads.clone(), summary.clone()).await? {
        read.put_summary(doc, &heads, summary);
    }
    Ok(())
}

/// A document that cannot be read stays listed as it was; whoever opens it is told.
fn left(error: &impl std::error::Error) -> Result<(), StoreThreadError> {
    tracing::error!(%error, "the facts of a document could not be made anew");
    Ok(())
}
