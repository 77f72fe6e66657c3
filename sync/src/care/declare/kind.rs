//! What a field may hold: how it is read from what a person typed, checked, and read back. Must never say how concurrent
//! writes meet (`class.rs`), nor guess: what does not fit is a [`Misfit`], and what another version stored is shown as it is.

use std::collections::BTreeSet;

use automerge::ScalarValue;

use super::day_words::day_in_words;
use super::drawing::{DRAWING_CHARACTERS_MAX, is_drawing};
use super::instrument::{Answers, Instrument};
use super::order::is_order;
use super::phone::plain_phone;
use super::value::{Misfit, PHONE_CHARACTERS_MAX, Value, tidy};
use super::{Codes, EntryKey};

/// What a field may hold. Codes, numbers, dates and phone numbers are scalars, never shared text: two people
/// who change "5 mg" to "10 mg" and "20 mg" in shared text make "1020 mg".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of plain text.
    Line {
        /// Longest allowed, in characters.
        characters_max: usize,
    },
    /// Several lines of plain text.
    Text {
        /// Longest allowed, in characters.
        characters_max: usize,
    },
    /// One of these codes.
    Code(&'static [&'static str]),
    /// One of the codes of a list; what the clinic's own library adds to it is known to the pages, not here.
    Listed(&'static Codes),
    /// Any number of these codes.
    Codes(&'static [&'static str]),
    /// A day.
    Date,
    /// A day, or only a year when no more is known.
    DateOrYear,
    /// A whole number.
    Number {
        /// Smallest allowed.
        least: i64,
        /// Largest allowed.
        most: i64,
    },
    /// Yes or no; unset means not asked.
    YesNo,
    /// A telephone number: digits, spaces, `+ ( ) - . / # *`, at least three digits.
    Phone,
    /// A member of staff.
    Staff,
    /// A day and a time of day with the distance to UTC, to the minute. A form gives the clock alone
    /// (`datetime-local`); [`Moment::typed`](super::Moment::typed) adds the clinic's zone.
    Moment,
    /// Another entry of the same client, of one of the nouns `to`, by its key. At most one of them may be coded.
    Link {
        /// Names of the nouns.
        to: &'static [&'static str],
    },
    /// Any number of entries of the nouns `to`, by their keys.
    Links {
        /// Names of the nouns.
        to: &'static [&'static str],
    },
    /// The place of an entry among its siblings, moved by [`Verb::Move`](crate::care::edit::Verb::Move); never typed.
    Order,
    /// Answers to one of these instruments, all in one value.
    Answers(&'static [&'static Instrument]),
    /// What was drawn by hand on a screen ([`is_drawing`]).
    Drawing,
    /// Signed bytes.
    Signed,
}

impl Kind {
    /// The list of the clinic's own that it takes codes of.
    #[must_use]
    pub const fn list(&self) -> Option<&'static str> {
        if let Self::Listed(Codes::Library { name, .. }) = self { Some(name) } else { None }
    }

    /// The nouns whose entries it may link to.
    #[must_use]
    pub const fn targets(&self) -> &'static [&'static str] {
        if let Self::Link { to } | Self::Links { to } = self { to } else { &[] }
    }

    /// The codes that it may hold, without those of the clinic's own library; none of another kind.
    #[must_use]
    pub const fn codes(&self) -> &'static [&'static str] {
        if let Self::Code(codes) | Self::Codes(codes) = self {
            codes
        } else if let Self::Listed(codes) = self {
            codes.built_in()
        } else {
            &[]
        }
    }

    /// Reads what a person typed or chose; blank means no value. `Codes` and `Links` are separated by
    /// white space.
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
            Self::Listed(codes) if codes.take(&text) => Ok(Value::Code(text)),
            Self::Listed(_) => Err(Misfit::NotAChoice),
            Self::Codes(codes) => text
                .split_whitespace()
                .map(|code| known(codes, code))
                .collect::<Result<BTreeSet<_>, _>>()
                .map(Value::Codes),
            Self::Date => text.parse().ok().or_else(|| day_in_words(&text)).map(Value::Date).ok_or(Misfit::NotADate),
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
            Self::Moment => text.parse().map(Value::Moment).map_err(|_| Misfit::NotAMoment),
            Self::Link { .. } => EntryKey::linked(&text).map(Value::Link).ok_or(Misfit::NotAnId),
            Self::Links { .. } => text
                .split_whitespace()
                .map(|key| EntryKey::linked(key).ok_or(Misfit::NotAnId))
                .collect::<Result<BTreeSet<_>, _>>()
                .map(Value::Links),
            Self::Order if is_order(&text) => Ok(Value::Order(text)),
            Self::Order => Err(Misfit::NotAChoice),
            Self::Answers(known) => Answers::parse(known, &text).map(Value::Answers).ok_or(Misfit::NotAChoice),
            Self::Drawing if text.len() > DRAWING_CHARACTERS_MAX => {
                Err(Misfit::TooLong { characters_max: DRAWING_CHARACTERS_MAX })
            }
            Self::Drawing if is_drawing(&text) => Ok(Value::Words(text)),
            Self::Drawing => Err(Misfit::NotADrawing),
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
            Self::Code(_) | Self::Listed(_) => Value::Code(text),
            Self::Line { .. }
            | Self::Text { .. }
            | Self::Codes(_)
            | Self::Date
            | Self::DateOrYear
            | Self::Number { .. }
            | Self::YesNo
            | Self::Phone
            | Self::Staff
            | Self::Moment
            | Self::Link { .. }
            | Self::Links { .. }
            | Self::Order
            | Self::Answers(_)
            | Self::Drawing
            | Self::Signed => match self.parse(&text) {
                Ok(Some(value)) => value,
                Ok(None) | Err(_) => Value::Words(text),
            },
        })
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
    text.parse().ok().or_else(|| day_in_words(text)).map(Value::Date).ok_or(Misfit::NotADate)
}

