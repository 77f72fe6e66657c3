//! Where two texts say something else: the words of one that the other does not have. Must never leave out a word of
//! either.

use similar::{ChangeTag, TextDiff};

/// Some words of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words, with the spaces between them.
    pub text: String,
    /// Whether the other text does not have them.
    pub is_own: bool,
}

/// The lines of `own` in pieces; each is held against the line of `other` at its place.
#[must_use]
pub fn lines(own: &[String], other: &[String]) -> Vec<Vec<Piece>> {
    let none = String::new();
    let of_line = |(place, line): (usize, &String)| pieces(line, other.get(place).unwrap_or(&none));
    own.iter().enumerate().map(of_line).collect()
}

fn pieces(own: &str, other: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_words(own, other).iter_all_changes() {
        let is_own = match change.tag() {
            ChangeTag::Equal => false,
            ChangeTag::Delete => true,
            ChangeTag::Insert => continue,
        };
        match pieces.last_mut() {
            Some(last) if last.is_own == is_own => last.text.push_str(change.value()),
            Some(_) | None => pieces.push(Piece { text: change.value().to_owned(), is_own }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(own: &str, other: &str) -> String {
        let lines = lines(&[own.to_owned()], &[other.to_owned()]);
        let piece = |piece: &Piece| if piece.is_own { format!("[{}]", piece.text) } else { piece.text.clone() };
        lines.iter().flatten().map(piece).collect()
    }

    #[test]
    fn what_only_one_text_says_is_marked_in_it_and_no_word_is_lost() {
        assert_eq!(shown("He slept well on Monday", "He slept badly on Monday"), "He slept [well] on Monday");
        assert_eq!(shown("He slept badly on Monday", "He slept well on Monday"), "He slept [badly] on Monday");
        assert_eq!(shown("the same", "the same"), "the same");
        assert_eq!(shown("all of it", ""), "[all of it]");
        assert_eq!(lines(&["one".into(), "two".into()], &["one".into()]).len(), 2);
    }
}
