//! How this node stands with the others: what waits, whether both sides hold the same, what was refused and what to
//! do about it. Must never say "done" before the digests were found equal.

use askama::Template;
use waystation_sync::id::DeviceId;
use waystation_sync::replica::Status;
use waystation_sync::time::Millis;

use super::returns::MeetingLine;
use crate::part::progress::{Bar, Moving};
use crate::shell::{Nav, Page, Place, SyncLine};
use crate::{Language, Names, filters, link};

/// The name of the input for the clinic's address.
pub const ADDRESS: &str = "address";

/// How long it is told that a record was put back: until whoever has to look for a second computer has looked.
const COPIES_TOLD_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Whether both sides hold the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// The last meeting ended with equal digests, then.
    Equal(Millis),
    /// It ended before the digests were equal.
    Differs,
    /// They met then; how it ended is known on the other side.
    Met(Millis),
    /// No meeting has come so far.
    NotKnown,
}

/// How far a laptop's last call to its clinic came that did not become a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reached {
    /// Nothing of the clinic's answered.
    #[default]
    Nothing,
    /// The clinic answered: nobody has signed in there since it started.
    Locked,
    /// The clinic answered, and the meeting did not come about or was cut off.
    Clinic,
    /// No call failed: other computers cannot be found by themselves.
    NotCalled,
}

impl Reached {
    /// The id of what heads the trouble.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Nothing => "sync-not-found",
            Self::Locked => "sync-found-locked",
            Self::Clinic => "sync-found-no-meeting",
            Self::NotCalled => "sync-not-by-itself",
        }
    }

    /// Whether the clinic may be at another address than the one that was called.
    const fn may_have_moved(self) -> bool {
        matches!(self, Self::Nothing | Self::NotCalled)
    }

    /// The id of what came of a call that somebody asked for.
    const fn came_of_call(self) -> &'static str {
        match self {
            Self::Nothing | Self::NotCalled => "sync-not-answered",
            Self::Locked => "sync-answered-locked",
            Self::Clinic => "sync-answered-no-meeting",
        }
    }
}

/// What was refused, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What it is about, in the reader's language: "Ana Lindqvist: Tasks".
    pub what: String,
    /// Why, as a sentence in the reader's language.
    pub reason: String,
    /// What to do, as a sentence in the reader's language.
    pub next: String,
}

/// Another node and how this one stands with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// The other node.
    pub device: DeviceId,
    /// When they last met.
    pub met: Option<Millis>,
    /// Whether both hold the same.
    pub alike: Alike,
}

/// The page.
#[derive(Template)]
#[template(path = "pages/sync.html")]
pub struct SyncPage {
    /// What this node is.
    pub place: Place,
    /// The state in one sentence.
    pub state: String,
    /// Whether all is well.
    pub well: bool,
    /// Whether a meeting is under way.
    pub meeting: bool,
    /// How far it is, in words and as a bar, where something moves towards the laptop.
    pub under_way: Option<(String, Bar)>,
    /// Whether it is this laptop's first.
    pub first: bool,
    /// The id of what came of the call that this reader asked for; `None` when they asked for none.
    pub called: Option<&'static str>,
    /// Why the clinic cannot be reached and what to try, in the reader's language; empty when it can.
    pub trouble: Vec<String>,
    /// How far the last call came, where it came to that.
    pub reached: Reached,
    /// Edits that wait.
    pub waiting: usize,
    /// The other nodes.
    pub peers: Vec<PeerLine>,
    /// What waits until the clinic's program is brought up to date, in words.
    pub newer: Option<String>,
    /// What shows that a record was put back to an older copy or runs on two computers, in the reader's language.
    pub copies: Vec<String>,
    /// What was refused, as much of it as one page shows.
    pub refused: Vec<RefusedLine>,
    /// How many were refused in all.
    pub refused_count: usize,
    /// Where the next of them stand; empty where these are the last.
    pub refused_next: String,
    /// The last meetings.
    pub meetings: Vec<MeetingLine>,
}

/// Another node, in words.
pub struct PeerLine {
    /// Its name.
    pub name: String,
    /// "met 2 days ago".
    pub met: String,
    /// Whether both hold the same, in words.
    pub alike: String,
    /// Whether they do.
    pub equal: bool,
}

/// What was refused, in words.
pub struct RefusedLine {
    /// What it is about.
    pub what: String,
    /// Why it was refused, in words.
    pub reason: String,
    /// What to do.
    pub next: String,
}

impl SyncPage {
    /// The page from how this node stands.
    #[must_use]
    pub fn new(
        line: &SyncLine,
        peers: &[Peer],
        refused: &[Refused],
        (trouble, meetings): (Vec<String>, Vec<MeetingLine>),
        names: &Names,
    ) -> Self {
        let well = refused.is_empty()
            && line.waiting == 0
            && trouble.is_empty()
            && line.under_way.is_none()
            && peers.iter().all(|peer| matches!(peer.alike, Alike::Equal(_) | Alike::Met(_)));
        Self {
            place: line.place,
            state: state(line, peers, well, names.language),
            well,
            meeting: line.meeting,
            under_way: line.under_way.as_ref().map(|under_way| (under_way.say(names), under_way.bar())),
            first: line.under_way.as_ref().is_some_and(|under_way| under_way.moving == Moving::First),
            called: None,
            trouble,
            reached: Reached::default(),
            waiting: line.waiting,
            newer: None,
            copies: Vec::new(),
            peers: peers.iter().map(|peer| peer_line(peer, names)).collect(),
            refused: refused
                .iter()
                .map(|refused| RefusedLine {
                    what: refused.what.clone(),
                    reason: refused.reason.clone(),
                    next: refused.next.clone(),
                })
                .collect(),
            refused_count: refused.len(),
            refused_next: String::new(),
            meetings,
        }
    }

