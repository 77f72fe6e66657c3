//! What people type into a number's field when there is none (999-99-9999, "unknown"). Must never call a number a
//! placeholder that a person could have: what is none is only known by name and birth date then, which is careful too.

/// Words for "there is none", folded to letters.
const WORDS: &[&str] = &[
    "anonymous",
    "anonimo",
    "desconocida",
    "desconocido",
    "declined",
    "dontknow",
    "dummy",
    "error",
    "inconnu",
    "invalid",
    "keine",
    "missing",
    "na",
    "nil",
    "nan",
    "ninguna",
    "ninguno",
    "nodata",
    "nodisponible",
    "noid",
    "none",
    "nonumber",
    "notapplicable",
    "notassigned",
    "notavailable",
    "notknown",
    "notprovided",
    "null",
    "nulo",
    "pending",
    "pendiente",
    "placeholder",
    "refused",
    "same",
    "seebelow",
    "selfpay",
    "sinnumero",
    "sn",
    "tba",
    "tbd",
    "temp",
    "temporary",
    "test",
    "unassigned",
    "unavailable",
    "unbekannt",
    "undefined",
    "unk",
    "unknown",
    "unspecified",
    "void",
    "x",
    "xx",
    "xxx",
];

/// Whether `value` is typed where there is no number.
pub(super) fn is_placeholder(value: &str) -> bool {
    let plain: Vec<char> =
        value.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let word: String = plain.iter().collect();
    let alike = |least: usize| plain.len() >= least && plain.windows(2).all(|pair| pair.first() == pair.last());
    plain.is_empty()
        || WORDS.contains(&word.as_str())
        || plain.iter().all(|letter| *letter == '0')
        || alike(4)
        || (plain.len() >= 6 && (counts(&plain, 1) || counts(&plain, 9)))
}

/// Whether whoever names this number means somebody by it: what is typed where there is none leads to nobody.
pub(super) fn leads(system: &str, value: &str) -> bool {
    !system.is_empty() && !is_placeholder(value)
}

/// Whether each digit is the one before it and `step`, as in 123456789 and 1234567890 (or backwards with 9).
fn counts(plain: &[char], step: u32) -> bool {
    let next = |pair: &[char]| {
        let digit = |at: usize| pair.get(at).and_then(|letter| letter.to_digit(10));
        digit(0).zip(digit(1)).is_some_and(|(before, after)| after == (before + step) % 10)
    };
    plain.windows(2).all(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_where_there_is_no_number_is_known_and_a_number_is_not() {
        for none in [
            "999-99-9999",
            "000000000",
            "0",
            "0000",
            "123456789",
            "1234567890",
            "012345678",
            "987654321",
            "unknown",
            "N/A",
            "n.a.",
            " - ",
            "UNK",
            "None",
            "TBD",
            "xxxxxxxxx",
            "Desconocido",
            "111-11-1111",
            "?",
            "123456",
        ] {
            assert!(is_placeholder(none), "{none}");
        }
        for some in ["7", "88", "101", "0042", "999-12-3456", "A-1", "12345", "p1", "123456780", "444", "NA7"] {
            assert!(!is_placeholder(some), "{some}");
        }
    }
}
