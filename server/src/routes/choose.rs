//! Choosing between versions of a field, reading text that came from several hands, and looking at what was lowered.
//! Must never settle anything that the form did not show.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use automerge::Automerge;
use waystation_sync::care::edit::{Act, Problem, Verb, Wrong, made_before};
use waystation_sync::care::engine::judge::NEEDS_REASON;
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{FieldDecl, Noun};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::settlement::{self, Settlement};
use waystation_sync::care::value::{Value, tidy};
use waystation_sync::id::{ChangeId, DraftId, EditId, Heads};
use waystation_sync::review::{self, About, FieldChange, Item};
use waystation_web::entry::value;
use waystation_web::form_at::{FormAt, Which};
use waystation_web::pages::choose::{Choose, ReadText, Wrote};
use waystation_web::pages::lowered::Lowered;
use waystation_web::pages::review as waiting;
use waystation_web::part::chooser::{
    ACT, ACT_CONFIRM, ACT_SEEN, ACT_SETTLE, ACT_WRITE, AS_IT_IS, CHOICE, Chooser, OTHER, Question, REASON, chosen,
};
use waystation_web::part::keep::{self, KeptHere};
use waystation_web::part::typed::{PREFIX, Typed};
use waystation_web::{Names, link, nouns};

use super::at::{FieldAt, NounAt};
use super::drafts::{self, Drafts};
use super::entry_page::{self, Beside, Unwritable};
use super::entry_read::{EntryRead, Spot, key_of, parse, read_at, read_key};
use super::saving::{self, Attempt, Sent, tell};
use super::{away, chart, lowered, told_with};
use crate::host::clock;
use crate::http::{PageError, Posted, SignedIn, page_with, see_other};
use crate::node::{Chart, Saved};

type Address = web::Path<FieldAt>;

/// What is asked about.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) noun: &'static Noun,
    pub(super) key: EntryKey,
    pub(super) field: &'static FieldDecl,
}

impl Place {
    fn named(noun: &'static Noun, address: &Address) -> Result<Self, PageError> {
        let field = noun.field(&address.field).ok_or(PageError::NotFound)?;
        Ok(Self { noun, key: key_of(noun, &address.entry)?, field })
    }

    const fn form(self, chart: &Chart) -> FormAt {
        FormAt::InChart { client: chart.client(), which: Which::Choice(self.noun, self.key, self.field) }
    }
}

/// The versions, or the merged text; where there is nothing to choose any more, the entry.
pub(super) async fn page(access: SignedIn, noun: NounAt, path: Address) -> Result<HttpResponse, PageError> {
    let (chart, place) = (chart::named(&access, &path.client)?, Place::named(noun.0, &path)?);
    // What explains an answer is chosen with it.
    if let Some(explained) = place.field.told_with.and_then(|name| place.noun.field(name)) {
        let shown = read_key(&chart, place.noun, place.key).await?;
        if shown.entry.field(explained).is_conflicted() {
            return Ok(see_other(&link::choose(chart.client(), place.noun, place.key, explained.name)));
        }
    }
    show(&access, &chart, place, None).await
}

/// As [`page`], with the words that are kept for it: those under `wanted`, else the newest.
pub(super) async fn show(
    access: &SignedIn,
    chart: &Chart,
    place: Place,
    wanted: Option<DraftId>,
) -> Result<HttpResponse, PageError> {
    let mut shown = read_key(chart, place.noun, place.key).await?;
    let mut drafts = Drafts::of(access, &place.form(chart), wanted).await;
    let (mut id, mut stale) = (EditId(clock::id()?), false);
    if let Some((draft, typed)) = &drafts.here {
        let (edit, base) = (draft.at.edit, draft.at.base.clone());
        let then = read_at(chart, Spot::of(place.noun, place.key), base.clone()).await?;
        let saved =
            chart.read(chart.doc_of(place.noun, place.key), move |doc, _| made_before(doc, edit, &base)).await?;
        let is_saved = match saved {
            Some(change) => says(chart, place, change, &verb(&then, place.field, typed)).await?,
            None => false,
        };
        if is_saved {
            drafts::forget(access, draft.id, vec![draft.at.sheet]).await;
            drafts.here = None;
        } else {
            id = if saved.is_some() { id } else { edit };
            // A text is put right as it was read, and what others wrote in it since stands beside that. Versions are
            // chosen from as they are now.
            if saved.is_none() && matches!(then.entry.field(place.field), Field::Together { .. }) {
                stale = then.heads != draft.at.base;
                shown = then;
            } else {
                stale = then.entry.field(place.field) != shown.entry.field(place.field);
            }
        }
    }
    let asked = ChoiceForm { drafts: Some(&drafts), stale, ..ChoiceForm::new(id) };
    show_asked(access, chart, (&shown, place.field), asked).await
}

