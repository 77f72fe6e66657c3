//! FHIR's dates, which may be a year or a month only. Must never make a day out of less than a day.

use jiff::civil::Date;

/// A FHIR `date` or `dateTime`, as exact as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Partial {
    /// A day. Of a point in time it is the day where it was written.
    Day(Date),
    /// A month of this year.
    Month(i16),
    /// A year.
    Year(i16),
}

/// Reads a FHIR `date` or `dateTime`; `None` when it is neither.
pub(super) fn read(text: &str) -> Option<Partial> {
    let day = text.split('T').next()?;
    let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = day.split('-').collect();
    match parts.as_slice() {
        [year] if day == text && digits(year, 4) => year.parse().ok().map(Partial::Year),
        [year, month] if day == text && digits(year, 4) && digits(month, 2) => {
            let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
            Some(Partial::Month(first.year()))
        }
        [year, month, of_month] if digits(year, 4) && digits(month, 2) && digits(of_month, 2) => {
            Date::new(year.parse().ok()?, month.parse().ok()?, of_month.parse().ok()?).ok().map(Partial::Day)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_as_exact_as_they_were_written() {
        assert_eq!(read("1984"), Some(Partial::Year(1984)));
        assert_eq!(read("1984-07"), Some(Partial::Month(1984)));
        assert_eq!(read("1984-07-09"), Some(Partial::Day(date(1984, 7, 9))));
        assert_eq!(read("2016-05-04T23:35:42-04:00"), Some(Partial::Day(date(2016, 5, 4))));
    }

    #[test]
    fn what_is_not_a_date_is_none() {
        for text in ["", "84", "1984-13", "1984-02-30", "1984-7-9", "1984-07T10:00", "July", "9.7.1984", "-984-01-01"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
