//! Who is signed in at which browser. Must never keep a token, only its hash, nor outlive the run: all of it is in
//! memory and gone when the program stops.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use waystation_sync::id::{DraftId, PersonId};
use waystation_sync::time::Uptime;
use waystation_web::part::steps::Which;
use waystation_web::shell::Notice;

use crate::host::clock::{self, NoRandom};
use crate::node::SessionId;
use crate::node::unsaved::Draft;

#[cfg(test)]
mod tests;

/// A session that nobody used for so long locks itself: ten minutes (CARE.md 4.1).
pub(crate) const IDLE_MS: i64 = 10 * 60 * 1000;
/// How long before that its pages say so. They look every fifteen seconds, so that a minute is left to answer.
const WARNING_MS: i64 = 75 * 1000;
/// No session lasts longer: twelve hours.
pub(crate) const LONGEST_MS: i64 = 12 * 60 * 60 * 1000;
/// Most sessions of one person at once; their own that was idle longest makes room.
pub(crate) const OWN_SESSIONS_MAX: usize = 8;
/// Most sessions at once; where that is reached, the one that was idle longest of whoever has most of them makes room,
/// and of several who have as many the one that was idle longest of all.
pub(crate) const SESSIONS_MAX: usize = 400;
/// Longest path of a page that is remembered, in bytes.
const PATH_BYTES_MAX: usize = 300;

/// What a browser's cookie holds: 256 random bits in hexadecimal.
pub(crate) struct Token(String);

impl Token {
    /// The text of the cookie.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Most forms of one person that are offered to them when they sign in. More are drafts all the same, and stand on the page
/// Today; of forms that came while somebody else was signed in, more are not kept.
pub(crate) const LATE_MAX: usize = 8;

/// A form that came too late.
#[derive(Clone)]
pub(crate) struct Late {
    /// The name of its draft.
    pub id: DraftId,
    /// Its words, where the drawer did not take them; they are in memory only.
    pub held: Option<Draft>,
}

struct Session {
    person: PersonId,
    began: Uptime,
    seen: Uptime,
    notice: Option<Notice>,
    /// Forms that came too late, the newest last.
    late: Vec<Late>,
    /// The draft that was discarded last, until it is taken back or the session ends.
    discarded: Option<Draft>,
    /// Locked by hand, before it did so itself.
    locked: bool,
    /// The page to come back to.
    back: Option<String>,
    /// Whether its person was told that the clock may be wrong when they signed something.
    told_of_clock: bool,
}

impl Session {
    const fn new(person: PersonId, now: Uptime) -> Self {
        Self {
            person,
            began: now,
            seen: now,
            notice: None,
            late: Vec::new(),
            discarded: None,
            locked: false,
            back: None,
            told_of_clock: false,
        }
    }

    const fn is_over(&self, now: Uptime) -> bool {
        now.since(self.began) >= LONGEST_MS
    }

    const fn is_locked(&self, now: Uptime) -> bool {
        self.locked || now.since(self.seen) >= IDLE_MS
    }
}

#[derive(Default)]
struct State {
    sessions: BTreeMap<SessionId, Session>,
    put_away: BTreeSet<(PersonId, Which)>,
    /// Forms that were shown to one person and came while another was signed in at the same browser.
    left: BTreeMap<PersonId, Vec<Late>>,
}

impl State {
    /// Forms of `person` that wait for them while somebody else is signed in: those that their drawer holds.
    fn leave_all(&mut self, person: PersonId, late: &[Late]) {
        let left = self.left.entry(person).or_default();
        left.extend(late.iter().filter(|late| late.held.is_none()).cloned());
        let over = left.len().saturating_sub(LATE_MAX);
        left.drain(..over);
    }

    fn count(&self, person: PersonId) -> usize {
        self.sessions.values().filter(|session| session.person == person).count()
    }

    /// Ends the session of a person that was idle longest.
    fn end_idlest(&mut self, person: PersonId) {
        let own = self.sessions.iter().filter(|(_, session)| session.person == person);
        let idlest = own.min_by_key(|(_, session)| session.seen).map(|(id, _)| *id);
        idlest.map(|id| self.sessions.remove(&id));
    }