/// The form that could not be kept, with its words.
pub(super) async fn unkept(
    access: &SignedIn,
    chart: &Chart,
    place: Place,
    typed: &Typed,
) -> Result<HttpResponse, PageError> {
    let sent = Sent::of(typed)?;
    let shown = read_at(chart, Spot::of(place.noun, place.key), sent.base).await?;
    show_asked(access, chart, (&shown, place.field), ChoiceForm { typed: Some(typed), ..ChoiceForm::new(sent.id) })
        .await
}

/// The form that settled before, sent again with other words: these on what is there now.
pub(super) async fn saved_before(
    access: &SignedIn,
    chart: &Chart,
    place: Place,
    (typed, change): (&Typed, ChangeId),
) -> Result<HttpResponse, PageError> {
    let then = read_at(chart, Spot::of(place.noun, place.key), Sent::of(typed)?.base).await?;
    if says(chart, place, change, &verb(&then, place.field, typed)).await? {
        drafts::saved(access, typed).await;
        access.tell(true, "routes-saved-already");
        return Ok(see_other(&next(access, chart)));
    }
    let shown = read_key(chart, place.noun, place.key).await?;
    let asked = ChoiceForm::stale(typed, EditId(clock::id()?));
    show_asked(access, chart, (&shown, place.field), asked).await
}

/// Whether what `change` saved is all that a form asked for.
async fn says(chart: &Chart, place: Place, change: ChangeId, asked: &Result<Verb, Wrong>) -> Result<bool, PageError> {
    let Place { noun, key, field } = place;
    let read = move |doc: &Automerge, _: Heads| {
        let at = [change].into_iter().collect::<Heads>().to_automerge();
        let view = View { doc, at: Some(&at) };
        let made = |settlement: &Settlement| settlement.by.is_some_and(|by| by.change == change);
        let reason = settlement::all(&view).into_iter().find(made).map(|settlement| settlement.reason);
        (view.entry(noun, key).and_then(|entry| entry.value(field).cloned()), reason.unwrap_or_default())
    };
    let (value, reason) = chart.read(chart.doc_of(noun, key), read).await?;
    Ok(match asked {
        Ok(Verb::Settle { choice, reason: why, .. }) => *choice == value && tidy(why) == reason,
        Ok(Verb::Write(fields)) => fields.iter().all(|(_, asked)| *asked == value),
        Ok(Verb::ConfirmText { .. } | Verb::SeeLowered { .. }) => true,
        Ok(Verb::Begin(_) | Verb::Move(_) | Verb::Retire | Verb::TakeUp | Verb::SayAgain { .. } | Verb::Sign)
        | Err(_) => false,
    })
}

/// Settles a field on the version that was chosen.
pub(super) async fn choose(
    Posted { access, typed }: Posted,
    noun: NounAt,
    path: Address,
) -> Result<HttpResponse, PageError> {
    let (chart, place) = (chart::named(&access, &path.client)?, Place::named(noun.0, &path)?);
    let (Place { noun, key, field }, sent) = (place, Sent::of(&typed)?);
    let shown = read_at(&chart, Spot::of(noun, key), sent.base.clone()).await?;
    if typed.contains_key(AS_IT_IS) && writes_else(&shown, field, &typed) {
        access.tell(false, "routes-not-confirmed-words");
        return show_asked(
            &access,
            &chart,
            (&shown, field),
            ChoiceForm { typed: Some(&typed), ..ChoiceForm::new(sent.id) },
        )
        .await;
    }
    let acts = match verb(&shown, field, &typed) {
        Ok(verb) => {
            // Before it: each act is looked at by itself, and a value without its reason may be refused.
            let acts = told_with::acts((&chart, access.role()), (noun, key, field), &shown, &verb).await?;
            Ok(acts.into_iter().chain([Act { noun, key, verb }]).collect())
        }
        Err(what) => Err(wrong(place, what, &typed)),
    };
    let doc = chart.doc_of(noun, key);
    if away::is_asked(&chart, noun, &typed) {
        let problems = saving::problems(&chart, doc, &sent, saving::apart(acts)).await?;
        let asked = ChoiceForm { typed: Some(&typed), problems: &problems, away: true, ..ChoiceForm::new(sent.id) };
        return show_asked(&access, &chart, (&shown, field), asked).await;
    }
    match saving::save(&chart, doc, sent.clone(), acts).await? {
        Attempt::Saved(Saved::Before(Some(change))) => saved_before(&access, &chart, place, (&typed, change)).await,
        Attempt::Saved(saved) => {
            drafts::saved(&access, &typed).await;
            tell(&access, saved);
            away::take_up(&access, &chart, &typed).await?;
            Ok(see_other(&next(&access, &chart)))
        }
        Attempt::Wrong(problems) => {
            let asked = ChoiceForm { typed: Some(&typed), problems: &problems, ..ChoiceForm::new(sent.id) };
            show_asked(&access, &chart, (&shown, field), asked).await
        }
        Attempt::Stale => {
            show_asked(&access, &chart, (&shown, field), ChoiceForm::stale(&typed, EditId(clock::id()?))).await
        }
        Attempt::NotStored => {
            saving::tell_unstored(&access);
            let asked = ChoiceForm { typed: Some(&typed), ..ChoiceForm::new(sent.id) };
            show_asked(&access, &chart, (&shown, field), asked).await
        }
    }
}

