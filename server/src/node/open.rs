//! An open node: what can be read of it and saved into it. Must never answer that something was saved before it is
//! durable.

use std::sync::Arc;

use automerge::Automerge;
use tokio::sync::oneshot;
use waystation_sync::care::edit::{Edit, Edited};
use waystation_sync::care::noun::{ClientFacts, Noun, Part};
use waystation_sync::care::{self, birth};
use waystation_sync::directory::Body;
use waystation_sync::id::{Author, ClientId, DeviceId, Heads, PersonId};
use waystation_sync::replica::io::Outcome;

use super::documents::LoadError;
use super::driver::{Command, Inbox};
use super::error::NodeError;
use super::keeper::Keeper;
use super::shown::Shown;
use super::unsaved::Drawer;
use crate::host::clock;
use crate::net::identity::NodeIdentity;
use crate::vault::NodeSecrets;

/// An open node's parts.
pub struct Open {
    /// Who it is.
    pub secrets: NodeSecrets,
    /// What can be read.
    pub shown: Arc<Shown>,
    /// Where commands go.
    pub inbox: Inbox,
    /// What each person has not saved yet, and how they like their pages.
    pub(crate) drawer: Drawer,
    pub(crate) keeper: Keeper,
}

impl Open {
    /// This node.
    #[must_use]
    pub const fn device(&self) -> DeviceId {
        self.secrets.device
    }

    /// The certificate and key by which other nodes know this one.
    #[must_use]
    pub fn identity(&self) -> NodeIdentity {
        NodeIdentity {
            certificate_der: self.secrets.certificate_der.clone(),
            private_key_der: self.secrets.private_key_der.clone(),
        }
    }

    /// The author of what `person` writes here.
    #[must_use]
    pub const fn author(&self, person: PersonId) -> Author {
        Author { person, device: self.secrets.device }
    }

    /// Reads a part of a client's chart: `read` gets the document and its heads, off the request's thread. A part
    /// that nobody began is an empty document.
    ///
    /// # Errors
    /// [`NodeError::Load`].
    pub async fn read<T: Send + 'static>(
        &self,
        client: ClientId,
        part: Part,
        read: impl FnOnce(&Automerge, Heads) -> T + Send + 'static,
    ) -> Result<T, NodeError> {
        let doc = self.shown.documents.load(birth::doc_id(client, part)).await?;
        tokio::task::spawn_blocking(move || read(&doc, doc.get_heads().into_iter().collect()))
            .await
            .map_err(|_| NodeError::Stopping)
    }

    /// What rules and links of `nouns` need to know of `client`'s other documents. Whoever writes need not be able to
    /// read them: a referral is held back for want of a consent that its writer may not see.
    ///
    /// # Errors
    /// As [`Open::read`].
    pub async fn client_facts(&self, client: ClientId, nouns: &[&Noun]) -> Result<ClientFacts, NodeError> {
        let today = Some(clock::today());
        let mut facts = ClientFacts { today, ..ClientFacts::default() };
        for part in care::parts_linked(nouns) {
            let read = move |doc: &Automerge, _: Heads| care::client_facts(&[part], &[doc], today);
            facts.join(self.read(client, part, read).await?);
        }
        Ok(facts)
    }

    /// Saves a form; durable when this returns.
    ///
    /// # Errors
    /// [`NodeError::Edit`] with what is to be put right, or [`NodeError::NotStored`]; nothing changed then.
    pub async fn save(&self, edit: Edit) -> Result<Edited, NodeError> {
        let (reply, outcome) = oneshot::channel();
        self.inbox.send(Command::Edit(Box::new(edit), reply)).await.map_err(|_| NodeError::Stopping)?;
        match outcome.await.map_err(|_| NodeError::Stopping)? {
            Outcome::Edited(edited) => Ok(edited),
            Outcome::EditRefused(error) => Err(NodeError::Edit(error)),
            Outcome::NotStored | Outcome::Busy => Err(NodeError::NotStored),
            Outcome::Unreadable => Err(NodeError::Load(LoadError::Ended)),
            Outcome::Directed | Outcome::NotTheClinic => Err(NodeError::NotTheClinic),
        }
    }
}

/// Writes a fact into the directory; durable when this returns.
pub(crate) async fn direct(open: &Open, body: Body) -> Result<(), NodeError> {
    let (reply, outcome) = oneshot::channel();
    open.inbox.send(Command::Direct(body, reply)).await.map_err(|_| NodeError::Stopping)?;
    match outcome.await.map_err(|_| NodeError::Stopping)? {
        Outcome::Directed => Ok(()),
        Outcome::NotTheClinic => Err(NodeError::NotTheClinic),
        Outcome::NotStored | Outcome::Busy => Err(NodeError::NotStored),
        Outcome::Unreadable => Err(NodeError::Stopping),
        Outcome::EditRefused(error) => Err(NodeError::Edit(error)),
        Outcome::Edited(_) => Ok(()),
    }
}
