//! A page on paper: what the browser would send to a printer, read back. Must never be asked to read a file that
//! another program wrote: it knows no more of PDF than this browser writes.

use std::collections::BTreeMap;
use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::ZlibDecoder;
use serde_json::json;

use crate::browser::Browser;

/// Tells the words that would be hard to read in black and white.
const INK: &str = include_str!("page/ink.js");

/// What came out of the printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// How many sheets.
    pub pages: usize,
    /// Every word on them, one space between any two.
    pub text: String,
    /// The words of each of them.
    pub each: Vec<String>,
    /// What the document is called.
    pub title: String,
    /// How many addresses it leads to.
    pub links: usize,
}

impl Paper {
    /// Reads a PDF of this browser: pages, their content, and the fonts that say which glyph is which letter.
    ///
    /// # Panics
    /// When it is not of that kind.
    #[must_use]
    pub fn read(pdf: &[u8]) -> Self {
        let objects = objects(pdf);
        let fonts: BTreeMap<String, Letters> = objects
            .iter()
            .filter(|(_, object)| object.head.contains("/ToUnicode"))
            .map(|(number, object)| {
                (format!("F{number}"), Letters::read(&objects[&object.refers("/ToUnicode")].text()))
            })
            .collect();
        let pages: Vec<&Object> = objects.values().filter(|object| object.head.contains("/Type /Page\n")).collect();
        let words = |page: &&Object| {
            let mut text = String::new();
            write_words(&objects[&page.refers("/Contents")].text(), &fonts, &mut text);
            letters_apart(&text).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let each: Vec<String> = pages.iter().map(words).collect();
        let title = objects.values().find_map(|object| object.head.split("/Title (").nth(1)?.split(')').next());
        Self {
            pages: pages.len(),
            text: each.join(" "),
            title: title.unwrap_or_default().to_owned(),
            links: objects.values().filter(|object| object.head.contains("/URI")).count(),
            each,
        }
    }
}

/// The text with letters that are drawn as one taken apart again: all seven Latin ones that Unicode has (U+FB00 to U+FB06).
pub(crate) fn letters_apart(text: &str) -> String {
    let all = [
        ("\u{fb00}", "ff"),
        ("\u{fb01}", "fi"),
        ("\u{fb02}", "fl"),
        ("\u{fb03}", "ffi"),
        ("\u{fb04}", "ffl"),
        ("\u{fb05}", "st"),
        ("\u{fb06}", "st"),
    ];
    all.iter().fold(text.to_owned(), |text, (drawn, meant)| text.replace(drawn, meant))
}

impl Browser {
    /// Prints the page that is open, as Ctrl+P and a printer without colours for backgrounds do.
    ///
    /// # Panics
    /// When the browser does not.
    pub async fn print(&self) -> Paper {
        let settings = json!({ "printBackground": false, "preferCSSPageSize": true, "displayHeaderFooter": false });
        let said = self.devtools("Page.printToPDF", &settings).await;
        Paper::read(&STANDARD.decode(said["data"].as_str().expect("a document")).expect("in base 64"))
    }

    /// The words that would be hard to read on white paper without colours, as the page is seen now.
    pub async fn faint_on_paper(&self) -> Vec<String> {
        self.lines(INK, Vec::new()).await
    }
}

/// One object of the file.
struct Object {
    head: String,
    stream: Vec<u8>,
}

impl Object {
    /// The number of the object that an entry of this one refers to.
    fn refers(&self, entry: &str) -> usize {
        let rest = self.head.split(entry).nth(1).unwrap_or_else(|| panic!("no {entry}: {}", self.head));
        rest.split_whitespace().next().and_then(|word| word.parse().ok()).expect("a number")
    }

