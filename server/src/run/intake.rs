//! Taking whole clients into an open node: from imports and for the sample. Must never write over what people wrote.

use std::collections::BTreeMap;
use std::sync::Arc;

use waystation_sync::care::edit::{Edit, portions};
use waystation_sync::care::noun::Role;
use waystation_sync::care::read::View;
use waystation_sync::id::{EditId, PersonId};

use crate::host::clock::{self, NoRandom};
use crate::import::{Aside, Difference, Incoming, PartEdit, only_new};
use crate::node::{OpenNode, ReadError, SaveError};

/// Someone to write as.
#[derive(Clone, Copy, Debug)]
pub struct Writer {
    /// The person in whose name it is written.
    pub person: PersonId,
    /// What they are there for.
    pub role: Role,
}

/// What was done with one client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Took {
    /// Entries and fields written.
    pub written: usize,
    /// Entries and fields that were there already.
    pub already: usize,
    /// What stands in the chart and says something else than what came.
    pub differs: Vec<Difference>,
}

/// Why a client was not taken in whole.
#[derive(Debug, thiserror::Error)]
pub enum TakeInError {
    /// What is there already could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A part could not be made durable.
    #[error("it could not be written to disk: look whether the disk is full")]
    NotStored,
    /// A part could not be saved.
    #[error(transparent)]
    Save(SaveError),
    /// No random bytes.
    #[error(transparent)]
    NoRandom(#[from] NoRandom),
}

impl From<SaveError> for TakeInError {
    fn from(error: SaveError) -> Self {
        if let SaveError::NotStored = error { Self::NotStored } else { Self::Save(error) }
    }
}

/// Writes one client, each part as one change, or as several where it holds more than one change may; what is there
/// already is left alone. `named` are the people that parts may name as their writers; all other parts are written by
/// `writer`.
///
/// # Errors
/// [`TakeInError`]; changes before it are kept, and the same call made again goes on from there.
pub(crate) async fn take_in(
    open: &OpenNode,
    incoming: Incoming,
    writer: Writer,
    named: &BTreeMap<&str, Writer>,
) -> Result<Took, TakeInError> {
    let mut took = Took::default();
    let aside = Arc::new(Aside::of(&incoming));
    let origins = Arc::new(incoming.origins);
    let portions = incoming.parts.into_iter().flat_map(|part| {
        portions(part.acts).into_iter().map(move |acts| PartEdit { doc: part.doc, by: part.by, acts })
    });
    for part in portions {
        let acts = part.acts;
        let of = Arc::clone(&origins);
        let (met, base) = open.read(part.doc, move |doc, heads| (only_new(&View::now(doc), &acts, &of), heads)).await?;
        took.already += met.there;
        took.differs.extend(met.differs);
        let acts = met.new;
        if acts.is_empty() {
            continue;
        }
        took.written += acts.len();
        let id = EditId(clock::id()?);
        let by = part.by.and_then(|login| named.get(login)).copied().unwrap_or(writer);
        let edit = Edit {
            keys: None,
            facts: Arc::default(),
            id: incoming.brought.map_or(id, |system| id.of_import(system)),
            doc: part.doc,
            base,
            author: open.author(by.person),
            role: by.role,
            at: clock::now(),
            acts,
        };
        open.save(edit).await?;
    }
    for doc in aside.docs(took.already > 0) {
        let aside = Arc::clone(&aside);
        took.differs.extend(open.read(doc, move |held, _| aside.told(doc, &View::now(held))).await?);
    }
    Ok(took)
}