    /// Ends, of whoever has most sessions, the one that was idle longest; of several who have as many, the idlest of
    /// all of theirs.
    fn end_idlest_of_most(&mut self) {
        let of = |session: &Session| (Reverse(self.count(session.person)), session.seen);
        let idlest = self.sessions.iter().min_by_key(|(_, session)| of(session)).map(|(id, _)| *id);
        idlest.map(|id| self.sessions.remove(&id));
    }
}

/// The sessions of this run.
#[derive(Default)]
pub(crate) struct Sessions(Mutex<State>);

impl Sessions {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a session. `before` is the browser's earlier cookie, whose session ends; a form that it was too late
    /// for comes along if the same person signs in.
    ///
    /// # Errors
    /// [`NoRandom`]; nobody is signed in then.
    pub(crate) fn begin(&self, person: PersonId, before: Option<&str>, now: Uptime) -> Result<Token, NoRandom> {
        let bytes: [u8; 32] = clock::random()?;
        let token = Token(bytes.iter().map(|byte| format!("{byte:02x}")).collect());
        let mut state = self.state();
        state.sessions.retain(|_, session| !session.is_over(now));
        let earlier = before.and_then(|before| state.sessions.remove(&SessionId::of(before)));
        if let Some(earlier) = earlier.as_ref().filter(|earlier| earlier.person != person) {
            state.leave_all(earlier.person, &earlier.late);
        }
        let own = earlier.filter(|earlier| earlier.person == person && !earlier.is_over(now));
        let (mut late, discarded, back) =
            own.map_or_else(|| (Vec::new(), None, None), |own| (own.late, own.discarded, own.back));
        late.extend(state.left.remove(&person).unwrap_or_default());
        if state.count(person) >= OWN_SESSIONS_MAX {
            state.end_idlest(person);
        } else if state.sessions.len() >= SESSIONS_MAX {
            state.end_idlest_of_most();
        }
        let session = Session { late, discarded, back, ..Session::new(person, now) };
        state.sessions.insert(SessionId::of(token.as_str()), session);
        Ok(token)
    }

    /// The person of a session that is neither over nor locked; counts as use of it.
    pub(crate) fn person(&self, id: SessionId, now: Uptime) -> Option<PersonId> {
        let person = self.look(id, now)?;
        if let Some(session) = self.state().sessions.get_mut(&id) {
            session.seen = now;
        }
        Some(person)
    }

    /// As [`Sessions::person`], but does not count as use: what a page does by itself keeps no session open.
    #[must_use]
    pub(crate) fn look(&self, id: SessionId, now: Uptime) -> Option<PersonId> {
        let state = self.state();
        let session = state.sessions.get(&id)?;
        if session.is_over(now) || session.is_locked(now) { None } else { Some(session.person) }
    }

    /// Whose session it is that has locked itself, or was locked by hand, and is not over: they may come back to it.
    #[must_use]
    pub(crate) fn whose_is_locked(&self, id: SessionId, now: Uptime) -> Option<PersonId> {
        let state = self.state();
        let session = state.sessions.get(&id)?;
        (session.is_locked(now) && !session.is_over(now)).then_some(session.person)
    }

    /// Whether a session locks itself soon, unless somebody uses it.
    #[must_use]
    pub(crate) fn locks_soon(&self, id: SessionId, now: Uptime) -> bool {
        let state = self.state();
        state.sessions.get(&id).is_some_and(|session| now.since(session.seen) >= IDLE_MS - WARNING_MS)
    }

    /// Whether there is such a session, locked or not.
    #[must_use]
    pub(crate) fn is_known(&self, id: SessionId, now: Uptime) -> bool {
        self.state().sessions.get(&id).is_some_and(|session| !session.is_over(now))
    }

    /// Makes it seem that a session was used so much earlier.
    #[cfg(test)]
    pub(crate) fn backdate(&self, id: SessionId, by_ms: i64) {
        if let Some(session) = self.state().sessions.get_mut(&id) {
            session.seen = Uptime(session.seen.0 - by_ms);
        }
    }

    /// Locks a session at once; its person comes back to `page` by signing in again at the same browser.
    pub(crate) fn lock(&self, id: SessionId, page: Option<String>) {
        if let Some(session) = self.state().sessions.get_mut(&id) {
            session.locked = true;
            session.back = page;
        }
    }

    /// Remembers the page that was asked for when its session had locked itself.
    pub(crate) fn came_for(&self, id: SessionId, page: String, now: Uptime) {
        let mut state = self.state();
        if let Some(session) = state.sessions.get_mut(&id).filter(|session| session.is_locked(now)) {
            session.back.get_or_insert(page);
        }
    }

