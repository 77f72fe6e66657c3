//! What a form says of itself in its hidden inputs, and the draft of its words. Must never take an input in which no person
//! writes.

use waystation_sync::care::noun::Kind;
use waystation_sync::id::{DraftId, EditId, Heads, SheetId};
use waystation_web::form_at::{FormAt, Which};
use waystation_web::pages::group_form;
use waystation_web::pages::new_client::NewClient;
use waystation_web::part::chooser::{ACT, CHOICE, REASON};
use waystation_web::part::form::{EDIT_ID, HEADS};
use waystation_web::part::keep::{self, SHEET, SHEETS_BEFORE, TURN};
use waystation_web::part::typed::{PREFIX, Typed};

use super::error::PageError;
use crate::host::clock;
use crate::node::unsaved::{Draft, DraftAt};

/// Most earlier showings that a form names; of more, the last ones are enough.
const SHEETS_MAX: usize = 16;

/// The hidden inputs of a form.
#[derive(Clone)]
pub(crate) struct Sent {
    /// The version that the form showed.
    pub(crate) base: Heads,
    /// Its id.
    pub(crate) id: EditId,
}

impl Sent {
    /// Those of what was sent.
    ///
    /// # Errors
    /// [`PageError::NotAForm`].
    pub(crate) fn of(typed: &Typed) -> Result<Self, PageError> {
        let text = |name: &str| typed.get(name).map_or("", String::as_str);
        let base = text(HEADS).parse().map_err(|_| PageError::NotAForm)?;
        let id = text(EDIT_ID).parse().map_err(|_| PageError::NotAForm)?;
        Ok(Self { base, id })
    }
}

/// What a form says of how its words are kept.
#[derive(Default)]
pub(crate) struct Sheets {
    /// The name that they are kept under.
    pub(crate) draft: Option<DraftId>,
    /// The showing of the form.
    pub(crate) own: Option<SheetId>,
    /// Those that it grew from.
    pub(crate) before: Vec<SheetId>,
}

impl Sheets {
    /// Those of what was sent.
    pub(crate) fn of(typed: &Typed) -> Self {
        let text = |name: &str| typed.get(name).map_or("", String::as_str);
        let mut before: Vec<SheetId> = text(SHEETS_BEFORE).split('.').filter_map(|id| id.parse().ok()).collect();
        before.drain(..before.len().saturating_sub(SHEETS_MAX));
        Self { draft: text(keep::DRAFT).parse().ok(), own: text(SHEET).parse().ok(), before }
    }

    /// All of them.
    pub(crate) fn all(&self) -> Vec<SheetId> {
        self.before.iter().copied().chain(self.own).collect()
    }
}

/// The words of `form` as a draft: the inputs in which a person writes. What else was sent is not kept.
///
/// # Errors
/// [`PageError::NotAForm`].
pub(crate) fn draft_of(form: &FormAt, typed: &Typed) -> Result<Draft, PageError> {
    let (sent, sheets) = (Sent::of(typed)?, Sheets::of(typed));
    let sheet = sheets.own.ok_or(PageError::NotAForm)?;
    let turn = typed.get(TURN).map(|turn| turn.parse()).transpose().map_err(|_| PageError::NotAForm)?;
    let fields = || typed.iter().filter(|(name, _)| is_written(form, name));
    Ok(Draft {
        id: sheets.draft.unwrap_or(DraftId(sent.id.0)),
        at: DraftAt { form: form.to_string(), edit: sent.id, base: sent.base, sheet, turn: turn.unwrap_or(0) },
        grew_from: sheets.before,
        pressed: turn.is_none(),
        picked: fields().map(|(name, _)| name).filter(|name| is_picked(form, name)).cloned().collect(),
        fields: fields().map(|(name, text)| (name.clone(), text.clone())).collect(),
        kept: clock::now(),
    })
}

/// Whether an answer is picked in the input `name` of `form`, or a day or a number set, rather than words written.
fn is_picked(form: &FormAt, name: &str) -> bool {
    let field = match form {
        FormAt::NewClient => NewClient::field(name),
        FormAt::InChart { which: Which::Choice(..), .. } if [CHOICE, ACT].contains(&name) => return true,
        FormAt::InChart { which, .. } => {
            let name = name.strip_prefix(PREFIX).and_then(|name| name.split('.').next());
            name.and_then(|name| which.noun().field(name))
        }
        // A version is no word either.
        FormAt::OfGroup { .. } => match name.rsplit('.').next() {
            Some("heads") => return true,
            name => name.and_then(|name| form.noun()?.field(name)),
        },
    };
    field.is_some_and(|field| {
        let is_code = matches!(field.kind, Kind::Code(_) | Kind::Listed(_) | Kind::Codes(_) | Kind::YesNo);
        let is_day = matches!(field.kind, Kind::Date | Kind::DateOrYear | Kind::Moment | Kind::Number { .. });
        is_code || is_day || matches!(field.kind, Kind::Staff | Kind::Link { .. } | Kind::Links { .. })
    })
}

/// Whether a person writes in the input `name` of `form`.
fn is_written(form: &FormAt, name: &str) -> bool {
    match form {
        FormAt::NewClient => NewClient::asks(name),
        FormAt::OfGroup { .. } => group_form::keeps(name),
        FormAt::InChart { which: Which::Choice(_, _, field), .. } => {
            [CHOICE, REASON, ACT].contains(&name) || name.strip_prefix(PREFIX) == Some(field.name)
        }
        FormAt::InChart { which, .. } => {
            // The inputs of a questionnaire's answers have its field's name and the number of the question.
            let field = name.strip_prefix(PREFIX).and_then(|name| name.split('.').next());
            field.is_some_and(|name| which.noun().field(name).is_some())
        }
    }
}
