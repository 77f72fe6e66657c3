//! How far a meeting is and how long it will still take, in plain words. Must never be more exact than it can be, nor
//! say anything about time before there was enough of it to judge by.

use askama::Template;
use waystation_sync::replica::Progress;
use waystation_sync::time::Millis;

use crate::language::Value;
use crate::{Language, Names, filters, isolate};

/// Nothing is said about time before this: the first documents say little about the rest. Nor once all is there and only
/// the end is still to be agreed on.
pub const FIRST_SECONDS_MS: i64 = 4_000;

/// How long something will still take, as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Not known yet.
    Unknown,
    /// Less than a minute.
    Moment,
    /// About a minute.
    Minute,
    /// About two minutes.
    TwoMinutes,
    /// A few minutes.
    Few,
    /// About so many minutes, in steps of five.
    Minutes(i64),
    /// About an hour.
    Hour,
    /// About so many hours.
    Hours(i64),
}

/// How long the rest takes if it goes on as it went.
#[must_use]
pub fn left(progress: &Progress, now: Millis) -> Left {
    let elapsed_ms = now.since(progress.since);
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (moved, missing) = (count(progress.moved), count(progress.of.saturating_sub(progress.done)));
    if elapsed_ms < FIRST_SECONDS_MS || moved == 0 || missing == 0 {
        return Left::Unknown;
    }
    let seconds = elapsed_ms.saturating_mul(missing) / moved / 1000;
    match seconds {
        ..45 => Left::Moment,
        45..90 => Left::Minute,
        90..150 => Left::TwoMinutes,
        150..330 => Left::Few,
        330..3_300 => Left::Minutes((seconds + 150) / 300 * 5),
        3_300..5_400 => Left::Hour,
        5_400.. => Left::Hours((seconds + 1_800) / 3_600),
    }
}

impl Left {
    const fn code(self) -> (&'static str, i64) {
        match self {
            Self::Unknown => ("unknown", 0),
            Self::Moment => ("moment", 0),
            Self::Minute => ("minute", 0),
            Self::TwoMinutes => ("two", 0),
            Self::Few => ("few", 0),
            Self::Minutes(n) => ("minutes", n),
            Self::Hour => ("hour", 0),
            Self::Hours(n) => ("hours", n),
        }
    }
}

/// What moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moving {
    /// To this laptop, for the first time.
    First,
    /// To this laptop, as on every return.
    Again,
    /// From this clinic to the laptop with this name.
    To(String),
}

/// A meeting that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// What moves.
    pub moving: Moving,
    /// How far it is.
    pub progress: Progress,
}

impl UnderWay {
    /// "First sync: 120 of 1,000 parts of charts are here, about 2 minutes more."
    #[must_use]
    pub fn say(&self, names: &Names) -> String {
        let Progress { done, of, .. } = self.progress;
        let (left, n) = left(&self.progress, names.now).code();
        let values: [(&str, Value<'_>); 5] = [
            ("done", figure(done, names.language).into()),
            ("of", figure(of, names.language).into()),
            ("parts", of.into()),
            ("left", left.into()),
            ("n", n.into()),
        ];
        match &self.moving {
            Moving::First => names.language.say_with("progress-first", &values),
            Moving::Again => names.language.say_with("progress-again", &values),
            Moving::To(device) => {
                let with: Vec<_> = values.into_iter().chain([("device", isolate::name(device).into())]).collect();
                names.language.say_with("progress-to", &with)
            }
        }
    }

    /// As a bar, without words of its own.
    #[must_use]
    pub const fn bar(&self) -> Bar {
        Bar { done: self.progress.done, of: self.progress.of }
    }
}

/// A bar that fills up. It stands beside the sentence that says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Template)]
#[template(path = "part/progress.html")]
pub struct Bar {
    /// How much is done.
    pub done: usize,
    /// Of how much.
    pub of: usize,
}

/// A large number as people write it: "1,000" in English; in Spanish "1000", and "10 000" with a space.
#[must_use]
pub fn figure(n: usize, language: Language) -> String {
    let (mark, least) = match language {
        Language::English | Language::Accented | Language::Mirrored => (',', 4),
        Language::Spanish => ('\u{a0}', 5),
    };
    let digits = n.to_string();
    if digits.len() < least {
        return digits;
    }
    let mut said = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            said.push(mark);
        }
        said.push(digit);
    }
    said
}

