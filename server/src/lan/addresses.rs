//! What this computer is called and which addresses it has, as the operating system tells. Must never send a packet.

use std::net::{IpAddr, Ipv6Addr, SocketAddr, UdpSocket};

/// The name of this computer, if it has one that reads.
#[must_use]
pub(crate) fn host_name() -> Option<String> {
    hostname::get().ok()?.into_string().ok()
}

/// The addresses under which a listener at `listening` is reached, in no order. None when the system does not tell.
#[must_use]
pub(crate) fn of_listener(listening: IpAddr) -> Vec<IpAddr> {
    if !listening.is_unspecified() {
        return vec![listening];
    }
    let found = match if_addrs::get_if_addrs() {
        Ok(found) => found,
        Err(error) => {
            tracing::warn!(%error, "this computer's addresses cannot be asked for");
            return Vec::new();
        }
    };
    let any = listening == IpAddr::V6(Ipv6Addr::UNSPECIFIED);
    found.into_iter().map(|interface| interface.ip()).filter(|ip| any || ip.is_ipv4()).collect()
}

/// This computer's addresses on its networks, found by asking which one a packet would leave from; none is sent.
#[must_use]
pub(crate) fn outward() -> Vec<IpAddr> {
    let towards = [("0.0.0.0:0", "192.168.0.1:9"), ("0.0.0.0:0", "10.0.0.1:9")];
    let mut found: Vec<IpAddr> = towards
        .iter()
        .filter_map(|(from, to)| {
            let socket = UdpSocket::bind(from).ok()?;
            socket.connect(to).ok()?;
            Some(socket.local_addr().ok()?.ip())
        })
        .filter(|ip| !ip.is_unspecified())
        .collect();
    found.dedup();
    found
}

/// Where a listener is reached, for typing: one address that other computers can use where there is one.
#[must_use]
pub(crate) fn to_type(listening: SocketAddr) -> Vec<SocketAddr> {
    if !listening.ip().is_unspecified() {
        return vec![listening];
    }
    outward().into_iter().map(|ip| SocketAddr::new(ip, listening.port())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_is_reached_at_its_own_address_or_at_all_of_this_computers() {
        let one: IpAddr = "127.0.0.1".parse().unwrap();
        assert_eq!(of_listener(one), [one]);
        let all = of_listener("0.0.0.0".parse().unwrap());
        assert!(all.contains(&one) && all.iter().all(IpAddr::is_ipv4), "{all:?}");
    }
}
