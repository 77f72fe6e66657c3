//! The family name of a name, so that lists go by it. Must never guess where a name is written in letters that tell nothing:
//! who writes the name says which word it is.

use crate::care::declare::fold;

/// What follows a family name and is none.
const BEHIND: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// Letters of names whose family name comes first: Han, Kana and Hangul.
const fn is_family_first(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Whether these words are a name in letters of East Asia alone, which is spoken with the family name first.
#[must_use]
pub fn is_spoken_family_first(words: &str) -> bool {
    let mut letters = words.chars().filter(|letter| letter.is_alphanumeric()).peekable();
    letters.peek().is_some() && letters.all(is_family_first)
}

/// Whether `family` stands within `name`, however either is written.
#[must_use]
pub fn holds_family(name: &str, family: &str) -> bool {
    beside_family(name, family).is_some()
}

/// What stands in `name` beside `family`, as searched; `None` where `family` is not in it.
fn beside_family(name: &str, family: &str) -> Option<String> {
    let (folded, own) = (fold(name), fold(family));
    let words: Vec<&str> = folded.split(' ').collect();
    let own: Vec<&str> = own.split(' ').filter(|word| !word.is_empty()).collect();
    if own.is_empty() {
        return None;
    }
    if let Some(at) = words.windows(own.len()).position(|run| run == own) {
        let beside = words.iter().enumerate().filter(|(place, _)| !(at..at + own.len()).contains(place));
        return Some(beside.map(|(_, word)| *word).collect::<Vec<_>>().join(" "));
    }
    // Written without a space between the names.
    name.contains(family).then(|| fold(&name.replacen(family, " ", 1)))
}

/// A name as lists order it: its family name as searched, then the rest of it. `family` is what was said to be the family
/// name; else it is what stands before a comma, the first word in letters of East Asia, and elsewhere the last word.
#[must_use]
pub fn by_family(name: &str, family: Option<&str>) -> String {
    if let Some((family, beside)) = family.and_then(|family| Some((family, beside_family(name, family)?))) {
        return [fold(family), beside].join(" ").trim().to_owned();
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
            ("Nagy Ágnes", Some("NAGY"), "nagy agnes"),
            ("Paulsen Paul", Some("Paul"), "paul paulsen"),
            ("Mary O’Brien Reed", Some("O'Brien"), "obrien mary reed"),
            ("王小明", None, "王小明"),
            ("王小明", Some("王"), "王 小明"),
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
