//! What this computer is called and where it is, at one moment. Must never ask for it: whoever makes it has looked.

use std::net::IpAddr;

use super::certificate_names::CertificateNames;
use super::reach::{Reach, covers};

/// What this computer is called and where it is, at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Here {
    pub(super) host: Option<String>,
    pub(super) announced: Option<String>,
    pub(super) addresses: Vec<IpAddr>,
}

impl Here {
    /// What an authority of such a reach calls this computer, and the addresses that it does not count for.
    pub(super) fn naming(&self, reach: &Reach) -> (CertificateNames, Vec<IpAddr>) {
        let others = reach.others.as_slice();
        let mut naming =
            CertificateNames::new(self.host.as_deref(), self.announced.as_deref(), &self.addresses, others);
        naming.names.retain(|name| reach.covers_name(name));
        (naming, self.addresses.iter().copied().filter(|ip| !covers(others, *ip)).collect())
    }
}
