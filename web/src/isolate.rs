//! Names and people's own words, kept apart from the sentence that they stand in: a name in Hebrew does not move the digits
//! beside it, and a browser that translates the page leaves a name alone. A name is marked where it is taken from the
//! record; the marks become elements when the whole page is written ([`in_html`]), so that no sentence and no template has to
//! know of them. Must never change a letter of what it marks.
//!
//! The marks are Unicode's own (UAX 9, 2.4): where no element can stand, as in an attribute or in a choice of a list, they
//! stay as they are and do their work there.

use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Begins what is kept apart, whatever its direction (U+2068).
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Ends it (U+2069).
const POP: char = '\u{2069}';
/// Follows the beginning where it is a name (U+2060): it shows nothing and is never written to a page.
const NAME: char = '\u{2060}';

/// The name of a person, a laptop or a clinic, kept apart and never translated.
#[must_use]
pub fn name(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("{FIRST_STRONG_ISOLATE}{NAME}{name}{POP}") }
}

/// What a person wrote, kept apart.
#[must_use]
pub fn words(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("{FIRST_STRONG_ISOLATE}{words}{POP}") }
}

/// Letters that are written from right to left, and marks that turn what follows them: the blocks whose unassigned letters
/// have such a direction by default (UAX 44, `DerivedBidiClass`), and the marks of UAX 9, 2.1 to 2.6.
const TURNS: [RangeInclusive<char>; 8] = [
    '\u{590}'..='\u{8FF}',
    '\u{200F}'..='\u{200F}',
    '\u{202A}'..='\u{202E}',
    '\u{2066}'..='\u{2067}',
    '\u{FB1D}'..='\u{FDFF}',
    '\u{FE70}'..='\u{FEFF}',
    '\u{10800}'..='\u{10FFF}',
    '\u{1E800}'..='\u{1EFFF}',
];

/// What goes into a sentence: kept apart where something in it would turn what stands around it and is not kept apart
/// already. So no caller has to know what a person may have written.
pub(crate) fn value(text: &str) -> Cow<'_, str> {
    let mut open = 0_usize;
    let turns = text.chars().any(|letter| {
        match letter {
            FIRST_STRONG_ISOLATE => open += 1,
            POP => open = open.saturating_sub(1),
            _ => {}
        }
        open == 0 && TURNS.iter().any(|block| block.contains(&letter))
    });
    if turns { words(text).into() } else { text.into() }
}

/// The same without marks.
#[must_use]
pub fn bare(text: &str) -> String {
    text.replace([FIRST_STRONG_ISOLATE, NAME, POP], "")
}

/// Elements that hold text alone.
const TEXT_ALONE: [&str; 5] = ["option", "textarea", "title", "script", "style"];

/// `html` with an element for each pair of marks in its text: `<bdi translate="no">` for a name, `<bdi>` for other words.
#[must_use]
pub fn in_html(html: &str) -> String {
    let mut written = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, from_tag) = rest.split_at(start);
        write_text(text, is_text_alone(&written), &mut written);
        let end = from_tag.find('>').map_or(from_tag.len(), |end| end + 1);
        let (tag, after) = from_tag.split_at(end);
        // An element cannot stand in an attribute.
        written.push_str(&tag.replace(NAME, ""));
        rest = after;
    }
    write_text(rest, false, &mut written);
    written
}

/// Whether what comes after `written` stands in an element that holds text alone.
fn is_text_alone(written: &str) -> bool {
    let tag = written.rfind('<').and_then(|start| written.get(start + 1..)).unwrap_or_default();
    let name = tag.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    TEXT_ALONE.contains(&name)
}

fn write_text(text: &str, is_alone: bool, written: &mut String) {
    // A mark without its other half is somebody's own letter.
    let opened = text.matches(FIRST_STRONG_ISOLATE).count();
    if opened == 0 || is_alone || opened != text.matches(POP).count() {
        written.push_str(&text.replace(NAME, ""));
        return;
    }
    let mut letters = text.chars().peekable();
    let mut open = 0_usize;
    while let Some(letter) = letters.next() {
        match letter {
            FIRST_STRONG_ISOLATE => {
                open += 1;
                let is_name = letters.next_if_eq(&NAME).is_some();
                written.push_str(if is_name { "<bdi translate=\"no\">" } else { "<bdi>" });
            }
            POP if open > 0 => {
                open -= 1;
                written.push_str("</bdi>");
            }
            NAME => {}
            other => written.push(other),
        }
    }
    (0..open).for_each(|_| written.push_str("</bdi>"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_sentence_is_an_element_and_in_an_attribute_keeps_unicodes_marks() {
        let (dana, note) = (name("דנה <b>"), words("שלום"));
        let escaped = dana.replace('<', "&lt;").replace('>', "&gt;");
        let html = format!("<p aria-label=\"by {escaped}\">by {escaped}, 12: {note}</p><option>{escaped}</option>");
        assert_eq!(
            in_html(&html),
            "<p aria-label=\"by \u{2068}דנה &lt;b&gt;\u{2069}\">by <bdi translate=\"no\">דנה &lt;b&gt;</bdi>, 12: \
             <bdi>שלום</bdi></p><option>\u{2068}דנה &lt;b&gt;\u{2069}</option>"
        );
        assert_eq!(bare(&dana), "דנה <b>");
    }

    #[test]
    fn a_value_that_would_turn_its_sentence_is_kept_apart_once() {
        assert_eq!(value("דנה"), "\u{2068}דנה\u{2069}");
        assert_eq!(value("a \u{202E}b"), "\u{2068}a \u{202E}b\u{2069}", "an override ends with what it stands in");
        assert_eq!(value("Λέξη 12, Ana"), "Λέξη 12, Ana");
        assert_eq!(value(&name("דנה")), name("דנה"));
        let both = format!("{}, דנה", name("Ana"));
        assert_eq!(value(&both), words(&both));
    }

    #[test]
    fn one_mark_inside_another_closes_where_it_opened_and_a_lone_mark_is_left_alone() {
        let html = in_html(&format!("<p>{}</p>", words(&format!("x {} y", name("Ana")))));
        assert_eq!(html, "<p><bdi>x <bdi translate=\"no\">Ana</bdi> y</bdi></p>");
        for lone in ["<p>a \u{2068} b</p>", "<p>\u{2069}</p>", "<p>\u{2069}a\u{2068}</p>"] {
            let written = in_html(lone);
            assert_eq!(written.matches("<bdi").count(), written.matches("</bdi>").count(), "{written}");
        }
        assert_eq!(in_html("<p>a \u{2068} b</p>"), "<p>a \u{2068} b</p>");
        assert_eq!((name(""), words("")), (String::new(), String::new()));
    }
}
