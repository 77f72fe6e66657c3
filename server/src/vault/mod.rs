//! Keys: who may open this node, and the key of each document. Must never write one unsealed, nor log one.
//!
//! A passphrase opens a person's private key ([`PersonLock`]); that key opens the node key, which is wrapped to each
//! person allowed here; the node key opens the body of the keyring file, which holds the node's own secrets and one key
//! per document. What is in which file is said in `keyring_file`.

mod drawer_key;
mod entropy;
mod error;
mod keyring;
mod keyring_file;
mod own_seal;
mod passphrase;
mod person;
mod seal;
mod secrets;
#[cfg(test)]
mod tests;
mod wrap;

pub(crate) use drawer_key::{DRAWER_OVERHEAD, DrawerKeys};
pub use entropy::fill;
pub use error::VaultError;
pub use keyring::{Keyring, LockedKeyring};
pub use own_seal::OwnSeal;
pub use passphrase::{Cost, Passphrase};
pub use person::{PersonLock, PersonSecret, normal_login, spend};
pub(crate) use seal::ALGORITHM;
pub use seal::{DocKey, OVERHEAD};
pub use secrets::{NodeSecrets, Role};

/// The document id that stands for frames of the node itself; its key is made with the keyring.
pub const NODE: waystation_sync::id::DocId = waystation_sync::id::DocId([0; 32]);
