//! Whether this computer's clock can be right, from what is known besides it: the newest time that it was sure of, how long
//! the computer has been on, and the clocks of the nodes that it met. Must never read a clock itself, nor keep anybody from
//! working: a doubt is said and asked about, and a person decides.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use waystation_sync::id::DeviceId;
use waystation_sync::time::{Millis, Uptime};

/// So far may a clock be from another, or from where it was, in milliseconds: ten minutes.
const OFF_MS_MAX: i64 = 10 * 60 * 1000;

/// The first day of the month in which this version was made: no clock that is right was ever before it.
const MADE_ON: Date = date(2026, 11, 1);
/// Its beginning in UTC.
const MADE: Millis = Millis(1_793_491_200_000);
/// So long after that nobody runs this version any more, in milliseconds: twenty years.
const LASTS_MS: i64 = 20 * 366 * 24 * 60 * 60 * 1000;

/// So long after the newest thing that was written here nobody is surprised by the day, in milliseconds: sixty days. A clinic
/// may be shut for weeks.
const SILENT_MS_MAX: i64 = 60 * 24 * 60 * 60 * 1000;

/// Why the clock may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockDoubt {
    /// It was changed while the computer was on.
    Changed {
        /// By how much, in milliseconds; less than zero where it was set back.
        by_ms: i64,
    },
    /// It is behind something that was written here.
    Behind {
        /// When that was written.
        newest: Millis,
    },
    /// It is behind the day on which this program was made.
    BeforeProgram {
        /// About when that was.
        made: Date,
    },
    /// It is further on than anybody runs this version of the program.
    FarAhead {
        /// About when it was made.
        made: Date,
    },
    /// It is so long after the newest thing that was written here that it may have run ahead.
    LongSince {
        /// When that was written.
        newest: Millis,
    },
    /// Another node's clock is far from it, and no more of them agree with it.
    Apart {
        /// The node.
        device: DeviceId,
        /// How far that node's clock is ahead, in milliseconds.
        by_ms: i64,
    },
}

/// What outlasts a restart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sure {
    /// The newest time at which the clock was not in doubt.
    pub(super) newest: Millis,
    /// Times in the record that are newer than that and no newer than this were written by a wrong clock: somebody said so
    /// when they said that the clock is right.
    pub(super) wrong_until: Millis,
}

impl Sure {
    /// The newest time that the clock cannot be behind, with what the record says of its writing.
    fn newest_with(self, record: impl IntoIterator<Item = Millis>) -> Millis {
        let counts = |at: &Millis| *at > self.wrong_until || *at <= self.newest;
        record.into_iter().filter(counts).fold(self.newest, Millis::max)
    }
}

/// Whether a clock says more than any clock that is right while this version is run.
fn is_far_ahead(now: Millis) -> bool {
    now.since(MADE) > LASTS_MS
}

/// What can be said against a clock of which nothing else is known yet.
pub(crate) fn first_doubt(now: Millis) -> Option<ClockDoubt> {
    Clock::new(Sure::default(), [], (now, Uptime::default())).doubt((now, Uptime::default()), &Skews::new())
}

/// A moment by both measures.
pub(super) type Moment = (Millis, Uptime);

/// How far each node's clock was ahead when it was last met, in milliseconds.
pub(super) type Skews = BTreeMap<DeviceId, i64>;

/// What is known of the clock.
#[derive(Debug)]
pub(super) struct Clock {
    sure: Sure,
    /// The newest time that it cannot be behind.
    newest: Millis,
    /// When it was last seen to go on as it should.
    went_on: Moment,
    /// Nodes whose clocks somebody knows to be wrong.
    known_apart: BTreeSet<DeviceId>,
}

impl Clock {
    /// At the start of a run: `sure` is from the run before, `record` are times at which something was written here.
    pub(super) fn new(sure: Sure, record: impl IntoIterator<Item = Millis>, now: Moment) -> Self {
        let newest = sure.newest_with(record.into_iter().chain([MADE]));
        Self { sure, newest, went_on: now, known_apart: BTreeSet::new() }
    }

