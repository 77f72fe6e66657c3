//! From what was said to what is decided: default, then `waystation.toml` in the data folder, then the environment,
//! then flags. Must never be read again after the start: what was decided holds for the whole run.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use waystation_sync::replica::NodeRole;

use super::args::{Building, DiscoveryWhere, Listen, Run};
use crate::net::PEERS_PORT;

/// Where the pages are, unless told otherwise: `http://localhost:8470`.
pub(crate) const HTTP_PORT: u16 = 8470;
/// Where a device in the building is connected once, unless told otherwise.
pub(crate) const CONNECT_PORT: u16 = 8472;
/// Where other computers in the building open the pages, unless told otherwise.
pub(crate) const HTTPS_PORT: u16 = 8473;

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
    /// Where other computers in the building open the pages; clinic only, `None` where that is off.
    pub https: Option<SocketAddr>,
    /// Where they are connected once; `None` where `https` is.
    pub connect: Option<SocketAddr>,
    /// Where the clinic was said to be; laptop only.
    pub clinic: Option<SocketAddr>,
    /// The file whose key opens the node.
    pub unlock_file: Option<PathBuf>,
    /// Where nodes look for each other.
    pub discovery: DiscoveryWhere,
    /// Whether a record is opened whose keys are an older copy than it is.
    pub older_keys: bool,
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
        /// What the system or the reader of the file said.
        #[source]
        source: toml::de::Error,
    },
    /// The file in the data folder cannot be opened.
    #[error(
        "waystation.toml in the data folder cannot be opened: give Waystation's user the right to read and write that \
         folder, then start it again"
    )]
    Unreadable {
        /// What the system or the reader of the file said.
        #[source]
        source: std::io::Error,
    },
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    http: Option<SocketAddr>,
    peers: Option<SocketAddr>,
    https: Option<Listen>,
    connect: Option<Listen>,
    clinic: Option<SocketAddr>,
    unlock_file: Option<PathBuf>,
    discovery: Option<DiscoveryWhere>,
}

const fn everywhere(port: u16) -> SocketAddr {
    SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), port)
}

