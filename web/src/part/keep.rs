//! Words of a form that are not saved yet: what a form carries so that they can be kept, and how pages speak of those
//! that are. Must never show them to anybody but their writer.

use waystation_sync::care::name;
use waystation_sync::care::noun::{FieldDecl, Kind};
use waystation_sync::care::read::Entry;
use waystation_sync::id::{DraftId, SheetId};
use waystation_sync::time::Millis;

use super::typed::{PREFIX, Typed};
use crate::entry::value;
use crate::form_at::{FormAt, Which};
use crate::noun_page::NounPage;
use crate::{Names, nouns};

/// Largest form that is taken, in bytes as a browser sends it. Its words are kept even where a field of it is too long to be
/// saved.
pub const FORM_BYTES_MAX: usize = FORM_MB_MAX * 1024 * 1024;
/// The same in MB, as pages say it.
pub const FORM_MB_MAX: usize = 1;
/// Most characters of a draft's first words where drafts are listed.
const FIRST_WORDS_MAX: usize = 60;

/// The hidden input with the address of the form.
pub const FORM_AT: &str = "form_at";
/// The hidden input with who was shown it.
pub const FORM_BY: &str = "form_by";
/// The hidden input with the name that its words are kept under.
pub const DRAFT: &str = "draft";
/// The hidden input that tells this showing of the form from others.
pub const SHEET: &str = "sheet";
/// The hidden input with the showings that this one grew from, joined by dots.
pub const SHEETS_BEFORE: &str = "sheets_before";
/// The input with why a version was chosen.
pub const REASON: &str = "reason";
/// The input of a new client's form that holds their name.
const NEW_NAME: &str = "name.text";
/// The input with which the script counts what it sends.
pub const TURN: &str = "turn";

/// What a form carries so that its words can be kept.
pub struct Keep {
    /// Where the form is sent.
    pub at: FormAt,
    /// The name that its words are kept under.
    pub draft: DraftId,
    /// This showing of it.
    pub sheet: SheetId,
    /// The showings that it grew from.
    pub before: Vec<SheetId>,
    /// Whether it holds words that are neither saved nor kept, as when it comes back with something to put right.
    pub unkept: bool,
    /// "Kept 10:42"; empty if they are not.
    pub said: String,
}

impl Keep {
    /// The address of what it holds, where that is a draft of something new: opened again, the page shows it.
    #[must_use]
    pub fn address(&self) -> String {
        if self.at.is_new() && !self.said.is_empty() { self.at.draft(self.draft) } else { String::new() }
    }

    /// The showings that it grew from, as its input holds them.
    #[must_use]
    pub fn sheets_before(&self) -> String {
        joined(&self.before)
    }
}

/// Sheets as an input holds them.
fn joined(sheets: &[SheetId]) -> String {
    sheets.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}

/// "Kept 10:42".
#[must_use]
pub fn said(kept: Millis, names: &Names) -> String {
    names.language.say_with("keep-kept", &[("when", names.clock(kept).into())])
}

/// Words that a page shows, or would show if it could.
pub struct KeptHere {
    /// When they were kept: "10:42".
    pub at: String,
    /// Their name.
    pub draft: String,
    /// The showings of the form that may let them go.
    pub sheets: String,
    /// Whether the version that they were written on is not known here any more.
    pub stale: bool,
}

impl KeptHere {
    /// Words kept at `kept`, which `sheets` may let go.
    #[must_use]
    pub fn new(draft: DraftId, sheets: &[SheetId], kept: Millis, names: &Names) -> Self {
        Self { at: names.clock(kept), draft: draft.to_string(), sheets: joined(sheets), stale: false }
    }
}

/// Words that a page only leads to.
pub struct KeptLine {
    /// The form with the words in it; `None` if its reader may not open it any more.
    pub href: Option<String>,
    /// What the form is about: "Goals".
    pub what: String,
    /// Whose chart; empty for a new client.
    pub client: String,
    /// The first of the words; may be empty.
    pub words: String,
    /// The page of what the form is about, as it is saved.
    pub page: String,
    /// The words.
    pub here: KeptHere,
}

