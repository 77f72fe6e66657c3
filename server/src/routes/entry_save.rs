//! Saving what was typed into an entry's form, and what its buttons do. Must never know one noun from another.

use actix_web::{Handler, HttpResponse, web};
use waystation_sync::care::edit::{Act, Place, Verb};
use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::id::{EditId, EntryId};
use waystation_web::pages::entry::{EntryAction, doing_href};
use waystation_web::part::card::{AFTER, BEFORE};
use waystation_web::part::typed::Typed;
use waystation_web::shell::Undo;
use waystation_web::{link, nouns};

use super::entry::saved_before;
use super::entry_page::{FormState, show_form};
use super::entry_read::{Fields, NounScope, Spot, differs, key_of, parent_of, read_at, values};
use super::saving::{self, Attempt, Sent, tell, tell_unstored};
use super::{chart, drafts};
use crate::host::clock;
use crate::http::{PageError, Posted, SignedIn, see_other};
use crate::node::{Chart, SaveError, Saved};

/// Begins an entry. The form's id is the entry's too, so that the form sent twice begins one.
pub(super) async fn begin(
    Posted { access, typed }: Posted,
    noun: web::Data<NounScope>,
    client: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &client)?, noun.0);
    if noun.within.is_some() {
        return Err(PageError::NotFound);
    }
    let sent = Sent::of(&typed)?;
    let spot = Spot::of(noun, EntryKey::Id(EntryId(sent.id.0)));
    write(&access, &chart, spot, &typed, sent, Verb::Begin).await
}

/// Begins an entry of `noun` that belongs to the one that the address names.
pub(super) async fn begin_child(
    Posted { access, typed }: Posted,
    path: web::Path<(String, String)>,
    noun: &'static Noun,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.0)?;
    let within = Some(parent_of(&chart, noun, &path.1).await?);
    let sent = Sent::of(&typed)?;
    let spot = Spot { noun, key: EntryKey::Id(EntryId(sent.id.0)), within };
    write(&access, &chart, spot, &typed, sent, Verb::Begin).await
}

/// Moves an entry before or behind one of its siblings.
pub(super) async fn move_entry(
    Posted { access, typed }: Posted,
    noun: web::Data<NounScope>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &path.0)?, noun.0);
    let (key, sent) = (key_of(noun, &path.1)?, Sent::of(&typed)?);
    let sibling = |name: &str| typed.get(name).map(|text| key_of(noun, text)).transpose();
    let place = match (sibling(BEFORE)?, sibling(AFTER)?) {
        (Some(before), _) => Place::Before(before),
        (None, Some(after)) => Place::After(after),
        (None, None) => return Err(PageError::NotAForm),
    };
    act_with(&access, &chart, (noun, key), sent, (Verb::Move(place), "routes-moved", None)).await
}

/// Saves an entry's form.
pub(super) async fn save(
    Posted { access, typed }: Posted,
    noun: web::Data<NounScope>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &path.0)?, noun.0);
    let (key, sent) = (key_of(noun, &path.1)?, Sent::of(&typed)?);
    write(&access, &chart, Spot::of(noun, key), &typed, sent, Verb::Write).await
}

/// A post to an entry's address.
type Sending = (Posted, web::Data<NounScope>, web::Path<(String, String)>);

/// Does to an entry as a whole what the address says.
pub(super) fn acting(action: EntryAction) -> impl Handler<Sending, Output = Result<HttpResponse, PageError>> {
    move |posted: Posted, noun: web::Data<NounScope>, path: web::Path<(String, String)>| async move {
        act(posted, noun.0, &path, action).await
    }
}

