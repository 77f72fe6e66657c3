//! Telephone numbers as they are kept, however they were typed. Must never drop a digit.

use super::numbers_in::{WHOLE_MIN, numbers_in, plain_character};
use super::{Value, fold};

/// A number as it is kept: digits of any script as 0 to 9, every dash as `-`, every space as one, nothing that cannot
/// be seen, and an extension behind `x`, however it was written.
pub(super) fn plain_phone(text: &str) -> String {
    let text: String = text.chars().filter_map(plain_character).collect();
    let is_word = |c: char| c.is_alphabetic() || c == '.';
    let Some(at) = text.find(char::is_alphabetic) else { return text };
    let (own, rest) = text.split_at(at);
    let word = rest.get(..rest.find(|c| !is_word(c)).unwrap_or(rest.len())).unwrap_or_default();
    match word.trim_end_matches('.').to_lowercase().as_str() {
        "ext" | "extension" | "extensión" | "extn" | "anexo" | "int" | "interno" => {
            format!("{own}x{}", rest.strip_prefix(word).unwrap_or_default().trim_start())
        }
        _ => text,
    }
}

/// The digits of a number without its extension, by which two of them are told to be the same.
#[must_use]
pub fn phone_digits(text: &str) -> String {
    let text = plain_phone(text);
    let own = text.split(char::is_alphabetic).next().unwrap_or_default();
    own.chars().filter(char::is_ascii_digit).collect()
}

/// Whether two texts are one number, or one address: of numbers the signs between the digits do not count, and an
/// address in words is the same as names are ([`fold()`]), however its lines are set. In one of the network every sign
/// counts.
#[must_use]
pub fn is_same_number(one: &str, other: &str) -> bool {
    let (one, other) = (plain_phone(one.trim()), plain_phone(other.trim()));
    let has_letters = |text: &str| text.chars().any(char::is_alphabetic);
    if one.contains('@') || other.contains('@') {
        return one.to_lowercase() == other.to_lowercase();
    }
    if has_letters(&one) || has_letters(&other) {
        return fold(&one) == fold(&other);
    }
    let digits = |text: &str| text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    digits(&one) == digits(&other)
}

/// Whether two values are one, however a number was written.
#[must_use]
pub fn is_same(one: &Option<Value>, other: &Option<Value>) -> bool {
    match (one, other) {
        (Some(Value::Words(one)), Some(Value::Words(other))) => is_same_number(one, other),
        _ => one == other,
    }
}

/// Whether two values are one, or may be one number ([`is_one_number`]).
#[must_use]
pub(in crate::care) fn is_one_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Words(one), Value::Words(other)) => is_one_number(one, other),
        _ => one == other,
    }
}

/// Fewest digits of a number that is told to be another without its beginning, or that anything may stand behind.
const OWN_DIGITS_MIN: usize = 7;

/// Whether two texts are one number, also where one of them is written without the beginning that a country or a town
/// has, or where an extension or a word stands behind one of them: who answers there may be the same. Or one address.
/// Asked where it is better to be careful once too often.
#[must_use]
pub fn is_one_number(one: &str, other: &str) -> bool {
    let is_end = |long: &str, short: &str| short.len() >= OWN_DIGITS_MIN && long.ends_with(short);
    let is_one = |a: &str, b: &str| a == b || is_end(a, b) || is_end(b, a);
    let is_main = |(a, b): (String, String)| is_one(&a, &b);
    if is_same_number(one, other) || main_digits(one).zip(main_digits(other)).is_some_and(is_main) {
        return true;
    }
    let mails = mails_in(other);
    if mails_in(one).iter().any(|mail| mails.contains(mail)) {
        return true;
    }
    let digits = |text: &str| text.chars().filter_map(plain_character).filter(char::is_ascii_digit).count();
    if digits(one) < WHOLE_MIN || digits(other) < WHOLE_MIN {
        return false;
    }
    // Where somebody wrote several, or words beside one, each counts.
    let whole = |text: &str| numbers_in(text).into_iter().map(|number| number.digits);
    let others: Vec<String> = whole(other).filter(|digits| digits.len() >= WHOLE_MIN).collect();
    whole(one).filter(|digits| digits.len() >= WHOLE_MIN).any(|own| others.iter().any(|other| is_one(&own, other)))
}

