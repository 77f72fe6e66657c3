//! A picture that a camera reads as text, drawn as one path. Must never hold more than the page says beside it in words,
//! nor a style that the content security policy forbids.

use askama::Template;
use qrcode::{Color, EcLevel, QrCode};

/// Longest text in a picture, in bytes: an address or a pairing code with one.
pub const TEXT_BYTES_MAX: usize = 160;
/// Light fields around it, which cameras need.
const QUIET_FIELDS: usize = 4;

/// The picture.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "part/qr.html")]
pub struct Qr {
    /// Fields on each side, light border included.
    pub fields: usize,
    /// The dark fields as an SVG path.
    pub path: String,
    /// What it says, for people who do not see it.
    pub label: String,
}

impl Qr {
    /// The picture of `text`; `None` when it is longer than [`TEXT_BYTES_MAX`].
    #[must_use]
    pub fn new(text: &str, label: String) -> Option<Self> {
        if text.len() > TEXT_BYTES_MAX {
            return None;
        }
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (row, fields) in code.to_colors().chunks(width).enumerate() {
            let mut column = 0;
            for run in fields.chunk_by(|a, b| a == b) {
                if run.first() == Some(&Color::Dark) {
                    let (x, y, length) = (column + QUIET_FIELDS, row + QUIET_FIELDS, run.len());
                    path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
                }
                column += run.len();
            }
        }
        Some(Self { fields: width + 2 * QUIET_FIELDS, path, label })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws a path of `M x y h length v1 h-length z` pieces, four dots a field, as a camera would see it.
    fn seen(qr: &Qr) -> String {
        const DOTS: usize = 4;
        let mut dark = vec![false; qr.fields * qr.fields];
        for piece in qr.path.split('M').skip(1) {
            let (x, rest) = piece.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            let at = y.parse::<usize>().unwrap() * qr.fields + x.parse::<usize>().unwrap();
            dark[at..at + length].fill(true);
        }
        let side = qr.fields * DOTS;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            if dark[y / DOTS * qr.fields + x / DOTS] { 0 } else { 255 }
        });
        let found = picture.detect_grids();
        assert_eq!(found.len(), 1);
        found[0].decode().unwrap().1
    }

    #[test]
    fn another_program_reads_in_the_picture_what_was_put_in() {
        for text in [
            "http://clinic.local:8472/connect",
            "waystation-pair:C4D5-92XY@[fd00::1:2]:8471",
            &"x".repeat(TEXT_BYTES_MAX),
        ] {
            assert_eq!(seen(&Qr::new(text, String::new()).unwrap()), text);
        }
    }

    #[test]
    fn a_text_past_the_longest_has_no_picture() {
        assert!(Qr::new(&"x".repeat(TEXT_BYTES_MAX + 1), String::new()).is_none());
    }

    #[test]
    fn it_is_drawn_without_styles_and_says_in_words_what_it_is() {
        let html = Qr::new("http://clinic.local", "To open <here>".to_owned()).unwrap().render().unwrap();
        assert!(!html.contains("style"), "{html}");
        assert!(html.contains("role=\"img\"") && html.contains("aria-label=\"To open &#60;here&#62;\""), "{html}");
    }
}
