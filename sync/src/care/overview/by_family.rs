//! The family name of a name, so that lists go by it. Must never guess where a name is written in letters that tell nothing:
//! who writes the name says which word it is.

use super::fold::fold;

/// What follows a family name and is none.
const BEHIND: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// Letters of names whose family name comes first: Han, Kana and Hangul.
const fn is_family_first(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// A name as lists order it: its family name as searched, then the rest of it. `family` is what was said to be the family
/// name; else it is what stands before a comma, the first word in letters of East Asia, and elsewhere the last word.
#[must_use]
pub fn by_family(name: &str, family: Option<&str>) -> String {
    if let Some(family) = family.filter(|family| !fold(family).is_empty() && name.contains(family)) {
        return [fold(family), fold(&name.replacen(family, " ", 1))].join(" ").trim().to_owned();
    }
    let folded = fold(name);
    if name.contains(',') || name.chars().any(is_family_first) {
        return folded;
    }
    let words: Vec<&str> = folded.split_whitespace().collect();
    let behind = words.iter().rev().take_while(|word| BEHIND.contains(word)).count();
    let at = words.len().saturating_sub(behind + 1);
    match words.split_at_checked(at) {
        Some((given, [last, behind @ ..])) if at > 0 => [&[*last], given, behind].concat().join(" "),
        _ => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::{by_family, fold};

    #[test]
    fn a_name_goes_by_its_family_name_and_where_it_does_not_say_by_its_last_word() {
        for (name, family, sorted) in [
            ("Ana Rios", None, "rios ana"),
            ("Ana", None, "ana"),
            ("Rios, Ana", None, "rios ana"),
            ("Luz García López", Some("García López"), "garcia lopez luz"),
            ("Luz García López", None, "lopez luz garcia"),
            ("Nagy Ágnes", Some("Nagy"), "nagy agnes"),
            ("王小明", None, "王小明"),
            ("김 민준", None, "김 민준"),
            ("Sam Berg Jr.", None, "berg sam jr"),
            ("Jr", None, "jr"),
            ("Ana Rios", Some("Berg"), "rios ana"),
            ("Ana Rios", Some("..."), "rios ana"),
            ("", None, ""),
        ] {
            assert_eq!(by_family(name, family), fold(sorted), "{name}");
        }
    }
}
