//! The program put together: a node, its pages, its door or its visits. Must never listen with plain http anywhere but
//! on this computer.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use actix_web::{App as Actix, HttpServer, web};
use tokio::sync::watch;
use waystation_sync::replica::NodeRole;
use waystation_sync::trust::CertificateHash;

use crate::args::DiscoveryWhere;
use crate::config::Config;
use crate::net::discovery::{Discovery, DiscoveryError, Mode, Seen};
use crate::net::pairing::PairingDesk;
use crate::node::{Node, NodeError};
use crate::peers::visits::Visits;
use crate::peers::{door, visits};
use crate::store::{DataFolder, StoreError};
use crate::{open, routes, session};

/// Threads that answer pages: pages wait for the disk more than they compute.
const PAGE_WORKERS: usize = 2;
/// How long open pages may take to finish when the program stops, in seconds.
const SHUTDOWN_S: u64 = 3;

/// Why the program did not start. Every text says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The folder could not be used.
    #[error(transparent)]
    Folder(#[from] StoreError),
    /// The node's keys could not be read.
    #[error(transparent)]
    Node(#[from] NodeError),
    /// An address could not be listened on.
    #[error("{address} cannot be listened on: {hint}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What to do.
        hint: &'static str,
        /// What the operating system said.
        #[source]
        source: std::io::Error,
    },
    /// The pages' server ended with an error.
    #[error("the pages' server ended")]
    Pages(#[source] std::io::Error),
}

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
    /// Who is signed in.
    pub sessions: session::Sessions,
}

/// A program that listens but does not answer yet.
pub struct App {
    state: web::Data<AppState>,
    config: Config,
    http: TcpListener,
    door: Option<tokio::net::TcpListener>,
    discovery: Option<Discovery>,
}

impl App {
    /// Takes the folder and the addresses. Must be called inside a tokio runtime, on which the node's work runs.
    ///
    /// # Errors
    /// [`StartError`]; nothing is left running.
    pub async fn build(config: Config) -> Result<Self, StartError> {
        let folder = DataFolder::open(&config.data, true)?;
        let http = listen(config.http)?;
        let door = match config.peers {
            Some(address) => Some(listen(address)?),
            None => None,
        };
        let asking =
            |source| StartError::Listen { address: config.http, hint: "ask whoever set up this computer", source };
        let http_address = http.local_addr().map_err(asking)?;
        let peers = door.as_ref().map(TcpListener::local_addr).transpose().map_err(asking)?;
        let door = door.map(tokio::net::TcpListener::from_std).transpose().map_err(asking)?;
        let node = Arc::new(Node::at(folder, config.role, tokio::runtime::Handle::current())?);
        let (discovery, discovery_trouble) = match Discovery::start(mode(config.discovery)) {
            Ok(discovery) => (Some(discovery), None),
            Err(error) => (None, Some(error)),
        };
        let seen = match &discovery {
            Some(discovery) => discovery.seen(),
            None => watch::channel(Seen::default()).1,
        };
        let state = web::Data::new(AppState {
            node,
            visits: Arc::default(),
            desk: Arc::default(),
            seen,
            discovery_trouble,
            peers,
            clinic: config.clinic,
            http: http_address,
            sessions: session::Sessions::default(),
        });
        Ok(Self { state, config, http, door, discovery })
    }

    /// Where the pages are.
    #[must_use]
    pub fn http_address(&self) -> SocketAddr {
        self.state.http
    }

    /// Where laptops reach this clinic.
    #[must_use]
    pub fn peers_address(&self) -> Option<SocketAddr> {
        self.state.peers
    }

    /// What every page handler will reach.
    #[must_use]
    pub fn state(&self) -> web::Data<AppState> {
        self.state.clone()
    }

    /// The node.
    #[must_use]
    pub fn node(&self) -> Arc<Node> {
        Arc::clone(&self.state.node)
    }

    /// Answers until `stop` is done, then closes the record cleanly.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn run_until(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<(), StartError> {
        let Self { state, config, http, door, discovery } = self;
        let mut tasks = tokio::task::JoinSet::new();
        let node = Arc::clone(&state.node);
        if let Some(listener) = door {
            tasks.spawn(door::run(Arc::clone(&node), Arc::clone(&state.desk), listener, std::future::pending()));
        }
        if config.role == NodeRole::Laptop {
            tasks.spawn(visits::run(Arc::clone(&node), Arc::clone(&state.visits), config.clinic, state.seen.clone()));
        }
        // A laptop's discovery looks about for as long as the program runs.
        tasks.spawn(announce(Arc::clone(&node), discovery, state.peers.map(|peers| peers.port())));
        let data = state.clone();
        let server = HttpServer::new(move || Actix::new().app_data(data.clone()).configure(routes::configure))
            .workers(PAGE_WORKERS)
            .shutdown_timeout(SHUTDOWN_S)
            // A page that was left is noticed at once, so that its stream ends; forms are carried out all the same.
            .h1_allow_half_closed(false)
            .disable_signals()
            .listen(http)
            .map_err(StartError::Pages)?
            .run();
        let handle = server.handle();
        let stopping = Arc::clone(&node);
        tasks.spawn(async move {
            stop.await;
            if let Ok(open) = stopping.open() {
                open.shown.live.end();
            }
            handle.stop(true).await;
        });
        let ended = server.await.map_err(StartError::Pages);
        tasks.shutdown().await;
        node.close().await?;
        ended
    }
}

fn mode(wanted: DiscoveryWhere) -> Mode {
    match wanted {
        DiscoveryWhere::Off => Mode::Off,
        DiscoveryWhere::Loopback => Mode::Loopback,
        DiscoveryWhere::Lan => Mode::Lan,
    }
}

/// Keeps discovery going, and announces an open clinic, so that laptops find it.
async fn announce(node: Arc<Node>, discovery: Option<Discovery>, port: Option<u16>) {
    let mut opened = node.watch_open();
    loop {
        if let (Ok(open), Some(discovery), Some(port)) = (node.open(), &discovery, port) {
            let hash = CertificateHash(open::certificate_hash(&open.secrets));
            if let Err(error) = discovery.advertise(port, hash) {
                tracing::warn!(%error, "this clinic is not announced");
            }
        }
        if opened.changed().await.is_err() {
            return;
        }
    }
}

fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    let failed = |source: std::io::Error| {
        let hint = if source.kind() == std::io::ErrorKind::AddrInUse {
            "it is in use. If Waystation runs already, open its page; else choose another port with --http or --peers"
        } else if source.kind() == std::io::ErrorKind::PermissionDenied {
            "this user may not. Choose a port above 1024 with --http or --peers"
        } else {
            "choose another address with --http or --peers"
        };
        StartError::Listen { address, hint, source }
    };
    let listener = TcpListener::bind(address).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    Ok(listener)
}
