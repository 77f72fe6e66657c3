//! The values that fields hold, and how each is written as text and as the scalar that is stored. Must never show a
//! client's words in a `{:?}`.

use std::collections::BTreeSet;
use std::fmt;

use automerge::ScalarValue;
use jiff::civil::Date;

use super::instrument::Answers;
use super::{EntryKey, Moment};
use crate::id::PersonId;

/// One value of a field.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Plain text, of one line or several.
    Words(String),
    /// A code of the field's list (or one that a newer version knows).
    Code(String),
    /// Several codes.
    Codes(BTreeSet<String>),
    /// A day.
    Date(Date),
    /// A year alone.
    Year(i16),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    YesNo(bool),
    /// A member of staff.
    Staff(PersonId),
    /// A day and a time of day.
    Moment(Moment),
    /// Another entry.
    Link(EntryKey),
    /// Several other entries.
    Links(BTreeSet<EntryKey>),
    /// A place among siblings.
    Order(String),
    /// Answers to an instrument.
    Answers(Answers),
    /// Signed bytes.
    Signed(Vec<u8>),
}

/// Never shows a client's words: a value may end up in a log through a `{:?}`.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => write!(f, "Words({} characters)", words.chars().count()),
            Self::Code(_) => f.write_str("Code"),
            Self::Codes(codes) => write!(f, "Codes({})", codes.len()),
            Self::Date(_) => f.write_str("Date"),
            Self::Year(_) => f.write_str("Year"),
            Self::Number(_) => f.write_str("Number"),
            Self::YesNo(_) => f.write_str("YesNo"),
            Self::Staff(id) => write!(f, "Staff({id})"),
            Self::Moment(_) => f.write_str("Moment"),
            Self::Link(key) => write!(f, "Link({key})"),
            Self::Links(keys) => write!(f, "Links({})", keys.len()),
            Self::Order(_) => f.write_str("Order"),
            Self::Answers(answers) => write!(f, "{answers:?}"),
            Self::Signed(bytes) => write!(f, "Signed({} bytes)", bytes.len()),
        }
    }
}

/// The text that a form shows and takes back; codes stay codes (words for them are the pages' business).
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(text) | Self::Code(text) => f.write_str(text),
            Self::Codes(codes) => f.write_str(&codes.iter().map(String::as_str).collect::<Vec<_>>().join(" ")),
            Self::Date(date) => write!(f, "{date}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::YesNo(yes) => f.write_str(if *yes { "yes" } else { "no" }),
            Self::Staff(id) => write!(f, "{id}"),
            Self::Moment(moment) => write!(f, "{moment}"),
            Self::Link(key) => write!(f, "{key}"),
            Self::Links(keys) => f.write_str(&keys.iter().map(EntryKey::to_string).collect::<Vec<_>>().join(" ")),
            Self::Order(key) => f.write_str(key),
            Self::Answers(answers) => write!(f, "{answers}"),
            Self::Signed(bytes) => write!(f, "{} signed bytes", bytes.len()),
        }
    }
}

/// Why a text is not a value of its kind. Pages have a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Misfit {
    /// Longer than allowed.
    #[error("longer than {characters_max} characters")]
    TooLong {
        /// The longest allowed.
        characters_max: usize,
    },
    /// Has a line break or another control character where only one line fits.
    #[error("more than one line")]
    NotOneLine,
    /// Not a code of the list.
    #[error("not one of the choices")]
    NotAChoice,
    /// Not a day that exists, or one that could be two.
    #[error("not a date")]
    NotADate,
    /// Not a day and a time of day that exist.
    #[error("not a date and a time")]
    NotAMoment,
    /// Not a whole number, or outside its bounds.
    #[error("not a whole number from {least} to {most}")]
    NotInRange {
        /// Smallest allowed.
        least: i64,
        /// Largest allowed.
        most: i64,
    },
    /// Not what was drawn by hand.
    #[error("not a drawing")]
    NotADrawing,
    /// Not a telephone number.
    #[error("not a telephone number")]
    NotAPhone,
    /// More than one telephone number where one is asked for.
    #[error("more than one telephone number")]
    SeveralPhones,
    /// Not an id.
    #[error("not someone or something known here")]
    NotAnId,
    /// Written by signing only.
    #[error("set by signing only")]
    OnlySigned,
}

/// Longest telephone number, in characters: E.164 has 15 digits; the rest is room for spaces and an extension.
pub const PHONE_CHARACTERS_MAX: usize = 40;

