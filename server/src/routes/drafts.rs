//! The words that are kept for a form, as every form needs them. Must never show words to anybody but their writer.

use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{ClientId, DraftId, SheetId};
use waystation_web::form_at::{FormAt, Which};
use waystation_web::part::chart::listed_name;
use waystation_web::part::keep::{self, KeptHere, KeptLine, SHEET, SHEETS_BEFORE};
use waystation_web::part::typed::Typed;

use crate::host::clock;
use crate::http::{PageError, SignedIn};
use crate::node::Chart;
use crate::node::unsaved::Draft;

/// Most earlier showings that a form names; of more, the last ones are enough.
const SHEETS_MAX: usize = 16;

/// Removes the draft of a form that is saved: its words are in the record now.
pub(super) async fn saved(access: &SignedIn, typed: &Typed) {
    let sheets = Sheets::of(typed);
    if let Some(id) = sheets.draft {
        forget(access, id, sheets.all()).await;
    }
}

/// Removes a draft whose words are saved. If that fails they are recognised when they are next opened.
pub(super) async fn forget(access: &SignedIn, id: DraftId, sheets: Vec<SheetId>) {
    if let Err(error) = access.let_go(id, sheets).await {
        tracing::warn!(%error, "a draft whose words are saved could not be removed");
    }
}

/// What a form says of how its words are kept.
#[derive(Default)]
pub(super) struct Sheets {
    /// The name that they are kept under.
    pub(super) draft: Option<DraftId>,
    /// The showing of the form.
    pub(super) own: Option<SheetId>,
    /// Those that it grew from.
    pub(super) before: Vec<SheetId>,
}

impl Sheets {
    pub(super) fn of(typed: &Typed) -> Self {
        let text = |name: &str| typed.get(name).map_or("", String::as_str);
        let mut before: Vec<SheetId> = text(SHEETS_BEFORE).split('.').filter_map(|id| id.parse().ok()).collect();
        before.drain(..before.len().saturating_sub(SHEETS_MAX));
        Self { draft: text(keep::DRAFT).parse().ok(), own: text(SHEET).parse().ok(), before }
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<SheetId> {
        self.before.iter().copied().chain(self.own).collect()
    }
}

/// The words that are kept for one form.
#[derive(Default)]
pub(super) struct Drafts {
    /// Those that it shows, as they were typed.
    pub(super) here: Option<(Draft, Typed)>,
    /// Those that it leads to.
    pub(super) others: Vec<Draft>,
}

impl Drafts {
    /// The words for `form`: it shows those called `wanted`, or the newest; a form for something new shows none that
    /// it was not asked for.
    pub(super) async fn of(access: &SignedIn, form: &FormAt, wanted: Option<DraftId>) -> Self {
        let address = form.to_string();
        let mut others: Vec<Draft> = access.drafts().await;
        others.retain(|draft| draft.at.form == address);
        let place = match wanted {
            Some(wanted) => others.iter().position(|draft| draft.id == wanted),
            None if form.is_new() => None,
            None => (!others.is_empty()).then_some(0),
        };
        let here = place.map(|place| others.remove(place));
        Self { here: here.map(|draft| (draft.clone(), draft.fields.into_iter().collect())), others }
    }

    /// Those that the form leads to, as a page shows them.
    pub(super) fn lines(&self, access: &SignedIn) -> Vec<KeptLine> {
        self.others.iter().filter_map(|draft| line(access, draft)).collect()
    }

    /// What a page says of those that it shows; its own `sheet` may let them go too.
    pub(super) fn shown(&self, access: &SignedIn, sheet: Option<SheetId>) -> Option<KeptHere> {
        self.here.as_ref().map(|(draft, _)| here(access, draft, sheet))
    }
}

fn here(access: &SignedIn, draft: &Draft, sheet: Option<SheetId>) -> KeptHere {
    let sheets: Vec<SheetId> = [draft.at.sheet].into_iter().chain(sheet).collect();
    KeptHere::new(draft.id, &sheets, draft.kept, access.names())
}

/// A draft as a list shows it; `None` if a newer version of the program kept it for a form that this one has not.
pub(super) fn line(access: &SignedIn, draft: &Draft) -> Option<KeptLine> {
    let form = FormAt::parse(&draft.at.form)?;
    let (is_open, client) = match form {
        FormAt::NewClient => (access.new_chart(ClientId(draft.at.edit.0)).is_ok(), String::new()),
        FormAt::InChart { client, which } => {
            let reads = access.readable().contains(&which.noun().part);
            let chart = access.chart(client).ok().filter(|_| reads);
            let named = |chart: &Chart| listed_name(chart.rows(), access.names()).into_owned();
            (chart.is_some(), chart.as_ref().map(named).unwrap_or_default())
        }
    };
    let line = KeptLine::new(&form, client, (draft.id, here(access, draft, None)), access.names());
    Some(if is_open { line } else { KeptLine { href: None, ..line } })
}

/// How a form's words are kept: those that it shows go on under their name, those that came back in it too.
pub(super) fn keep_for(
    access: &SignedIn,
    at: FormAt,
    id: DraftId,
    (drafts, came_back): (&Drafts, Option<&Typed>),
) -> Result<keep::Keep, PageError> {
    let sheets = came_back.map(Sheets::of).unwrap_or_default();
    let here = drafts.here.as_ref().map(|(draft, _)| draft);
    let before = here.map_or_else(|| sheets.all(), |draft| vec![draft.at.sheet]);
    let kept = here.map(|draft| draft.kept);
    Ok(keep::Keep {
        at,
        draft: here.map(|draft| draft.id).or(sheets.draft).unwrap_or(id),
        sheet: SheetId(clock::id()?),
        before,
        unkept: came_back.is_some(),
        said: kept.map(|kept| keep::said(kept, access.names())).unwrap_or_default(),
    })
}

/// The noun's form for a new entry, which is to belong to the one under `within` if there is one.
pub(super) const fn form_of_new(chart: &Chart, noun: &'static Noun, within: Option<EntryKey>) -> FormAt {
    let which = match within {
        Some(parent) => Which::Child(noun, parent),
        None => Which::New(noun),
    };
    FormAt::InChart { client: chart.client(), which }
}

/// The noun's form for a new entry, or for the one that is there.
pub(super) const fn form_of(chart: &Chart, noun: &'static Noun, key: Option<EntryKey>) -> FormAt {
    let which = match key {
        Some(key) => Which::Entry(noun, key),
        None => Which::New(noun),
    };
    FormAt::InChart { client: chart.client(), which }
}
