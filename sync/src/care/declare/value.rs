//! The values that fields hold: how each is read from what a person typed, checked, stored and read back.
//! Must never guess: what does not fit is a [`Misfit`], and what an older or newer version stored is shown as it is.

use std::collections::BTreeSet;
use std::fmt;

use automerge::ScalarValue;
use jiff::civil::Date;

use super::Kind;
use crate::id::{EntryId, PersonId};

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
    /// Another entry.
    Link(EntryId),
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
            Self::Link(id) => write!(f, "Link({id})"),
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
            Self::Link(id) => write!(f, "{id}"),
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
    /// Not a day that exists, written year-month-day.
    #[error("not a date")]
    NotADate,
    /// Not a whole number, or outside its bounds.
    #[error("not a whole number from {least} to {most}")]
    NotInRange {
        /// Smallest allowed.
        least: i64,
        /// Largest allowed.
        most: i64,
    },
    /// Not a telephone number.
    #[error("not a telephone number")]
    NotAPhone,
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

impl Kind {
    /// Reads what a person typed or chose; blank means no value. `Codes` are separated by white space.
    ///
    /// # Errors
    /// The [`Misfit`] to show beside the field; nothing was changed.
    pub fn parse(&self, typed: &str) -> Result<Option<Value>, Misfit> {
        let text = tidy(typed);
        if text.is_empty() {
            return Ok(None);
        }
        match *self {
            Self::Line { characters_max } => {
                if text.contains(['\n', '\t']) {
                    return Err(Misfit::NotOneLine);
                }
                words(text, characters_max)
            }
            Self::Text { characters_max } => words(text, characters_max),
            Self::Code(codes) => known(codes, &text).map(Value::Code),
            Self::Codes(codes) => text
                .split_whitespace()
                .map(|code| known(codes, code))
                .collect::<Result<BTreeSet<_>, _>>()
                .map(Value::Codes),
            Self::Date => text.parse().map(Value::Date).map_err(|_| Misfit::NotADate),
            Self::DateOrYear => date_or_year(&text),
            Self::Number { least, most } => text
                .parse()
                .ok()
                .filter(|number| (least..=most).contains(number))
                .map(Value::Number)
                .ok_or(Misfit::NotInRange { least, most }),
            Self::YesNo => match text.as_str() {
                "yes" => Ok(Value::YesNo(true)),
                "no" => Ok(Value::YesNo(false)),
                _ => Err(Misfit::NotAChoice),
            },
            Self::Phone => phone(text),
            Self::Staff => text.parse().map(Value::Staff).map_err(|_| Misfit::NotAnId),
            Self::Link => text.parse().map(Value::Link).map_err(|_| Misfit::NotAnId),
            Self::Signed => Err(Misfit::OnlySigned),
        }
        .map(Some)
    }

    /// Checks a value that did not come through [`Kind::parse`] (an import, another form of it).
    ///
    /// # Errors
    /// As [`Kind::parse`].
    pub fn check(&self, value: &Value) -> Result<(), Misfit> {
        match (self, value) {
            (Self::Signed, Value::Signed(_)) => Ok(()),
            _ => match self.parse(&value.to_string())? {
                Some(same) if same == *value => Ok(()),
                Some(_) | None => Err(Misfit::NotAChoice),
            },
        }
    }

    /// Reads back what was stored. What does not fit the kind, as from another version, is shown as words.
    #[must_use]
    pub fn read(&self, stored: &ScalarValue) -> Option<Value> {
        let text = match stored {
            ScalarValue::Null => return None,
            ScalarValue::Bytes(bytes) => return Some(Value::Signed(bytes.clone())),
            ScalarValue::Boolean(yes) => return Some(Value::YesNo(*yes)),
            ScalarValue::Int(number) => return Some(Value::Number(*number)),
            ScalarValue::Uint(number) => return i64::try_from(*number).ok().map(Value::Number),
            ScalarValue::Str(text) => text.to_string(),
            other @ (ScalarValue::F64(_)
            | ScalarValue::Counter(_)
            | ScalarValue::Timestamp(_)
            | ScalarValue::Unknown { .. }) => other.to_string(),
        };
        Some(match self {
            Self::Code(_) => Value::Code(text),
            Self::Line { .. }
            | Self::Text { .. }
            | Self::Codes(_)
            | Self::Date
            | Self::DateOrYear
            | Self::Number { .. }
            | Self::YesNo
            | Self::Phone
            | Self::Staff
            | Self::Link
            | Self::Signed => match self.parse(&text) {
                Ok(Some(value)) => value,
                Ok(None) | Err(_) => Value::Words(text),
            },
        })
    }
}

