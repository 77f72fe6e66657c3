//! Wrong passphrases, counted, so that nobody can guess for long. Must never keep a login, only its hash, nor let one
//! computer keep another waiting.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};
use waystation_sync::time::Millis;

/// Wrong passphrases for one login before it has to wait.
pub const FREE_TRIES: u32 = 3;
/// The first wait after them; each further wrong try doubles it.
pub(crate) const FIRST_WAIT_MS: i64 = 5_000;
/// The longest wait: five minutes, so that nobody is locked out of a clinic for a day by someone else's guesses.
pub(crate) const LONGEST_WAIT_MS: i64 = 5 * 60 * 1000;
/// Most logins whose tries are counted at once; the one tried longest ago makes room.
pub(crate) const LOGINS_MAX: usize = 500;
/// Wrong passphrases from one other computer, for whatever logins, before it has to wait.
pub const FREE_TRIES_OF_ADDRESS: u32 = 10;
/// Wrong tries of an address are forgotten after so long without another: half an hour. A right one does not forget
/// them, or somebody with a login of their own could guess at others' without end.
pub(crate) const FORGET_ADDRESS_MS: i64 = 30 * 60 * 1000;
/// Most addresses whose tries are counted at once; the one that tried longest ago makes room.
pub(crate) const ADDRESSES_MAX: usize = 500;

/// Where somebody sits who types a passphrase. Tries are counted apart, so that nobody on the network can keep the
/// clinic's own screen waiting.
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
    last: Millis,
}

impl Counted {
    /// How long to wait after them, in milliseconds, where `free` cost nothing.
    fn wait_ms(&self, free: u32, now: Millis) -> i64 {
        let Some(beyond) = self.wrong.checked_sub(free) else { return 0 };
        let wait = FIRST_WAIT_MS.saturating_mul(1_i64 << beyond.min(20)).min(LONGEST_WAIT_MS);
        (wait - now.since(self.last)).max(0)
    }
}

/// Counts one more wrong try, making room where there is none.
fn count<K: Ord + Copy>(all: &mut BTreeMap<K, Counted>, key: K, most: usize, now: Millis) {
    if all.len() >= most && !all.contains_key(&key) {
        let oldest = all.iter().min_by_key(|(_, tries)| tries.last).map(|(key, _)| *key);
        oldest.map(|key| all.remove(&key));
    }
    let tries = all.entry(key).or_insert(Counted { wrong: 0, last: now });
    *tries = Counted { wrong: tries.wrong.saturating_add(1), last: now };
}

#[derive(Default)]
struct State {
    logins: BTreeMap<[u8; 32], Counted>,
    addresses: BTreeMap<IpAddr, Counted>,
}

/// The tries of this run.
#[derive(Default)]
pub(crate) struct Tries(Mutex<State>);

impl Tries {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long someone must wait before another passphrase is tried for `login` from `seat`, in milliseconds; 0 for
    /// not at all.
    #[must_use]
    pub(crate) fn wait_ms(&self, login: &str, seat: Seat, now: Millis) -> i64 {
        self.state().logins.get(&key_of(login, seat)).map_or(0, |tries| tries.wait_ms(FREE_TRIES, now))
    }

    /// How long another computer must wait before it may try any login, in milliseconds; this one never has to.
    #[must_use]
    pub(crate) fn address_wait_ms(&self, seat: Seat, now: Millis) -> i64 {
        let Seat::Elsewhere(address) = seat else { return 0 };
        let mut state = self.state();
        state.addresses.retain(|_, tries| now.since(tries.last) < FORGET_ADDRESS_MS);
        state.addresses.get(&network_of(address)).map_or(0, |tries| tries.wait_ms(FREE_TRIES_OF_ADDRESS, now))
    }

    /// Counts a try for `login`, known or not, as a wrong one. Called before the passphrase is looked at: of many sent at
    /// once, those beyond the free ones must wait too.
    pub(crate) fn count_try(&self, login: &str, seat: Seat, now: Millis) {
        let mut state = self.state();
        count(&mut state.logins, key_of(login, seat), LOGINS_MAX, now);
        if let Seat::Elsewhere(address) = seat {
            count(&mut state.addresses, network_of(address), ADDRESSES_MAX, now);
        }
    }

    /// Forgets the tries for `login` from such a seat: it was opened. Of its computer's, only this one is forgotten.
    pub(crate) fn right(&self, login: &str, seat: Seat) {
        self.take_back(login, seat);
        self.state().logins.remove(&key_of(login, seat));
    }

    /// Takes a counted try back: nobody got as far as looking at the passphrase.
    pub(crate) fn take_back(&self, login: &str, seat: Seat) {
        let mut state = self.state();
        if let Some(tries) = state.logins.get_mut(&key_of(login, seat)) {
            tries.wrong = tries.wrong.saturating_sub(1);
        }
        if let Seat::Elsewhere(address) = seat
            && let Some(tries) = state.addresses.get_mut(&network_of(address))
        {
            tries.wrong = tries.wrong.saturating_sub(1);
        }
    }
}

fn key_of(login: &str, seat: Seat) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update([u8::from(seat != Seat::Here)]);
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

    const START: Millis = Millis(1_000_000);

    fn after(ms: i64) -> Millis {
        Millis(START.0 + ms)
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
        assert_eq!(tries.wait_ms("dana", at("192.168.1.51"), START), LONGEST_WAIT_MS);
        tries.right("dana", Seat::Here);
        assert_eq!(tries.wait_ms("dana", at("192.168.1.51"), START), LONGEST_WAIT_MS);
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
        assert_eq!(tries.address_wait_ms(guesser, after(FORGET_ADDRESS_MS)), 0);
        tries.count_try("dana", guesser, after(FORGET_ADDRESS_MS));
        assert_eq!(tries.address_wait_ms(guesser, after(FORGET_ADDRESS_MS)), 0, "it begins anew");
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

    #[test]
    fn there_are_never_more_counted_logins_and_addresses_than_their_limits() {
        let tries = Tries::default();
        for n in 0..=LOGINS_MAX {
            let [.., a, b] = n.to_be_bytes();
            let seat = Seat::Elsewhere([10, 0, a, b].into());
            tries.count_try(&n.to_string(), seat, after(i64::try_from(n).unwrap()));
            let state = tries.state();
            assert_eq!((state.logins.len(), state.addresses.len()), (LOGINS_MAX.min(n + 1), ADDRESSES_MAX.min(n + 1)));
        }
        // One that is counted already makes nobody room.
        tries.count_try("7", at("10.0.0.7"), after(9_000));
        let state = tries.state();
        assert_eq!((state.logins.len(), state.addresses.len()), (LOGINS_MAX, ADDRESSES_MAX));
    }
}