impl KeptLine {
    /// Words for the form `at`, in the chart of `client` if it is of one.
    #[must_use]
    pub fn new(at: &FormAt, client: String, (draft, here): (DraftId, KeptHere), names: &Names) -> Self {
        let what = match at {
            FormAt::NewClient => names.say("newclient-title"),
            FormAt::InChart { which, .. } => nouns::section_of(which.noun()).title(names.language),
            FormAt::OfGroup { group, .. } => nouns::contacts::group_member::PAGE.key(group.as_str(), names),
        };
        Self { href: Some(at.draft(draft)), what, client, words: String::new(), page: at.page(), here }
    }
}

/// The first words that a person wrote into a form, for telling drafts apart: of the first input that holds free text.
#[must_use]
pub fn first_words(at: &FormAt, typed: &Typed) -> String {
    let text = |name: &str| typed.get(name).map(|text| text.trim()).filter(|text| !text.is_empty());
    let found = match at {
        FormAt::NewClient => text(NEW_NAME),
        FormAt::InChart { which: Which::Choice(..), .. } => text(REASON),
        // A former name stands among the names alone.
        FormAt::InChart { which, .. } if *which.noun() == name::NAME && is_former(typed) => None,
        FormAt::InChart { .. } | FormAt::OfGroup { .. } => {
            let fields = at.noun().into_iter().flat_map(|noun| noun.fields);
            let mut words =
                fields.filter(|field| matches!(field.kind, Kind::Line { .. } | Kind::Text { .. } | Kind::Phone));
            words.find_map(|field| text(&format!("{PREFIX}{}", field.name)))
        }
    };
    cut(found.unwrap_or_default())
}

fn is_former(typed: &Typed) -> bool {
    typed.get(&format!("{PREFIX}{}", name::USE.name)).is_some_and(|usage| usage == "former")
}

/// The beginning of a text, in whole words.
fn cut(text: &str) -> String {
    let mut said = String::new();
    let mut left = FIRST_WORDS_MAX;
    for word in text.split_whitespace() {
        let len = word.chars().count() + 1;
        if len > left {
            if said.is_empty() {
                said.extend(word.chars().take(left));
            }
            said.push('…');
            return said;
        }
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(word);
        left -= len;
    }
    said
}

/// What a person wrote into inputs whose names begin with `prefix` that `entry` does not hold, for reading where there
/// is no form for it: label and words.
#[must_use]
pub fn written(
    (page, prefix): (&NounPage, &str),
    entry: &Entry,
    typed: &Typed,
    names: &Names,
) -> Vec<(String, String)> {
    let said = |field: &'static FieldDecl| {
        let text = typed.get(&format!("{prefix}{}", field.name))?;
        let held = entry.value(field).map(ToString::to_string).unwrap_or_default();
        let words = match field.kind.parse(text) {
            Ok(None) => return None,
            Ok(Some(value)) if value.to_string() == held => return None,
            Ok(Some(value)) => value::one(page, field, &value, names),
            Err(_) => text.clone(),
        };
        Some((page.label(field.name, names.language), words))
    };
    page.noun.fields.iter().filter_map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_of_a_draft_are_whole_words_of_its_first_free_text() {
        let form = FormAt::parse("/clients/00000000-0000-7000-8000-000000000001/note").unwrap();
        let typed = |text: &str| -> Typed {
            [("f.kind", "visit"), ("f.text", text)].map(|(name, text)| (name.to_owned(), text.to_owned())).into()
        };
        assert_eq!(first_words(&form, &typed("  Came with\nher sister. ")), "Came with her sister.");
        let long = first_words(&form, &typed(&"orchard ".repeat(20)));
        assert!(long.ends_with("orchard…") && long.chars().count() <= FIRST_WORDS_MAX + 1, "{long}");
        assert_eq!(first_words(&form, &typed(&"x".repeat(200))).chars().count(), FIRST_WORDS_MAX + 1);
        assert_eq!(first_words(&form, &typed(" ")), "");
        let new: Typed = [("name.text".to_owned(), "Ana Lima".to_owned())].into();
        assert_eq!(first_words(&FormAt::NewClient, &new), "Ana Lima");
    }
}
