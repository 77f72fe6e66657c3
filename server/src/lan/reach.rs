//! Which names and addresses the clinic's authority counts for. Must never widen after the authority was made: it is
//! written into its certificate, which devices hold.
//!
//! A certificate with a single address outside is refused whole, so what is outside is left out before it is made.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use rcgen::{CidrSubnet, GeneralSubtree, NameConstraints};

use crate::net::discovery::CLINIC_NAME;

/// Names that an authority of an earlier version counts for: these and everything that ends in them. No name outside of them
/// is put into a certificate.
pub(crate) const DOMAINS: [&str; 3] = ["localhost", "local", "internal"];
/// The clinic's own names go up to `clinic-9.local`, for a network on which there are others.
const CLINICS_MAX: usize = 9;

/// Most addresses outside [`RANGES`] that one authority counts for; a computer that has more is no clinic's.
pub(crate) const OTHERS_MAX: usize = 16;

const fn v4(a: u8, b: u8, prefix: u8) -> (IpAddr, u8) {
    (IpAddr::V4(Ipv4Addr::new(a, b, 0, 0)), prefix)
}

const fn v6(first: u16, prefix: u8) -> (IpAddr, u8) {
    (IpAddr::V6(Ipv6Addr::new(first, 0, 0, 0, 0, 0, 0, 0)), prefix)
}

/// Private and local addresses (RFC 1918, RFC 3927, RFC 4193, RFC 4291): first address and length of the prefix.
pub(crate) const RANGES: [(IpAddr, u8); 7] =
    [v4(10, 0, 8), v4(127, 0, 8), v4(172, 16, 12), v4(192, 168, 16), v4(169, 254, 16), v6(0xfc00, 7), v6(0xfe80, 10)];

/// Longest label of a host's name (RFC 1035).
const LABEL_LEN_MAX: usize = 63;

/// What one authority counts for, besides the ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    /// Names: these and everything that ends in them.
    pub names: Vec<String>,
    /// Addresses outside the ranges.
    pub others: Vec<IpAddr>,
}

impl Reach {
    /// What an authority made now counts for, on a computer called `host` with these addresses: the clinic's names and that of
    /// this computer, no other `.local`. All ranges, though: a new router, or a telephone that stands in for it, brings
    /// addresses of another, and every device would have to be connected again.
    #[must_use]
    pub(crate) fn new(host: Option<&str>, here: &[IpAddr]) -> Self {
        let clinics = (2..=CLINICS_MAX).filter_map(numbered);
        let mut names: Vec<String> =
            ["localhost".to_owned(), CLINIC_NAME.to_owned()].into_iter().chain(clinics).collect();
        names.extend(host.and_then(own_name).filter(|own| !names.contains(own)));
        Self { names, others: others(here) }
    }

    /// What the authority of an earlier version counts for.
    #[must_use]
    pub(crate) fn earlier(others: Vec<IpAddr>) -> Self {
        Self { names: DOMAINS.map(str::to_owned).to_vec(), others }
    }

    /// Whether it counts for a name.
    #[must_use]
    pub(crate) fn covers_name(&self, name: &str) -> bool {
        self.names.iter().any(|domain| is_below(name, domain))
    }

    /// What is written into the authority's certificate (RFC 5280, section 4.2.1.10).
    #[must_use]
    pub(crate) fn constraints(&self) -> NameConstraints {
        let names = self.names.iter().map(|name| GeneralSubtree::DnsName(name.clone()));
        let ranges = RANGES.iter().map(|(first, prefix)| CidrSubnet::from_addr_prefix(*first, *prefix));
        let single =
            self.others.iter().map(|ip| CidrSubnet::from_addr_prefix(*ip, if ip.is_ipv4() { 32 } else { 128 }));
        NameConstraints {
            permitted_subtrees: names.chain(ranges.chain(single).map(GeneralSubtree::IpAddress)).collect(),
            excluded_subtrees: Vec::new(),
        }
    }
}

/// The name of the clinic on a network where others have the first ones.
fn numbered(number: usize) -> Option<String> {
    CLINIC_NAME.split_once('.').map(|(name, domain)| format!("{name}-{number}.{domain}"))
}

/// What a computer called `host` is called on its network.
pub(crate) fn own_name(host: &str) -> Option<String> {
    Some(format!("{}.local", label(host)?))
}

/// The first part of a host's name as a name on the network, if it can be one.
fn label(host: &str) -> Option<String> {
    let label = host.split('.').next()?.to_ascii_lowercase();
    let is_plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let good = is_plain && !label.starts_with('-') && !label.ends_with('-');
    (good && !label.is_empty() && label.len() <= LABEL_LEN_MAX).then_some(label)
}