/// Line ends as one `\n`, no white space at the ends, no control characters but line ends and tabs.
#[must_use]
pub fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// As [`tidy`], on one line, without the characters that cannot be seen and change how others are: with them one name
/// looks like another. Joiners stay where a script needs them, between two of its letters (RFC 5892, appendix A).
#[must_use]
pub fn tidy_line(text: &str) -> String {
    let joins = |c: Option<&char>| c.is_some_and(|c| *c >= '\u{600}' && c.is_alphabetic());
    let all: Vec<char> = tidy(text).chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }).collect();
    let is_kept = |(at, c): (usize, &char)| match c {
        '\u{200C}' | '\u{200D}' => joins(at.checked_sub(1).and_then(|at| all.get(at))) && joins(all.get(at + 1)),
        c => !is_format(*c),
    };
    let kept: String = all.iter().enumerate().filter(|one| is_kept(*one)).map(|(_, c)| *c).collect();
    kept.trim().to_owned()
}

/// Characters that change how others are shown and are not shown themselves (Unicode's class Cf, of those in use).
const fn is_format(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

impl Value {
    /// The day, if it is one; of a moment the day where it was.
    #[must_use]
    pub fn as_date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Moment(moment) => Some(moment.date()),
            Self::Words(_)
            | Self::Code(_)
            | Self::Codes(_)
            | Self::Year(_)
            | Self::Number(_)
            | Self::YesNo(_)
            | Self::Staff(_)
            | Self::Link(_)
            | Self::Links(_)
            | Self::Order(_)
            | Self::Answers(_)
            | Self::Signed(_) => None,
        }
    }

    /// The moment, if it is one.
    #[must_use]
    pub fn as_moment(&self) -> Option<Moment> {
        if let Self::Moment(moment) = self { Some(*moment) } else { None }
    }

    /// The entry that it links to, if it is one.
    #[must_use]
    pub fn as_link(&self) -> Option<EntryKey> {
        if let Self::Link(key) = self { Some(*key) } else { None }
    }

    /// The answers, if it is that.
    #[must_use]
    pub fn as_answers(&self) -> Option<&Answers> {
        if let Self::Answers(answers) = self { Some(answers) } else { None }
    }

    /// Every entry that it links to.
    #[must_use]
    pub fn links(&self) -> Vec<EntryKey> {
        if let Self::Links(keys) = self { keys.iter().copied().collect() } else { self.as_link().into_iter().collect() }
    }

    /// The names under which the flags of a set stand: its codes, or the keys of its links.
    #[must_use]
    pub fn flags(&self) -> BTreeSet<String> {
        match self {
            Self::Codes(codes) => codes.clone(),
            Self::Links(keys) => keys.iter().map(EntryKey::to_string).collect(),
            Self::Words(_)
            | Self::Code(_)
            | Self::Date(_)
            | Self::Year(_)
            | Self::Number(_)
            | Self::YesNo(_)
            | Self::Staff(_)
            | Self::Moment(_)
            | Self::Link(_)
            | Self::Order(_)
            | Self::Answers(_)
            | Self::Signed(_) => BTreeSet::new(),
        }
    }

    /// The member of staff, if it is one.
    #[must_use]
    pub fn as_staff(&self) -> Option<PersonId> {
        if let Self::Staff(person) = self { Some(*person) } else { None }
    }

    /// The words or the code, if it is either.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Words(text) | Self::Code(text) = self { Some(text) } else { None }
    }

    /// The signed bytes, if it is that.
    #[must_use]
    pub fn as_signed(&self) -> Option<&[u8]> {
        if let Self::Signed(bytes) = self { Some(bytes) } else { None }
    }

    /// The scalar that is stored. Codes of a set are stored one by one, so a set has none.
    #[must_use]
    pub fn to_scalar(&self) -> ScalarValue {
        match self {
            Self::Number(number) => ScalarValue::Int(*number),
            Self::YesNo(yes) => ScalarValue::Boolean(*yes),
            Self::Signed(bytes) => ScalarValue::Bytes(bytes.clone()),
            Self::Words(_)
            | Self::Code(_)
            | Self::Codes(_)
            | Self::Date(_)
            | Self::Year(_)
            | Self::Staff(_)
            | Self::Moment(_)
            | Self::Link(_)
            | Self::Links(_)
            | Self::Order(_)
            | Self::Answers(_) => ScalarValue::Str(self.to_string().into()),
        }
    }
}
