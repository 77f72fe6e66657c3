//! How many connections there are, in total and per address, and which one gives way to a newcomer. Must never let one
//! address take all of them, nor end the connection of somebody who has proved who they are.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// How many connections one listener holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    /// All together.
    pub total: usize,
    /// Of one address.
    pub per_address: usize,
    /// Of one address, as long as they have not proved whose they are.
    pub unproved_per_address: usize,
}

/// Counts the connections of one listener. Cheap to share.
#[derive(Clone, Debug)]
pub(crate) struct Slots {
    room: Room,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Debug, Default)]
struct Taken {
    /// Connections so far; a smaller number is an older one.
    count: u64,
    held: BTreeMap<u64, Held>,
}

#[derive(Debug)]
struct Held {
    address: IpAddr,
    proved: bool,
    over: Arc<Notify>,
}

impl Taken {
    fn unproved(&self) -> impl Iterator<Item = (u64, IpAddr)> {
        self.held.iter().filter(|(_, held)| !held.proved).map(|(number, held)| (*number, held.address))
    }

    /// The oldest connection without proof, of `address` where one is given.
    fn oldest(&self, address: Option<IpAddr>) -> Option<u64> {
        self.unproved().find(|(_, of)| address.is_none_or(|address| address == *of)).map(|(number, _)| number)
    }

    /// The address with the most connections without proof; of several with as many, that of the oldest of them.
    fn most_crowded(&self) -> Option<IpAddr> {
        let mut counts: BTreeMap<IpAddr, (usize, Reverse<u64>)> = BTreeMap::new();
        for (number, address) in self.unproved() {
            counts.entry(address).or_insert((0, Reverse(number))).0 += 1;
        }
        counts.into_iter().max_by_key(|(_, crowd)| *crowd).map(|(address, _)| address)
    }

    /// Makes room for one more from `address`; whether there is some.
    fn make_room(&mut self, address: IpAddr, room: Room) -> bool {
        let of_address = self.held.values().filter(|held| held.address == address).count();
        let unproved = self.unproved().filter(|(_, of)| *of == address).count();
        let goes = if unproved >= room.unproved_per_address || of_address >= room.per_address {
            self.oldest(Some(address))
        } else if self.held.len() >= room.total {
            self.oldest(self.most_crowded())
        } else {
            return true;
        };
        let gone = goes.and_then(|number| self.held.remove(&number));
        // Kept for it until it waits, so that it is told whatever it does just now.
        gone.inspect(|held| held.over.notify_one()).is_some()
    }
}

impl Slots {
    /// Slots of a listener that has so much room.
    #[must_use]
    pub(crate) fn new(room: Room) -> Self {
        Self { room, taken: Arc::default() }
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A slot for a connection from `address`. Where there is none left, the oldest one gives way whose holder has not
    /// proved who it is; `None` where all have.
    pub(crate) fn take(&self, address: IpAddr) -> Option<Slot> {
        // One computer, whether its address came in the form of IPv4 or of IPv6.
        let address = address.to_canonical();
        let mut taken = self.taken();
        if !taken.make_room(address, self.room) {
            return None;
        }
        let (number, over) = (taken.count, Arc::new(Notify::new()));
        taken.count += 1;
        taken.held.insert(number, Held { address, proved: false, over: Arc::clone(&over) });
        Some(Slot { slots: self.clone(), number, over })
    }
}

/// The right to one connection; given back when dropped.
#[derive(Debug)]
pub(crate) struct Slot {
    slots: Slots,
    number: u64,
    over: Arc<Notify>,
}

impl Slot {
    /// Says that whoever is connected has proved who they are: this connection gives way to nobody any more.
    pub(crate) fn prove(&self) {
        if let Some(held) = self.slots.taken().held.get_mut(&self.number) {
            held.proved = true;
        }
    }

