//! Finds nodes on the local network by multicast DNS (RFC 6762, RFC 6763). Must never be believed: what is found is a
//! hint where to call, and the node that answers must still prove its certificate.
//!
//! A node announces nothing but a neutral name and the first digits of its certificate's hash. A clinic that gives pages
//! to other computers also answers to `clinic.local`, or, where another has that name already, to `clinic-2.local`.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr, SocketAddrV6};

use mdns_sd::{DaemonEvent, IfKind, Receiver, ResolvedService, ScopedIp, ServiceDaemon, ServiceEvent, ServiceInfo};
use tokio::sync::watch;
use waystation_sync::trust::{CertificateHash, SHORT_ID_LEN};

/// What the clinic's pages are called on a network that resolves such names (RFC 6762).
pub(crate) const CLINIC_NAME: &str = "clinic.local";

/// The kind of service, as others on the network see it.
pub(crate) const SERVICE: &str = "_waystation._tcp.local.";

/// The kind of service under which the pages' name is announced. Laptops do not look for it.
const PAGES_SERVICE: &str = "_waystation-web._tcp.local.";

/// Nodes that are remembered at once; more are passed over, so that nobody can fill the memory with announcements.
pub(crate) const MAX_NODES: usize = 64;

/// Addresses that are remembered of one node.
pub(crate) const MAX_ADDRESSES: usize = 16;

/// Where to look and to announce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Nowhere: nothing is sent, typed addresses only.
    Off,
    /// Within this computer only.
    Loopback,
    /// On every network that this computer is on.
    Lan,
}

/// Discovery could not start or announce. Typed addresses work all the same.
#[derive(Debug, thiserror::Error)]
pub enum DiscoveryError {
    /// The service could not be started.
    #[error(
        "other computers cannot be found by themselves on this network; type the clinic's address instead. If it \
         should work, check that a firewall lets UDP port 5353 through and restart Waystation"
    )]
    Start {
        /// What the library found.
        #[source]
        source: mdns_sd::Error,
    },
    /// This node could not be announced.
    #[error("this computer cannot be announced on the network; others can still reach it by its address")]
    Announce {
        /// What the library found.
        #[source]
        source: mdns_sd::Error,
    },
}

/// What has been seen on the network so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    nodes: BTreeMap<String, BTreeSet<SocketAddr>>,
    /// Whether this node was announced on at least one network.
    pub announced: bool,
    /// The name that this computer's pages have on the network, such as `clinic.local`; `None` where it has none.
    pub pages_name: Option<String>,
}

impl Seen {
    /// Where the node with this certificate may be, likeliest first: this network's IPv4, other IPv6, this computer.
    #[must_use]
    pub fn addresses_of(&self, node: CertificateHash) -> Vec<SocketAddr> {
        self.nodes.get(&node.short()).map(sorted).unwrap_or_default()
    }

    /// Every node seen, by the first digits of its certificate's hash, with where it may be.
    #[must_use]
    pub fn nodes(&self) -> Vec<(String, Vec<SocketAddr>)> {
        self.nodes.iter().map(|(id, addresses)| (id.clone(), sorted(addresses))).collect()
    }
}

fn sorted(addresses: &BTreeSet<SocketAddr>) -> Vec<SocketAddr> {
    let mut sorted: Vec<SocketAddr> = addresses.iter().copied().collect();
    sorted.sort_by_key(|address| (address.ip().is_loopback(), address.is_ipv6(), *address));
    sorted.truncate(MAX_ADDRESSES);
    sorted
}

/// Looks and announces until it is dropped.
#[derive(Debug)]
pub(crate) struct Discovery {
    /// `None` in [`Mode::Off`].
    daemon: Option<Daemon>,
    seen: watch::Receiver<Seen>,
}

struct Daemon {
    service: ServiceDaemon,
    mode: Mode,
}

impl Discovery {
    /// Starts looking for nodes. In [`Mode::Off`] nothing is ever found, and no packet is sent.
    ///
    /// In [`Mode::Loopback`] no message leaves this computer, but the operating system may still tell the network that
    /// a multicast group was joined.
    ///
    /// # Errors
    /// [`DiscoveryError::Start`]; carry on without and show it.
    pub(crate) fn start(mode: Mode) -> Result<Self, DiscoveryError> {
        let (sender, seen) = watch::channel(Seen::default());
        if mode == Mode::Off {
            return Ok(Self { daemon: None, seen });
        }
        let start = |source| DiscoveryError::Start { source };
        let daemon = Daemon { service: ServiceDaemon::new().map_err(start)?, mode };
        let service = &daemon.service;
        if mode == Mode::Loopback {
            // Asked for before anything is sent: commands are done in order.
            service.disable_interface(IfKind::All).map_err(start)?;
            service.enable_interface(IfKind::LoopbackV4).map_err(start)?;
        }
        let events = service.monitor().map_err(start)?;
        let found = service.browse(SERVICE).map_err(start)?;
        let second = sender.clone();
        spawn("discovery", move || watch_nodes(&found, &sender)).map_err(start)?;
        spawn("discovery-own", move || watch_own(&events, &second)).map_err(start)?;
        Ok(Self { daemon: Some(daemon), seen })
    }