async fn write(
    access: &SignedIn,
    chart: &Chart,
    spot: Spot,
    typed: &Typed,
    sent: Sent,
    verb: fn(Fields) -> Verb,
) -> Result<HttpResponse, PageError> {
    let Spot { noun, key, within } = spot;
    let (base, id) = (sent.base.clone(), sent.id);
    let fields = values(typed, noun, key).map(|mut fields| {
        fields.extend(noun.parent().zip(within).map(|(field, parent)| (field, Some(Value::Link(parent)))));
        fields
    });
    let acts = fields.clone().map(|fields| vec![Act { noun, key, verb: verb(fields) }]);
    match saving::save(chart, chart.doc_at(noun, key, within), sent, acts).await? {
        Attempt::Saved(Saved::Before(Some(change)))
            if differs(&read_at(chart, spot, [change].into_iter().collect()).await?.entry, fields.as_deref().ok()) =>
        {
            saved_before(access, chart, spot, typed, change).await
        }
        Attempt::Saved(saved) => {
            drafts::saved(access, typed).await;
            tell(access, saved);
            Ok(see_other(&link::section(chart.client(), nouns::section_of(noun).noun)))
        }
        Attempt::Wrong(problems) => {
            let shown = read_at(chart, spot, base).await?;
            show_form(access, chart, &shown, FormState::wrong(typed, &problems), id).await
        }
        Attempt::Stale => {
            let shown = read_at(chart, spot, base).await?;
            show_form(access, chart, &shown, FormState::stale(typed), EditId(clock::id()?)).await
        }
        Attempt::NotStored => {
            tell_unstored(access);
            let shown = read_at(chart, spot, base).await?;
            show_form(access, chart, &shown, FormState::unstored(typed), id).await
        }
    }
}

async fn act(
    Posted { access, typed }: Posted,
    noun: &'static Noun,
    path: &(String, String),
    doing: EntryAction,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.0)?;
    let (key, sent) = (key_of(noun, &path.1)?, Sent::of(&typed)?);
    let (verb, said) = match doing {
        EntryAction::Retire => (Verb::Retire, "routes-put-away"),
        EntryAction::TakeUp => (Verb::TakeUp, "routes-taken-up"),
        EntryAction::Sign => (Verb::Sign, "routes-signed"),
        // Only notes have it, at an address of their own.
        EntryAction::LetGo => return Err(PageError::NotFound),
    };
    act_with(&access, &chart, (noun, key), sent, (verb, said, Some(doing))).await
}

/// Does what is asked to an entry as a whole, and says so; a `doing` that can be taken back is offered to be.
async fn act_with(
    access: &SignedIn,
    chart: &Chart,
    (noun, key): (&'static Noun, EntryKey),
    sent: Sent,
    (verb, said, doing): (Verb, &'static str, Option<EntryAction>),
) -> Result<HttpResponse, PageError> {
    match saving::save(chart, chart.doc_of(noun, key), sent, Ok(vec![Act { noun, key, verb }])).await? {
        Attempt::Saved(_) => {
            let undo = match doing {
                Some(doing) => undo_of(chart, (noun, key), doing).await?,
                None => None,
            };
            access.tell_done(said, undo);
            Ok(see_other(&link::section(chart.client(), nouns::section_of(noun).noun)))
        }
        Attempt::Wrong(problems) => {
            let words = nouns::page_of(noun);
            let said: Vec<String> = problems
                .iter()
                .map(|problem| waystation_web::words::wrong(words, problem.field, problem.what, access.language()))
                .collect();
            access.tell_with(false, "routes-not-done", said.join(" "));
            Ok(see_other(&link::entry(chart.client(), noun, key)))
        }
        Attempt::Stale => {
            access.tell(false, "routes-not-done-stale");
            Ok(see_other(&link::entry(chart.client(), noun, key)))
        }
        Attempt::NotStored => Err(SaveError::NotStored.into()),
    }
}

/// The button that takes back what was just done to an entry, where that can be done.
async fn undo_of(
    chart: &Chart,
    (noun, key): (&'static Noun, EntryKey),
    doing: EntryAction,
) -> Result<Option<Undo>, PageError> {
    let back = match doing {
        EntryAction::Retire => EntryAction::TakeUp,
        EntryAction::TakeUp => EntryAction::Retire,
        EntryAction::Sign | EntryAction::LetGo => return Ok(None),
    };
    let heads = chart.read(chart.doc_of(noun, key), |_, heads| heads).await?;
    Ok(Some(Undo {
        action: doing_href(chart.client(), nouns::page_of(noun), key, back),
        heads: heads.to_string(),
        edit_id: EditId(clock::id()?).to_string(),
    }))
}
