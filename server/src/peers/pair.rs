//! What the two sides of a pairing give each other once they trust one another: the laptop gets its id, the clinic's
//! keys and the directory rows it may hold. Must never run before the proof was checked.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};
use waystation_sync::directory::{Body, Directory, Row};
use waystation_sync::id::{DeviceId, Epoch};
use waystation_sync::stored::Stored;
use waystation_sync::trust::{CheckWords, Newcomer, PairingCode};
use zeroize::Zeroizing;

use crate::host::clock;
use crate::net::identity::NodeIdentity;
use crate::net::limits::Limits;
use crate::net::pairing::{Join, PairError, join};
use crate::node::{Node, OpenError, OpenNode, SetUpError};
use crate::vault::{NodeSecrets, Role};

/// Why a laptop could not join. Nothing was changed on it.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    /// The pairing itself.
    #[error(transparent)]
    Pair(#[from] PairError),
    /// The clinic's welcome does not read, or is not from the node that was paired.
    #[error("the clinic answered with something that this version does not understand: update both")]
    Welcome,
    /// What it gave could not be kept.
    #[error(transparent)]
    SetUp(#[from] SetUpError),
}

#[derive(Serialize, Deserialize)]
struct Welcome {
    device: DeviceId,
    clinic: DeviceId,
    clinic_key: [u8; 32],
    epoch: Epoch,
    rows: Vec<Row>,
}

impl Stored for Welcome {
    const WHAT: &'static str = "the welcome of a laptop";
    const FORM: u8 = 1;
}

/// Makes a newcomer known, durably, and says what it needs; `None` when that did not work.
pub(super) async fn welcome(open: &OpenNode, newcomer: &Newcomer) -> Option<Vec<u8>> {
    let device = DeviceId(clock::id().ok()?);
    let body = Body::Device {
        device,
        name: newcomer.laptop_name.clone(),
        certificate_hash: newcomer.paired.peer.0,
        people: newcomer.people.clone(),
        active: true,
    };
    let key = Body::DeviceKey { device, key: newcomer.signing_key };
    for body in [body, key] {
        if let Err(error) = open.direct(body).await {
            tracing::error!(%error, "a laptop could not be written into the directory");
            return None;
        }
    }
    let directory = open.directory();
    let (clinic, clinic_key, epoch) = open.introduction();
    let welcome = Welcome { device, clinic, clinic_key, epoch, rows: directory.rows_for(device, 0) };
    welcome.to_bytes().ok()
}

/// Joins the clinic at `address`; the node is open afterwards, and people sign in with what they know.
///
/// # Errors
/// [`JoinError`], with what to do next.
pub async fn join_clinic(
    node: &Node,
    address: SocketAddr,
    code: &PairingCode,
    laptop_name: &str,
) -> Result<CheckWords, JoinError> {
    let identity = NodeIdentity::generate().map_err(|_| OpenError::ClinicKey).map_err(SetUpError::from)?;
    let seed = random()?;
    let signing_key: Zeroizing<[u8; 32]> = Zeroizing::new(random()?);
    let public = ed25519_dalek::SigningKey::from_bytes(&signing_key).verifying_key().to_bytes();
    let how = Join { code, laptop_name, signing_key: public, seed };
    let joined = join(address, &identity, how, &Limits::default()).await?;
    let welcome = Welcome::from_bytes(&joined.welcome).map_err(|_| JoinError::Welcome)?;
    let key = ed25519_dalek::VerifyingKey::from_bytes(&welcome.clinic_key).map_err(|_| JoinError::Welcome)?;
    let mut directory = Directory::default();
    for row in welcome.rows.clone() {
        directory.take(row, &key).map_err(|_| JoinError::Welcome)?;
    }
    // The clinic that signed these rows is the one whose certificate the code vouched for.
    if directory.devices.get(&welcome.clinic).map(|clinic| clinic.certificate_hash) != Some(joined.paired.peer.0) {
        return Err(JoinError::Welcome);
    }
    let secrets = NodeSecrets {
        device: welcome.device,
        epoch: welcome.epoch,
        role: Role::Laptop,
        certificate_der: identity.certificate_der,
        private_key_der: identity.private_key_der,
        signing_key,
        clinic: welcome.clinic,
        clinic_key: welcome.clinic_key,
    };
    // First, since the first visit begins as soon as the node is open.
    super::address::remember(node, address).await;
    node.set_up_laptop(secrets, welcome.rows, joined.paired.words).await?;
    Ok(joined.paired.words)
}

fn random<const N: usize>() -> Result<[u8; N], SetUpError> {
    clock::random().map_err(|error| OpenError::from(error).into())
}
