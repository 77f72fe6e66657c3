//! What was drawn by hand on a screen: strokes, each a line from point to point. Must never say whose hand it was, nor
//! hold anything but lines: what is drawn goes into pages as the path of a picture.

/// How wide the field is that a drawing lies in; points lie between 0 and this.
pub const DRAWING_WIDTH: u16 = 600;
/// How high it is.
pub const DRAWING_HEIGHT: u16 = 200;
/// Longest drawing that is kept, in characters: some two thousand points.
pub const DRAWING_CHARACTERS_MAX: usize = 16_000;

/// Whether `text` is a drawing: one stroke or more as `M12 30 14 33 15 35`, which is also how the path of a picture is
/// written (SVG 2, 9.3), each of two points or more that lie in the field, none of it written in another way.
#[must_use]
pub fn is_drawing(text: &str) -> bool {
    let Some(strokes) = text.strip_prefix('M') else { return false };
    strokes.split('M').all(|stroke| {
        let numbers: Option<Vec<u16>> = stroke.split(' ').map(number).collect();
        numbers.is_some_and(|numbers| {
            let lie = |pair: &[u16]| matches!(pair, [x, y] if *x <= DRAWING_WIDTH && *y <= DRAWING_HEIGHT);
            numbers.len() >= 4 && numbers.chunks(2).all(lie)
        })
    })
}

/// A whole number without a sign or zeros in front.
fn number(text: &str) -> Option<u16> {
    let number: u16 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_lie_in_the_field_are_a_drawing() {
        for drawn in ["M0 0 600 200", "M1 2 3 4 5 6M7 8 9 10"] {
            assert!(is_drawing(drawn), "{drawn}");
        }
        for other in [
            "",
            "M",
            "M1 2",
            "M1 2 3",
            "M1 2 3 4 5",
            "M601 0 1 1",
            "M0 201 1 1",
            "M1 2 3 4M",
            "M1 2  3 4",
            "M01 2 3 4",
            "M+1 2 3 4",
            "M-1 2 3 4",
            "1 2 3 4",
            "M1 2 3 4Z",
            "M1 2 3 4\"/><script>",
            "M1 2 3 4\nM1 2 3 4",
        ] {
            assert!(!is_drawing(other), "{other}");
        }
    }
}