    /// Announces that the node `own` listens at `port`, on every address that the mode allows, until this is dropped
    /// or called again.
    ///
    /// # Errors
    /// [`DiscoveryError::Announce`]; carry on without and show it.
    pub(crate) fn advertise(&self, port: u16, own: CertificateHash) -> Result<(), DiscoveryError> {
        let Some(Daemon { service, mode }) = &self.daemon else {
            return Ok(());
        };
        let announce = |source| DiscoveryError::Announce { source };
        let (id, name) = (own.short(), format!("node-{}", own.short()));
        let host = format!("{name}.local.");
        let txt = [("v", "1"), ("id", id.as_str())];
        let info = match mode {
            Mode::Loopback => ServiceInfo::new(SERVICE, &name, &host, "127.0.0.1", port, &txt[..]),
            Mode::Off | Mode::Lan => {
                ServiceInfo::new(SERVICE, &name, &host, "", port, &txt[..]).map(ServiceInfo::enable_addr_auto)
            }
        };
        service.register(info.map_err(announce)?).map_err(announce)
    }

    /// Announces the name of the pages for other computers, whose first one is at `port`, until this is dropped.
    /// What it came to is in [`Seen::pages_name`].
    ///
    /// # Errors
    /// [`DiscoveryError::Announce`]; carry on without: people then type this computer's address.
    pub(crate) fn advertise_pages(&self, port: u16) -> Result<(), DiscoveryError> {
        let Some(Daemon { service, mode }) = &self.daemon else {
            return Ok(());
        };
        let announce = |source| DiscoveryError::Announce { source };
        let host = format!("{CLINIC_NAME}.");
        let of = |ip: &str| ServiceInfo::new(PAGES_SERVICE, "pages", &host, ip, port, &[("v", "1")][..]);
        let info = match mode {
            Mode::Loopback => of("127.0.0.1"),
            Mode::Off | Mode::Lan => of("").map(ServiceInfo::enable_addr_auto),
        };
        let mut info = info.map_err(announce)?;
        // The pages listen at IPv4 unless told otherwise, and a browser should not try in vain first.
        info.set_interfaces(vec![IfKind::IPv4]);
        service.register(info).map_err(announce)
    }

    /// What has been seen, now and whenever it changes.
    #[must_use]
    pub(crate) fn seen(&self) -> watch::Receiver<Seen> {
        self.seen.clone()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // It says goodbye on the network and ends by itself; if it has ended already, all the better.
        drop(self.service.shutdown());
    }
}

impl std::fmt::Debug for Daemon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Daemon").field("mode", &self.mode).finish_non_exhaustive()
    }
}

/// The library's events come from a thread of its own and are waited for in one, which ends with it.
fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), mdns_sd::Error> {
    let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(work);
    spawned.map(drop).map_err(|error| mdns_sd::Error::Msg(error.to_string()))
}

fn watch_nodes(events: &Receiver<ServiceEvent>, seen: &watch::Sender<Seen>) {
    let mut found = Found::default();
    while let Ok(event) = events.recv() {
        if matches!(event, ServiceEvent::SearchStopped(_)) {
            return;
        }
        found.take(event);
        let nodes = found.nodes();
        seen.send_if_modified(|seen| {
            let changed = seen.nodes != nodes;
            seen.nodes = nodes;
            changed
        });
    }
}

/// What is announced now, by the name that it is announced under.
#[derive(Default)]
struct Found(BTreeMap<String, (String, BTreeSet<SocketAddr>)>);

impl Found {
    fn take(&mut self, event: ServiceEvent) {
        // The list of events is the library's and may grow; those that are not named here change nothing.
        #[allow(clippy::wildcard_enum_match_arm)]
        match event {
            ServiceEvent::ServiceResolved(service) => {
                let has_room = self.0.len() < MAX_NODES || self.0.contains_key(&service.fullname);
                if let (Some(node), true) = (node(&service), has_room) {
                    self.0.insert(service.fullname, node);
                }
            }
            ServiceEvent::ServiceRemoved(_, fullname) => drop(self.0.remove(&fullname)),
            _ => {}
        }
    }

    fn nodes(&self) -> BTreeMap<String, BTreeSet<SocketAddr>> {
        let mut nodes: BTreeMap<String, BTreeSet<SocketAddr>> = BTreeMap::new();
        for (id, addresses) in self.0.values() {
            nodes.entry(id.clone()).or_default().extend(addresses);
        }
        nodes
    }
}

/// The node behind an announcement. The version in it is for people who look at the network: which one is spoken is
/// agreed upon in the handshake.
fn node(service: &ResolvedService) -> Option<(String, BTreeSet<SocketAddr>)> {
    let id = service.get_property_val_str("id")?.to_ascii_lowercase();
    let is_id = id.len() == SHORT_ID_LEN && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_id || service.port == 0 {
        return None;
    }
    let addresses = service.addresses.iter().map(|ip| address(ip, service.port)).take(MAX_ADDRESSES).collect();
    Some((id, addresses))
}

