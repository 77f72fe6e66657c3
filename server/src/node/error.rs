//! Why a node did not do what it was asked. Must never hold a client's word.

use waystation_sync::care::edit::EditError;
use waystation_sync::replica::NodeRole;
use waystation_sync::stored::WriteError;

use super::documents::LoadError;
use super::keeper::KeeperError;
use crate::host::clock::NoRandom;
use crate::store::StoreError;
use crate::vault::VaultError;

/// Why a node did not do what it was asked. Every variant has its words in `problem.rs`.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    /// Nobody has signed in since the program started.
    #[error("locked: someone must sign in first")]
    Locked,
    /// There is nobody yet who could sign in.
    #[error("not set up yet")]
    Fresh,
    /// It was set up before.
    #[error("this node is set up already")]
    SetUpAlready,
    /// Name and passphrase do not go together, or the person may not sign in here.
    #[error("name and passphrase do not go together here; nothing was changed. Check both and try again")]
    WrongPassphrase,
    /// A laptop's folder was opened as a clinic's, or the other way about.
    #[error("this folder belongs to a {}; nothing was changed. Start it with: waystation {}", word(*belongs_to), word(*belongs_to))]
    OtherRole {
        /// Whose folder it is.
        belongs_to: NodeRole,
    },
    /// The keys open, but the record names nobody: files of it are gone, or its set-up was cut off.
    #[error(
        "the passphrase is right, but the clinic's people are not in the record: files of it are missing, or its set-up \
         was cut off. Nothing was changed. Put the missing files back from the newest backup; if nothing was ever saved \
         here, begin in another folder"
    )]
    NoPeople,
    /// Keys could not be read or written.
    #[error(transparent)]
    Vault(VaultError),
    /// The record could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The record's thread did not do what it was asked.
    #[error(transparent)]
    Keeper(#[from] KeeperError),
    /// A document could not be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The form was not saved; nothing changed.
    #[error(transparent)]
    Edit(EditError),
    /// It could not be made durable; nothing changed.
    #[error("it could not be written to disk, so nothing was changed")]
    NotStored,
    /// Only the clinic writes the directory.
    #[error("that is done at the clinic")]
    NotTheClinic,
    /// A name that somebody signs in with already.
    #[error("somebody signs in with that name already")]
    LoginTaken,
    /// The directory in the record is not this clinic's.
    #[error(transparent)]
    Directory(#[from] waystation_sync::directory::RowError),
    /// A key in the record does not read.
    #[error("the clinic's key in the keyring does not read")]
    ClinicKey,
    /// No random bytes.
    #[error(transparent)]
    NoRandom(#[from] NoRandom),
    /// The operating system gave no thread.
    #[error("no thread could be started")]
    Thread(#[from] std::io::Error),
    /// The node is stopping, or a part of it ended.
    #[error("this node is stopping")]
    Stopping,
}

/// The command that runs a node of this role.
const fn word(role: NodeRole) -> &'static str {
    match role {
        NodeRole::Clinic => "clinic",
        NodeRole::Laptop => "laptop",
    }
}

/// What cannot be put into bytes cannot be stored.
impl From<WriteError> for NodeError {
    fn from(_: WriteError) -> Self {
        Self::NotStored
    }
}

impl From<VaultError> for NodeError {
    fn from(error: VaultError) -> Self {
        if matches!(error, VaultError::WrongPassphrase) { Self::WrongPassphrase } else { Self::Vault(error) }
    }
}
