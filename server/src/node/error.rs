//! Why a node did not do what it was asked, one error for each thing that it is asked. Must never hold a client's word.

use waystation_sync::care::edit::{EditError, Problem};
use waystation_sync::directory::RowError;
use waystation_sync::replica::NodeRole;
use waystation_sync::stored::WriteError;

use super::documents::LoadError;
use super::store_thread::StoreThreadError;
use crate::host::clock::NoRandom;
use crate::store::StoreError;
use crate::vault::VaultError;

/// Why a node is not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOpen {
    /// Nobody has signed in since the program started.
    #[error("locked: someone must sign in first")]
    Locked,
    /// There is nobody yet who could sign in.
    #[error("not set up yet")]
    Fresh,
}

/// Why a record did not open. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Keys could not be read or written.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The record could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The record's thread did not do what it was asked.
    #[error(transparent)]
    StoreThread(#[from] StoreThreadError),
    /// Something cannot be put into bytes, so it was not stored.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The directory in the record is not this clinic's.
    #[error(transparent)]
    Directory(#[from] RowError),
    /// A key of the clinic or of this node does not read or cannot be made.
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

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// There is nobody yet who could sign in.
    #[error("not set up yet")]
    Fresh,
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
    /// The record did not open.
    #[error(transparent)]
    Open(OpenError),
}

/// Why a node was not set up. Nothing was written that a later try would take for set up.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// It was set up before.
    #[error("this node is set up already")]
    SetUpAlready,
    /// Only the clinic is set up with people; a laptop joins one.
    #[error("that is done at the clinic")]
    NotTheClinic,
    /// Of one of its people no lock could be made.
    #[error(transparent)]
    Person(#[from] LockError),
    /// The record could not be made.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Its first facts could not be written.
    #[error(transparent)]
    Direct(#[from] DirectError),
}

/// Why no lock was made for a person.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// A name that somebody signs in with already.
    #[error("somebody signs in with that name already")]
    LoginTaken,
    /// The keys refused, such as for a passphrase that is too short.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// No random bytes.
    #[error(transparent)]
    NoRandom(#[from] NoRandom),
    /// The node is stopping.
    #[error("this node is stopping")]
    Stopping,
}

/// Why somebody was not added who can sign in.
#[derive(Debug, thiserror::Error)]
pub enum AddPersonError {
    /// No lock could be made for them.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The directory was not written.
    #[error(transparent)]
    Direct(#[from] DirectError),
    /// They are in the directory, and cannot open this node yet.
    #[error(transparent)]
    StoreThread(#[from] StoreThreadError),
}

/// Why a fact was not written into the directory. Nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DirectError {
    /// Only the clinic writes the directory.
    #[error("that is done at the clinic")]
    NotTheClinic,
    /// It could not be made durable.
    #[error("it could not be written to disk, so nothing was changed")]
    NotStored,
    /// The node is stopping.
    #[error("this node is stopping")]
    Stopping,
}

/// What cannot be put into bytes cannot be stored.
impl From<WriteError> for DirectError {
    fn from(_: WriteError) -> Self {
        Self::NotStored
    }
}

/// Why a part of a chart was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// They may not read it; to them it is not there.
    #[error("not for this role")]
    NotAllowed,
    /// The document could not be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The node is stopping.
    #[error("this node is stopping")]
    Stopping,
}

/// Why a form was not saved. Nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// They may not read the part that it is for; to them it is not there.
    #[error("not for this role")]
    NotAllowed,
    /// There is something to put right.
    #[error("there is something to put right")]
    Problems(Vec<Problem>),
    /// The version that the form showed is not known here.
    #[error("the version that the form showed is not known here")]
    Stale,
    /// The document refused it otherwise.
    #[error(transparent)]
    Refused(EditError),
    /// It could not be made durable.
    #[error("it could not be written to disk, so nothing was changed")]
    NotStored,
    /// The document could not be read.
    #[error("the document could not be put together")]
    Unreadable,
    /// The node is stopping.
    #[error("this node is stopping")]
    Stopping,
}

/// Why a record was not closed cleanly. It is whole all the same; its index is made anew at the next start.
#[derive(Debug, thiserror::Error)]
pub enum CloseError {
    /// The record's thread did not do what it was asked.
    #[error(transparent)]
    StoreThread(#[from] StoreThreadError),
    /// The keyring does not read any more.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A part of the node ended.
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

impl From<VaultError> for SignInError {
    fn from(error: VaultError) -> Self {
        if matches!(error, VaultError::WrongPassphrase) { Self::WrongPassphrase } else { Self::Open(error.into()) }
    }
}

impl From<OpenError> for SignInError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Vault(error) => error.into(),
            other @ (OpenError::Store(_)
            | OpenError::StoreThread(_)
            | OpenError::Write(_)
            | OpenError::Directory(_)
            | OpenError::ClinicKey
            | OpenError::NoRandom(_)
            | OpenError::Thread(_)
            | OpenError::Stopping) => Self::Open(other),
        }
    }
}

impl From<NotOpen> for SignInError {
    fn from(error: NotOpen) -> Self {
        match error {
            NotOpen::Fresh => Self::Fresh,
            NotOpen::Locked => Self::Open(OpenError::Stopping),
        }
    }
}

/// What rules need to know of a client's other documents could not be read.
impl From<ReadError> for SaveError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NotAllowed => Self::NotAllowed,
            ReadError::Load(_) => Self::Unreadable,
            ReadError::Stopping => Self::Stopping,
        }
    }
}

impl From<EditError> for SaveError {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Problems(problems) => Self::Problems(problems),
            EditError::UnknownVersion => Self::Stale,
            other @ (EditError::OtherDocument
            | EditError::TooLarge
            | EditError::Birth(_)
            | EditError::Automerge(_)
            | EditError::PatchLog(_)) => Self::Refused(other),
        }
    }
}