#[cfg(test)]
mod tests {

    use super::*;

    const BEGAN: Millis = Millis(1_795_516_920_000);

    fn after(done: usize, of: usize, seconds: i64) -> (Progress, Millis) {
        (Progress { done, of, moved: done, since: BEGAN }, Millis(BEGAN.0 + seconds * 1000))
    }

    fn left_after(done: usize, of: usize, seconds: i64) -> Left {
        let (progress, now) = after(done, of, seconds);
        left(&progress, now)
    }

    #[test]
    fn nothing_is_said_about_time_in_the_first_seconds_or_while_nothing_came() {
        assert_eq!(left_after(100, 1_000, 3), Left::Unknown);
        assert_eq!(left_after(0, 1_000, 600), Left::Unknown);
        assert_eq!(left_after(100, 1_000, 4), Left::Moment);
        let (progress, _) = after(100, 1_000, 0);
        assert_eq!(left(&progress, Millis(BEGAN.0 - 60_000)), Left::Unknown, "a clock that was set back says nothing");
    }

    #[test]
    fn the_rest_takes_as_long_as_it_took_so_far_in_words_that_promise_no_more_than_that() {
        for (done, of, seconds, said) in [
            (990, 1_000, 60, Left::Moment),
            (120, 1_000, 8, Left::Minute),
            (120, 1_000, 16, Left::TwoMinutes),
            (100, 1_000, 20, Left::Few),
            (100, 1_000, 60, Left::Minutes(10)),
            (100, 1_000, 300, Left::Minutes(45)),
            (100, 1_000, 400, Left::Hour),
            (10, 1_000, 100, Left::Hours(3)),
            (1_000, 1_000, 100, Left::Unknown),
            (1, usize::MAX, i64::MAX / 4_000_000, Left::Hours(i64::MAX / 1_000 / 3_600)),
        ] {
            let found = left_after(done, of, seconds);
            match (found, said) {
                (Left::Hours(found), Left::Hours(n)) if n > 1_000 => assert!(found > 1_000, "{found}"),
                _ => assert_eq!(found, said, "{done} of {of} after {seconds} s"),
            }
        }
    }

    #[test]
    fn what_was_here_before_does_not_make_the_rest_look_quick() {
        let progress = Progress { done: 600, of: 1_000, moved: 10, since: BEGAN };
        assert_eq!(left(&progress, Millis(BEGAN.0 + 10_000)), Left::Minutes(5));
    }

    #[test]
    fn progress_is_one_plain_sentence_in_either_language() {
        let (progress, now) = after(120, 1_000, 16);
        let names = |language| Names::of_nobody(now, language);
        let say = |moving, language| isolate::bare(&UnderWay { moving, progress }.say(&names(language)));
        assert_eq!(
            say(Moving::First, Language::English),
            "First sync: 120 of 1,000 parts of charts are here, about 2 minutes more."
        );
        assert_eq!(
            say(Moving::To("Laptop 3".into()), Language::English),
            "Laptop 3 is being brought up to date: 120 of 1,000 parts of charts are on their way, about 2 minutes more."
        );
        assert_eq!(
            say(Moving::First, Language::Spanish),
            "Primera sincronización: llegaron 120 de 1000 partes de expedientes; faltan unos 2 minutos."
        );
        let early = UnderWay { moving: Moving::Again, progress: Progress { since: now, ..progress } };
        assert_eq!(early.say(&names(Language::English)), "Sync: 120 of 1,000 parts of charts are here.");
    }

    #[test]
    fn large_numbers_are_written_as_each_language_writes_them() {
        for (n, english, spanish) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1,000", "1000"),
            (12_345, "12,345", "12\u{a0}345"),
            (1_234_567, "1,234,567", "1\u{a0}234\u{a0}567"),
        ] {
            assert_eq!(figure(n, Language::English), english);
            assert_eq!(figure(n, Language::Spanish), spanish);
        }
    }
}
