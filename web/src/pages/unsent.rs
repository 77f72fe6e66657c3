//! Words that were sent when they could not be saved: offered to their writer after signing in, form by form. Must never show
//! them to anybody else.

use askama::Template;
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::{client, contact, name};
use waystation_sync::id::{EditId, Heads, SheetId};

use super::group_form;
use super::new_client::BegunClient;
use crate::form_at::{FormAt, Which};
use crate::part::chooser::{ACT, REASON};
use crate::part::form::{EDIT_ID, HEADS};
use crate::part::keep::{self, DRAFT, FORM_AT, KeptLine, SHEET};
use crate::part::typed::{PREFIX, Typed};
use crate::shell::{Nav, Page};
use crate::{Names, filters, nouns};

/// The page that gives them back.
#[derive(Template)]
#[template(path = "pages/unsent.html")]
pub struct Unsent {
    /// The forms, the oldest first.
    pub forms: Vec<UnsentForm>,
}

/// One form that came too late.
pub struct UnsentForm {
    /// What it is about, whose chart, and the form with the words in it where they are a draft.
    pub line: KeptLine,
    /// What was written, for reading: label and words.
    pub written: Vec<(String, String)>,
    /// Where it was sent.
    pub action: String,
    /// Its inputs, by name.
    pub inputs: Vec<(String, String)>,
}

impl UnsentForm {
    /// The form `at` with what was `typed`: `ids` are its id, the version that it showed and the showing that kept it.
    #[must_use]
    pub fn new(line: KeptLine, at: &FormAt, ids: (EditId, &Heads, SheetId), typed: &Typed, names: &Names) -> Self {
        let (edit, base, sheet) = ids;
        let hidden = [
            (HEADS, base.to_string()),
            (EDIT_ID, edit.to_string()),
            (FORM_AT, at.to_string()),
            (DRAFT, line.here.draft.clone()),
            (SHEET, sheet.to_string()),
        ];
        let hidden = hidden.into_iter().map(|(name, text)| (name.to_owned(), text));
        let settles = matches!(at, FormAt::InChart { which: Which::Choice(..), .. }) && !typed.contains_key(ACT);
        let act = settles.then(|| (ACT.to_owned(), "settle".to_owned()));
        Self {
            line,
            written: written(at, typed, names),
            action: at.to_string(),
            inputs: hidden.chain(act).chain(typed.clone()).collect(),
        }
    }
}

/// What a person wrote into the form `at`, for reading: label and words.
#[must_use]
pub fn written(at: &FormAt, typed: &Typed, names: &Names) -> Vec<(String, String)> {
    let one = EntryKey::Id(waystation_sync::id::EntryId([0; 16]));
    match at {
        FormAt::NewClient => BegunClient::written(
            &[
                Entry::blank(&name::NAME, one),
                Entry::blank(&client::CLIENT, EntryKey::One),
                Entry::blank(&contact::CONTACT, one),
            ],
            typed,
            names,
        ),
        FormAt::InChart { .. } | FormAt::OfGroup { .. } => {
            let page = at.noun().map_or(&nouns::contacts::group_session::PAGE, nouns::page_of);
            let mut written = keep::written((page, PREFIX), &Entry::blank(page.noun, one), typed, names);
            let reason = typed.get(REASON).filter(|reason| !reason.trim().is_empty());
            written.extend(reason.map(|reason| (names.say("chooser-why"), reason.clone())));
            if matches!(at, FormAt::OfGroup { .. }) {
                written.extend(group_form::written(typed, names));
            }
            written
        }
    }
}

impl Page for Unsent {
    fn title(&self) -> &'static str {
        "unsent-title"
    }

    fn nav(&self) -> Nav {
        Nav::Elsewhere
    }
}