    /// Why it may be wrong now, if it may.
    pub(super) fn doubt(&self, now: Moment, skews: &Skews) -> Option<ClockDoubt> {
        let by_ms = self.changed_ms(now);
        if by_ms.abs() > OFF_MS_MAX {
            return Some(ClockDoubt::Changed { by_ms });
        }
        if self.newest.since(now.0) > OFF_MS_MAX {
            if self.newest == MADE {
                return Some(ClockDoubt::BeforeProgram { made: MADE_ON });
            }
            return Some(ClockDoubt::Behind { newest: self.newest });
        }
        // Once somebody said that it is right, that is known to be past.
        if is_far_ahead(now.0) && !is_far_ahead(self.sure.newest) {
            return Some(ClockDoubt::FarAhead { made: MADE_ON });
        }
        if self.is_long_since(now.0, skews) {
            return Some(ClockDoubt::LongSince { newest: self.newest });
        }
        self.apart(skews)
    }

    /// Whether nothing that is known of this record tells that so much time has passed: no writing, and no node that was met
    /// since the start and whose clock says the same.
    fn is_long_since(&self, now: Millis, skews: &Skews) -> bool {
        // Of a record that is no newer than the program it is not known how long ago the program came here.
        let is_silent = self.newest > MADE && now.since(self.newest) > SILENT_MS_MAX;
        is_silent && !skews.values().any(|by_ms| by_ms.saturating_abs() <= OFF_MS_MAX)
    }

    /// By how much it went further than the computer was on.
    const fn changed_ms(&self, now: Moment) -> i64 {
        let by_clock = now.0.0.saturating_sub(self.went_on.0.0);
        by_clock.saturating_sub(now.1.0.saturating_sub(self.went_on.1.0))
    }

    fn apart(&self, skews: &Skews) -> Option<ClockDoubt> {
        let others = || skews.iter().filter(|(device, _)| !self.known_apart.contains(device));
        let (apart, agree): (Vec<_>, Vec<_>) = others().partition(|(_, by_ms)| by_ms.saturating_abs() > OFF_MS_MAX);
        let (device, by_ms) = apart.first().copied().filter(|_| apart.len() > agree.len())?;
        Some(ClockDoubt::Apart { device: *device, by_ms: *by_ms })
    }

    /// Notes that it goes on, unless it is in doubt; what is sure then.
    pub(super) fn go_on(&mut self, now: Moment, skews: &Skews) -> Option<Sure> {
        self.known_apart.retain(|device| skews.get(device).is_some_and(|by_ms| by_ms.saturating_abs() > OFF_MS_MAX));
        if self.doubt(now, skews).is_some() {
            return None;
        }
        self.went_on = now;
        self.newest = self.newest.max(now.0);
        self.sure.newest = self.newest;
        Some(self.sure)
    }