    /// The page that someone who has just signed in comes back to; told once.
    pub(crate) fn back(&self, id: SessionId) -> Option<String> {
        self.state().sessions.get_mut(&id)?.back.take()
    }

    /// Puts steps away for someone, until the program is started anew.
    pub(crate) fn put_away(&self, person: PersonId, which: Which) {
        self.state().put_away.insert((person, which));
    }

    /// Whether someone put these steps away.
    #[must_use]
    pub(crate) fn is_put_away(&self, person: PersonId, which: Which) -> bool {
        self.state().put_away.contains(&(person, which))
    }

    /// Whether somebody has a session that is neither over nor locked.
    #[must_use]
    pub(crate) fn is_in(&self, person: PersonId, now: Uptime) -> bool {
        let open = |session: &Session| !session.is_over(now) && !session.is_locked(now);
        self.state().sessions.values().any(|session| session.person == person && open(session))
    }

    /// Ends a session.
    pub(crate) fn end(&self, id: SessionId) {
        self.state().sessions.remove(&id);
    }

    /// Keeps what the last action came to, for the next page.
    pub(crate) fn tell(&self, id: SessionId, notice: Notice) {
        if let Some(session) = self.state().sessions.get_mut(&id) {
            session.notice = Some(notice);
        }
    }

    /// What the last action came to; told once.
    pub(crate) fn told(&self, id: SessionId) -> Option<Notice> {
        self.state().sessions.get_mut(&id)?.notice.take()
    }

    /// Notes that the person was asked about this computer's clock when they signed; says whether they were before.
    pub(crate) fn asked_of_clock(&self, id: SessionId) -> bool {
        let mut state = self.state();
        state.sessions.get_mut(&id).is_some_and(|session| std::mem::replace(&mut session.told_of_clock, true))
    }

    /// Whose session it is, locked or not.
    #[must_use]
    pub(crate) fn whose(&self, id: SessionId, now: Uptime) -> Option<PersonId> {
        let state = self.state();
        state.sessions.get(&id).filter(|session| !session.is_over(now)).map(|session| session.person)
    }

    /// Notes a form that came when its session had locked itself, until its person signs in again. Beyond [`LATE_MAX`] the
    /// oldest gives way, and of those that are in memory only one is.
    pub(crate) fn keep(&self, id: SessionId, late: Late, now: Uptime) {
        if let Some(session) = self.state().sessions.get_mut(&id).filter(|session| !session.is_over(now)) {
            session.late.retain(|known| known.id != late.id && (known.held.is_none() || late.held.is_none()));
            let over = (session.late.len() + 1).saturating_sub(LATE_MAX);
            session.late.drain(..over);
            session.late.push(late);
        }
    }

    /// Whether one more form may be left for somebody who is not signed in where it came.
    #[must_use]
    pub(crate) fn may_leave(&self, person: PersonId) -> bool {
        self.state().left.get(&person).is_none_or(|left| left.len() < LATE_MAX)
    }

    /// Notes a form that was shown to `person` and came under another's name, until they sign in.
    pub(crate) fn leave(&self, person: PersonId, late: Late) {
        let mut state = self.state();
        let left = state.left.entry(person).or_default();
        left.retain(|known| known.id != late.id);
        left.push(late);
    }

    /// The forms that came too late, the newest last.
    #[must_use]
    pub(crate) fn late(&self, id: SessionId) -> Vec<Late> {
        self.state().sessions.get(&id).map(|session| session.late.clone()).unwrap_or_default()
    }

    /// Says that the form of a draft was sent or its words kept or discarded: it waits no longer.
    pub(crate) fn sent(&self, id: SessionId, draft: DraftId) {
        if let Some(session) = self.state().sessions.get_mut(&id) {
            session.late.retain(|late| late.id != draft);
        }
    }

    /// Holds a draft that was discarded, so that this can be taken back; the one before it is gone.
    pub(crate) fn discard(&self, id: SessionId, draft: Option<Draft>) {
        if let Some(session) = self.state().sessions.get_mut(&id) {
            session.discarded = draft;
        }
    }

    /// The draft that was discarded last.
    #[must_use]
    pub(crate) fn discarded(&self, id: SessionId) -> Option<Draft> {
        self.state().sessions.get(&id)?.discarded.clone()
    }
}

/// Whether a path is one of this program's own pages, and no address elsewhere in disguise (`//example`).
pub(crate) fn is_page(path: &str) -> bool {
    path.len() <= PATH_BYTES_MAX
        && path.strip_prefix('/').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
        && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte))
}
