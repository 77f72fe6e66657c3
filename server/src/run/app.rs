//! The program put together: a node, its pages, its door or its visits. Must never give a page with plain http anywhere
//! but on this computer, save the one that connects a device.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::web;
use tokio::sync::watch;
use waystation_sync::replica::NodeRole;

use super::args::DiscoveryWhere;
use super::config::Config;
use super::{pages, unlock};
use crate::host::DataFolder;
use crate::http::{AppState, Surroundings};
use crate::lan::{self, Handshake, Lan, LanError};
use crate::net::discovery::{Discovery, Mode, Seen};
use crate::node::{CloseError, Node};
use crate::peers::{door, visits};
use crate::store::StoreError;
use crate::vault::VaultError;

/// Why the program did not start. Every text says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The folder could not be used.
    #[error(transparent)]
    Folder(#[from] StoreError),
    /// The node's keys could not be read.
    #[error(transparent)]
    Keys(#[from] VaultError),
    /// The record was not closed cleanly.
    #[error(transparent)]
    Close(#[from] CloseError),
    /// An address could not be listened on.
    #[error("{address} cannot be listened on: {hint}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What to do.
        hint: String,
        /// What the operating system said.
        #[source]
        source: std::io::Error,
    },
    /// The certificates of the pages for other computers could not be set up.
    #[error("the pages for other computers cannot be given: start with --https off, and tell whoever set this up")]
    Lan(#[from] LanError),
    /// The pages' server ended with an error.
    #[error("the pages' server ended")]
    Pages(#[source] std::io::Error),
}

/// The listeners of a node, in the order in which they are taken.
struct Listeners {
    http: TcpListener,
    peers: Option<TcpListener>,
    https: Option<TcpListener>,
    connect: Option<TcpListener>,
}

impl Listeners {
    fn take(config: &Config) -> Result<Self, StartError> {
        let one = |address: Option<SocketAddr>, flag| address.map(|address| listen(address, flag)).transpose();
        Ok(Self {
            http: listen(config.http, Flag::Http)?,
            peers: one(config.peers, Flag::Peers)?,
            https: one(config.https, Flag::Https)?,
            connect: one(config.connect, Flag::Connect)?,
        })
    }
}

/// A program that listens but does not answer yet.
pub struct App {
    node: Arc<Node>,
    state: web::Data<AppState>,
    config: Config,
    listeners: Listeners,
    discovery: Option<Discovery>,
}

impl App {
    /// Takes the folder and the addresses. Must be called inside a tokio runtime, on which the node's work runs.
    ///
    /// # Errors
    /// [`StartError`]; nothing is left running.
    pub async fn build(config: Config) -> Result<Self, StartError> {
        let folder = DataFolder::open(&config.data, true).map_err(StoreError::from)?;
        let listeners = Listeners::take(&config)?;
        let of = |listener: &TcpListener| {
            let hint = "ask whoever set up this computer".into();
            listener.local_addr().map_err(|source| StartError::Listen { address: config.http, hint, source })
        };
        let http = of(&listeners.http)?;
        let peers = listeners.peers.as_ref().map(of).transpose()?;
        let connect = listeners.connect.as_ref().map(of).transpose()?;
        let lan = listeners.https.as_ref().map(of).transpose()?.map(|https| Arc::new(Lan::new(https, connect)));
        let node = Node::at(folder, config.role, tokio::runtime::Handle::current())?;
        let node = Arc::new(node.with_older_keys(config.older_keys));
        let (discovery, discovery_trouble) = match Discovery::start(mode(config.discovery)) {
            Ok(discovery) => (Some(discovery), None),
            Err(error) => (None, Some(error)),
        };
        let seen = match &discovery {
            Some(discovery) => discovery.seen(),
            None => watch::channel(Seen::default()).1,
        };
        let visits = Arc::default();
        let around = Surroundings { visits, seen, discovery_trouble, peers, lan, clinic: config.clinic, http };
        let state = web::Data::new(AppState::new(Arc::clone(&node), around));
        Ok(Self { node, state, config, listeners, discovery })
    }

    /// Where the pages are.
    #[must_use]
    pub fn http_address(&self) -> SocketAddr {
        self.state.around().http
    }

    /// Where laptops reach this clinic.
    #[must_use]
    pub fn peers_address(&self) -> Option<SocketAddr> {
        self.state.around().peers
    }

    /// What every page handler will reach.
    #[must_use]
    pub fn state(&self) -> web::Data<AppState> {
        self.state.clone()
    }

    /// The node.
    #[must_use]
    pub fn node(&self) -> Arc<Node> {
        Arc::clone(&self.node)
    }

    /// Answers until `stop` is done, then closes the record cleanly.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn run_until(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<(), StartError> {
        let Self { node, state, config, listeners, discovery } = self;
        let around = state.around();
        let mut tasks = tokio::task::JoinSet::new();
        if let Some(listener) = listeners.peers {
            let listener = tokio::net::TcpListener::from_std(listener).map_err(StartError::Pages)?;
            tasks.spawn(door::run(Arc::clone(&node), listener, std::future::pending()));
        }
        if let Some(file) = config.unlock_file {
            tasks.spawn(unlock::run(Arc::clone(&node), file));
        }
        if config.role == NodeRole::Laptop {
            tasks.spawn(visits::run(Arc::clone(&node), Arc::clone(&around.visits), config.clinic, around.seen.clone()));
        }
        let mut servers = vec![pages::own(&state, listeners.http).map_err(StartError::Pages)?];
        if let Some(lan) = &around.lan {
            if let Some(listener) = listeners.https {
                servers
                    .push(pages::building(&state, (lan, Handshake::new(lan)?), listener).map_err(StartError::Pages)?);
            }
            if let Some(listener) = listeners.connect {
                servers.push(pages::connect(&state, listener).map_err(StartError::Pages)?);
            }
            tasks.spawn(lan::keep(Arc::clone(&node), Arc::clone(lan), around.seen.clone()));
        }
        let shown = around.lan.as_ref().map(|lan| lan.connect.unwrap_or(lan.https).port());
        // A laptop's discovery looks about for as long as the program runs.
        tasks.spawn(announce(Arc::clone(&node), discovery, around.peers.map(|peers| peers.port()), shown));
        let ended = serve(servers, stop, &node).await;
        tasks.shutdown().await;
        node.close().await?;
        ended
    }
}

/// Runs servers until `stop` is done or one of them ends, then stops them all; the first error.
async fn serve(servers: Vec<Server>, stop: impl Future<Output = ()>, node: &Node) -> Result<(), StartError> {
    let handles: Vec<_> = servers.iter().map(Server::handle).collect();
    let mut running: tokio::task::JoinSet<std::io::Result<()>> = servers.into_iter().collect();
    let mut ended = Ok(());
    let mut note = |done: Option<Result<std::io::Result<()>, tokio::task::JoinError>>| {
        let failed = match done {
            Some(Ok(Err(error))) => Some(error),
            Some(Err(error)) => Some(std::io::Error::other(error)),
            Some(Ok(Ok(()))) | None => None,
        };
        if let (Some(error), true) = (failed, ended.is_ok()) {
            ended = Err(StartError::Pages(error));
        }
    };
    tokio::select! {
        () = stop => {}
        done = running.join_next() => note(done),
    }
    // Streams would keep their servers waiting.
    if let Ok(open) = node.open() {
        open.live().end();
    }
    let stops: tokio::task::JoinSet<()> =
        handles.into_iter().map(|handle| async move { handle.stop(true).await }).collect();
    while let Some(done) = running.join_next().await {
        note(Some(done));
    }
    drop(stops);
    ended
}

fn mode(wanted: DiscoveryWhere) -> Mode {
    match wanted {
        DiscoveryWhere::Off => Mode::Off,
        DiscoveryWhere::Loopback => Mode::Loopback,
        DiscoveryWhere::Lan => Mode::Lan,
    }
}

/// Keeps discovery going, and announces an open clinic, so that laptops find it. The name of the pages for other
/// computers is announced at once: while the clinic is locked, the page there says so.
async fn announce(node: Arc<Node>, discovery: Option<Discovery>, port: Option<u16>, pages: Option<u16>) {
    let mut opened = node.watch_open();
    if let (Some(discovery), Some(pages)) = (&discovery, pages)
        && let Err(error) = discovery.advertise_pages(pages)
    {
        tracing::warn!(%error, "the pages' name is not announced");
    }
    loop {
        if let (Ok(open), Some(discovery), Some(port)) = (node.open(), &discovery, port)
            && let Err(error) = discovery.advertise(port, open.certificate_hash())
        {
            tracing::warn!(%error, "this clinic is not announced");
        }
        if opened.changed().await.is_err() {
            return;
        }
    }
}

/// The flag that says where to listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flag {
    Http,
    Peers,
    Https,
    Connect,
}

impl Flag {
    /// Its name, with what else can be said.
    const fn say(self) -> &'static str {
        match self {
            Self::Http => "--http",
            Self::Peers => "--peers",
            Self::Https => "--https (or --https off: no pages for other computers)",
            Self::Connect => "--connect (or --connect off: no page that connects them)",
        }
    }
}

fn listen(address: SocketAddr, flag: Flag) -> Result<TcpListener, StartError> {
    let failed = |source: std::io::Error| {
        let flag = flag.say();
        let hint = if source.kind() == std::io::ErrorKind::AddrInUse {
            format!("it is in use. If Waystation runs already, open its page; else choose another port with {flag}")
        } else if source.kind() == std::io::ErrorKind::PermissionDenied {
            format!("this user may not. Choose a port above 1024 with {flag}")
        } else {
            format!("choose another address with {flag}")
        };
        StartError::Listen { address, hint, source }
    };
    let listener = TcpListener::bind(address).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    Ok(listener)
}