    /// Somebody said that it is right now.
    pub(super) fn is_right(&mut self, now: Moment, skews: &Skews) -> Sure {
        let far = skews.iter().filter(|(_, by_ms)| by_ms.saturating_abs() > OFF_MS_MAX);
        self.known_apart = far.map(|(device, _)| *device).collect();
        self.sure = Sure { newest: now.0, wrong_until: self.sure.wrong_until.max(self.newest) };
        self.newest = now.0;
        self.went_on = now;
        self.sure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;
    const DAY: i64 = 24 * 60 * MINUTE;
    const NOW: Millis = Millis(1_795_516_920_000);
    const LAPTOP: DeviceId = DeviceId([1; 16]);
    const OTHER: DeviceId = DeviceId([2; 16]);

    /// The clock says so much more than [`NOW`], and the computer has been on for so long.
    const fn at(clock_ms: i64, on_ms: i64) -> Moment {
        (Millis(NOW.0 + clock_ms), Uptime(on_ms))
    }

    fn alone() -> Skews {
        Skews::new()
    }

    #[test]
    fn a_clock_behind_what_was_written_is_in_doubt_until_it_is_set_or_somebody_says_that_it_is_right() {
        let in_2000 = (Millis(946_684_800_000), Uptime(0));
        let clock = Clock::new(Sure::default(), [Millis(NOW.0 - DAY), NOW], in_2000);
        assert_eq!(clock.doubt(in_2000, &alone()), Some(ClockDoubt::Behind { newest: NOW }));
        let started_right = Clock::new(Sure::default(), [NOW], at(5, 0));
        assert_eq!(started_right.doubt(at(5, 0), &alone()), None);
        let nearly = Clock::new(Sure::default(), [NOW], at(-OFF_MS_MAX, 0));
        assert_eq!(nearly.doubt(at(-OFF_MS_MAX, 0), &alone()), None);
        let mut clock = Clock::new(Sure::default(), [NOW], at(-DAY, 0));
        assert!(clock.go_on(at(-DAY, 0), &alone()).is_none(), "nothing is sure meanwhile");
        clock.is_right(at(-DAY, 0), &alone());
        assert_eq!(clock.doubt(at(-DAY, 1), &alone()), None);
    }

    #[test]
    fn a_clock_that_no_computer_has_while_this_version_is_run_is_in_doubt_from_the_very_first_day() {
        let made = jiff::tz::TimeZone::UTC.to_timestamp(MADE_ON.at(0, 0, 0, 0)).unwrap();
        assert_eq!(made.as_millisecond(), MADE.0);
        let began = |at: Millis| Clock::new(Sure::default(), [], (at, Uptime(0)));
        let in_2000 = Millis(946_684_800_000);
        let (before, ahead) = (ClockDoubt::BeforeProgram { made: MADE_ON }, ClockDoubt::FarAhead { made: MADE_ON });
        for (at, doubt) in [
            (in_2000, Some(before)),
            (Millis(MADE.0 - OFF_MS_MAX - 1), Some(before)),
            (Millis(MADE.0 - OFF_MS_MAX), None),
            (NOW, None),
            (Millis(MADE.0 + LASTS_MS), None),
            (Millis(MADE.0 + LASTS_MS + 1), Some(ahead)),
            (Millis(i64::MAX), Some(ahead)),
        ] {
            assert_eq!(began(at).doubt((at, Uptime(0)), &alone()), doubt, "{at:?}");
            assert_eq!(first_doubt(at), doubt, "{at:?}");
        }
        for wrong in [in_2000, Millis(MADE.0 + 2 * LASTS_MS)] {
            let mut clock = began(wrong);
            assert!(clock.go_on((wrong, Uptime(0)), &alone()).is_none(), "nothing is sure meanwhile");
            let sure = clock.is_right((wrong, Uptime(0)), &alone());
            let later = (Millis(wrong.0 + DAY), Uptime(DAY));
            assert_eq!(clock.doubt(later, &alone()), None, "nobody is asked twice");
            assert_eq!(Clock::new(sure, [], later).doubt(later, &alone()), None, "after a restart neither");
        }
    }

    #[test]
    fn a_clock_long_after_the_newest_writing_is_in_doubt_until_somebody_or_another_nodes_clock_says_that_it_is_right() {
        let began = |after: i64| (Clock::new(Sure::default(), [Millis(NOW.0 - DAY), NOW], at(after, 0)), at(after, 0));
        let long = Some(ClockDoubt::LongSince { newest: NOW });
        for (after, doubt) in [
            (40 * DAY, None),
            (SILENT_MS_MAX, None),
            (SILENT_MS_MAX + 1, long),
            (400 * DAY, long),
            (10 * 365 * DAY, long),
        ] {
            let (mut clock, now) = began(after);
            assert_eq!(clock.doubt(now, &alone()), doubt, "{after}");
            assert_eq!(clock.go_on(now, &alone()).is_none(), doubt.is_some(), "nothing is sure meanwhile");
        }
        let (mut clock, now) = began(400 * DAY);
        let sure = clock.is_right(now, &alone());
        assert_eq!(clock.doubt(now, &alone()), None);
        assert_eq!(Clock::new(sure, [NOW], now).doubt(now, &alone()), None, "after a restart neither");
        let (mut clock, now) = began(400 * DAY);
        assert_eq!(clock.doubt(now, &Skews::from([(LAPTOP, -400 * DAY)])), long, "a clock that says something else");
        assert!(clock.go_on(now, &Skews::from([(LAPTOP, MINUTE)])).is_some(), "another's clock says the same");
        assert_eq!(clock.doubt(now, &alone()), None);
    }

    #[test]
    fn times_that_a_wrong_clock_wrote_block_nobody_twice_and_hide_no_later_fault() {
        let year = 365 * DAY;
        let record = [NOW, Millis(NOW.0 + year)];
        let mut clock = Clock::new(Sure::default(), record, at(MINUTE, 0));
        assert!(matches!(clock.doubt(at(MINUTE, 0), &alone()), Some(ClockDoubt::Behind { .. })));
        let sure = clock.is_right(at(MINUTE, 0), &alone());
        // The next day, after a restart, with the same record.
        let again = Clock::new(sure, record, at(DAY, 0));
        assert_eq!(again.doubt(at(DAY, 0), &alone()), None);
        // And its battery is dead all the same.
        let dead = Clock::new(sure, record, at(-3 * year, 0));
        assert_eq!(dead.doubt(at(-3 * year, 0), &alone()), Some(ClockDoubt::Behind { newest: Millis(NOW.0 + MINUTE) }));
    }

    #[test]
    fn a_clock_that_is_changed_while_the_computer_is_on_is_in_doubt_and_one_that_sleeps_is_not() {
        for by_ms in [-DAY, 30 * DAY] {
            let mut clock = Clock::new(Sure::default(), [NOW], at(0, 0));
            assert!(clock.go_on(at(MINUTE, MINUTE), &alone()).is_some());
            assert_eq!(clock.doubt(at(8 * 60 * MINUTE, 8 * 60 * MINUTE), &alone()), None, "a night asleep");
            let changed = at(2 * MINUTE + by_ms, 2 * MINUTE);
            assert_eq!(clock.doubt(changed, &alone()), Some(ClockDoubt::Changed { by_ms }));
            assert_eq!(clock.go_on(changed, &alone()), None);
            assert_eq!(clock.doubt(at(3 * MINUTE, 3 * MINUTE), &alone()), None, "set right again");
            clock.is_right(changed, &alone());
            assert_eq!(clock.doubt(changed, &alone()), None);
        }
    }

    #[test]
    fn another_nodes_clock_is_asked_about_once_and_not_where_more_of_them_agree() {
        let mut clock = Clock::new(Sure::default(), [NOW], at(0, 0));
        let far = Skews::from([(LAPTOP, 3 * 60 * MINUTE)]);
        assert_eq!(clock.doubt(at(0, 0), &far), Some(ClockDoubt::Apart { device: LAPTOP, by_ms: 3 * 60 * MINUTE }));
        assert_eq!(clock.doubt(at(0, 0), &Skews::from([(LAPTOP, 3 * 60 * MINUTE), (OTHER, 4)])), None);
        assert_eq!(clock.doubt(at(0, 0), &Skews::from([(LAPTOP, -9 * MINUTE)])), None);
        clock.is_right(at(0, 0), &far);
        assert_eq!(clock.doubt(at(0, 0), &Skews::from([(LAPTOP, 4 * 60 * MINUTE)])), None);
        clock.go_on(at(0, 0), &Skews::from([(LAPTOP, 7)]));
        assert!(clock.doubt(at(0, 0), &far).is_some(), "it was set right in between");
    }
}
