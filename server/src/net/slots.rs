//! How many links there are, in total and per address. Must never let one address take all of them.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use super::limits::{MAX_LINKS, MAX_LINKS_PER_ADDRESS};

/// Counts the links of one listener.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots(Arc<Mutex<BTreeMap<IpAddr, usize>>>);

impl Slots {
    /// A slot for a link from `address`, or `None` when there is none left for it.
    pub(super) fn take(&self, address: IpAddr) -> Option<Slot> {
        // One computer, whether its address came in the form of IPv4 or of IPv6.
        let address = address.to_canonical();
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let total: usize = taken.values().sum();
        let here = taken.get(&address).copied().unwrap_or_default();
        if total >= MAX_LINKS || here >= MAX_LINKS_PER_ADDRESS {
            return None;
        }
        taken.insert(address, here + 1);
        Some(Slot { slots: self.clone(), address })
    }
}

/// The right to one link; given back when dropped.
#[derive(Debug)]
pub(super) struct Slot {
    slots: Slots,
    address: IpAddr,
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut taken = self.slots.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(here) = taken.get_mut(&self.address) {
            *here = here.saturating_sub(1);
        }
        taken.retain(|_, here| *here > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: usize) -> IpAddr {
        IpAddr::from([10, 0, 0, u8::try_from(last).unwrap()])
    }

    #[test]
    fn one_address_gets_its_share_and_no_more_until_it_gives_one_back() {
        let slots = Slots::default();
        let mut mine: Vec<Slot> = (0..MAX_LINKS_PER_ADDRESS).map(|_| slots.take(address(1)).unwrap()).collect();
        assert!(slots.take(address(1)).is_none());
        assert!(slots.take("::ffff:10.0.0.1".parse().unwrap()).is_none());
        assert!(slots.take(address(2)).is_some());
        mine.pop();
        assert!(slots.take(address(1)).is_some());
    }

    #[test]
    fn the_total_is_limited_whatever_the_addresses() {
        let slots = Slots::default();
        let all: Vec<Slot> = (0..MAX_LINKS).map(|each| slots.take(address(each)).unwrap()).collect();
        assert!(slots.take(address(200)).is_none());
        drop(all);
        assert!(slots.take(address(200)).is_some());
        assert!(slots.0.lock().unwrap().is_empty());
    }
}