fn address(ip: &ScopedIp, port: u16) -> SocketAddr {
    match ip {
        // A link-local address means something on one interface only.
        ScopedIp::V6(v6) => SocketAddrV6::new(*v6.addr(), port, 0, v6.scope_id().index).into(),
        ScopedIp::V4(_) | _ => SocketAddr::new(IpAddr::to_canonical(&ip.to_ip_addr()), port),
    }
}

fn watch_own(events: &Receiver<DaemonEvent>, seen: &watch::Sender<Seen>) {
    let mut name = CLINIC_NAME.to_owned();
    // As above: an open list.
    #[allow(clippy::wildcard_enum_match_arm)]
    while let Ok(event) = events.recv() {
        match event {
            DaemonEvent::Announce(service, _) if service.ends_with(PAGES_SERVICE) => {
                seen.send_if_modified(|seen| name_pages(seen, &name));
            }
            DaemonEvent::Announce(..) => {
                seen.send_if_modified(|seen| !std::mem::replace(&mut seen.announced, true));
            }
            // Another computer has the name: the library has taken the next one, and announces it now.
            DaemonEvent::NameChange(change) if is_pages_name(&change.original) && is_pages_name(&change.new_name) => {
                name = change.new_name.trim_end_matches('.').to_owned();
                seen.send_if_modified(|seen| seen.pages_name.is_some() && name_pages(seen, &name));
            }
            DaemonEvent::Error(error) => tracing::warn!(%error, "trouble while announcing on the network"),
            _ => {}
        }
    }
}

fn name_pages(seen: &mut Seen, name: &str) -> bool {
    let before = seen.pages_name.replace(name.to_owned());
    before != seen.pages_name
}

/// Whether a name is the pages' own: `clinic.local`, or with the number that a clash gave it.
fn is_pages_name(name: &str) -> bool {
    let Some((label, "local")) = name.trim_end_matches('.').split_once('.') else { return false };
    let Some(rest) = label.strip_prefix("clinic") else { return false };
    rest.is_empty()
        || rest.strip_prefix('-').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announced(name: &str, ip: &str, port: u16, txt: &[(&str, &str)]) -> ServiceEvent {
        let info = ServiceInfo::new(SERVICE, name, "node.local.", ip, port, txt).unwrap();
        ServiceEvent::ServiceResolved(Box::new(info.as_resolved_service()))
    }

    fn found(events: Vec<ServiceEvent>) -> Seen {
        let mut found = Found::default();
        events.into_iter().for_each(|event| found.take(event));
        Seen { nodes: found.nodes(), ..Seen::default() }
    }

    #[test]
    fn announcements_of_other_things_and_of_newer_versions_are_passed_over() {
        let seen = found(vec![
            announced("b", "10.0.0.1", 7443, &[("v", "1"), ("id", "0000001")]),
            announced("c", "10.0.0.1", 7443, &[("v", "1"), ("id", "../../..")]),
            announced("d", "10.0.0.1", 7443, &[("v", "1")]),
            announced("e", "10.0.0.1", 0, &[("v", "1"), ("id", "00000001")]),
        ]);
        assert_eq!(seen, Seen::default());
    }

    #[test]
    fn a_node_is_found_under_its_id_nearest_address_first_and_forgotten_when_it_leaves() {
        let txt = [("v", "1"), ("id", "ABABABAB")];
        let here = announced("a", "127.0.0.1,fd00::1,10.0.0.1", 7443, &txt);
        let node = CertificateHash([0xab; 32]);
        let seen = found(vec![here.clone()]);
        let expected = ["10.0.0.1:7443", "[fd00::1]:7443", "127.0.0.1:7443"].map(|text| text.parse().unwrap());
        assert_eq!(seen.addresses_of(node), expected);
        assert!(seen.addresses_of(CertificateHash([1; 32])).is_empty());
        let gone = ServiceEvent::ServiceRemoved(SERVICE.to_owned(), format!("a.{SERVICE}"));
        assert_eq!(found(vec![here, gone]), Seen::default());
    }

    #[test]
    fn nobody_fills_the_memory_with_announcements() {
        let flood = |id: &dyn Fn(usize) -> String| {
            let each = |n: usize| {
                let (name, ip) = (format!("n{n}"), format!("10.0.1.{n}"));
                announced(&name, &ip, 7443, &[("v", "1"), ("id", &id(n))])
            };
            found((0..MAX_NODES + 10).map(each).collect())
        };
        assert_eq!(flood(&|n| format!("{n:08x}")).nodes().len(), MAX_NODES);
        let one = flood(&|_| "abababab".to_owned());
        assert_eq!(one.addresses_of(CertificateHash([0xab; 32])).len(), MAX_ADDRESSES);
    }

    #[test]
    fn only_the_pages_own_name_and_its_numbered_ones_are_taken() {
        for name in ["clinic.local.", "clinic.local", "clinic-2.local.", "clinic-13.local."] {
            assert!(is_pages_name(name), "{name}");
        }
        for name in
            ["node-abababab.local.", "clinic-.local.", "clinic-x.local.", "clinic.example.", "xclinic.local.", ""]
        {
            assert!(!is_pages_name(name), "{name}");
        }
    }
}