    /// Done when this connection has to end, because it gave way; one task may wait for that.
    pub(crate) fn gives_way(&self) -> impl Future<Output = ()> + Send + use<> {
        let over = Arc::clone(&self.over);
        async move { over.notified().await }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.slots.taken().held.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { total: 12, per_address: 6, unproved_per_address: 3 };

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    fn is_over(slot: &Slot) -> bool {
        let mut over = std::pin::pin!(slot.gives_way());
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        over.as_mut().poll(&mut context).is_ready()
    }

    /// So many of one address, with proof or without.
    fn crowd(slots: &Slots, from: u8, count: usize, proved: bool) -> Vec<Slot> {
        let one = |_| {
            slots
                .take(address(from))
                .inspect(|slot| {
                    if proved {
                        slot.prove()
                    }
                })
                .unwrap()
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn of_those_who_have_not_proved_who_they_are_the_oldest_of_an_address_gives_way_to_its_next() {
        let slots = Slots::new(ROOM);
        let other = slots.take(address(2)).unwrap();
        let mine = crowd(&slots, 1, ROOM.unproved_per_address, false);
        assert!(mine.iter().all(|slot| !is_over(slot)), "the limit itself is free");
        let next = slots.take("::ffff:10.0.0.1".parse().unwrap()).unwrap();
        let over: Vec<bool> = mine.iter().map(is_over).collect();
        assert_eq!(over, [true, false, false], "one past it takes the place of the oldest");
        assert!(!is_over(&next) && !is_over(&other));
        assert_eq!(slots.taken().held.len(), ROOM.unproved_per_address + 1);
    }

    #[test]
    fn whoever_has_proved_who_they_are_never_gives_way_and_has_a_limit_too() {
        let slots = Slots::new(ROOM);
        let mut mine = crowd(&slots, 1, ROOM.per_address, true);
        assert!(slots.take(address(1)).is_none(), "one past it is turned away");
        assert!(slots.take(address(2)).is_some());
        mine.pop();
        let one = slots.take(address(1)).unwrap();
        let two = slots.take(address(1)).unwrap();
        assert!(is_over(&one) && !is_over(&two) && mine.iter().all(|slot| !is_over(slot)));
    }

    #[test]
    fn the_total_is_limited_and_whoever_has_many_addresses_gives_way_first() {
        let slots = Slots::new(ROOM);
        let (signed_in, tablet) = (crowd(&slots, 1, 2, true), slots.take(address(2)).unwrap());
        let many: Vec<Vec<Slot>> = (3..6).map(|from| crowd(&slots, from, ROOM.unproved_per_address, false)).collect();
        assert_eq!(slots.taken().held.len(), ROOM.total, "the limit itself");
        let next = slots.take(address(6)).unwrap();
        assert_eq!(slots.taken().held.len(), ROOM.total, "one past it");
        assert_eq!(many.iter().flatten().filter(|slot| is_over(slot)).count(), 1);
        assert!(signed_in.iter().chain([&tablet, &next]).all(|slot| !is_over(slot)));
    }

    #[test]
    fn where_every_address_has_as_many_the_oldest_of_all_gives_way_and_not_the_last_address() {
        let slots = Slots::new(ROOM);
        let old = slots.take(address(3)).unwrap();
        let total = u8::try_from(ROOM.total).unwrap();
        let all: Vec<Slot> = (10..9 + total).map(|from| slots.take(address(from)).unwrap()).collect();
        let next = slots.take(address(200)).unwrap();
        assert!(is_over(&old) && all.iter().chain([&next]).all(|slot| !is_over(slot)));
    }

    #[test]
    fn where_all_have_proved_who_they_are_nobody_gives_way() {
        let slots = Slots::new(ROOM);
        let all: Vec<Slot> = (1..3).flat_map(|from| crowd(&slots, from, ROOM.per_address, true)).collect();
        assert!(slots.take(address(9)).is_none());
        drop(all);
        assert!(slots.take(address(9)).is_some());
        assert!(slots.taken().held.is_empty());
    }
}
