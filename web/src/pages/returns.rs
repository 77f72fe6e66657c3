//! Meetings of nodes and what each of them merged.

use askama::Template;
use waystation_sync::id::{DeviceId, ReturnId};
use waystation_sync::time::Millis;

use crate::part::merged::MergedClient;
use crate::shell::{Nav, Page};
use crate::{Names, link, words};

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: ReturnId,
    /// The other node.
    pub device: DeviceId,
    /// When it began.
    pub at: Millis,
    /// How far the other node's clock was off, in seconds; positive when it was ahead.
    pub skew_seconds: i64,
    /// Changes that came in.
    pub came: usize,
    /// Charts that came as a whole.
    pub whole: usize,
    /// Things that need a person.
    pub needs: usize,
}

/// One meeting, in words.
pub struct MeetingLine {
    /// What it merged.
    pub href: String,
    /// The other node.
    pub device: String,
    /// When.
    pub when: String,
    /// "12 changes came in, 1 needs you".
    pub says: String,
    /// Things that need a person.
    pub needs: usize,
}

impl MeetingLine {
    /// `meeting` in words.
    #[must_use]
    pub fn new(meeting: &Meeting, names: &Names) -> Self {
        let came = words::count(meeting.came, "change", "changes");
        let mut says = match (meeting.came, meeting.whole) {
            (0, whole @ 1..) => format!("{} came whole", words::count(whole, "part of a chart", "parts of charts")),
            (_, 0) => format!("{came} came in"),
            (_, whole) => format!("{came} and {} came in", words::count(whole, "whole part", "whole parts")),
        };
        if meeting.needs > 0 {
            says.push_str(&format!(", {} a person", words::count(meeting.needs, "needs", "need")));
        }
        Self {
            href: link::meeting(meeting.id),
            device: names.device(meeting.device).to_owned(),
            when: names.when(meeting.at),
            says,
            needs: meeting.needs,
        }
    }
}

/// The list of meetings.
#[derive(Template)]
#[template(path = "pages/returns.html")]
pub struct Returns {
    /// Newest first.
    pub meetings: Vec<MeetingLine>,
}

impl Page for Returns {
    fn title(&self) -> String {
        "Meetings".to_owned()
    }

    fn nav(&self) -> Nav {
        Nav::Merged
    }
}

/// Clocks further apart than this are told of, in seconds (CARE.md 5: five minutes).
pub const SKEW_SECONDS_TOLD: i64 = 300;

/// What one meeting merged.
#[derive(Template)]
#[template(path = "pages/return.html")]
pub struct Return {
    /// The other node.
    pub device: String,
    /// When.
    pub when: String,
    /// "12 changes came in".
    pub says: String,
    /// What to know about the other node's clock; empty when it was right.
    pub skew: String,
    /// What was merged, client by client.
    pub clients: Vec<MergedClient>,
}

impl Return {
    /// The page of `meeting`.
    #[must_use]
    pub fn new(meeting: &Meeting, clients: Vec<MergedClient>, names: &Names) -> Self {
        let line = MeetingLine::new(meeting, names);
        let minutes = meeting.skew_seconds.unsigned_abs() / 60;
        let skew = if meeting.skew_seconds.abs() <= SKEW_SECONDS_TOLD {
            String::new()
        } else {
            format!(
                "The clock of {} was {} {}. Times written there may be off by as much; nothing was decided by them.",
                line.device,
                words::count(usize::try_from(minutes).unwrap_or(usize::MAX), "minute", "minutes"),
                if meeting.skew_seconds > 0 { "ahead" } else { "behind" }
            )
        };
        Self { device: line.device, when: line.when, says: line.says, skew, clients }
    }
}

impl Page for Return {
    fn title(&self) -> String {
        "What was merged".to_owned()
    }

    fn nav(&self) -> Nav {
        Nav::Merged
    }
}
