//! How this node stands with the others: what waits, whether both sides hold the same, what was refused and what to
//! do about it. Must never say "done" before the digests were found equal.

use askama::Template;
use waystation_sync::id::DeviceId;
use waystation_sync::time::Millis;

use super::returns::MeetingLine;
use crate::Names;
use crate::shell::{Nav, Page, Place, SyncLine};

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

/// What was refused, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What it is about, in words: "Goals and risk of Ana Lindqvist".
    pub what: String,
    /// Why, as a sentence.
    pub reason: String,
    /// What to do, as a sentence.
    pub next: String,
}

/// Another node and how this one stands with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Which.
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
    /// What came of the call that this reader asked for; empty when they asked for none.
    pub called: &'static str,
    /// Why the clinic cannot be reached and what to try; empty when it can.
    pub trouble: Vec<String>,
    /// Edits that wait.
    pub waiting: usize,
    /// The other nodes.
    pub peers: Vec<PeerLine>,
    /// What was refused.
    pub refused: Vec<RefusedLine>,
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
    /// Why.
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
            && peers.iter().all(|peer| matches!(peer.alike, Alike::Equal(_) | Alike::Met(_)));
        Self {
            place: line.place,
            state: state(line, peers, well),
            well,
            meeting: line.meeting,
            called: "",
            trouble,
            waiting: line.waiting,
            peers: peers.iter().map(|peer| peer_line(peer, names)).collect(),
            refused: refused
                .iter()
                .map(|refused| RefusedLine {
                    what: refused.what.clone(),
                    reason: refused.reason.clone(),
                    next: refused.next.clone(),
                })
                .collect(),
            meetings,
        }
    }
}

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
    /// The page for a reader who asked for a call.
    #[must_use]
    pub fn called(mut self, call: Call) -> Self {
        match call {
            Call::None => {}
            Call::UnderWay => {
                self.meeting = true;
                self.well = false;
                // What went wrong the last time says nothing of this one.
                self.trouble.clear();
                "Calling the clinic.".clone_into(&mut self.state);
                self.called = "This page shows by itself what comes of it.";
            }
            Call::Ended if self.trouble.is_empty() => self.called = "The clinic was called and answered.",
            Call::Ended => self.called = "The clinic was called and did not answer. What is written here stays safe.",
        }
        self
    }
}

fn state(line: &SyncLine, peers: &[Peer], well: bool) -> String {
    match (line.place, line.meeting) {
        (Place::Laptop, true) => "Meeting the clinic now.".to_owned(),
        (Place::Clinic, true) => "Meeting a laptop now.".to_owned(),
        (Place::Clinic, false) if peers.is_empty() => "No laptop is paired yet.".to_owned(),
        (Place::Clinic, false) if well => "Every laptop has met this clinic.".to_owned(),
        (Place::Laptop, false) if well => "Both sides hold the same.".to_owned(),
        (Place::Laptop, false) if line.waiting > 0 => {
            format!("{} to bring to the clinic.", crate::words::count(line.waiting, "change", "changes"))
        }
        (_, false) => "Not everything is known to be the same on both sides yet.".to_owned(),
    }
}

fn peer_line(peer: &Peer, names: &Names) -> PeerLine {
    PeerLine {
        name: names.device(peer.device).to_owned(),
        met: peer.met.map_or_else(|| "not met yet".to_owned(), |met| format!("met {}", names.ago(met))),
        alike: match peer.alike {
            Alike::Equal(at) => format!("Held the same on {}", names.when(at)),
            Alike::Differs => "Not the same at the end of the last meeting; the next one repairs it".to_owned(),
            Alike::Met(at) => format!("Met on {}", names.when(at)),
            Alike::NotKnown => "Not compared yet".to_owned(),
        },
        equal: matches!(peer.alike, Alike::Equal(_) | Alike::Met(_)),
    }
}

impl Page for SyncPage {
    fn title(&self) -> String {
        "Sync".to_owned()
    }

    fn nav(&self) -> Nav {
        Nav::Sync
    }

    fn again_after_seconds(&self) -> Option<u32> {
        self.meeting.then_some(3)
    }
}
