//! The words that are kept for a form, as every form needs them. Must never show words to anybody but their writer.

use std::sync::Arc;

use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::id::{ClientId, DraftId, SheetId};
use waystation_web::entry::heeded::heeded;
use waystation_web::form_at::{FormAt, Which};
use waystation_web::part::chart::listed_name;
use waystation_web::part::keep::{self, FORM_AT, KeptHere, KeptLine};
use waystation_web::part::typed::Typed;

use super::group_sheet::Place;
use crate::host::clock;
use crate::http::{PageError, Sheets, SignedIn, draft_of};
use crate::node::Chart;
use crate::node::unsaved::{Draft, Kept};

/// Removes the draft of a form that is saved, and what is left of refused tries at it: its words are in the record now.
pub(super) async fn saved(access: &SignedIn, typed: &Typed) {
    let sheets = Sheets::of(typed);
    if let Some(id) = sheets.draft {
        forget(access, id, sheets.all()).await;
    }
    // Earlier tries at the same are done with it.
    let at = typed.get(FORM_AT).and_then(|at| FormAt::parse(at));
    let Some(saved) = at.and_then(|at| draft_of(&at, typed).ok()) else { return };
    if let Err(error) = access.let_go_tries(saved.tried()).await {
        tracing::warn!(%error, "tries at a form that is saved could not be removed");
    }
}

/// Removes a draft whose words are saved. If that fails they are recognised when they are next opened.
pub(super) async fn forget(access: &SignedIn, id: DraftId, sheets: Vec<SheetId>) {
    if let Err(error) = access.let_go(id, sheets).await {
        tracing::warn!(%error, "a draft whose words are saved could not be removed");
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
        Self { here: here.map(|draft| (draft.clone(), typed_of(&draft))), others }
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
    let (is_open, client, rows) = match form {
        FormAt::NewClient => (access.new_chart(ClientId(draft.at.edit.0)).is_ok(), String::new(), Vec::new()),
        FormAt::InChart { client, which } => {
            let reads = access.readable().contains(&which.noun().part);
            let chart = access.chart(client).ok().filter(|_| reads);
            let named = |chart: &Chart| listed_name(chart.rows(), access.names()).into_owned();
            (
                chart.is_some(),
                chart.as_ref().map(named).unwrap_or_default(),
                chart.as_ref().map(all_rows).unwrap_or_default(),
            )
        }
        FormAt::OfGroup { group, .. } => (Place::of(access, group.as_str()).is_ok(), String::new(), Vec::new()),
    };
    let line = KeptLine::new(&form, client, (draft.id, here(access, draft, None)), access.names());
    if !is_open {
        return Some(KeptLine { href: None, ..line });
    }
    // In a full room not even one's own words are read over one's shoulder.
    let words = if access.names().initials { String::new() } else { keep::first_words(&form, &typed_of(draft)) };
    Some(KeptLine { words: heeded(words, rows.iter(), access.names()), ..line })
}

/// The rows of every chart of the person whose `chart` it is.
fn all_rows(chart: &Chart) -> Vec<Arc<Row>> {
    chart.rows().iter().chain(chart.joined().iter().flat_map(|(_, rows)| rows)).cloned().collect()
}

/// The words of a draft by the names of their inputs.
pub(super) fn typed_of(draft: &Draft) -> Typed {
    draft.words().cloned().collect()
}

/// How a form's words are kept: those that it shows go on under their name. What came back in it was refused, and is a draft
/// from now on, so that no word hangs on a page that is open.
pub(super) async fn keep_for(
    access: &SignedIn,
    at: FormAt,
    id: DraftId,
    (drafts, came_back): (&Drafts, Option<&Typed>),
) -> Result<keep::Keep, PageError> {
    let sheets = came_back.map(Sheets::of).unwrap_or_default();
    let here = drafts.here.as_ref().map(|(draft, _)| draft);
    let refused = match came_back.filter(|_| here.is_none()) {
        Some(typed) => keep_sent(access, &at, typed).await,
        None => None,
    };
    let before = here.map_or_else(|| sheets.all(), |draft| vec![draft.at.sheet]);
    let kept = here.map(|draft| draft.kept).or(refused.map(|refused| refused.kept));
    let own = here.map(|draft| draft.id).or(refused.map(|refused| refused.id)).or(sheets.draft);
    Ok(keep::Keep {
        at,
        draft: own.unwrap_or(id),
        sheet: SheetId(clock::id()?),
        before,
        unkept: came_back.is_some() && refused.is_none(),
        said: kept.map(|kept| keep::said(kept, access.names())).unwrap_or_default(),
    })
}

/// Keeps what was sent and is not saved; `None` if that could not be done, which the page's script tries again.
pub(super) async fn keep_sent(access: &SignedIn, at: &FormAt, typed: &Typed) -> Option<Kept> {
    let kept = access.keep(draft_of(at, typed).ok()?.tried()).await;
    kept.inspect_err(|error| tracing::warn!(%error, "a form that was sent is no draft")).ok()
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