fn phone(text: String) -> Result<Value, Misfit> {
    let text = plain_phone(&text);
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

    use jiff::civil::Date;

    use super::super::value::tidy_line;
    use super::*;

    const KINDS: [Kind; 15] = [
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
        Kind::Moment,
        Kind::Link { to: &["goal"] },
        Kind::Links { to: &["goal"] },
        Kind::Order,
        Kind::Drawing,
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
        for (typed, kept) in [
            ("\u{202a}+52\u{a0}55\u{2011}0142\u{202c}", "+52 55-0142"),
            ("٠٥٥٥٠١٤٢", "05550142"),
            ("５５５－０１４２", "555-0142"),
            ("555-0142 ext. 4", "555-0142 x4"),
            ("555-0142 Extensión 12", "555-0142 x12"),
            ("555-0142 x4", "555-0142 x4"),
        ] {
            assert_eq!(Kind::Phone.parse(typed), Ok(Some(Value::Words(kept.into()))), "{typed}");
        }
        assert_eq!(Kind::Phone.parse("555-0142 ask for Lupe"), Err(Misfit::NotAPhone));
        assert_eq!(Kind::Code(&["low"]).parse("lowest"), Err(Misfit::NotAChoice));
        // A code of the clinic's own is well-formed, whether its row has arrived here or not.
        let listed = Kind::Listed(&Codes::Library { name: "trigger", built_in: &["low"] });
        assert_eq!(listed.parse("own-payday"), Ok(Some(Value::Code("own-payday".into()))));
        assert_eq!(listed.parse("Pay day"), Err(Misfit::NotAChoice));
        assert_eq!(Kind::Line { characters_max: 9 }.parse("a\nb"), Err(Misfit::NotOneLine));
        assert_eq!(Kind::Line { characters_max: 2 }.parse("éé"), Ok(Some(Value::Words("éé".into()))));
        assert_eq!(Kind::Line { characters_max: 2 }.parse("ééé"), Err(Misfit::TooLong { characters_max: 2 }));
        assert_eq!(Kind::Signed.parse("x"), Err(Misfit::OnlySigned));
    }

    #[test]
    fn browsers_line_ends_and_stray_control_characters_are_tidied() {
        assert_eq!(tidy("  a\r\nb\rc\u{0}\u{7} \n"), "a\nb\nc");
        for (typed, kept) in [
            ("Cl\u{200b}inic\u{202e}", "Clinic"),
            ("\u{feff}Ana\u{ad} \nRios\u{2066}", "Ana  Rios"),
            ("A\u{200d}na", "Ana"),
            ("\u{200b}\u{202e}", ""),
            // Persian, Hebrew with an accent of its own, Devanagari: joiners and marks belong to the name.
            (
                "\u{639}\u{644}\u{6cc}\u{200c}\u{631}\u{636}\u{627}",
                "\u{639}\u{644}\u{6cc}\u{200c}\u{631}\u{636}\u{627}",
            ),
            ("\u{5d3}\u{5d5}\u{5b8}\u{5d3}", "\u{5d3}\u{5d5}\u{5b8}\u{5d3}"),
        ] {
            assert_eq!(tidy_line(typed), kept, "{typed:?}");
        }
    }

    #[test]
    fn a_value_never_shows_its_words_when_debugged() {
        assert!(!format!("{:?}", Value::Words("Canary".into())).contains("Canary"));
        assert!(!format!("{:?}", Value::Code("Canary".into())).contains("Canary"));
    }

    proptest! {
        #[test]
        fn what_is_typed_is_what_is_shown_stored_and_read_back(typed in ".{0,50}|[0-9]{1,4}(-[0-9]{2}-[0-9]{2})?|yes|no|low|morning evening|2026-11-24T10:42-06:00|aVx|M[0-9]{1,3}( [0-9]{1,2}){3}") {
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