/// Where to listen, if at all.
fn listen(said: Option<Listen>, in_file: Option<Listen>, port: u16) -> Option<SocketAddr> {
    match said.or(in_file).unwrap_or(Listen::At(everywhere(port))) {
        Listen::Off => None,
        Listen::At(address) => Some(address),
    }
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
    pub fn clinic(run: Run, peers: Option<SocketAddr>, building: &Building) -> Result<Self, ConfigError> {
        let file = File::of(&run.data)?;
        let peers = Some(peers.or(file.peers).unwrap_or(everywhere(PEERS_PORT)));
        let https = listen(building.https, file.https, HTTPS_PORT);
        // A device that is connected needs pages to open.
        let connect = https.and_then(|_| listen(building.connect, file.connect, CONNECT_PORT));
        let decided = Self::of(NodeRole::Clinic, run, &file)?;
        Ok(Self { peers, https, connect, ..decided })
    }

    /// A laptop's configuration.
    ///
    /// # Errors
    /// As [`Config::clinic`].
    pub fn laptop(run: Run, clinic: Option<SocketAddr>) -> Result<Self, ConfigError> {
        let file = File::of(&run.data)?;
        let clinic = clinic.or(file.clinic);
        let decided = Self::of(NodeRole::Laptop, run, &file)?;
        Ok(Self { clinic, ..decided })
    }

    /// What both kinds of node decide alike. It listens nowhere but on loopback.
    fn of(role: NodeRole, run: Run, file: &File) -> Result<Self, ConfigError> {
        let here = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), HTTP_PORT);
        let http = run.http.or(file.http).unwrap_or(here);
        if !http.ip().is_loopback() {
            return Err(ConfigError::NotLoopback { given: http });
        }
        let discovery = run.discovery.or(file.discovery).unwrap_or(DiscoveryWhere::Lan);
        let unlock_file = run.unlock_file.or_else(|| file.unlock_file.clone());
        Ok(Self {
            role,
            data: run.data,
            http,
            peers: None,
            https: None,
            connect: None,
            clinic: None,
            unlock_file,
            discovery,
            older_keys: run.older_keys,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(data: &Path, http: Option<&str>) -> Run {
        Run {
            data: data.into(),
            http: http.map(|addr| addr.parse().unwrap()),
            discovery: None,
            unlock_file: None,
            older_keys: false,
        }
    }

    fn clinic(data: &Path, http: Option<&str>) -> Result<Config, ConfigError> {
        Config::clinic(run(data, http), None, &Building::default())
    }

    #[test]
    fn a_flag_beats_the_file_which_beats_the_default() {
        let folder = tempfile::tempdir().unwrap();
        let config = clinic(folder.path(), None).unwrap();
        assert_eq!((config.http.port(), config.discovery), (HTTP_PORT, DiscoveryWhere::Lan));
        std::fs::write(folder.path().join("waystation.toml"), "http = \"127.0.0.1:1234\"\ndiscovery = \"off\"\n")
            .unwrap();
        let config = clinic(folder.path(), None).unwrap();
        assert_eq!((config.http.port(), config.discovery), (1234, DiscoveryWhere::Off));
        assert_eq!(clinic(folder.path(), Some("127.0.0.1:5")).unwrap().http.port(), 5);
    }

    #[test]
    fn pages_without_encryption_stay_on_this_computer() {
        let folder = tempfile::tempdir().unwrap();
        let error = clinic(folder.path(), Some("192.0.2.1:80")).unwrap_err();
        assert!(error.to_string().contains("127.0.0.1:80"));
    }

    #[test]
    fn a_file_with_an_unknown_setting_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("waystation.toml"), "colour = 1\n").unwrap();
        assert!(matches!(clinic(folder.path(), None), Err(ConfigError::File { .. })));
    }

    #[test]
    fn pages_for_other_computers_are_on_in_a_clinic_until_somebody_turns_them_off_and_never_on_a_laptop() {
        let folder = tempfile::tempdir().unwrap();
        let building = |https: Option<&str>, connect: Option<&str>| {
            let said = |text: Option<&str>| text.map(|text| text.parse().unwrap());
            let building = Building { https: said(https), connect: said(connect) };
            let config = Config::clinic(run(folder.path(), None), None, &building).unwrap();
            [config.https, config.connect].map(|at| at.map(|at| at.to_string()))
        };
        let at = |text: &str| Some(text.to_owned());
        assert_eq!(building(None, None), [at("0.0.0.0:8473"), at("0.0.0.0:8472")]);
        assert_eq!(building(Some("off"), None), [None, None]);
        assert_eq!(building(Some("off"), Some("127.0.0.1:1")), [None, None]);
        assert_eq!(building(None, Some("off")), [at("0.0.0.0:8473"), None]);
        std::fs::write(folder.path().join("waystation.toml"), "https = \"10.0.0.1:1\"\nconnect = \"off\"\n").unwrap();
        assert_eq!(building(None, None), [at("10.0.0.1:1"), None]);
        assert_eq!(building(Some("10.0.0.2:2"), Some("10.0.0.2:3")), [at("10.0.0.2:2"), at("10.0.0.2:3")]);
        let laptop = Config::laptop(run(folder.path(), None), None).unwrap();
        assert_eq!((laptop.https, laptop.connect, laptop.peers), (None, None, None));
        std::fs::write(folder.path().join("waystation.toml"), "https = \"8473\"\n").unwrap();
        let error = clinic(folder.path(), None).unwrap_err();
        let source = std::error::Error::source(&error).unwrap().to_string();
        assert!(source.contains("such as 0.0.0.0:8473, or off"), "{source}");
    }
}
