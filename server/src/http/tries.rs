//! Wrong passphrases, counted, so that nobody can guess for long. Must never keep a login, only its hash, nor let one
//! computer keep another waiting for a login that both know.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};
use waystation_sync::time::Uptime;

/// Wrong passphrases for one login, typed at one computer, before that computer has to wait with it.
pub const FREE_TRIES: u32 = 3;
/// The first wait after them; each further wrong try doubles it.
pub(crate) const FIRST_WAIT_MS: i64 = 5_000;
/// The longest wait: five minutes, so that nobody is locked out of a clinic for a day.
pub(crate) const LONGEST_WAIT_MS: i64 = 5 * 60 * 1000;
/// Most logins at computers whose tries are counted at once; one that need not wait makes room, the one tried longest ago.
pub(crate) const LOGINS_MAX: usize = 2_000;
/// Wrong passphrases from one other computer, for whatever logins, before it has to wait.
pub const FREE_TRIES_OF_ADDRESS: u32 = 10;
/// Wrong tries of an address, and those for a login from all other computers, are forgotten after so long without
/// another: half an hour. A right one does not forget them, or somebody with a login of their own could guess at others'
/// without end.
pub(crate) const FORGET_MS: i64 = 30 * 60 * 1000;
/// Most addresses whose tries are counted at once; one that need not wait makes room, the one that tried longest ago.
pub(crate) const ADDRESSES_MAX: usize = 500;
/// Wrong passphrases for one login from all other computers together before each further one is looked at only after
/// [`SLOW_MS`]. Nobody is refused for that, or whoever has many addresses could lock a colleague out.
pub(crate) const FREE_TRIES_OF_LOGIN: u32 = 30;
/// How long a try for such a login waits by itself, in milliseconds.
pub(crate) const SLOW_MS: u64 = 2_000;

/// Where somebody sits who types a passphrase. Tries are counted apart, so that nobody on the network can keep the
/// clinic's own screen waiting, nor another computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seat {
    /// At this computer.
    Here,
    /// At another one, with this address.
    Elsewhere(IpAddr),
}

#[derive(Clone, Copy)]
struct Counted {
    wrong: u32,
    last: Uptime,
}

impl Counted {
    /// How long to wait after them, in milliseconds, where `free` cost nothing.
    fn wait_ms(&self, free: u32, now: Uptime) -> i64 {
        let Some(beyond) = self.wrong.checked_sub(free) else { return 0 };
        let wait = FIRST_WAIT_MS.saturating_mul(1_i64 << beyond.min(20)).min(LONGEST_WAIT_MS);
        (wait - now.since(self.last)).max(0)
    }
}

/// Counted tries of one kind: how many cost nothing, and how many of the kind are counted at once.
struct Counts<K> {
    free: u32,
    most: usize,
    all: BTreeMap<K, Counted>,
}

impl<K: Ord + Copy> Counts<K> {
    const fn new(free: u32, most: usize) -> Self {
        Self { free, most, all: BTreeMap::new() }
    }

    fn wait_ms(&self, key: K, now: Uptime) -> i64 {
        self.all.get(&key).map_or(0, |tries| tries.wait_ms(self.free, now))
    }

    /// Counts one more wrong try. Where there is no room, one that has to wait stays counted as long as another has not.
    fn count(&mut self, key: K, now: Uptime) {
        if self.all.len() >= self.most && !self.all.contains_key(&key) {
            let gone = self.all.iter().min_by_key(|(_, tries)| (tries.wait_ms(self.free, now) > 0, tries.last));
            gone.map(|(key, _)| *key).map(|key| self.all.remove(&key));
        }
        let tries = self.all.entry(key).or_insert(Counted { wrong: 0, last: now });
        *tries = Counted { wrong: tries.wrong.saturating_add(1), last: now };
    }

    fn take_back(&mut self, key: K) {
        if let Some(tries) = self.all.get_mut(&key) {
            tries.wrong = tries.wrong.saturating_sub(1);
        }
    }

    fn forget_old(&mut self, now: Uptime) {
        self.all.retain(|_, tries| now.since(tries.last) < FORGET_MS);
    }
}

type Hash = [u8; 32];

struct State {
    at_seats: Counts<Hash>,
    addresses: Counts<IpAddr>,
    /// By login alone, from other computers.
    logins: Counts<Hash>,
}

/// The tries of this run.
pub(crate) struct Tries(Mutex<State>);

impl Default for Tries {
    fn default() -> Self {
        Self(Mutex::new(State {
            at_seats: Counts::new(FREE_TRIES, LOGINS_MAX),
            addresses: Counts::new(FREE_TRIES_OF_ADDRESS, ADDRESSES_MAX),
            logins: Counts::new(FREE_TRIES_OF_LOGIN, LOGINS_MAX),
        }))
    }
}

impl Tries {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long someone must wait before another passphrase is tried for `login` from `seat`, in milliseconds; 0 for
    /// not at all.
    #[must_use]
    pub(crate) fn wait_ms(&self, login: &str, seat: Seat, now: Uptime) -> i64 {
        self.state().at_seats.wait_ms(at_seat(login, seat), now)
    }

