//! A questionnaire as data: its items, options, score and bands; and one person's answers to it. Must never store a
//! score: it is worked out when it is read, so that it cannot disagree with the answers.

use std::fmt;

/// A questionnaire that may be shipped with its items (CARE.md 2, tier A).
#[derive(Debug)]
pub struct Instrument {
    /// Its name in documents and addresses; for ever. A changed wording or score is another instrument.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The language of its items, as a tag of BCP 47.
    pub language: &'static str,
    /// The time that it asks about.
    pub recall: &'static str,
    /// The question that stands above all items; empty where each item asks by itself.
    pub stem: &'static str,
    /// The items that count, in order.
    pub items: &'static [Item],
    /// An item that is asked after them and does not count.
    pub unscored: Option<Item>,
    /// What the sum of the answers is multiplied by.
    pub times: i64,
    /// Bands of the score, the lowest first; none where the source gives none.
    pub bands: &'static [Band],
    /// The scores for which the source advises a further look.
    pub further: Option<Further>,
    /// By how many points two scores differ at least where that counts as a change; `None` where we know of no such number.
    pub change: Option<i64>,
    /// The item, from 0, for which any answer above zero opens a safety flag.
    pub safety_item: Option<usize>,
    /// Who made it and on what terms it may be shown; printed with it.
    pub notice: &'static str,
    /// Where its wording, score and bands were read.
    pub source: &'static str,
}

/// One question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its words.
    pub text: &'static str,
    /// What may be answered, each with its points from 0 to 9, in the order in which they are shown.
    pub options: &'static [(u8, &'static str)],
}

/// A named stretch of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The lowest score in it; it reaches to the next band.
    pub from: i64,
    /// Its code.
    pub code: &'static str,
}

/// For which scores a further look is advised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Further {
    /// From this score up.
    From(i64),
    /// Up to this score.
    UpTo(i64),
}

/// Instruments are told apart by id; there is one declaration of each.
impl PartialEq for Instrument {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Instrument {}

/// In place of the points of an item that was not answered.
pub const UNANSWERED: char = '-';

/// Answers to one instrument: `phq-9:0123-0120`, one digit of points per item.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answers {
    instrument: String,
    points: String,
}

impl Answers {
    /// Reads `text`; `None` when it is not answers to one of `known`, or nothing was answered.
    #[must_use]
    pub fn parse(known: &[&Instrument], text: &str) -> Option<Self> {
        let (id, points) = text.split_once(':')?;
        let instrument = known.iter().find(|instrument| instrument.id == id)?;
        instrument.takes(points).then(|| Self { instrument: id.to_owned(), points: points.to_owned() })
    }

    /// The id of the instrument.
    #[must_use]
    pub fn instrument(&self) -> &str {
        &self.instrument
    }

    /// What each item was answered with, in points, the unscored item last; `None` where it was not.
    pub fn points(&self) -> impl Iterator<Item = Option<u8>> {
        self.points.chars().map(|digit| digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok()))
    }
}

impl fmt::Display for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.instrument, self.points)
    }
}

/// Never shows what a client answered.
impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answers({})", self.instrument)
    }
}

impl Instrument {
    /// All items in the order in which they are asked, the unscored one last.
    pub fn asked(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().chain(&self.unscored)
    }

    /// Whether `points` has an answer or a [`UNANSWERED`] for each item, and at least one answer.
    fn takes(&self, points: &str) -> bool {
        let fits = |(digit, item): (char, &Item)| {
            digit == UNANSWERED || item.options.iter().any(|(points, _)| digit.to_digit(10) == Some(u32::from(*points)))
        };
        points.chars().count() == self.asked().count()
            && points.chars().zip(self.asked()).all(fits)
            && points.chars().any(|digit| digit != UNANSWERED)
    }

    /// The score; `None` while an item that counts is unanswered.
    #[must_use]
    pub fn score(&self, answers: &Answers) -> Option<i64> {
        let counted: Vec<u8> = answers.points().take(self.items.len()).collect::<Option<_>>()?;
        let all = answers.instrument == self.id && counted.len() == self.items.len();
        all.then(|| counted.iter().map(|points| i64::from(*points)).sum::<i64>() * self.times)
    }

    /// The code of the band of a score.
    #[must_use]
    pub fn band(&self, score: i64) -> Option<&'static str> {
        self.bands.iter().rev().find(|band| band.from <= score).map(|band| band.code)
    }

    /// Whether the source advises a further look at this score; `None` where it says nothing.
    #[must_use]
    pub fn asks_further(&self, score: i64) -> Option<bool> {
        self.further.map(|further| match further {
            Further::From(least) => score >= least,
            Further::UpTo(most) => score <= most,
        })
    }

    /// Whether the answers open a safety flag, also where others are missing.
    #[must_use]
    pub fn opens_flag(&self, answers: &Answers) -> bool {
        answers.instrument == self.id
            && self.safety_item.and_then(|item| answers.points().nth(item)).flatten().is_some_and(|points| points > 0)
    }
}