impl Value {
    /// The day, if it is one.
    #[must_use]
    pub fn as_date(&self) -> Option<Date> {
        if let Self::Date(date) = self { Some(*date) } else { None }
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
            | Self::Link(_) => ScalarValue::Str(self.to_string().into()),
        }
    }
}

fn words(text: String, characters_max: usize) -> Result<Value, Misfit> {
    if text.chars().count() > characters_max {
        return Err(Misfit::TooLong { characters_max });
    }
    Ok(Value::Words(text))
}

fn known(codes: &[&str], code: &str) -> Result<String, Misfit> {
    if codes.contains(&code) { Ok(code.to_owned()) } else { Err(Misfit::NotAChoice) }
}

fn date_or_year(text: &str) -> Result<Value, Misfit> {
    if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().map(Value::Year).map_err(|_| Misfit::NotADate);
    }
    text.parse().map(Value::Date).map_err(|_| Misfit::NotADate)
}

fn phone(text: String) -> Result<Value, Misfit> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let allowed = |c: char| c.is_ascii_digit() || " +()-./#*x,;".contains(c);
    if digits < 3 || text.chars().count() > PHONE_CHARACTERS_MAX || !text.chars().all(allowed) {
        return Err(Misfit::NotAPhone);
    }
    Ok(Value::Words(text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KINDS: [Kind; 11] = [
        Kind::Line { characters_max: 20 },
        Kind::Text { characters_max: 40 },
        Kind::Code(&["low", "high"]),
        Kind::Codes(&["morning", "evening"]),
        Kind::Date,
        Kind::DateOrYear,
        Kind::Number { least: 0, most: 10 },
        Kind::YesNo,
        Kind::Phone,
        Kind::Staff,
        Kind::Link,
    ];

    #[test]
    fn each_kind_takes_what_it_should_and_refuses_the_rest() {
        let date: Date = "2026-11-24".parse().unwrap();
        assert_eq!(Kind::Date.parse(" 2026-11-24 "), Ok(Some(Value::Date(date))));
        assert_eq!(Kind::Date.parse("2026-02-30"), Err(Misfit::NotADate));
        assert_eq!(Kind::DateOrYear.parse("1984"), Ok(Some(Value::Year(1984))));
        assert_eq!(Kind::Number { least: 0, most: 10 }.parse("11"), Err(Misfit::NotInRange { least: 0, most: 10 }));
        assert_eq!(Kind::Phone.parse("+1 555 0142"), Ok(Some(Value::Words("+1 555 0142".into()))));
        assert_eq!(Kind::Phone.parse("call me"), Err(Misfit::NotAPhone));
        assert_eq!(Kind::Code(&["low"]).parse("lowest"), Err(Misfit::NotAChoice));
        assert_eq!(Kind::Line { characters_max: 9 }.parse("a\nb"), Err(Misfit::NotOneLine));
        assert_eq!(Kind::Line { characters_max: 2 }.parse("éé"), Ok(Some(Value::Words("éé".into()))));
        assert_eq!(Kind::Line { characters_max: 2 }.parse("ééé"), Err(Misfit::TooLong { characters_max: 2 }));
        assert_eq!(Kind::Signed.parse("x"), Err(Misfit::OnlySigned));
    }

    #[test]
    fn browsers_line_ends_and_stray_control_characters_are_tidied() {
        assert_eq!(tidy("  a\r\nb\rc\u{0}\u{7} \n"), "a\nb\nc");
    }

    #[test]
    fn a_value_never_shows_its_words_when_debugged() {
        assert!(!format!("{:?}", Value::Words("Canary".into())).contains("Canary"));
        assert!(!format!("{:?}", Value::Code("Canary".into())).contains("Canary"));
    }

    proptest! {
        #[test]
        fn what_is_typed_is_what_is_shown_stored_and_read_back(typed in ".{0,50}|[0-9]{1,4}(-[0-9]{2}-[0-9]{2})?|yes|no|low|morning evening") {
            for kind in KINDS {
                if let Ok(Some(value)) = kind.parse(&typed) {
                    prop_assert_eq!(kind.check(&value), Ok(()));
                    prop_assert_eq!(kind.parse(&value.to_string()), Ok(Some(value.clone())));
                    prop_assert_eq!(kind.read(&value.to_scalar()), Some(value));
                }
            }
        }
    }
}