    /// How long another computer must wait before it may try any login, in milliseconds; this one never has to.
    #[must_use]
    pub(crate) fn address_wait_ms(&self, seat: Seat, now: Uptime) -> i64 {
        let Seat::Elsewhere(address) = seat else { return 0 };
        let mut state = self.state();
        state.addresses.forget_old(now);
        state.addresses.wait_ms(network_of(address), now)
    }

    /// How long a try for `login` is to be kept back before it is looked at, in milliseconds. It never grows, and at this
    /// computer it is nothing.
    #[must_use]
    pub(crate) fn slow_ms(&self, login: &str, seat: Seat, now: Uptime) -> u64 {
        if seat == Seat::Here {
            return 0;
        }
        let mut state = self.state();
        state.logins.forget_old(now);
        let wrong = state.logins.all.get(&hash_of(login, &[])).map_or(0, |tries| tries.wrong);
        if wrong < FREE_TRIES_OF_LOGIN { 0 } else { SLOW_MS }
    }

    /// Counts a try for `login`, known or not, as a wrong one. Called before the passphrase is looked at: of many sent at
    /// once, those beyond the free ones must wait too.
    pub(crate) fn count_try(&self, login: &str, seat: Seat, now: Uptime) {
        let mut state = self.state();
        state.at_seats.count(at_seat(login, seat), now);
        if let Seat::Elsewhere(address) = seat {
            state.addresses.count(network_of(address), now);
            state.logins.count(hash_of(login, &[]), now);
        }
    }

    /// Forgets the tries for `login` from such a seat: it was opened. Of its computer's, only this one is forgotten.
    pub(crate) fn right(&self, login: &str, seat: Seat) {
        self.take_back(login, seat);
        self.state().at_seats.all.remove(&at_seat(login, seat));
    }

    /// Takes a counted try back: nobody got as far as looking at the passphrase.
    pub(crate) fn take_back(&self, login: &str, seat: Seat) {
        let mut state = self.state();
        state.at_seats.take_back(at_seat(login, seat));
        if let Seat::Elsewhere(address) = seat {
            state.addresses.take_back(network_of(address));
            state.logins.take_back(hash_of(login, &[]));
        }
    }
}

fn at_seat(login: &str, seat: Seat) -> Hash {
    match seat {
        Seat::Here => hash_of(login, b"here"),
        Seat::Elsewhere(address) => hash_of(login, network_of(address).to_string().as_bytes()),
    }
}

fn hash_of(login: &str, seat: &[u8]) -> Hash {
    let mut hash = Sha256::new();
    hash.update(seat);
    hash.update([0]);
    hash.update(crate::vault::normal_login(login).as_bytes());
    hash.finalize().into()
}

