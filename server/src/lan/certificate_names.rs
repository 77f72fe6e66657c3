//! The names and addresses that the pages' certificate holds, which are also the only ones under which its listener
//! answers. Must never hold one that the clinic's authority does not count for.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::reach;
use crate::net::discovery::CLINIC_NAME;

/// Most addresses in one certificate; a computer with many virtual networks keeps the first.
pub(crate) const ADDRESSES_MAX: usize = 32;

/// Under what the pages are reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CertificateNames {
    /// Names, in small letters: `clinic.local` first.
    pub names: Vec<String>,
    /// Addresses, in ascending order.
    pub addresses: Vec<IpAddr>,
}

impl CertificateNames {
    /// What a computer called `host`, with these addresses and the announced name, may be called by an authority that
    /// counts for `others` besides the private ranges.
    #[must_use]
    pub(crate) fn new(host: Option<&str>, announced: Option<&str>, here: &[IpAddr], others: &[IpAddr]) -> Self {
        let mut addresses: Vec<IpAddr> =
            here.iter().copied().filter(|ip| reach::covers(others, *ip) && !is_scoped(*ip)).collect();
        addresses.sort_unstable();
        addresses.dedup();
        addresses.truncate(ADDRESSES_MAX);
        let own = host.and_then(reach::own_name);
        let loopback = addresses.iter().any(IpAddr::is_loopback).then(|| "localhost".to_owned());
        let mut names = vec![CLINIC_NAME.to_owned()];
        for name in announced.map(str::to_ascii_lowercase).into_iter().chain(own).chain(loopback) {
            if reach::covers_name(&name) && !names.contains(&name) {
                names.push(name);
            }
        }
        Self { names, addresses }
    }

    /// Whether a Host header, with or without a port, is one of these.
    #[must_use]
    pub(crate) fn has(&self, host: &str) -> bool {
        bare(host).is_some_and(|bare| match bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(v6) => v6.parse().is_ok_and(|ip| self.addresses.contains(&IpAddr::V6(ip))),
            None => match bare.parse() {
                Ok(ip) => self.addresses.contains(&IpAddr::V4(ip)),
                Err(_) => self.names.iter().any(|name| name.eq_ignore_ascii_case(bare)),
            },
        })
    }

    /// The addresses for people to type, most likely the right one first: IPv4 before IPv6, this computer's own last.
    #[must_use]
    pub(crate) fn to_type(&self) -> Vec<IpAddr> {
        let mut sorted = self.addresses.clone();
        sorted.sort_by_key(|ip| (ip.is_loopback(), ip.is_ipv6()));
        sorted
    }
}

/// A Host header without its port; `None` when what follows the colon is no port.
#[must_use]
pub(crate) fn bare(host: &str) -> Option<&str> {
    if host.ends_with(']') {
        return Some(host);
    }
    match host.rsplit_once(':') {
        None => Some(host),
        Some((bare, port)) => {
            let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
            (is_port && port.parse::<u16>().is_ok()).then_some(bare)
        }
    }
}

/// A link-local IPv6 address means something on one interface only, and no browser takes it with its interface.
const fn is_scoped(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V6(ip) => ip.is_unicast_link_local(),
        IpAddr::V4(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ips(texts: &[&str]) -> Vec<IpAddr> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn a_certificate_names_the_clinic_this_computer_and_every_address_that_counts() {
        let here = ips(&["192.168.1.20", "127.0.0.1", "fe80::1", "192.0.2.9", "fd00::1", "192.168.1.20"]);
        let naming = CertificateNames::new(Some("Front-Desk.example.org"), None, &here, &[]);
        assert_eq!(naming.names, ["clinic.local", "front-desk.local", "localhost"]);
        assert_eq!(naming.addresses, ips(&["127.0.0.1", "192.168.1.20", "fd00::1"]));
        assert_eq!(naming.to_type(), ips(&["192.168.1.20", "fd00::1", "127.0.0.1"]));
        let later = CertificateNames::new(Some("front-desk"), Some("clinic-2.local"), &here, &ips(&["192.0.2.9"]));
        assert!(later.names.contains(&"clinic-2.local".to_owned()));
        assert!(later.addresses.contains(&ips(&["192.0.2.9"])[0]));
    }

    #[test]
    fn a_host_name_that_cannot_be_one_is_left_out() {
        for host in ["", "-desk", "desk-", "my desk", "ψ", &"a".repeat(64), "evil.example"].map(str::to_owned) {
            let naming = CertificateNames::new(Some(&host), Some("clinic.example"), &[], &[]);
            assert!(
                naming.names.iter().all(|name| name == "clinic.local" || name == "evil.local"),
                "{host} {naming:?}"
            );
        }
        assert!(CertificateNames::new(Some(&"a".repeat(63)), None, &[], &[]).names.len() == 2);
    }

    #[test]
    fn only_what_it_names_is_answered() {
        let naming = CertificateNames::new(Some("desk"), None, &ips(&["192.168.1.20", "fd00::1"]), &[]);
        for host in [
            "clinic.local",
            "CLINIC.local:8473",
            "desk.local:1",
            "192.168.1.20",
            "192.168.1.20:65535",
            "[fd00::1]:8473",
            "[FD00:0::1]",
        ] {
            assert!(naming.has(host), "{host}");
        }
        for host in [
            "",
            ":8473",
            "clinic.local.",
            "clinic.local.example",
            "x.clinic.local",
            "localhost",
            "127.0.0.1",
            "192.168.1.2",
            "192.168.1.20:",
            "192.168.1.20:x",
            "192.168.1.20:65536",
            "fd00::1",
            "[fd00::2]",
            "[192.168.1.20]",
            "user@clinic.local",
            "3232235796",
        ] {
            assert!(!naming.has(host), "{host}");
        }
    }

    #[test]
    fn a_certificate_holds_no_more_addresses_than_the_most() {
        let many: Vec<IpAddr> = (0..=ADDRESSES_MAX).map(|n| format!("10.0.0.{n}").parse().unwrap()).collect();
        assert_eq!(CertificateNames::new(None, None, &many[..ADDRESSES_MAX], &[]).addresses.len(), ADDRESSES_MAX);
        assert_eq!(CertificateNames::new(None, None, &many, &[]).addresses.len(), ADDRESSES_MAX);
    }
}
