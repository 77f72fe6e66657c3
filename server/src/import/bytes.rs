//! From the bytes of a file to text that can be parsed: its encoding, its limits, and characters of which half is
//! missing. Must never guess at an encoding that the bytes do not show.

use std::borrow::Cow;

use super::error::Fault;

/// Largest file that is read as one piece: 64 MiB, many whole records. Of NDJSON it is the largest line.
pub(crate) const BYTES_MAX: usize = 64 << 20;
/// Deepest nesting that is read. FHIR resources in a Bundle stay below 30.
pub(crate) const DEPTH_MAX: usize = 64;

/// Text as UTF-8, and how many halves of characters in it were replaced.
pub(super) struct Text<'b> {
    pub(super) bytes: Cow<'b, [u8]>,
    pub(super) halves: usize,
}

/// The text of a file of JSON, after its limits were checked.
pub(super) fn text_of(bytes: &[u8]) -> Result<Text<'_>, Fault> {
    if bytes.len() > BYTES_MAX {
        return Err(Fault::TooLarge { bytes: bytes.len(), most: BYTES_MAX });
    }
    let text = as_utf8(bytes);
    if let Some(what) = other_format(&text) {
        return Err(Fault::OtherFormat { what });
    }
    check_depth(&text)?;
    Ok(mended(text))
}

/// UTF-8 without a byte order mark. UTF-16 is known by its mark, or by the zero that each ASCII letter has in it.
pub(super) fn as_utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let wide = |rest: &[u8], join: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|pair| join([byte(pair, 0), byte(pair, 1)]));
        let text: String = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        Cow::Owned(text.into_bytes())
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(rest),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [1..=127, 0, ..] => wide(bytes, u16::from_le_bytes),
        [0, 1..=127, ..] => wide(bytes, u16::from_be_bytes),
        _ => Cow::Borrowed(bytes),
    }
}

fn byte(pair: &[u8], at: usize) -> u8 {
    pair.get(at).copied().unwrap_or(0)
}

/// What a file is that is no JSON, where its beginning tells.
pub(super) fn other_format(text: &[u8]) -> Option<&'static str> {
    let start = text.trim_ascii_start();
    let begins = |with: &str| start.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()));
    match () {
        () if begins("<") => Some("XML"),
        () if begins("PK\u{3}\u{4}") => Some("a zip archive or a spreadsheet program's own file"),
        () if begins("BEGIN:VCARD") => Some("vCard"),
        () if begins("%PDF") => Some("PDF"),
        () if begins("MSH|") => Some("HL7 version 2"),
        () => None,
    }
}

fn check_depth(bytes: &[u8]) -> Result<(), Fault> {
    let (mut depth, mut line, mut in_text, mut escaped) = (0usize, 1usize, false, false);
    for byte in bytes {
        match (byte, in_text) {
            (b'\n', _) => line += 1,
            (_, true) if escaped => escaped = false,
            (b'\\', true) => escaped = true,
            (b'"', _) => in_text = !in_text,
            (b'{' | b'[', false) => depth += 1,
            (b'}' | b']', false) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_MAX {
            return Err(Fault::TooDeep { line, most: DEPTH_MAX });
        }
    }
    Ok(())
}

/// The text with each lone half of a surrogate pair (`\ud83d` without its second half, as a text cut in the middle of
/// an emoji leaves it) as the replacement character, of the same length so that lines and columns stay.
fn mended(text: Cow<'_, [u8]>) -> Text<'_> {
    let mut lone = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'\\')) {
        let here = at + found;
        let unit = unit_at(&text, here);
        let next = unit_at(&text, here + 6);
        at = match (unit, next) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => here + 12,
            (Some(0xd800..=0xdfff), _) => {
                lone.push(here);
                here + 6
            }
            (Some(_), _) => here + 6,
            (None, _) => here + 2,
        };
    }
    if lone.is_empty() {
        return Text { bytes: text, halves: 0 };
    }
    let (halves, mut text) = (lone.len(), text.into_owned());
    for at in lone {
        for (to, from) in text.iter_mut().skip(at).zip(br"\ufffd") {
            *to = *from;
        }
    }
    Text { bytes: Cow::Owned(text), halves }
}

/// The UTF-16 unit that `\uXXXX` at this place stands for.
fn unit_at(text: &[u8], at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix(br"\u")?;
    let digits =
        std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    u16::from_str_radix(digits?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_character_is_replaced_and_a_whole_one_is_kept() {
        let mend = |text: &str| {
            let text = mended(Cow::Borrowed(text.as_bytes()));
            (String::from_utf8(text.bytes.into_owned()).unwrap(), text.halves)
        };
        assert_eq!(mend(r#""a\ud83d""#), (r#""a\ufffd""#.to_owned(), 1));
        assert_eq!(mend(r#""\ud83d\ude00""#), (r#""\ud83d\ude00""#.to_owned(), 0));
        assert_eq!(mend(r#""\\ud83d""#), (r#""\\ud83d""#.to_owned(), 0));
        assert_eq!(mend(r#""\ude00\ud83dx""#), (r#""\ufffd\ufffdx""#.to_owned(), 2));
    }

    #[test]
    fn utf_16_is_read_in_both_orders_with_and_without_its_mark() {
        let units: Vec<u16> = "{\"é\":\"😀\"}".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [[&[0xff, 0xfe], &little[..]].concat(), [&[0xfe, 0xff], &big[..]].concat(), little, big] {
            assert_eq!(as_utf8(&bytes), "{\"é\":\"😀\"}".as_bytes());
        }
    }
}
