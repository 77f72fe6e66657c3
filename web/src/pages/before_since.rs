//! Since when the page tells that is read before a meeting. Must never be another rule than the page says.

use jiff::ToSpan;
use jiff::civil::Date;
use waystation_sync::care::group_session::GROUP_SESSION;
use waystation_sync::care::note::NOTE;
use waystation_sync::care::read::Entry;
use waystation_sync::id::PersonId;

use crate::glance::Seen;
use crate::link;

/// How far back it goes where nobody wrote a note yet, and what can be asked for besides, in days.
pub const SPANS_DAYS: [u16; 3] = [14, 30, 90];
/// The one of [`SPANS_DAYS`] where nobody wrote a note yet.
const SPAN_AT_FIRST: u16 = 30;
/// What names the span in the page's address.
pub const DAYS: &str = "days";

/// Since when the page tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// From this day on, itself included.
    pub day: Date,
    /// Why from there.
    pub why: Why,
}

/// Why from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The reader's own newest note is about that day.
    Own,
    /// Nobody knows when the reader met them last, and the newest note of a colleague is about that day.
    Colleague,
    /// So many days were asked for, or nobody wrote a note yet.
    Days(u16),
}

impl Since {
    /// The day from which the page tells: of as many days as were `asked` for, else since the reader's newest note, else since
    /// anybody's, else thirty days.
    #[must_use]
    pub fn of(seen: &Seen<'_>, asked: Option<u16>) -> Option<Self> {
        let today = seen.names.today()?;
        let days =
            |days: u16| Some(Self { day: today.checked_sub(i64::from(days).days()).ok()?, why: Why::Days(days) });
        if let Some(asked) = asked.filter(|asked| SPANS_DAYS.contains(asked)) {
            return days(asked);
        }
        let is_own = |entry: &&Entry| written_by(entry) == Some(seen.reader);
        let day = |entry: &Entry| entry.value(entry.noun.dated_by()?)?.as_date().filter(|day| *day <= today);
        // Whoever wrote up a session of a group met them there.
        let written = || [&NOTE, &GROUP_SESSION].into_iter().flat_map(|noun| seen.entries(noun));
        let standing = || written().filter(|entry| !entry.is_struck());
        let own = standing().filter(is_own).filter_map(day).max().map(|day| Self { day, why: Why::Own });
        let any = || standing().filter_map(day).max().map(|day| Self { day, why: Why::Colleague });
        own.or_else(any).or_else(|| days(SPAN_AT_FIRST))
    }
}

/// Since when, and why since then.
pub(super) fn said_since(since: Since, seen: &Seen<'_>) -> String {
    let id = match since.why {
        Why::Own => "before-since-own",
        Why::Colleague => "before-since-colleague",
        Why::Days(_) => "before-since-day",
    };
    seen.names.language.say_with(id, &[("day", seen.names.day(since.day).into())])
}

/// The ways to ask for another span; the one of the newest note has an address without one.
pub(super) fn spans(since: Since, seen: &Seen<'_>) -> Vec<(String, String, bool)> {
    let href = link::before(seen.client);
    let asked = |days: u16| {
        let here = since.why == Why::Days(days);
        (seen.names.language.say_n("before-days", usize::from(days)), format!("{href}?{DAYS}={days}"), here)
    };
    let note = (seen.names.say("before-note"), href.clone(), !matches!(since.why, Why::Days(_)));
    [note].into_iter().chain(SPANS_DAYS.into_iter().map(asked)).collect()
}

fn written_by(entry: &Entry) -> Option<PersonId> {
    Some(entry.born?.author?.person)
}