/// The address by which a computer is counted. One that has an IPv6 network of its own has as many addresses as it likes.
fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() & (u128::MAX << 64))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Uptime = Uptime(1_000_000);

    fn after(ms: i64) -> Uptime {
        Uptime(START.0 + ms)
    }

    #[test]
    fn wrong_tries_make_a_login_wait_longer_and_longer_but_never_more_than_the_longest_wait() {
        let tries = Tries::default();
        let here = Seat::Here;
        for _ in 0..FREE_TRIES {
            assert_eq!(tries.wait_ms("dana", here, START), 0);
            tries.count_try("dana", here, START);
        }
        assert_eq!(tries.wait_ms("Dana ", here, START), FIRST_WAIT_MS);
        assert_eq!(tries.wait_ms("lee", here, START), 0);
        tries.count_try("dana", here, START);
        assert_eq!(tries.wait_ms("dana", here, START), 2 * FIRST_WAIT_MS);
        for _ in 0..40 {
            tries.count_try("dana", here, START);
        }
        assert_eq!(tries.wait_ms("dana", here, START), LONGEST_WAIT_MS);
        assert_eq!(tries.wait_ms("dana", here, after(LONGEST_WAIT_MS)), 0);
        assert_eq!(tries.address_wait_ms(here, START), 0, "this computer's own screen never waits as a whole");
        tries.right("dana", here);
        assert_eq!(tries.wait_ms("dana", here, START), 0);
    }

    fn at(address: &str) -> Seat {
        Seat::Elsewhere(address.parse().unwrap())
    }

    #[test]
    fn nobody_on_the_network_keeps_the_clinics_own_screen_waiting() {
        let tries = Tries::default();
        for _ in 0..40 {
            tries.count_try("dana", at("192.168.1.50"), START);
        }
        assert_eq!(tries.wait_ms("dana", Seat::Here, START), 0);
        assert_eq!(tries.slow_ms("dana", Seat::Here, START), 0);
        assert_eq!(tries.wait_ms("dana", at("192.168.1.50"), START), LONGEST_WAIT_MS);
        tries.right("dana", Seat::Here);
        assert_eq!(tries.wait_ms("dana", at("192.168.1.50"), START), LONGEST_WAIT_MS);
    }

    #[test]
    fn nobody_in_the_building_locks_a_colleague_out_of_another_computer() {
        let tries = Tries::default();
        for guesser in 0..200 {
            for _ in 0..=FREE_TRIES {
                tries.count_try("dana", at(&format!("192.168.1.{guesser}")), START);
            }
        }
        assert!(tries.wait_ms("dana", at("192.168.1.199"), START) > 0);
        assert_eq!(tries.wait_ms("dana", at("192.168.1.200"), START), 0);
        assert_eq!(tries.address_wait_ms(at("192.168.1.200"), START), 0);
    }

    #[test]
    fn guesses_from_many_computers_are_slowed_down_and_never_by_more_than_a_little() {
        let tries = Tries::default();
        let from = |n: u32| at(&format!("192.168.1.{n}"));
        for n in 0..FREE_TRIES_OF_LOGIN {
            assert_eq!(tries.slow_ms("dana", from(200), START), 0);
            tries.count_try("dana", from(n), START);
        }
        assert_eq!(tries.slow_ms("dana", from(200), START), SLOW_MS);
        assert_eq!(tries.slow_ms("lee", from(200), START), 0);
        for n in 0..250 {
            tries.count_try("dana", from(n), START);
        }
        assert_eq!(tries.slow_ms("dana", from(251), START), SLOW_MS, "it never grows");
        assert_eq!(tries.slow_ms("dana", from(251), after(FORGET_MS)), 0);
    }

    #[test]
    fn tries_of_other_logins_never_make_one_forgotten_that_has_to_wait() {
        let tries = Tries::default();
        for _ in 0..=FREE_TRIES {
            tries.count_try("desk", Seat::Here, START);
        }
        for n in 0..=LOGINS_MAX {
            tries.count_try(&n.to_string(), Seat::Here, after(1));
        }
        assert!(tries.wait_ms("desk", Seat::Here, after(1)) > 0);
    }

    #[test]
    fn a_computer_that_guesses_at_many_logins_waits_as_a_whole_and_a_right_one_does_not_help_it() {
        let tries = Tries::default();
        let guesser = at("192.168.1.50");
        for n in 0..FREE_TRIES_OF_ADDRESS {
            assert_eq!(tries.address_wait_ms(guesser, START), 0);
            tries.count_try(&n.to_string(), guesser, START);
        }
        assert_eq!(tries.address_wait_ms(guesser, START), FIRST_WAIT_MS);
        tries.count_try("lee", guesser, START);
        tries.right("lee", guesser);
        assert_eq!(tries.address_wait_ms(guesser, START), FIRST_WAIT_MS);
        tries.count_try("lee", guesser, START);
        tries.take_back("lee", guesser);
        assert_eq!(tries.address_wait_ms(guesser, START), FIRST_WAIT_MS);
        assert_eq!(tries.address_wait_ms(at("::ffff:192.168.1.50"), START), FIRST_WAIT_MS);
        assert_eq!(tries.address_wait_ms(at("192.168.1.51"), START), 0);
        for n in 0..40 {
            tries.count_try(&n.to_string(), guesser, START);
        }
        assert_eq!(tries.address_wait_ms(guesser, START), LONGEST_WAIT_MS);
        assert_eq!(tries.address_wait_ms(guesser, after(FORGET_MS)), 0);
        tries.count_try("dana", guesser, after(FORGET_MS));
        assert_eq!(tries.address_wait_ms(guesser, after(FORGET_MS)), 0, "it begins anew");
    }

    #[test]
    fn an_ipv6_network_is_counted_as_one_computer() {
        let tries = Tries::default();
        for n in 0..FREE_TRIES_OF_ADDRESS {
            tries.count_try("dana", at(&format!("fd00::1:{n}")), START);
        }
        assert_eq!(tries.address_wait_ms(at("fd00::9"), START), FIRST_WAIT_MS);
        assert_eq!(tries.address_wait_ms(at("fd00:0:0:1::9"), START), 0);
    }

    fn sizes(tries: &Tries) -> [usize; 3] {
        let state = tries.state();
        [state.at_seats.all.len(), state.logins.all.len(), state.addresses.all.len()]
    }

    #[test]
    fn there_are_never_more_counted_logins_and_addresses_than_their_limits() {
        let tries = Tries::default();
        for n in 0..=LOGINS_MAX {
            let [.., a, b] = n.to_be_bytes();
            let seat = Seat::Elsewhere([10, 0, a, b].into());
            tries.count_try(&n.to_string(), seat, after(i64::try_from(n).unwrap()));
            assert_eq!(sizes(&tries), [LOGINS_MAX.min(n + 1), LOGINS_MAX.min(n + 1), ADDRESSES_MAX.min(n + 1)]);
        }
        // One that is counted already makes nobody room.
        tries.count_try("7", at("10.0.0.7"), after(9_000));
        assert_eq!(sizes(&tries), [LOGINS_MAX, LOGINS_MAX, ADDRESSES_MAX]);
    }
}
