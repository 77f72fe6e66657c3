//! Forms from browsers at which nobody is known, such as after a restart: held until somebody signs in there. Must never hold
//! more of anybody's than their budget, nor write a word of it anywhere; nobody has proved who they are.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use waystation_sync::id::PersonId;
use waystation_sync::time::Uptime;
use waystation_web::part::keep::FORM_BYTES_MAX;

use super::session::LATE_MAX;
use crate::node::SessionId;
use crate::node::unsaved::Draft;

/// Most bytes of forms from one address, being read and held together: any one form that a page sends has room. A form that is
/// larger is not held.
pub const UNCLAIMED_OF_ADDRESS_BYTES_MAX: usize = FORM_BYTES_MAX;
/// Most bytes from all other computers together. This one's own screen does not count among them.
const UNCLAIMED_BYTES_MAX: usize = 4 * UNCLAIMED_OF_ADDRESS_BYTES_MAX;
/// What a form takes of its budget at the least, in bytes, so that a budget holds few forms.
const FORM_BYTES_MIN: usize = 2 * 1024;
/// How long one is held, in milliseconds: an hour.
const HELD_MS: i64 = 60 * 60 * 1000;

/// How many bytes each address has taken of the budget.
#[derive(Clone, Debug, Default)]
struct Budget(Arc<Mutex<BTreeMap<IpAddr, usize>>>);

impl Budget {
    fn taken(&self) -> MutexGuard<'_, BTreeMap<IpAddr, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, address: IpAddr, bytes: usize) -> Option<Room> {
        // One computer, whether its address came in the form of IPv4 or of IPv6.
        let (address, bytes) = (address.to_canonical(), bytes.max(FORM_BYTES_MIN));
        let mut taken = self.taken();
        let own = taken.get(&address).copied().unwrap_or(0) + bytes;
        let all: usize = taken.iter().filter(|(of, _)| !of.is_loopback()).map(|(_, bytes)| bytes).sum();
        let is_free = own <= UNCLAIMED_OF_ADDRESS_BYTES_MAX
            && (address.is_loopback() || all.saturating_add(bytes) <= UNCLAIMED_BYTES_MAX);
        is_free.then(|| {
            taken.insert(address, own);
            Room { budget: self.clone(), address, bytes }
        })
    }
}

/// Room for one form; given back when dropped.
#[derive(Debug)]
pub(crate) struct Room {
    budget: Budget,
    address: IpAddr,
    bytes: usize,
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut taken = self.budget.taken();
        let left = taken.get(&self.address).map_or(0, |all| all.saturating_sub(self.bytes));
        if left == 0 {
            taken.remove(&self.address);
        } else {
            taken.insert(self.address, left);
        }
    }
}

/// A form that nobody has claimed yet.
struct Held {
    session: SessionId,
    author: PersonId,
    draft: Draft,
    since: Uptime,
    _room: Room,
}

/// The forms that are held. What a browser's cookie held before the restart tells it from others: it is 256 random bits that
/// nobody else has, so nobody can leave words for another's browser, nor fetch them.
#[derive(Default)]
pub(crate) struct Unclaimed {
    budget: Budget,
    held: Mutex<Vec<Held>>,
}

impl Unclaimed {
    /// Room for a form of so many bytes from an address; `None` where there is none left.
    pub(crate) fn room(&self, address: IpAddr, bytes: usize) -> Option<Room> {
        self.budget.take(address, bytes)
    }

    fn fresh(&self, now: Uptime) -> MutexGuard<'_, Vec<Held>> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|held| now.since(held.since) < HELD_MS);
        held
    }

    /// Holds the words of a form that was shown to `author`. One that is sent again takes its own place; beyond [`LATE_MAX`]
    /// of one browser no more are held, since those before were promised. Says whether it is held.
    pub(crate) fn hold(&self, session: SessionId, author: PersonId, draft: Draft, (room, now): (Room, Uptime)) -> bool {
        let mut all = self.fresh(now);
        all.retain(|held| held.session != session || held.draft.id != draft.id);
        let is_free = all.iter().filter(|held| held.session == session).count() < LATE_MAX;
        if is_free {
            all.push(Held { session, author, draft, since: now, _room: room });
        }
        is_free
    }

    /// Whether words wait for a browser.
    #[must_use]
    pub(crate) fn waits(&self, session: SessionId, now: Uptime) -> bool {
        self.fresh(now).iter().any(|held| held.session == session)
    }

    /// The words that wait for a browser, each with whom its form was shown to; they wait no longer.
    #[must_use]
    pub(crate) fn claim(&self, session: SessionId, now: Uptime) -> Vec<(PersonId, Draft)> {
        let mut all = self.fresh(now);
        all.extract_if(.., |held| held.session == session).map(|held| (held.author, held.draft)).collect()
    }
}

