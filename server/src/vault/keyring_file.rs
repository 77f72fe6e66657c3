//! The root of the keys, the file `keyring`: who may open the node, which rings there are, and the node's own secrets.
//! Must never hold a key, a name or a secret in clear.
//!
//! ```text
//! magic 8 | format u16 | algorithm u8 | header length u32 | header (postcard) | body, sealed under the node's ring
//! | SHA-256 of all before
//! ```
//! Numbers are little-endian. The body's seal covers everything in front of it; the hash tells an accident from a wrong
//! passphrase before anybody has typed one. The root is small and rewritten only when a person, a ring or an erasure
//! changes it; keys of documents are in the key log (`key_log_form`) that it names.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use waystation_sync::id::{DeviceId, Epoch, PersonId};
use zeroize::Zeroizing;

use super::error::VaultError;
use super::key_log_form::LogHeader;
use super::ring::Ring;
use super::seal::{ALGORITHM, SealKey};
use super::secrets::{NodeSecrets, Role};

/// The file's name in the data folder.
pub(super) const FILE: &str = "keyring";
const MAGIC: &[u8; 8] = b"WAYSTKEY";
const FORMAT: u16 = 1;
const FRONT: usize = 8 + 2 + 1 + 4;
/// The largest root that is read: some ten thousand people.
pub(super) const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// Who may open the node, and what with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Header {
    /// Keys the login tags, so that the same login has another tag on another node.
    pub(super) login_salt: [u8; 32],
    /// The key log's generation and id.
    log: (u32, [u8; 16]),
    /// The numbers of all rings that were made.
    rings: Vec<u8>,
    pub(super) people: Vec<Admitted>,
}

/// One person who may.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Admitted {
    pub(super) person: PersonId,
    pub(super) login_tag: [u8; 32],
    pub(super) public_key: [u8; 32],
    pub(super) sealed_secret: Vec<u8>,
    /// The rings that this person has, by number: the key of each, wrapped to `public_key`.
    pub(super) wrapped: Vec<(u8, Vec<u8>)>,
}

impl Header {
    /// A root that nobody is admitted to yet.
    pub(super) const fn new(login_salt: [u8; 32], log: LogHeader) -> Self {
        Self { login_salt, log: (log.generation, log.id), rings: Vec::new(), people: Vec::new() }
    }

    /// The key log in use.
    pub(super) const fn log(&self) -> LogHeader {
        LogHeader { generation: self.log.0, id: self.log.1 }
    }

    pub(super) const fn set_log(&mut self, log: LogHeader) {
        self.log = (log.generation, log.id);
    }

    /// All rings that were made.
    pub(super) fn rings(&self) -> impl Iterator<Item = Ring> + '_ {
        self.rings.iter().copied().map(Ring::of)
    }

    pub(super) fn add_ring(&mut self, ring: Ring) {
        self.rings.push(ring.number());
    }

    /// What stands for a (normal) login in the file.
    pub(super) fn login_tag(&self, login: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"waystation login 1\0");
        hash.update(self.login_salt);
        hash.update(login.as_bytes());
        hash.finalize().into()
    }
}

/// What the body holds.
pub(super) struct Body {
    pub(super) secrets: NodeSecrets,
    /// The key of the node's own frames.
    pub(super) node: SealKey,
}
/// The file in parts; the body still sealed.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) header: Header,
    front: Vec<u8>,
    body: Vec<u8>,
}

const fn damaged(what: &'static str) -> VaultError {
    VaultError::Damaged { file: FILE, what }
}

