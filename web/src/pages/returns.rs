//! Meetings of nodes and what each of them merged.

use askama::Template;
use waystation_sync::id::{DeviceId, ReturnId};
use waystation_sync::time::Millis;

use crate::part::merged::MergedClient;
use crate::shell::{Nav, Page};
use crate::{Names, filters, link};

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
        let id = match (meeting.came, meeting.whole) {
            (0, 1..) => "returns-whole",
            (_, 0) => "returns-came",
            (_, _) => "returns-both",
        };
        let id = if meeting.needs > 0 { format!("{id}.needs") } else { id.to_owned() };
        let values = [("came", meeting.came.into()), ("whole", meeting.whole.into()), ("needs", meeting.needs.into())];
        Self {
            href: link::meeting(meeting.id),
            device: names.device(meeting.device).into_owned(),
            when: names.when(meeting.at),
            says: names.language.say_with(&id, &values),
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
    fn title(&self) -> &'static str {
        "returns-title"
    }

    fn nav(&self) -> Nav {
        Nav::Desk
    }
}

/// Clocks further apart than this are told of, in seconds (CARE.md 5: five minutes).
pub const SKEW_SECONDS_TOLD: i64 = 300;

/// What one meeting merged.
#[derive(Template)]
#[template(path = "pages/return.html")]
pub struct Return {
    /// "Laptop 3, 24 Nov 2026, 10:42. 12 changes came in."
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
        let values = [("device", line.device.into()), ("when", line.when.into()), ("says", line.says.into())];
        let says = names.language.say_with("returns-meeting", &values);
        Self { says, skew: skew(meeting, names), clients }
    }
}

fn skew(meeting: &Meeting, names: &Names) -> String {
    if meeting.skew_seconds.abs() <= SKEW_SECONDS_TOLD {
        return String::new();
    }
    let id = if meeting.skew_seconds > 0 { "returns-clock-ahead" } else { "returns-clock-behind" };
    let minutes = meeting.skew_seconds.unsigned_abs() / 60;
    names.language.say_with(id, &[("device", names.device(meeting.device).into()), ("minutes", minutes.into())])
}

impl Page for Return {
    fn title(&self) -> &'static str {
        "returns-merged"
    }

    fn nav(&self) -> Nav {
        Nav::Desk
    }
}