/// What is next once something was settled: of the same client what this reader may do, then of the desk; the desk,
/// where nothing is left.
pub(super) fn next(access: &SignedIn, chart: &Chart) -> String {
    let next = access.overview(|overview| waiting::next(overview, chart.client(), access.role()));
    next.unwrap_or_else(|| link::REVIEW.to_owned())
}

/// Whether the box beside a text that is said to read right holds another.
fn writes_else(shown: &EntryRead, field: &'static FieldDecl, typed: &Typed) -> bool {
    let Some(text) = typed.get(&format!("{PREFIX}{}", field.name)) else { return false };
    parse(field, text, &shown.zone).ok().as_ref().map(Option::as_ref) != Some(shown.entry.value(field))
}

/// What is wrong with a form whose choice cannot be read, and with its reason.
fn wrong(Place { noun, key, field }: Place, what: Wrong, typed: &Typed) -> Vec<Problem> {
    let text = |name: &str| typed.get(name).map_or("", String::as_str);
    let is_choice = text(ACT) == ACT_SETTLE && what != Wrong::OneVersion && field.class.is_weighty();
    let needs = (is_choice && tidy(text(REASON)).is_empty()).then_some(Wrong::Rule(NEEDS_REASON));
    let problem = |what| Problem { noun: noun.name, key, field: Some(field.name), what };
    [what].into_iter().chain(needs).map(problem).collect()
}

/// What the form asks for.
fn verb(shown: &EntryRead, field: &'static FieldDecl, typed: &Typed) -> Result<Verb, Wrong> {
    let text = |name: &str| typed.get(name).map_or("", String::as_str);
    let third =
        || -> Result<Option<Value>, Wrong> { Ok(parse(field, text(&format!("{PREFIX}{}", field.name)), &shown.zone)?) };
    if typed.contains_key(AS_IT_IS) {
        return Ok(Verb::ConfirmText { field });
    }
    match text(ACT) {
        ACT_CONFIRM => return Ok(Verb::ConfirmText { field }),
        ACT_SEEN => return Ok(Verb::SeeLowered { field }),
        ACT_WRITE => return Ok(Verb::Write(vec![(field, third()?)])),
        _ => {}
    }
    let versions = &shown.entry.field(field).versions();
    if versions.is_empty() {
        return Err(Wrong::OneVersion);
    }
    let choice = match text(CHOICE) {
        // Left empty it would take away what all of them say: whoever means that chooses one, and clears it then.
        OTHER => Some(third()?.ok_or(Wrong::Missing)?),
        sent => chosen(versions, sent).ok_or(Wrong::Missing)?.value.clone(),
    };
    Ok(Verb::Settle { field, choice, reason: text(REASON).to_owned() })
}

/// What is in the form besides what it asks.
struct ChoiceForm<'a> {
    /// What was sent and comes back.
    typed: Option<&'a Typed>,
    /// What is wrong with it.
    problems: &'a [Problem],
    /// Whether it was written on something else than is shown.
    stale: bool,
    /// Whether it asks what is to be with a chart that is put away.
    away: bool,
    /// The words that are kept for it.
    drafts: Option<&'a Drafts>,
    /// The form's id.
    id: EditId,
}

impl<'a> ChoiceForm<'a> {
    const fn new(id: EditId) -> Self {
        Self { typed: None, problems: &[], stale: false, away: false, drafts: None, id }
    }

    const fn stale(typed: &'a Typed, id: EditId) -> Self {
        Self { typed: Some(typed), stale: true, ..Self::new(id) }
    }

