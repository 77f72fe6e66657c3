//! Meetings of nodes, and the story of each with what it merged.

use askama::Template;

use crate::part::merged::MergedClient;
use crate::part::pager::Pager;
use crate::part::progress::figure;
use crate::part::story::{Asked, Meeting, Story};
use crate::shell::{Nav, Page, Place};
use crate::{Names, filters, link};

/// One meeting, in words.
pub struct MeetingLine {
    /// What it merged.
    pub href: String,
    /// The other node.
    pub device: String,
    /// When it was, in words.
    pub when: String,
    /// "12 changes in 3 charts came in".
    pub says: String,
    /// What is to be noticed about it.
    pub marks: Vec<String>,
}

impl MeetingLine {
    /// `meeting` in words.
    #[must_use]
    pub fn new(meeting: &Meeting, names: &Names) -> Self {
        Self {
            href: link::meeting(meeting.id),
            device: names.device(meeting.device).into_owned(),
            when: names.when(meeting.at),
            says: meeting.came_words(names),
            marks: meeting.marks(names),
        }
    }
}

/// The list of meetings.
#[derive(Template)]
#[template(path = "pages/returns.html")]
pub struct Returns {
    /// Newest first, one page of them.
    pub meetings: Vec<MeetingLine>,
    /// The other pages.
    pub pager: Pager,
    /// How many others brought nothing; empty when there were none.
    pub quiet: String,
}

impl Returns {
    /// The page `pager` of the list; `quiet` meetings brought nothing, and `gave` of them sent something to the other node.
    #[must_use]
    pub fn new(pager: Pager, meetings: Vec<MeetingLine>, (quiet, gave): (usize, usize), names: &Names) -> Self {
        let values = [("n", quiet.into()), ("gave", gave.into())];
        let quiet = if quiet == 0 { String::new() } else { names.language.say_with("returns-quiet", &values) };
        Self { meetings, pager, quiet }
    }
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

/// Charts that are here for the first time, named up to this many.
pub const NEW_CHARTS_MAX: usize = 20;

/// A change that was not taken, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTakenLine {
    /// What it is about.
    pub what: String,
    /// Why it was refused, in words.
    pub reason: String,
    /// What to do.
    pub next: String,
    /// Whether it was taken at a later meeting.
    pub taken_since: bool,
}

/// What a meeting merged.
pub struct Merged {
    /// Client by client.
    pub clients: Vec<MergedClient>,
    /// Charts that are here for the first time: names and addresses.
    pub new: Vec<(String, String)>,
    /// What was not taken.
    pub not_taken: Vec<NotTakenLine>,
    /// How many more of these there are than are told.
    pub not_taken_more: usize,
    /// What it asked of people.
    pub asked: Asked,
}

/// Charts that are here for the first time, in words.
pub struct NewCharts {
    /// How many.
    pub says: String,
    /// Names and addresses.
    pub charts: Vec<(String, String)>,
    /// How many more there are than are named.
    pub more: usize,
}

/// One meeting.
#[derive(Template)]
#[template(path = "pages/return.html")]
pub struct Return {
    /// How it went.
    pub story: Story,
    /// What to know about the other node's clock; empty when it was right.
    pub skew: String,
    /// Charts that are here for the first time.
    pub new: Option<NewCharts>,
    /// What was not taken.
    pub not_taken: Vec<NotTakenLine>,
    /// How many more of these there are than are told.
    pub not_taken_more: usize,
    /// What was merged, client by client.
    pub clients: Vec<MergedClient>,
}

impl Return {
    /// The page of `meeting` as this node tells it.
    #[must_use]
    pub fn new(meeting: &Meeting, merged: Merged, place: Place, names: &Names) -> Self {
        Self {
            story: Story::new(meeting, merged.asked, place, names),
            skew: skew(meeting, names),
            new: new_charts(merged.new, names),
            not_taken: merged.not_taken,
            not_taken_more: merged.not_taken_more,
            clients: merged.clients,
        }
    }
}

fn new_charts(mut charts: Vec<(String, String)>, names: &Names) -> Option<NewCharts> {
    let n = charts.len();
    let values = [("n", n.into()), ("charts", figure(n, names.language).into())];
    charts.truncate(NEW_CHARTS_MAX);
    let more = n - charts.len();
    (n > 0).then(|| NewCharts { says: names.language.say_with("returns-new", &values), charts, more })
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
