//! Why the pages for other computers are not ready. Must never hold a key.

use crate::host::DiskError;
use crate::vault::VaultError;

/// Why the authority or the certificate could not be made, kept or read. Every text says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum LanError {
    /// A file is not as it was written. It is never made anew by itself: every device would have to be connected again.
    #[error(
        "`{file}` in the data folder is damaged. Put it back from the newest backup. If there is none, stop Waystation, \
         take the file away and start again: each tablet and computer must then be connected once more"
    )]
    Damaged {
        /// The file.
        file: &'static str,
    },
    /// The vault would not seal or open.
    #[error("a key could not be sealed or opened")]
    Vault(#[from] VaultError),
    /// The disk failed.
    #[error("a certificate could not be kept: {0}")]
    Disk(#[from] DiskError),
    /// The library would not make a certificate or take a key.
    #[error("a certificate could not be made; start the computer again")]
    Make(#[from] rcgen::Error),
    /// TLS would not take what was made.
    #[error("a certificate could not be used; start the computer again")]
    Use(#[from] rustls::Error),
    /// The clock says a time that no calendar has.
    #[error("this computer's clock cannot be read: set it to today")]
    Clock,
    /// No random bytes.
    #[error("this computer gave no random bytes: start it again")]
    NoRandom,
}
