//! Why something was not put into a drawer, or not found in it. Must never hold what was to be put there.

use crate::host::DiskError;
use crate::vault::VaultError;

/// Why the drawer did not do what it was asked. The drawer is then as it was; the record is never touched.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UnsavedError {
    /// This person has as many unsaved forms as are kept. Save one or let one go, then keep this one again.
    #[error("there are {max} unsaved forms of this person already; save one or let one go first")]
    TooMany {
        /// [`super::files::DRAFTS_MAX`].
        max: usize,
    },
    /// This person's unsaved forms hold as many bytes together as are kept. Save one or let one go, then keep this one again.
    #[error("the unsaved forms of this person would hold more than {bytes_max} bytes; save one or let one go first")]
    TooMuch {
        /// [`super::files::DRAWER_BYTES_MAX`].
        bytes_max: u64,
    },
    /// The words of one form, or a choice, are longer than is kept.
    #[error("{what} is larger than {bytes_max} bytes")]
    TooLarge {
        /// What is.
        what: &'static str,
        /// The limit.
        bytes_max: usize,
    },
    /// A choice that is not one.
    #[error("not a language's tag")]
    NotALanguage,
    /// It could not be sealed or named.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The disk failed or is full.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The work was ended before it was done.
    #[error("the work on the drawer was ended")]
    Ended,
}
