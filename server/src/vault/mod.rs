//! Keys: who may open this node, and the key of each document. Must never write one unsealed, nor log one.
//!
//! A passphrase opens a person's private key ([`PersonLock`]); that key opens the rings that this person was given
//! ([`Ring`]: one for each part of a chart, one for the node's own); a ring opens the keys of its documents. The rings
//! and the node's own secrets are in a small root (`keyring_file`), the keys of documents in a log that is only added to
//! (`key_log_form`). An erasure writes both anew under fresh rings, without the key that is to be gone.

mod copying;
mod drawer_key;
mod entropy;
mod error;
mod key_log;
mod key_log_form;
mod keyring;
mod keyring_file;
mod locked;
mod mac;
mod own_seal;
mod passphrase;
mod person;
mod person_secret;
mod ring;
mod seal;
mod secrets;
mod suggestion;
#[cfg(test)]
mod tests;
mod unlock_key;
mod well_known;
mod wrap;

pub(crate) use copying::{copy_keys, is_of_the_keys};
pub(crate) use drawer_key::{DRAWER_OVERHEAD, DrawerKeys};
pub(crate) use entropy::fill;
pub(crate) use error::VaultError;
pub use keyring::Keyring;
pub use locked::LockedKeyring;
pub(crate) use mac::{PROOF, ProofKey};
pub(crate) use own_seal::OwnSeal;
pub use passphrase::{Cost, Passphrase};
pub use person::PersonLock;
pub(crate) use person::{normal_login, spend};
pub(crate) use ring::{KeyKind, Ring, Subject};
pub(crate) use seal::ALGORITHM;
pub(crate) use seal::OVERHEAD;
#[cfg(test)]
pub(crate) use seal::SealKey;
pub use secrets::NodeSecrets;
pub(crate) use secrets::Role;
pub(crate) use suggestion::{Words, four_words};
pub use unlock_key::UnlockKey;
pub(crate) use unlock_key::{UNLOCK_FILE_BYTES_MAX, UNLOCK_KEYS_MAX};

/// The document id that stands for frames of the node itself; its key is made with the keyring.
pub(crate) const NODE: waystation_sync::id::DocId = waystation_sync::id::DocId([0; 32]);
