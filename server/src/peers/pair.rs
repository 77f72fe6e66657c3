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
use crate::net::pairing::{Join, Joined, PairError, join};
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
    keep(node, address, identity, signing_key, joined).await
}

/// Makes this node the laptop that the clinic at `address` has welcomed: durable when this returns.
async fn keep(
    node: &Node,
    address: SocketAddr,
    identity: NodeIdentity,
    signing_key: Zeroizing<[u8; 32]>,
    joined: Joined,
) -> Result<CheckWords, JoinError> {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use waystation_sync::id::PersonId;
    use waystation_sync::replica::NodeRole;
    use waystation_sync::time::Uptime;
    use waystation_sync::trust::{Joining, Parties, Window};

    use super::*;
    use crate::host::SimDisk;
    use crate::node::NewClinic;
    use crate::node::cut_off::{at_every_step, dana, node};

    const CODE: &str = "C4D5-92XY";

    /// The exchange of both ends without a wire, then what the laptop keeps of it.
    async fn join_at(laptop: &Node, clinic: &Node, person: PersonId) -> Result<CheckWords, JoinError> {
        let open = clinic.open().unwrap();
        let (identity, signing_key) = (NodeIdentity::generate().unwrap(), Zeroizing::new([9; 32]));
        let public = ed25519_dalek::SigningKey::from_bytes(&signing_key).verifying_key().to_bytes();
        let parties =
            Parties { laptop: identity.certificate_hash(), clinic: open.certificate_hash(), session: [3; 32] };
        let code: PairingCode = CODE.parse().unwrap();
        let mut window = Window::open(code.clone(), Uptime(0), vec![person]);
        let (joining, begin) = Joining::begin(&code, parties, ("Ward laptop", public), &[4; 32]).unwrap();
        let (begun, answer) = window.begin(parties, &begin, &[5; 32], Uptime(1)).unwrap();
        let (confirmed, confirm) = joining.answer(&answer).unwrap();
        let newcomer = window.confirm(begun, &confirm, Uptime(2)).unwrap();
        let welcome = newcomer.welcome(welcome(&open, &newcomer).await.unwrap()).unwrap();
        let (paired, welcome) = confirmed.welcome(&welcome).unwrap();
        let address = SocketAddr::from(([127, 0, 0, 1], 7451));
        keep(laptop, address, identity, signing_key, Joined { paired, welcome }).await
    }

    #[tokio::test]
    async fn wherever_a_joining_is_cut_the_next_start_joins_anew_or_has_all_of_it() {
        let clinic = node(&Arc::new(SimDisk::default()), NodeRole::Clinic).unwrap();
        let new = NewClinic { name: "Clinic".into(), zone: None, sample: false };
        let person = clinic.set_up(new, vec![dana()]).await.unwrap()[0];
        let (anew, whole) =
            at_every_step(NodeRole::Laptop, async |laptop| join_at(laptop, &clinic, person).await.map(drop)).await;
        println!("{anew} joined anew, {whole} had all");
        assert!(anew > 20 && whole > 1);
    }
}
