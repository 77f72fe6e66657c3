//! What every page handler can reach. Must never hold anything that only the start of the program needs.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::watch;

use super::session::Sessions;
use crate::lan::Lan;
use crate::net::discovery::{DiscoveryError, Seen};
use crate::net::pairing::PairingDesk;
use crate::node::Node;
use crate::peers::visits::Visits;

/// What every page handler can reach.
pub struct AppState {
    /// The node.
    pub node: Arc<Node>,
    /// A laptop's visits to its clinic.
    pub visits: Arc<Visits>,
    /// The clinic's pairing window.
    pub desk: Arc<PairingDesk>,
    /// Nodes seen on the network.
    pub seen: watch::Receiver<Seen>,
    /// Why nodes are not found by themselves, if they are not.
    pub discovery_trouble: Option<DiscoveryError>,
    /// Where laptops reach this clinic.
    pub peers: Option<SocketAddr>,
    /// Where the clinic was said to be; laptop only.
    pub clinic: Option<SocketAddr>,
    /// Where the pages are.
    pub http: SocketAddr,
    /// Pages for other computers in the building; `None` on a laptop and where they are turned off.
    pub lan: Option<Arc<Lan>>,
    /// Who is signed in.
    pub sessions: Sessions,
}