/// Whether a name is `domain` or ends in it.
fn is_below(name: &str, domain: &str) -> bool {
    name == domain || name.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

/// Whether an address lies in one of the ranges.
#[must_use]
pub(crate) fn is_private(ip: IpAddr) -> bool {
    RANGES.iter().any(|(first, prefix)| within(ip, *first, *prefix))
}

fn within(ip: IpAddr, first: IpAddr, prefix: u8) -> bool {
    match (ip, first) {
        (IpAddr::V4(ip), IpAddr::V4(first)) => same_start(ip.to_bits().into(), first.to_bits().into(), 32 - prefix),
        (IpAddr::V6(ip), IpAddr::V6(first)) => same_start(ip.to_bits(), first.to_bits(), 128 - prefix),
        (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
    }
}

fn same_start(a: u128, b: u128, free_bits: u8) -> bool {
    a.checked_shr(free_bits.into()) == b.checked_shr(free_bits.into())
}

/// The addresses outside the ranges that an authority made now must name one by one.
#[must_use]
pub(crate) fn others(here: &[IpAddr]) -> Vec<IpAddr> {
    let mut others: Vec<IpAddr> = here.iter().copied().filter(|ip| !is_private(*ip)).collect();
    others.sort_unstable();
    others.dedup();
    others.truncate(OTHERS_MAX);
    others
}

/// Whether an authority that names `others` counts for an address.
#[must_use]
pub(crate) fn covers(others: &[IpAddr], ip: IpAddr) -> bool {
    is_private(ip) || others.contains(&ip)
}

/// Whether a name can be in a certificate at all.
#[must_use]
pub(crate) fn covers_name(name: &str) -> bool {
    DOMAINS.iter().any(|domain| is_below(name, domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_private_ends_exactly_where_its_range_does() {
        let inside = [
            "10.0.0.0",
            "10.255.255.255",
            "127.0.0.1",
            "172.16.0.0",
            "172.31.255.255",
            "192.168.0.1",
            "192.168.255.255",
            "169.254.7.7",
            "fc00::",
            "fdff:ffff::1",
            "fe80::1",
            "febf::1",
        ];
        let outside = [
            "9.255.255.255",
            "11.0.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.167.255.255",
            "192.169.0.0",
            "169.253.255.255",
            "169.255.0.0",
            "192.0.2.1",
            "100.64.0.1",
            "fbff::1",
            "fe00::1",
            "fec0::1",
            "2001:db8::1",
            "::1",
            "::ffff:10.0.0.1",
        ];
        for text in inside {
            assert!(is_private(ip(text)) && covers(&[], ip(text)), "{text}");
        }
        for text in outside {
            assert!(!is_private(ip(text)) && !covers(&[], ip(text)), "{text}");
            assert!(covers(&[ip(text)], ip(text)), "{text}");
        }
    }

    #[test]
    fn names_end_in_a_domain_of_the_building_and_only_there() {
        for name in ["localhost", "clinic.local", "a.b.internal", "internal"] {
            assert!(covers_name(name), "{name}");
        }
        for name in ["clinic.example", "notlocal", "clinic.local.example", "", "mylocalhost"] {
            assert!(!covers_name(name), "{name}");
        }
    }

    #[test]
    fn other_addresses_are_named_once_each_and_never_more_than_the_most() {
        assert_eq!(
            others(&[ip("10.0.0.1"), ip("192.0.2.2"), ip("192.0.2.1"), ip("192.0.2.2")]),
            [ip("192.0.2.1"), ip("192.0.2.2")]
        );
        let many: Vec<IpAddr> = (0..=OTHERS_MAX).map(|n| ip(&format!("192.0.2.{n}"))).collect();
        assert_eq!(others(&many[..OTHERS_MAX]).len(), OTHERS_MAX);
        assert_eq!(others(&many).len(), OTHERS_MAX);
    }

    #[test]
    fn an_authority_made_now_counts_for_the_clinics_names_and_this_computers_and_an_earlier_one_for_more() {
        let now = Reach::new(Some("Desk.example"), &[ip("192.0.2.1"), ip("10.0.0.1")]);
        for name in ["localhost", "clinic.local", "clinic-2.local", "clinic-9.local", "desk.local", "a.clinic.local"] {
            assert!(now.covers_name(name), "{name}");
        }
        for name in ["printer.local", "local", "clinic-10.local", "xclinic.local", "clinic.internal", "internal", ""] {
            assert!(!now.covers_name(name), "{name}");
        }
        assert_eq!(now.others, [ip("192.0.2.1")]);
        let earlier = Reach::earlier(Vec::new());
        assert!(earlier.covers_name("printer.local") && earlier.covers_name("clinic.internal"));
        assert_eq!(Reach::new(Some("clinic"), &[]).names, Reach::new(None, &[]).names, "none twice");
    }
}