    /// The same where `count` were refused in all, and `before` of them stand on the pages before.
    #[must_use]
    pub fn of_refused(self, before: usize, count: usize) -> Self {
        let shown = before + self.refused.len();
        let refused_next = if shown < count { format!("{}?{REFUSED}={shown}", link::SYNC) } else { String::new() };
        Self { refused_count: count, refused_next, ..self }
    }
}

/// The name of the input for how many refused changes stand on the pages before.
pub const REFUSED: &str = "refused";

/// How the call goes that a reader asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// None was asked for.
    None,
    /// It goes on.
    UnderWay,
    /// It has ended, in a meeting or in trouble.
    Ended,
}

impl SyncPage {
    /// The page where the last call came so far.
    #[must_use]
    pub fn reached(self, reached: Reached) -> Self {
        Self { reached, ..self }
    }

    /// Whether it is asked for another address of the clinic: not where the clinic itself has just answered.
    fn asks_for_address(&self) -> bool {
        self.trouble.is_empty() || self.reached.may_have_moved()
    }

    /// The page for a reader who asked for a call.
    #[must_use]
    pub fn called(mut self, call: Call, language: Language) -> Self {
        match call {
            Call::None => {}
            Call::UnderWay => {
                self.meeting = true;
                self.well = false;
                // What went wrong the last time says nothing of this one.
                self.trouble.clear();
                self.state = language.say("sync-calling");
                self.called = Some("sync-calling-wait");
            }
            // Another meeting goes on: the page asks again by itself, and tells once the button can be pressed.
            Call::Ended if self.meeting => {}
            Call::Ended if self.trouble.is_empty() || self.reached == Reached::NotCalled => {
                self.called = Some("sync-answered");
            }
            Call::Ended => self.called = Some(self.reached.came_of_call()),
        }
        self
    }

    /// The page where so many changes wait until the clinic's program is brought up to date.
    #[must_use]
    pub fn waiting_for_update(mut self, count: usize, language: Language) -> Self {
        let id = match self.place {
            Place::Laptop => "sync-newer-laptop",
            Place::Clinic => "sync-newer-clinic",
        };
        self.newer = (count > 0).then(|| language.say_n(id, count));
        self.well &= count == 0;
        self
    }

    /// The page with what `status` knows of records that were put back or run twice, lately.
    #[must_use]
    pub fn with_copies(mut self, status: &Status, names: &Names) -> Self {
        let is_late = |at: Millis| names.now.since(at) < COPIES_TOLD_MS;
        let own_id = match self.place {
            Place::Laptop => "sync-copy-laptop",
            Place::Clinic => "sync-copy-clinic",
        };
        let own = status.put_back.filter(|at| is_late(*at));
        self.copies.extend(own.map(|at| names.language.say_with(own_id, &[("ago", names.ago(at).into())])));
        for (device, at) in status.copies.iter().filter(|(_, at)| is_late(**at)) {
            let name = names.device(*device);
            let said = [("name", name.as_ref().into()), ("ago", names.ago(*at).into())];
            self.copies.push(names.language.say_with("sync-copy-other", &said));
        }
        self
    }
}

fn state(line: &SyncLine, peers: &[Peer], well: bool, language: Language) -> String {
    language.say(match (line.place, line.meeting) {
        (Place::Laptop, true) => "sync-meeting-clinic",
        (Place::Clinic, true) => "sync-meeting-laptop",
        (Place::Clinic, false) if peers.is_empty() => "sync-no-laptop",
        (Place::Clinic, false) if well => "sync-every-laptop-met",
        (Place::Laptop, false) if well => "sync-same",
        (Place::Laptop, false) if line.waiting > 0 => return language.say_n("sync-to-bring", line.waiting),
        (_, false) => "sync-not-known-same",
    })
}

fn peer_line(peer: &Peer, names: &Names) -> PeerLine {
    let on = |id: &str, at| names.language.say_with(id, &[("when", names.when(at).into())]);
    PeerLine {
        name: names.device(peer.device).into_owned(),
        met: match peer.met {
            Some(met) => names.language.say_with("sync-peer-met", &[("ago", names.ago(met).into())]),
            None => names.say("sync-peer-not-met"),
        },
        alike: match peer.alike {
            Alike::Equal(at) => on("sync-peer-same", at),
            Alike::Differs => names.say("sync-peer-differs"),
            Alike::Met(at) => on("sync-peer-met-on", at),
            Alike::NotKnown => names.say("sync-peer-not-compared"),
        },
        equal: matches!(peer.alike, Alike::Equal(_) | Alike::Met(_)),
    }
}

impl Page for SyncPage {
    fn title(&self) -> &'static str {
        "sync-title"
    }

    fn nav(&self) -> Nav {
        Nav::Sync
    }

    fn again_after_seconds(&self) -> Option<u32> {
        self.meeting.then_some(3)
    }
}