/// Takes a file apart.
pub(super) fn read(bytes: &[u8]) -> Result<Parts, VaultError> {
    let (covered, hash) = bytes.split_last_chunk::<32>().ok_or(damaged("it is too short"))?;
    let (magic, rest) = covered.split_first_chunk::<8>().ok_or(damaged("it is too short"))?;
    if magic != MAGIC {
        return Err(damaged("it does not begin as a keyring does"));
    }
    let intact = <[u8; 32]>::from(Sha256::digest(covered)) == *hash;
    let (format, rest) = rest.split_first_chunk::<2>().ok_or(damaged("it is too short"))?;
    let found = u16::from_le_bytes(*format);
    // Every format begins with magic and number and ends with the hash, so damage is told from news.
    if !intact || found == 0 {
        return Err(damaged("its bytes are not what was written"));
    }
    if found > FORMAT {
        return Err(VaultError::NewerFormat { file: FILE, found, known: FORMAT });
    }
    let (algorithm, rest) = rest.split_first().ok_or(damaged("it is too short"))?;
    if *algorithm != ALGORITHM {
        return Err(VaultError::NewerFormat { file: FILE, found: u16::from(*algorithm), known: u16::from(ALGORITHM) });
    }
    let (len, rest) = rest.split_first_chunk::<4>().ok_or(damaged("it is too short"))?;
    let len = usize::try_from(u32::from_le_bytes(*len)).map_err(|_| damaged("its header is too long"))?;
    let (header, body) = rest.split_at_checked(len).ok_or(damaged("its header is cut off"))?;
    let front = covered.get(..FRONT + len).ok_or(damaged("its header is cut off"))?.to_vec();
    let header = postcard::from_bytes(header).map_err(|_| damaged("its header cannot be read"))?;
    Ok(Parts { header, front, body: body.to_vec() })
}

impl Parts {
    /// Opens the body with the key of the node's ring.
    pub(super) fn open(&self, ring: &SealKey) -> Result<Body, VaultError> {
        let plain = match ring.open(&self.front, &self.body) {
            Err(VaultError::Unreadable) => Err(damaged("its keys cannot be opened")),
            other => other,
        }?;
        let body: Stored<'_> = postcard::from_bytes(&plain).map_err(|_| damaged("its keys cannot be read"))?;
        let secrets = NodeSecrets {
            device: body.device,
            epoch: body.epoch,
            role: role_of(body.role).ok_or(damaged("it is of a kind of node that is not known here"))?,
            certificate_der: body.certificate_der.to_vec(),
            private_key_der: Zeroizing::new(body.private_key_der.to_vec()),
            signing_key: Zeroizing::new(body.signing_key),
            clinic: body.clinic,
            clinic_key: body.clinic_key,
        };
        Ok(Body { secrets, node: SealKey::from_bytes(body.node) })
    }
}

const fn number_of(role: Role) -> u8 {
    match role {
        Role::Clinic => 1,
        Role::Laptop => 2,
    }
}

const fn role_of(number: u8) -> Option<Role> {
    match number {
        1 => Some(Role::Clinic),
        2 => Some(Role::Laptop),
        _ => None,
    }
}

#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    device: DeviceId,
    epoch: Epoch,
    role: u8,
    certificate_der: &'a [u8],
    private_key_der: &'a [u8],
    signing_key: [u8; 32],
    clinic: DeviceId,
    clinic_key: [u8; 32],
    node: [u8; 32],
}

/// Puts a file together.
pub(super) fn write(
    header: &Header,
    ring: &SealKey,
    secrets: &NodeSecrets,
    node: &SealKey,
) -> Result<Vec<u8>, VaultError> {
    let too_large = || VaultError::TooLarge { what: "the keyring" };
    let body = Stored {
        device: secrets.device,
        epoch: secrets.epoch,
        role: number_of(secrets.role),
        certificate_der: &secrets.certificate_der,
        private_key_der: &secrets.private_key_der,
        signing_key: *secrets.signing_key,
        clinic: secrets.clinic,
        clinic_key: secrets.clinic_key,
        node: *node.bytes(),
    };
    let room = secrets.certificate_der.len() + secrets.private_key_der.len() + 256;
    let mut plain = Zeroizing::new(vec![0; room]);
    let len = postcard::to_slice(&body, &mut plain).map_err(|_| too_large())?.len();

    let header = postcard::to_stdvec(header).map_err(|_| too_large())?;
    let header_len = u32::try_from(header.len()).map_err(|_| too_large())?;
    let mut file = MAGIC.to_vec();
    file.extend_from_slice(&FORMAT.to_le_bytes());
    file.push(ALGORITHM);
    file.extend_from_slice(&header_len.to_le_bytes());
    file.extend_from_slice(&header);
    let sealed = ring.seal(&file, plain.get(..len).ok_or_else(too_large)?)?;
    file.extend_from_slice(&sealed);
    let hash = Sha256::digest(&file);
    file.extend_from_slice(&hash);
    if file.len() as u64 > MOST_BYTES {
        return Err(too_large());
    }
    Ok(file)
}
