//! An entry as one line that leads to it. Every version of a number is shown where there are two. Must
//! never name a noun.

use waystation_sync::care::noun::{FieldDecl, Kind};
use waystation_sync::care::read::Entry;

use super::standing::Standing;
use super::{labelled, mark, value};
use crate::glance::{Line, Seen};
use crate::link;
use crate::noun_page::NounPage;

/// Most characters of a field that a line shows.
const CHARACTERS_MAX: usize = 160;

/// The fields that a line shows: what it is, with what stands between them, and what to know about it.
pub struct Fields {
    /// What it is.
    pub what: &'static [&'static FieldDecl],
    /// What stands between them.
    pub between: &'static str,
    /// What to know about it.
    pub about: &'static [&'static FieldDecl],
}

/// One entry of `page`'s noun as a line.
#[must_use]
pub fn line(page: &NounPage, entry: &Entry, fields: &Fields, seen: &Seen<'_>) -> Line {
    let texts = |fields: &[&'static FieldDecl]| {
        let texts = fields.iter().map(|field| versions(page, entry, field, seen));
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>()
    };
    let standing = Standing::of(page, entry, seen.role, seen.names);
    let about: Vec<String> = standing.told.into_iter().chain(texts(fields.about)).collect();
    let mark = fields.what.iter().chain(fields.about).find_map(|field| mark::mark(seen.client, entry, field));
    Line {
        what: texts(fields.what).join(fields.between),
        about: sentences(&about),
        careful: mark.is_some() || standing.is_over,
        href: mark.as_ref().map_or_else(|| link::section(seen.client, page.noun), |mark| mark.href.clone()),
        mark: mark.map_or("", |mark| mark.text),
        ..Line::default()
    }
}

/// Every version of a field, the one that is acted on first: who reads no further has read that.
fn versions(page: &NounPage, entry: &Entry, field: &FieldDecl, seen: &Seen<'_>) -> String {
    let mut texts = value::held(page, entry, field, seen.names);
    let all = entry.field(field).versions().len();
    if let Some(first) = entry.acted_on(field).filter(|_| texts.len() == all).and_then(|place| texts.get_mut(..=place))
    {
        first.rotate_right(1);
    }
    texts.join(" / ")
}

/// What a line says of a field: its words, and its name before what means nothing without it; every version where there
/// are two.
#[must_use]
pub fn said(page: &NounPage, field: &FieldDecl, entry: &Entry, seen: &Seen<'_>) -> Option<String> {
    let text = versions(page, entry, field, seen);
    if text.is_empty() {
        return None;
    }
    let text = shortened(&text, CHARACTERS_MAX);
    let labelled = |text: String| labelled(&page.label(field.name, seen.names.language), &text, seen.names);
    Some(match field.kind {
        Kind::Number { .. } | Kind::YesNo | Kind::Date | Kind::DateOrYear | Kind::Moment => labelled(text),
        // "Yes" alone says nothing.
        Kind::Code(codes) if codes.contains(&"yes") || codes.contains(&"no") => labelled(text),
        Kind::Line { .. }
        | Kind::Text { .. }
        | Kind::Code(_)
        | Kind::Listed(_)
        | Kind::Codes(_)
        | Kind::Phone
        | Kind::Staff
        | Kind::Link { .. }
        | Kind::Links { .. }
        | Kind::Order
        | Kind::Answers(_)
        | Kind::Drawing
        | Kind::Signed => text,
    })
}

/// `text` on one line, cut after so many characters, where it can be after a whole word.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = text.char_indices().nth(most) {
        let whole = text.get(..cut).and_then(|start| start.rfind(' '));
        let is_whole = text.get(cut..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        // A word that is longer than half of it would leave too little.
        let cut = whole.filter(|whole| !is_whole && *whole > cut / 2).unwrap_or(cut);
        text.truncate(cut);
        text.truncate(text.trim_end_matches([' ', ',', ';', ':']).len());
        text.push('…');
    }
    text
}

/// Texts as sentences one after another: a full stop between them, where a text has no end of its own.
#[must_use]
pub fn sentences(texts: &[String]) -> String {
    let mut all = String::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        if !all.is_empty() {
            all.push_str(if all.ends_with(['.', '!', '?', '…']) { " " } else { ". " });
        }
        all.push_str(text);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_have_an_end_get_no_second_one() {
        let said = |texts: &[&str]| sentences(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(said(&["One bad night.", "Ask", "", "Why?", "Yes…", "No"]), "One bad night. Ask. Why? Yes… No");
        assert_eq!(said(&[]), "");
    }

    #[test]
    fn what_is_cut_ends_after_a_whole_word_where_one_leaves_enough() {
        assert_eq!(shortened("walk to  the river", 40), "walk to the river");
        assert_eq!(shortened("walk to the river and back", 14), "walk to the…");
        assert_eq!(shortened("walk to the river, and back", 17), "walk to the river…");
        assert_eq!(shortened("walk to the river, and back", 18), "walk to the river…");
        assert_eq!(shortened("I riverriverriver", 8), "I riverr…", "one long word keeps its beginning");
    }
}
