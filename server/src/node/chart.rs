//! One client's chart, in the hands of someone who may open it. Must never give or take a part that its holder may not
//! read.

use std::sync::Arc;

use automerge::Automerge;
use waystation_sync::access::{Ask, Standing, may};
use waystation_sync::care::edit::{Act, Edit, Edited};
use waystation_sync::care::noun::{Noun, Part};
use waystation_sync::care::summary::Row;
use waystation_sync::id::{ChangeId, ClientId, EditId, Heads, PersonId};

use super::error::{ReadError, SaveError};
use super::open::Open;
use crate::host::clock;

/// What saving a form came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is durable.
    Done {
        /// Whether others wrote since the form was shown.
        together: bool,
    },
    /// Every field held what the form asks for already.
    Nothing,
    /// This very form was saved before, as this change; `None` if it changed nothing then. What it says now was not
    /// saved.
    Before(Option<ChangeId>),
}

impl Saved {
    const fn of(edited: &Edited) -> Self {
        match (edited.repeated, edited.change) {
            (true, change) => Self::Before(change),
            (false, None) => Self::Nothing,
            (false, Some(_)) => Self::Done { together: edited.together },
        }
    }
}

/// One client's chart.
pub struct Chart {
    open: Arc<Open>,
    person: PersonId,
    standing: Standing,
    client: ClientId,
    rows: Vec<Arc<Row>>,
}

impl Chart {
    pub(super) fn new(
        (open, person, standing): (Arc<Open>, PersonId, Standing),
        client: ClientId,
        rows: Vec<Arc<Row>>,
    ) -> Self {
        Self { open, person, standing, client, rows }
    }

    /// Whose.
    #[must_use]
    pub const fn client(&self) -> ClientId {
        self.client
    }

    /// Its summary rows, of the parts that may be read.
    #[must_use]
    pub fn rows(&self) -> &[Arc<Row>] {
        &self.rows
    }

    /// Reads a part of it: `read` gets the document and its heads, off the request's thread.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn read<T: Send + 'static>(
        &self,
        part: Part,
        read: impl FnOnce(&Automerge, Heads) -> T + Send + 'static,
    ) -> Result<T, ReadError> {
        if !may(self.standing, Ask::Read { part }).is_granted() {
            return Err(ReadError::NotAllowed);
        }
        self.open.read(self.client, part, read).await
    }

    /// Saves a form into a part of it; durable when this returns. `base` is the version that the form showed, `id` the
    /// form's own.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub async fn save(&self, part: Part, base: Heads, id: EditId, acts: Vec<Act>) -> Result<Saved, SaveError> {
        if !may(self.standing, Ask::Read { part }).is_granted() {
            return Err(SaveError::NotAllowed);
        }
        let nouns: Vec<&Noun> = acts.iter().map(|act| act.noun).collect();
        let facts = self.open.client_facts(self.client, &nouns).await?;
        let edit = Edit {
            facts: Arc::new(facts),
            id,
            client: self.client,
            part,
            base,
            author: self.open.author(self.person),
            role: self.standing.role,
            at: clock::now(),
            acts,
        };
        Ok(Saved::of(&self.open.save(edit).await?))
    }
}
