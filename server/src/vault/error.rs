//! Everything that can go wrong with keys. Must never say which of login and passphrase was the wrong one.

use crate::host::DiskError;

/// What the vault answers when it cannot do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The login is not known here, or the passphrase is not its own. One error on purpose.
    #[error("That login and passphrase do not belong together here. Please try again.")]
    WrongPassphrase,
    /// A passphrase too short to protect anything.
    #[error("Please choose a longer passphrase: at least {least} characters. A few words in a row work well.")]
    WeakPassphrase {
        /// The fewest characters allowed.
        least: usize,
    },
    /// A passphrase that is guessed soon: a common one, a repeat, a row of keys.
    #[error(
        "Please choose a passphrase that is harder to guess. A few words in a row that do not belong together work well."
    )]
    CommonPassphrase,
    /// A login of nothing but spaces.
    #[error("Please give a login.")]
    NoLogin,
    /// The keyring would be left with nobody who can open it, and all it holds would be lost at the next start.
    #[error("This is the last person who can open this node. Admit somebody else first.")]
    LastPerson,
    /// There is a keyring already; it was left as it is.
    #[error("`{file}` is there already. This folder belongs to a waystation that was set up before.")]
    Exists {
        /// The file.
        file: &'static str,
    },
    /// A file of keys is not as it was written.
    #[error(
        "`{file}` is damaged: {what}. Nothing was changed. Put `{file}` back from the newest backup; \
         without it the record cannot be read."
    )]
    Damaged {
        /// The file.
        file: &'static str,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Written by a newer Waystation.
    #[error(
        "`{file}` was written by a newer version of Waystation (format {found}; this one knows up to {known}). \
         Nothing was changed. Install that version or a later one."
    )]
    NewerFormat {
        /// What was read.
        file: &'static str,
        /// The number found.
        found: u16,
        /// The newest number this version knows.
        known: u16,
    },
    /// There is no key for this document here: it was erased, or never came.
    #[error("There is no key for this document on this node.")]
    NoKey,
    /// Adding a key failed before, so no more are added until the folder is opened again.
    #[error(
        "Waystation has stopped making keys because an earlier write to the disk failed. What was saved before is safe. \
         Put the cause right, then start Waystation again."
    )]
    Stopped,
    /// Sealed bytes that their key does not open: changed, or sealed for something else.
    #[error("Sealed bytes could not be opened: they were changed, or belong to another place.")]
    Unreadable,
    /// More bytes than can be sealed at once, or a cost of passphrase work beyond all reason.
    #[error("{what} is larger than allowed")]
    TooLarge {
        /// What is.
        what: &'static str,
    },
    /// The system gave no random bytes.
    #[error("The operating system gave no random numbers, so nothing can be sealed safely. Start the computer again.")]
    Entropy {
        /// What it said.
        #[source]
        source: getrandom::Error,
    },
    /// The keys changed at every try to copy them.
    #[error("The keys changed while they were copied, again and again. Try again in a minute.")]
    Changing,
    /// There was no memory for the passphrase's work.
    #[error("There is not enough memory to check a passphrase. Close other programs and try again.")]
    Memory,
    /// The disk failed.
    #[error(transparent)]
    Disk(#[from] DiskError),
}
