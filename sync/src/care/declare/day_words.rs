//! Days as people write them, beside year-month-day. Must never guess: where day and month could be either, it is no day.

use jiff::civil::Date;

/// The beginnings of the months' names, in the languages of the pages: three letters tell them apart.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene"],
    &["feb"],
    &["mar"],
    &["apr", "abr"],
    &["may"],
    &["jun"],
    &["jul"],
    &["aug", "ago"],
    &["sep", "set"],
    &["oct"],
    &["nov"],
    &["dec", "dic"],
];
/// Most characters of a day in words: "17 de septiembre de 1984".
const CHARACTERS_MAX: usize = 40;

fn month_named(word: &str) -> Option<i8> {
    let start = word.get(..3)?;
    let place = MONTHS.iter().position(|names| names.contains(&start))?;
    i8::try_from(place + 1).ok()
}

/// A day such as `17 May 1984`, `May 17, 1984`, `17 de mayo de 1984`, `17/5/1984` or `5/17/1984`; `None` for everything
/// else, and for a day such as `5/6/1984`, which is one in May for some and one in June for others.
pub(super) fn day_in_words(text: &str) -> Option<Date> {
    if text.chars().count() > CHARACTERS_MAX {
        return None;
    }
    let text = text.to_lowercase();
    let words = text.split(|c: char| c.is_whitespace() || "/.,-".contains(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && !["de", "del", "of"].contains(word)).collect();
    let [first, second, year] = words[..] else { return None };
    let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
    let number = |word: &str| {
        let word = ["st", "nd", "rd", "th", "º", "°"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        word.parse::<i8>().ok()
    };
    let (month, day) = match (month_named(first), month_named(second), number(first), number(second)) {
        (Some(month), None, None, Some(day)) | (None, Some(month), Some(day), None) => (month, day),
        (None, None, Some(day), Some(month)) if day > 12 || day == month => (month, day),
        (None, None, Some(month), Some(day)) if day > 12 => (month, day),
        _ => return None,
    };
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it_and_one_that_could_be_two_is_not() {
        for text in [
            "17 May 1984",
            "May 17, 1984",
            "17th of May 1984",
            "17 de mayo de 1984",
            "17 MAYO 1984",
            "17/5/1984",
            "17.05.1984",
            "5/17/1984",
            "17-05-1984",
        ] {
            assert_eq!(day_in_words(text), Some("1984-05-17".parse().unwrap()), "{text}");
        }
        assert_eq!(day_in_words("5/5/1984"), Some("1984-05-05".parse().unwrap()));
        assert_eq!(day_in_words("1 de enero de 1990"), Some("1990-01-01".parse().unwrap()));
        for text in ["5/6/1984", "17/5/84", "31 Feb 1984", "may 1984", "17 5", "", "17 mayo junio", "0/5/1984", "a b c"]
        {
            assert_eq!(day_in_words(text), None, "{text}");
        }
    }
}
