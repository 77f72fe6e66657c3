//! Rewriting shared prose by words, so that what two people changed in different places merges as they meant it.
//! Must never touch a word that the person left alone.

use automerge::transaction::{Transactable, Transaction};
use automerge::{AutomergeError, ObjId, ReadDoc};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Changes the text object to read `new`, word by word.
pub(super) fn rewrite(tx: &mut Transaction<'_>, text: &ObjId, new: &str) -> Result<(), AutomergeError> {
    let old = tx.text(text)?;
    // Backwards, so that earlier positions stay true.
    for splice in splices(&old, new).into_iter().rev() {
        tx.splice_text(text, splice.at, splice.delete, &splice.insert)?;
    }
    Ok(())
}

/// One replacement; positions and lengths in Unicode code points, as Automerge counts them.
#[derive(Debug, PartialEq, Eq)]
struct Splice {
    at: usize,
    delete: isize,
    insert: String,
}

fn splices(old: &str, new: &str) -> Vec<Splice> {
    let (old_words, new_words) = (words(old), words(new));
    let starts: Vec<usize> = old_words
        .iter()
        .scan(0, |at, word| {
            let start = *at;
            *at += word.chars().count();
            Some(start)
        })
        .collect();
    let length = old.chars().count();
    let start_of = |word: usize| starts.get(word).copied().unwrap_or(length);
    capture_diff_slices(Algorithm::Myers, &old_words, &new_words)
        .into_iter()
        .filter_map(|op| {
            let (old_range, new_range) = match op {
                DiffOp::Equal { .. } => return None,
                DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                    (op.old_range(), op.new_range())
                }
            };
            let at = start_of(old_range.start);
            let delete = isize::try_from(start_of(old_range.end) - at).unwrap_or(0);
            let insert = new_words.get(new_range).unwrap_or_default().concat();
            Some(Splice { at, delete, insert })
        })
        .collect()
}

/// Runs of letters and digits, and every other character by itself.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, tail) = rest.split_at(end);
        words.push(word);
        rest = tail;
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn apply(old: &str, new: &str) -> String {
        let mut letters: Vec<char> = old.chars().collect();
        for splice in splices(old, new).into_iter().rev() {
            let end = splice.at + usize::try_from(splice.delete).unwrap();
            letters.splice(splice.at..end, splice.insert.chars());
        }
        letters.into_iter().collect()
    }

    #[test]
    fn a_changed_word_is_replaced_whole() {
        assert_eq!(
            splices("Call Ana weekly.", "Call Ana monthly."),
            [Splice { at: 9, delete: 6, insert: "monthly".into() }]
        );
    }

    proptest! {
        #[test]
        fn the_splices_turn_the_old_text_into_the_new(old in "[a-cé ,.\n👍]{0,30}", new in "[a-cé ,.\n👍]{0,30}") {
            prop_assert_eq!(apply(&old, &new), new);
        }
    }
}