    /// Its stream, as text.
    fn text(&self) -> String {
        let mut text = Vec::new();
        ZlibDecoder::new(&*self.stream).read_to_end(&mut text).expect("a stream is deflated");
        String::from_utf8_lossy(&text).into_owned()
    }
}

/// Every object by its number.
fn objects(pdf: &[u8]) -> BTreeMap<usize, Object> {
    let mut found = BTreeMap::new();
    let mut rest = pdf;
    while let Some(start) = place(rest, b" 0 obj\n") {
        let line = rest[..start].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let number = std::str::from_utf8(&rest[line..start]).expect("a number").parse().expect("a number");
        rest = &rest[start + b" 0 obj\n".len()..];
        let end = place(rest, b"endobj").expect("an object ends");
        let stream = place(&rest[..end], b" stream\n");
        let head = String::from_utf8_lossy(&rest[..stream.unwrap_or(end)]).into_owned();
        let mut stream = stream.map_or(&rest[..0], |start| &rest[start + b" stream\n".len()..]);
        if !stream.is_empty() {
            let length: usize = head
                .split("/Length ")
                .nth(1)
                .expect("a length")
                .split(['>', '\n', ' '])
                .next()
                .unwrap_or("")
                .parse()
                .expect("a number");
            stream = &stream[..length];
            rest = &rest[place(rest, b" stream\n").unwrap_or_default() + length..];
        } else {
            rest = &rest[end..];
        }
        found.insert(number, Object { head, stream: stream.to_vec() });
    }
    found
}

fn place(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Which glyph is which letters.
struct Letters(BTreeMap<u16, String>);

impl Letters {
    fn read(table: &str) -> Self {
        let mut letters = BTreeMap::new();
        let mut ranges = false;
        for line in table.lines() {
            ranges = (ranges || line.ends_with("beginbfrange")) && !line.ends_with("endbfrange");
            let parts: Vec<Vec<u16>> = line.split_whitespace().filter_map(hexadecimal).collect();
            match &parts[..] {
                [from, to, first] if ranges => {
                    for (step, glyph) in (from[0]..=to[0]).enumerate() {
                        let last = first[first.len() - 1] + u16::try_from(step).expect("a short range");
                        let units: Vec<u16> = first[..first.len() - 1].iter().copied().chain([last]).collect();
                        letters.insert(glyph, String::from_utf16_lossy(&units));
                    }
                }
                [glyph, units] if !ranges && glyph.len() == 1 => {
                    letters.insert(glyph[0], String::from_utf16_lossy(units));
                }
                _ => {}
            }
        }
        Self(letters)
    }
}

/// `<00410042>` as numbers of two bytes.
fn hexadecimal(word: &str) -> Option<Vec<u16>> {
    let digits = word.strip_prefix('<')?.strip_suffix('>')?;
    let units = digits.as_bytes().chunks(4).map(|four| u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok());
    units.collect()
}

/// Adds the words of a page's content to `text`.
fn write_words(content: &str, fonts: &BTreeMap<String, Letters>, text: &mut String) {
    let mut font = None;
    let words: Vec<&str> = content.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        match *word {
            "Tf" => font = at.checked_sub(2).and_then(|name| fonts.get(words[name].trim_start_matches('/'))),
            "Tj" => {
                let glyphs =
                    hexadecimal(words[at - 1]).unwrap_or_else(|| panic!("glyphs of another kind: {}", words[at - 1]));
                let font = font.expect("a font that says its letters");
                text.extend(glyphs.iter().map(|glyph| font.0.get(glyph).map_or("\u{fffd}", String::as_str)));
            }
            "ET" => text.push('\n'),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters_apart;

    #[test]
    fn a_word_whose_letters_are_drawn_as_one_is_still_that_word() {
        assert_eq!(
            letters_apart("wa\u{fb04}e, co\u{fb03}n, \u{fb01}r, \u{fb02}ax, cli\u{fb00}, pa\u{fb06}, \u{fb05}"),
            "waffle, coffin, fir, flax, cliff, past, st"
        );
    }
}
