//! Words of a form that are not saved yet: what a form carries so that they can be kept, and how pages speak of those
//! that are. Must never show them to anybody but their writer.

use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;
use waystation_sync::id::{DraftId, SheetId};
use waystation_sync::time::Millis;

use super::typed::Typed;
use crate::entry::value;
use crate::form_at::FormAt;
use crate::noun_page::NounPage;
use crate::{Names, nouns};

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
        };
        Self { href: Some(at.draft(draft)), what, client, here }
    }
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
