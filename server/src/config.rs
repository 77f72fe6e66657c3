//! From what was said to what is decided: default, then `waystation.toml` in the data folder, then the environment,
//! then flags. Must never be asked twice.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use waystation_sync::replica::NodeRole;

use crate::args::{DiscoveryWhere, Run};

/// Where the pages are, unless told otherwise: `http://localhost:8470`.
pub const HTTP_PORT: u16 = 8470;
/// Where laptops reach a clinic, unless told otherwise.
pub const PEERS_PORT: u16 = 8471;
/// How often a laptop that is in reach of its clinic meets it, in milliseconds.
pub const MEET_EVERY_MS: u64 = 60_000;

/// What a node was told, decided.
#[derive(Clone, Debug)]
pub struct Config {
    /// Clinic or laptop.
    pub role: NodeRole,
    /// The folder that the record lies in.
    pub data: PathBuf,
    /// Where the pages are; a loopback address.
    pub http: SocketAddr,
    /// Where laptops reach this node; clinic only.
    pub peers: Option<SocketAddr>,
    /// Where the clinic was said to be; laptop only.
    pub clinic: Option<SocketAddr>,
    /// Where nodes look for each other.
    pub discovery: DiscoveryWhere,
}

/// Why what was said cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Plain http is for this computer's own browser.
    #[error("--http {given} is not a loopback address: pages without encryption are for this computer only. Use 127.0.0.1:{port}", port = given.port())]
    NotLoopback {
        /// What was given.
        given: SocketAddr,
    },
    /// The file in the data folder does not read.
    #[error("waystation.toml in the data folder does not read: put right what is named below, or take the file away")]
    File {
        /// Why.
        #[source]
        source: toml::de::Error,
    },
    /// The file in the data folder cannot be opened.
    #[error(
        "waystation.toml in the data folder cannot be opened: give Waystation's user the right to read and write that \
         folder, then start it again"
    )]
    Unreadable {
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    http: Option<SocketAddr>,
    peers: Option<SocketAddr>,
    clinic: Option<SocketAddr>,
    discovery: Option<DiscoveryWhere>,
}

impl File {
    fn of(data: &Path) -> Result<Self, ConfigError> {
        match std::fs::read_to_string(data.join("waystation.toml")) {
            Ok(text) => toml::from_str(&text).map_err(|source| ConfigError::File { source }),
            // A path below a file is for whoever opens the folder to tell.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Self::default()),
            Err(source) => Err(ConfigError::Unreadable { source }),
        }
    }
}

impl Config {
    /// A clinic's configuration.
    ///
    /// # Errors
    /// [`ConfigError`], for the person at the command line.
    pub fn clinic(run: Run, peers: Option<SocketAddr>) -> Result<Self, ConfigError> {
        let file = File::of(&run.data)?;
        let everywhere = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), PEERS_PORT);
        let peers = Some(peers.or(file.peers).unwrap_or(everywhere));
        Self::of(NodeRole::Clinic, run, file, (peers, None))
    }

    /// A laptop's configuration.
    ///
    /// # Errors
    /// As [`Config::clinic`].
    pub fn laptop(run: Run, clinic: Option<SocketAddr>) -> Result<Self, ConfigError> {
        let file = File::of(&run.data)?;
        let clinic = clinic.or(file.clinic);
        Self::of(NodeRole::Laptop, run, file, (None, clinic))
    }

    fn of(
        role: NodeRole,
        run: Run,
        file: File,
        (peers, clinic): (Option<SocketAddr>, Option<SocketAddr>),
    ) -> Result<Self, ConfigError> {
        let here = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), HTTP_PORT);
        let http = run.http.or(file.http).unwrap_or(here);
        if !http.ip().is_loopback() {
            return Err(ConfigError::NotLoopback { given: http });
        }
        let discovery = run.discovery.or(file.discovery).unwrap_or(DiscoveryWhere::Lan);
        Ok(Self { role, data: run.data, http, peers, clinic, discovery })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(data: &Path, http: Option<&str>) -> Run {
        Run { data: data.into(), http: http.map(|addr| addr.parse().unwrap()), discovery: None }
    }

    #[test]
    fn a_flag_beats_the_file_which_beats_the_default() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::clinic(run(folder.path(), None), None).unwrap();
        assert_eq!((config.http.port(), config.discovery), (HTTP_PORT, DiscoveryWhere::Lan));
        std::fs::write(folder.path().join("waystation.toml"), "http = \"127.0.0.1:1234\"\ndiscovery = \"off\"\n")
            .unwrap();
        let config = Config::clinic(run(folder.path(), None), None).unwrap();
        assert_eq!((config.http.port(), config.discovery), (1234, DiscoveryWhere::Off));
        assert_eq!(Config::clinic(run(folder.path(), Some("127.0.0.1:5")), None).unwrap().http.port(), 5);
    }

    #[test]
    fn pages_without_encryption_stay_on_this_computer() {
        let folder = tempfile::tempdir().unwrap();
        let error = Config::clinic(run(folder.path(), Some("192.0.2.1:80")), None).unwrap_err();
        assert!(error.to_string().contains("127.0.0.1:80"));
    }

    #[test]
    fn a_file_with_an_unknown_setting_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("waystation.toml"), "colour = 1\n").unwrap();
        assert!(matches!(Config::clinic(run(folder.path(), None), None), Err(ConfigError::File { .. })));
    }
}