    const fn status(&self) -> StatusCode {
        match ((self.stale || self.away) && self.typed.is_some(), self.problems.is_empty()) {
            (true, _) => StatusCode::CONFLICT,
            (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
            (false, true) => StatusCode::OK,
        }
    }
}

async fn show_asked(
    access: &SignedIn,
    chart: &Chart,
    (shown, field): (&EntryRead, &'static FieldDecl),
    asked: ChoiceForm<'_>,
) -> Result<HttpResponse, PageError> {
    let (entry, noun) = (&shown.entry, shown.entry.noun);
    let (untyped, none) = (Typed::new(), Drafts::default());
    let drafts = asked.drafts.unwrap_or(&none);
    let typed = asked.typed.or(drafts.here.as_ref().map(|(_, typed)| typed));
    let names = &super::linked::names_to_pick(access, chart, entry, typed).await?;
    let question = Question {
        client: chart.client(),
        page: nouns::page_of(noun),
        entry,
        field,
        typed: typed.unwrap_or(&untyped),
        problems: asked.problems,
        reader: access.person(),
        role: access.role(),
    };
    let form = Place { noun, key: entry.key, field }.form(chart);
    let keep = drafts::keep_for(access, form, DraftId(asked.id.0), (drafts, asked.typed)).await?;
    let (here, others) = (drafts.shown(access, Some(keep.sheet)), drafts.lines(access));
    let (status, head) = (asked.status(), chart::head(access, chart, noun));
    let away = if asked.away { away::ask(access, &head) } else { None };
    if let Some(chooser) = Chooser::new(&question, (&shown.heads, asked.id), names) {
        let title = value::told_apart(nouns::page_of(noun), entry, names);
        let (key, role) = (entry.key, access.role());
        let about = chart.read(chart.doc_of(noun, key), move |doc, _| review::question(doc, noun, key, field)).await?;
        let chooser = match about {
            Some(about) => chooser.about(&question, &about.seen_by(role), names),
            None => chooser,
        };
        let chooser = Chooser { keep: chooser.may.then_some(keep), ..chooser }.asking_of(away, names);
        let not_safe = super::marked::spoken_against(chart, entry, names);
        return page_with(status, access, &Choose { head, title, not_safe, stale: asked.stale, here, others, chooser });
    }
    let (before, wrote) = wrote(chart, (noun, entry.key), field).await?;
    let ids = (&shown.heads, asked.id);
    if let Some(page) = ReadText::new(head, &question, (&before, &wrote), ids, names) {
        let here = here.map(|here| KeptHere { stale: asked.stale, ..here });
        let keep = page.may.then_some(keep);
        if asked.stale && status == StatusCode::CONFLICT {
            access.tell(false, "routes-not-saved-stale");
        }
        return page_with(status, access, &ReadText { here, others, keep, ..page }.asking_of(away, names));
    }
    let ids = (&shown.heads, EditId(clock::id()?));
    let head = chart::head(access, chart, noun);
    if let Some(page) = lowered::page(chart, head, &question, ids, names).await? {
        return page_with(status, access, &Lowered { away, ..page });
    }
    let written = typed.map(|typed| written(&question, typed, names)).unwrap_or_default();
    if written.is_empty() {
        if let Some((draft, _)) = &drafts.here {
            drafts::forget(access, draft.id, vec![draft.at.sheet]).await;
        }
        access.tell(true, "routes-chosen-already");
        return Ok(see_other(&link::entry(chart.client(), noun, entry.key)));
    }
    let words = Unwritable { here: drafts.shown(access, None), written };
    let beside = Beside { status, why: "routes-chosen-already", words, others };
    entry_page::show_beside(access, chart, shown, beside).await
}

/// What was typed where there is nothing to choose any more: label and words.
fn written(question: &Question<'_>, typed: &Typed, names: &Names) -> Vec<(String, String)> {
    let mut written = keep::written((question.page, PREFIX), question.entry, typed, names);
    let reason = typed.get(REASON).filter(|reason| !reason.is_empty());
    written.extend(reason.map(|reason| (names.say("chooser-why"), reason.clone())));
    written
}

/// What stood in a text before it was merged, and what each wrote in it.
async fn wrote(
    chart: &Chart,
    (noun, key): (&'static Noun, EntryKey),
    field: &'static FieldDecl,
) -> Result<(String, Vec<Wrote>), PageError> {
    let items = chart.read(chart.doc_of(noun, key), |doc, _| review::open(doc)).await?;
    let of_entry =
        |item: &&Item| matches!(&item.about, About::Entry { noun: own, key: at, .. } if *own == noun && *at == key);
    let changes: Vec<&FieldChange> = items
        .iter()
        .filter(of_entry)
        .flat_map(|item| &item.fields)
        .filter(|change| change.field.name == field.name)
        .collect();
    let before = changes.first().and_then(|change| change.before.value()).map(ToString::to_string).unwrap_or_default();
    let wrote = changes.iter().flat_map(|change| change.wrote.iter().filter(|wrote| wrote.is_result));
    let wrote = wrote.map(|wrote| Wrote {
        stamp: wrote.stamp,
        text: wrote.value.as_ref().map(ToString::to_string).unwrap_or_default(),
    });
    Ok((before, wrote.collect()))
}