/// The addresses of electronic mail in a text, in small letters, whatever stands around them.
fn mails_in(text: &str) -> Vec<String> {
    let is_around = |c: char| c.is_whitespace() || ",;:<>()[]\"'".contains(c);
    let text: String = text.chars().filter_map(plain_character).collect();
    let mails = text.split(is_around).map(|word| word.trim_matches('.').to_lowercase());
    mails.filter(|word| word.split_once('@').is_some_and(|(who, at)| !who.is_empty() && !at.is_empty())).collect()
}

/// The digits of a telephone number without what stands behind it; `None` for what is none.
fn main_digits(text: &str) -> Option<String> {
    let text = plain_phone(text.trim());
    let is_behind = |c: char| c.is_alphabetic() || matches!(c, '#' | ',' | ';' | '@' | ':');
    let (own, rest) = text.split_at(text.find(is_behind).unwrap_or(text.len()));
    let digits: String = own.chars().filter(char::is_ascii_digit).collect();
    // "ext 4" and "anexo 4" stand as "x4" here.
    let behind = rest.strip_prefix(['x', 'X', '#']).map(str::trim).unwrap_or_default();
    let is_extension = rest.is_empty() || (!behind.is_empty() && behind.chars().all(|c| c.is_ascii_digit()));
    let may_be = !rest.contains('@') && (is_extension || digits.len() >= OWN_DIGITS_MIN);
    (may_be && !digits.is_empty()).then_some(digits)
}

/// What stands behind a telephone number, as its digits; empty where nothing does.
pub(in crate::care) fn extension_digits(text: &str) -> String {
    let text = plain_phone(text.trim());
    let behind = text.find(|c: char| c.is_alphabetic() || matches!(c, '#' | ',' | ';'));
    let behind = behind.and_then(|at| text.get(at..)).unwrap_or_default();
    behind.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_to_be_one_whatever_stands_behind_it_and_an_address_is_not() {
        for (one, other) in [
            ("555-0142", "555-0142 ext 4"),
            ("555-0142 x4", "(555) 0142 anexo 12"),
            ("555-0142 #4", "+1 555 0142"),
            ("555-0142 (her mother)", "5550142"),
            ("555-0141 / 555-0142", "555-0141"),
            ("555-0141 or 555-0142", "5550142 x4"),
            ("(after 5) 555-0142", "555-0142"),
            ("0142 ext 4", "0142"),
            ("12 Mill Lane, Springfield", "12 mill lane springfield"),
            ("Avenida Ju\u{e1}rez 12, piso 3", "AVENIDA JUAREZ 12 \u{2013} Piso 3"),
            ("12 Mill Lane\nSpringfield", " 12  Mill Lane; Spr\u{ed}ngfield."),
            ("12 Mill\u{a0}Lane", "12 Mill Lane"),
            ("Shop@Example.org", "mailto:shop@example.org"),
            ("shop@example.org", "Shop <shop@example.org>, evenings."),
            ("shop@example.org", "home: shop@example.org, other@example.org"),
            ("shop@example.org (evenings)", "Shop@example.org."),
        ] {
            assert!(is_one_number(one, other) && is_one_number(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("555-0142", "555-0143 ext 4"),
            ("5550142@example.org", "555-0142"),
            ("12 Mill Lane", "12 High Street"),
            ("12 Mill Lane", "1 2 Mill Lane"),
            ("12 Mill Lane", "21 Mill Lane"),
            ("ana.rios@example.org", "ana-rios@example.org"),
            ("ana@example.org", "ben@example.org"),
            ("ana@example.org", "diana@example.org"),
            ("ana@", "ana@example.org"),
            ("x4", "x4 5"),
        ] {
            assert!(!is_one_number(one, other) && !is_one_number(other, one), "{one} {other}");
        }
    }
}