#[cfg(test)]
mod tests {
    use waystation_sync::id::{DraftId, EditId, Heads, SheetId};

    use super::*;
    use crate::host::clock;
    use crate::node::unsaved::DraftAt;

    const NOW: Uptime = Uptime(1_000);
    const ANA: PersonId = PersonId([1; 16]);

    fn draft(number: u8) -> Draft {
        let id = [number; 16];
        let at = DraftAt {
            form: "new-client".to_owned(),
            edit: EditId(id),
            base: Heads::default(),
            sheet: SheetId(id),
            turn: 0,
        };
        let fields = [("name.text".to_owned(), format!("words {number}"))].into();
        Draft {
            id: DraftId(id),
            at,
            grew_from: Vec::new(),
            pressed: true,
            picked: Vec::new(),
            fields,
            kept: clock::now(),
        }
    }

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    fn words(unclaimed: &Unclaimed, session: SessionId, now: Uptime) -> Vec<DraftId> {
        unclaimed.claim(session, now).into_iter().map(|(_, draft)| draft.id).collect()
    }

    #[test]
    fn words_wait_for_the_browser_that_sent_them_and_are_given_once_and_not_after_an_hour() {
        let unclaimed = Unclaimed::default();
        let (here, there) = (SessionId::of("one"), SessionId::of("other"));
        let hold = |number| {
            let room = unclaimed.room(address(1), 4_000).unwrap();
            assert!(unclaimed.hold(here, ANA, draft(number), (room, NOW)));
        };
        [1, 2, 1].into_iter().for_each(hold);
        assert!(unclaimed.waits(here, NOW) && !unclaimed.waits(there, NOW));
        assert!(words(&unclaimed, there, NOW).is_empty());
        assert_eq!(words(&unclaimed, here, NOW), [DraftId([2; 16]), DraftId([1; 16])], "one sent twice is one");
        assert!(words(&unclaimed, here, NOW).is_empty());
        hold(3);
        assert!(unclaimed.waits(here, Uptime(NOW.0 + HELD_MS - 1)));
        assert!(!unclaimed.waits(here, Uptime(NOW.0 + HELD_MS)));
        assert!(unclaimed.budget.taken().is_empty(), "what waits no longer takes no room");
    }

    #[test]
    fn what_was_promised_gives_way_to_nothing_that_comes_later() {
        let unclaimed = Unclaimed::default();
        let here = SessionId::of("one");
        for number in 0..=LATE_MAX {
            let room = unclaimed.room(address(1), 1).unwrap();
            let is_held = unclaimed.hold(here, ANA, draft(number.try_into().unwrap()), (room, NOW));
            assert_eq!(is_held, number < LATE_MAX);
        }
        let held = words(&unclaimed, here, NOW);
        assert_eq!((held.len(), held[0]), (LATE_MAX, DraftId([0; 16])));
    }

    #[test]
    fn no_address_takes_more_than_its_budget_nor_all_together_more_than_theirs_and_the_own_screen_has_its_own() {
        let unclaimed = Unclaimed::default();
        let most = UNCLAIMED_OF_ADDRESS_BYTES_MAX;
        assert!(unclaimed.room(address(1), most + 1).is_none());
        let mut rooms = vec![unclaimed.room(address(1), most - FORM_BYTES_MIN).unwrap()];
        rooms.push(unclaimed.room("::ffff:10.0.0.1".parse().unwrap(), 1).unwrap());
        assert!(unclaimed.room(address(1), 1).is_none(), "the smallest form takes its share");
        rooms.extend((2..5).map(|last| unclaimed.room(address(last), most).unwrap()));
        assert!(unclaimed.room(address(9), 1).is_none(), "all together");
        rooms.push(unclaimed.room("127.0.0.1".parse().unwrap(), most).unwrap());
        assert!(unclaimed.room("127.0.0.1".parse().unwrap(), 1).is_none());
        rooms.clear();
        assert!(unclaimed.room(address(9), most).is_some());
    }
}
