//! Telephone numbers as they are kept, however they were typed. Must never drop a digit.

/// Zeros of the scripts whose digits people type telephone numbers with; the nine others of each follow it in Unicode.
const ZEROS: [char; 12] = ['٠', '۰', '०', '০', '੦', '૦', '௦', '๐', '໐', '၀', '០', '０'];

/// A number as it is kept: digits of any script as 0 to 9, every dash as `-`, every space as one, nothing that cannot be
/// seen, and an extension behind `x`, however it was written.
pub(super) fn plain_phone(text: &str) -> String {
    let plain = |c: char| {
        let digit =
            ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|place| *place < 10));
        match (digit.and_then(|digit| char::from_digit(digit, 10)), c) {
            (Some(digit), _) => Some(digit),
            (None, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}') => Some('-'),
            (None, '\u{ff0b}') => Some('+'),
            (None, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}') => None,
            (None, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}') => None,
            (None, c) if c.is_whitespace() => Some(' '),
            (None, c) => Some(c),
        }
    };
    let text: String = text.chars().filter_map(plain).collect();
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
