//! Passphrases that were typed rightly into a form in which something else has to be put right: held for a few minutes, so
//! that nobody types them anew for a slip of the pen elsewhere. Must never write one into a page, a file or the log.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::host::clock::{self, NoRandom};
use crate::vault::Passphrase;

/// How long one is held.
const HELD_FOR: Duration = Duration::from_secs(5 * 60);
/// Most that are held; the one that was held longest makes room.
const HELD_MAX: usize = 16;

struct Held {
    passphrase: Passphrase,
    since: Instant,
}

/// The passphrases that are held, by the name that a form has for each. A name counts once, and says nothing by itself. They
/// are in memory alone and wiped from it when taken, when their time is over and when the program ends; to seal them with a
/// key that lies beside them in the same memory would protect nothing.
#[derive(Default)]
pub(crate) struct HeldPassphrases(Mutex<BTreeMap<String, Held>>);

impl HeldPassphrases {
    /// Holds one; gives the name under which its form gets it back once.
    ///
    /// # Errors
    /// [`NoRandom`].
    pub(crate) fn hold(&self, passphrase: Passphrase) -> Result<String, NoRandom> {
        self.hold_at(passphrase, Instant::now())
    }

    fn hold_at(&self, passphrase: Passphrase, now: Instant) -> Result<String, NoRandom> {
        let bytes: [u8; 16] = clock::random()?;
        let name: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut all = self.fresh(now);
        if all.len() >= HELD_MAX {
            let oldest = all.iter().min_by_key(|(_, held)| held.since).map(|(name, _)| name.clone());
            oldest.map(|oldest| all.remove(&oldest));
        }
        all.insert(name.clone(), Held { passphrase, since: now });
        Ok(name)
    }

    /// The passphrase under a name, which is held no longer.
    pub(crate) fn take(&self, name: &str) -> Option<Passphrase> {
        self.take_at(name, Instant::now())
    }

    fn take_at(&self, name: &str, now: Instant) -> Option<Passphrase> {
        Some(self.fresh(now).remove(name)?.passphrase)
    }

    fn fresh(&self, now: Instant) -> MutexGuard<'_, BTreeMap<String, Held>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, held| now.saturating_duration_since(held.since) < HELD_FOR);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase() -> Passphrase {
        Passphrase::new("river candle north apple".to_owned())
    }

    #[test]
    fn a_passphrase_is_given_back_once_to_who_knows_its_name_and_not_after_its_time() {
        let (held, now) = (HeldPassphrases::default(), Instant::now());
        let name = held.hold_at(passphrase(), now).unwrap();
        assert!(held.take_at("another name", now).is_none());
        assert!(held.take_at(&name, now + HELD_FOR / 2).is_some());
        assert!(held.take_at(&name, now).is_none(), "once");
        let name = held.hold_at(passphrase(), now).unwrap();
        assert!(held.take_at(&name, now + HELD_FOR).is_none(), "its time is over");
    }

    #[test]
    fn no_more_are_held_than_their_limit_and_the_oldest_makes_room() {
        let (held, now) = (HeldPassphrases::default(), Instant::now());
        let at = |n: usize| now + Duration::from_millis(n as u64);
        let names: Vec<String> = (0..=HELD_MAX).map(|n| held.hold_at(passphrase(), at(n)).unwrap()).collect();
        let there = names.iter().filter(|name| held.take_at(name, at(HELD_MAX)).is_some()).count();
        assert_eq!(there, HELD_MAX);
        assert!(held.take_at(&names[0], now).is_none());
    }
}
