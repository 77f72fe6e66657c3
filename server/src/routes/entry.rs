//! What every noun has at its addresses: its section, forms, saving, putting away, history. Must never know one noun
//! from another.

use actix_web::{HttpResponse, web};
use automerge::Automerge;
use waystation_sync::care::edit::{Act, EditError, Edited, Place, Problem, Verb, made_before};
use waystation_sync::care::instruments;
use waystation_sync::care::noun::{FieldDecl, Kind, Moment, Noun, Shape, UNANSWERED};
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::value::{Misfit, Value, tidy};
use waystation_sync::id::{ChangeId, DraftId, EditId, EntryId, Heads};
use waystation_sync::review;
use waystation_web::noun_page::NounPage;
use waystation_web::pages::chart::Section;
use waystation_web::pages::entry::{Doing, HistoryPage, doing_href};
use waystation_web::part::card::{AFTER, Around, BEFORE};
use waystation_web::part::form::{self, EDIT_ID, HEADS, PREFIX};
use waystation_web::part::history::History;
use waystation_web::part::list::List;
use waystation_web::part::typed::Typed;
use waystation_web::part::value;
use waystation_web::shell::Undo;
use waystation_web::{link, nouns};

use super::drafts::{self, Drafts};
use super::entry_page::{Again, Shown, settled_why, show_form, show_settled};
use super::{chart, linked};
use crate::host::clock;
use crate::http::{Chart, PageError, Posted, SignedIn, see_other, whole_page};
use crate::node::NodeError;

/// The noun whose addresses a handler serves.
#[derive(Clone, Copy)]
pub(super) struct TheNoun(pub(super) &'static Noun);

/// The noun's section; a noun that stands beside another leads to that one's.
pub(super) async fn section(
    access: SignedIn,
    noun: web::Data<TheNoun>,
    client: web::Path<String>,
    asked: web::Query<ListRequest>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &client)?, noun.0);
    let page = nouns::section_of(noun);
    if page.noun != noun {
        return Ok(see_other(&link::section(chart.client(), page.noun)));
    }
    let lists = lists(&access, &chart, page, Some(&asked)).await?;
    let (head, language) = (chart::head(&access, &chart, noun), access.language());
    whole_page(&access, &Section { head, page, language, lists, timeline: None })
}

/// Which page of which list of a section an address asks for.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct ListRequest {
    /// The noun of the list; that of the section where none is named.
    list: Option<String>,
    /// The text behind `page=`, which should be a number.
    page: Option<String>,
}

impl ListRequest {
    /// What it asks of the list of `noun` in the section of `section`.
    pub(super) fn of(&self, section: &Noun, noun: &Noun) -> Option<&str> {
        let named = self.list.as_deref().unwrap_or(section.name);
        self.page.as_deref().filter(|_| named == noun.name)
    }
}

/// The lists of a section: of its own noun first, then of those beside it. Each is whole, as paper has it, or the page
/// that `asked` asks for.
pub(super) async fn lists(
    access: &SignedIn,
    chart: &Chart<'_>,
    page: &'static NounPage,
    asked: Option<&ListRequest>,
) -> Result<Vec<List>, PageError> {
    let shown: Vec<&'static Noun> = [page.noun].into_iter().chain(page.beside.iter().copied()).collect();
    let names = linked::names(access, chart, &shown).await?;
    let heads = chart.read(page.noun.part, |_, heads| heads).await?;
    let id = EditId(clock::id()?);
    let mut lists = Vec::new();
    for own in shown {
        let (words, entries) = (nouns::page_of(own), chart::entries(access, chart, own).await?);
        let children = linked::children(access, chart, own).await?;
        let buttons = asked.map(|_| (&heads, id));
        let around = Around { role: access.role(), children: &children, buttons };
        let list = match asked {
            None => List::new(chart.client(), words, &entries, &around, &names),
            Some(asked) => {
                let asked = asked.of(page.noun, own);
                List::page(chart.client(), (page.noun, words), &entries, asked, (&around, &names))?
            }
        };
        lists.push(List { title: (own != page.noun).then(|| words.title(access.language())), ..list });
    }
    Ok(lists)
}

/// The form for a new entry.
pub(super) async fn new_form(
    access: SignedIn,
    noun: web::Data<TheNoun>,
    client: web::Path<String>,
    asked: web::Query<NewRequest>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &client)?, noun.0);
    if noun.shape != Shape::List || noun.within.is_some() || !noun.editors.contains(&access.role()) {
        return Err(PageError::NotFound);
    }
    show_new(&access, &chart, (noun, None), (None, &asked.typed(noun))).await
}

/// The form for a new entry of `noun` that belongs to the one that the address names.
pub(super) async fn new_child(
    access: SignedIn,
    path: web::Path<(String, String)>,
    noun: &'static Noun,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.0)?;
    let parent = parent_of(&chart, noun, &path.1).await?;
    if !noun.editors.contains(&access.role()) {
        return Err(PageError::NotFound);
    }
    show_new(&access, &chart, (noun, Some(parent)), (None, &Typed::new())).await
}

/// The entry in use that the address names, for one of `noun` to belong to.
async fn parent_of(chart: &Chart<'_>, noun: &'static Noun, text: &str) -> Result<EntryKey, PageError> {
    let above = noun.within.and_then(nouns::named).ok_or(PageError::NotFound)?.noun;
    let parent = read_now(chart, above, text).await?.entry;
    if parent.is_put_away() { Err(PageError::NotFound) } else { Ok(parent.key) }
}

/// What an address says of a new entry beforehand.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct NewRequest {
    /// The instrument to answer.
    with: Option<String>,
}

impl NewRequest {
    /// The same as a form of `noun` would send it.
    fn typed(&self, noun: &Noun) -> Typed {
        let with = self.with.as_deref().filter(|with| instruments::named(with).is_some());
        let asks = noun.fields.iter().filter(|field| matches!(field.kind, Kind::Answers(_)));
        asks.filter_map(|field| Some((format!("{PREFIX}{}", field.name), with?.to_owned()))).collect()
    }
}

/// The form for a new entry: blank, or with the words that are kept under `wanted`.
pub(super) async fn show_new(
    access: &SignedIn,
    chart: &Chart<'_>,
    (noun, within): (&'static Noun, Option<EntryKey>),
    (wanted, asked): (Option<DraftId>, &Typed),
) -> Result<HttpResponse, PageError> {
    let drafts = Drafts::of(access, &drafts::form_of_new(chart, noun, within), wanted).await;
    if let Some((draft, _)) = &drafts.here {
        let key = EntryKey::Id(EntryId(draft.at.edit.0));
        return show_kept(access, chart, Spot { noun, key, within }, &drafts).await;
    }
    let id = EditId(clock::id()?);
    let heads = chart.read(noun.part, |_, heads| heads).await?;
    let entry = Entry::blank(noun, EntryKey::Id(EntryId(id.0)));
    let again = Again::kept(&drafts, false).asking(asked);
    show_form(access, chart, &Shown::new(entry, heads).within(within), again, id).await
}

/// An entry's form, or its page where it cannot be written in.
pub(super) async fn page(
    access: SignedIn,
    noun: web::Data<TheNoun>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &path.0)?, noun.0);
    show_entry(&access, &chart, (noun, key_of(noun, &path.1)?), None).await
}

/// An entry's form with the words that are kept for it (those under `wanted`, else the newest), or its page.
pub(super) async fn show_entry(
    access: &SignedIn,
    chart: &Chart<'_>,
    (noun, key): (&'static Noun, EntryKey),
    wanted: Option<DraftId>,
) -> Result<HttpResponse, PageError> {
    let shown = read_key(chart, noun, key).await?;
    let drafts = Drafts::of(access, &drafts::form_of(chart, noun, Some(key)), wanted).await;
    match settled_why(access, &shown.entry) {
        Some(why) => show_settled(access, chart, &shown, (why, &drafts)).await,
        None => show_kept(access, chart, Spot::of(noun, key), &drafts).await,
    }
}

/// An entry's form with the words that are kept for it, at the version that they were written on; as it is saved where
/// there are none.
pub(super) async fn show_kept(
    access: &SignedIn,
    chart: &Chart<'_>,
    spot: Spot,
    drafts: &Drafts,
) -> Result<HttpResponse, PageError> {
    let Spot { noun, key, within } = spot;
    let Some((draft, typed)) = &drafts.here else {
        let shown = read_key(chart, noun, key).await?;
        return show_form(access, chart, &shown, Again::kept(drafts, false), EditId(clock::id()?)).await;
    };
    let (id, base) = (draft.at.edit, draft.at.base.clone());
    let saved = chart.read(noun.part, move |doc, _| made_before(doc, id, &base)).await?;
    let Some(change) = saved else {
        let shown = read_at(chart, (noun, key), draft.at.base.clone()).await?.within(within);
        let stale = shown.heads != draft.at.base && shown.entry.born.is_some();
        return show_form(access, chart, &shown, Again::kept(drafts, stale), draft.at.edit).await;
    };
    // The form was saved: the program ended before its draft was removed, or another window wrote on in it.
    let shown = read_at(chart, (noun, key), [change].into_iter().collect()).await?;
    if differs(&shown.entry, values(typed, noun, key).as_deref().ok()) {
        return show_form(access, chart, &shown, Again::kept(drafts, false), EditId(clock::id()?)).await;
    }
    drafts::forget(access, draft.id, vec![draft.at.sheet]).await;
    let here = drafts::form_of(chart, noun, Some(key));
    if draft.at.form != here.to_string() {
        // A new entry's form: the entry has a page of its own now.
        return Ok(see_other(&here.page()));
    }
    let shown = read_key(chart, noun, key).await?;
    show_form(access, chart, &shown, Again::not(), EditId(clock::id()?)).await
}

/// The form that could not be kept, with its words; for a new entry where `key` is `None`.
pub(super) async fn unkept(
    access: &SignedIn,
    chart: &Chart<'_>,
    (noun, within): (&'static Noun, Option<EntryKey>),
    (key, typed): (Option<EntryKey>, &Typed),
) -> Result<HttpResponse, PageError> {
    let sent = Sent::of(typed)?;
    let key = key.unwrap_or(EntryKey::Id(EntryId(sent.id.0)));
    let shown = read_at(chart, (noun, key), sent.base).await?.within(within);
    show_form(access, chart, &shown, Again::unkept(typed), sent.id).await
}

/// The form that was saved before with other words, on the version that it made then: what is sent again is a new edit.
pub(super) async fn saved_before(
    access: &SignedIn,
    chart: &Chart<'_>,
    (noun, key): (&'static Noun, EntryKey),
    (typed, change): (&Typed, ChangeId),
) -> Result<HttpResponse, PageError> {
    let shown = read_at(chart, (noun, key), [change].into_iter().collect()).await?;
    show_form(access, chart, &shown, Again::saved_before(typed), EditId(clock::id()?)).await
}

/// Whether `fields` say something else than `entry` holds; fields that could not be read do.
fn differs(entry: &Entry, fields: Option<&[(&'static FieldDecl, Option<Value>)]>) -> bool {
    let text = |value: Option<&Value>| value.map(ToString::to_string).unwrap_or_default();
    fields.is_none_or(|fields| fields.iter().any(|(field, value)| text(value.as_ref()) != text(entry.value(field))))
}

/// Begins an entry. The form's id is the entry's too, so that the form sent twice begins one.
pub(super) async fn begin(
    Posted { access, typed }: Posted,
    noun: web::Data<TheNoun>,
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
    noun: web::Data<TheNoun>,
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

/// Which entry, and for a new one the entry that it is to belong to.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    noun: &'static Noun,
    key: EntryKey,
    within: Option<EntryKey>,
}

impl Spot {
    /// An entry by itself.
    pub(super) const fn of(noun: &'static Noun, key: EntryKey) -> Self {
        Self { noun, key, within: None }
    }
}

/// Saves an entry's form.
pub(super) async fn save(
    Posted { access, typed }: Posted,
    noun: web::Data<TheNoun>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &path.0)?, noun.0);
    let (key, sent) = (key_of(noun, &path.1)?, Sent::of(&typed)?);
    write(&access, &chart, Spot::of(noun, key), &typed, sent, Verb::Write).await
}

/// Puts an entry away.
pub(super) async fn retire(
    posted: Posted,
    noun: web::Data<TheNoun>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    act(posted, noun.0, &path, Doing::Retire).await
}

/// Takes an entry up again.
pub(super) async fn take_up(
    posted: Posted,
    noun: web::Data<TheNoun>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    act(posted, noun.0, &path, Doing::TakeUp).await
}

/// Signs an entry.
pub(super) async fn sign(
    posted: Posted,
    noun: web::Data<TheNoun>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    act(posted, noun.0, &path, Doing::Sign).await
}

/// What an entry was before.
pub(super) async fn history(
    access: SignedIn,
    noun: web::Data<TheNoun>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &path.0)?, noun.0);
    let key = key_of(noun, &path.1)?;
    let read =
        move |doc: &Automerge, _: Heads| Some((View::now(doc).entry(noun, key)?, review::history(doc, noun, key)));
    let (entry, steps) = chart.read(noun.part, read).await?.ok_or(PageError::NotFound)?;
    let words = nouns::page_of(noun);
    let names = linked::names(&access, &chart, &[noun]).await?;
    let page = HistoryPage {
        head: chart::head(&access, &chart, noun),
        title: value::heading(words, &entry, &names),
        back: link::entry(chart.client(), noun, key),
        history: History::new(words, &steps, &names),
    };
    whole_page(&access, &page)
}

/// The hidden inputs of a form.
#[derive(Clone)]
pub(super) struct Sent {
    /// The version that the form showed.
    pub(super) base: Heads,
    /// Its id.
    pub(super) id: EditId,
}

impl Sent {
    pub(super) fn of(typed: &Typed) -> Result<Self, PageError> {
        let text = |name: &str| typed.get(name).map_or("", String::as_str);
        let base = text(HEADS).parse().map_err(|_| PageError::NotAForm)?;
        let id = text(EDIT_ID).parse().map_err(|_| PageError::NotAForm)?;
        Ok(Self { base, id })
    }
}

/// The key that an address names.
pub(super) fn key_of(noun: &Noun, text: &str) -> Result<EntryKey, PageError> {
    EntryKey::parse(noun, text).ok_or(PageError::NotFound)
}

/// The entry that an address names, as it is now.
pub(super) async fn read_now(chart: &Chart<'_>, noun: &'static Noun, key: &str) -> Result<Shown, PageError> {
    read_key(chart, noun, key_of(noun, key)?).await
}

/// As [`read_now`], of a key.
pub(super) async fn read_key(chart: &Chart<'_>, noun: &'static Noun, key: EntryKey) -> Result<Shown, PageError> {
    let read = move |doc: &Automerge, heads: Heads| Some(Shown::new(View::now(doc).entry(noun, key)?, heads));
    chart.read(noun.part, read).await?.ok_or(PageError::NotFound)
}

/// The entry at the version that a form showed, or now where that version is not known here; blank when it is new.
pub(super) async fn read_at(
    chart: &Chart<'_>,
    (noun, key): (&'static Noun, EntryKey),
    base: Heads,
) -> Result<Shown, PageError> {
    let read = move |doc: &Automerge, now: Heads| {
        let at = base.to_automerge();
        let known = at.iter().all(|hash| doc.get_change_meta_by_hash(hash).is_some());
        let unborn = Automerge::new();
        let (view, heads) = match (known, at.is_empty()) {
            // What was typed on a part that nobody had begun says nothing of what others wrote in it since.
            (true, true) => (View::now(&unborn), base),
            (true, false) => (View { doc, at: Some(&at) }, base),
            (false, _) => (View::now(doc), now),
        };
        let entry = view.entry(noun, key).unwrap_or_else(|| Entry::blank(noun, key));
        Shown::new(entry, heads).with_now(View::now(doc).entry(noun, key))
    };
    chart.read(noun.part, read).await
}

/// The fields of an entry's form as values; what does not fit is a problem.
fn values(
    typed: &Typed,
    noun: &'static Noun,
    key: EntryKey,
) -> Result<Vec<(&'static FieldDecl, Option<Value>)>, Vec<Problem>> {
    let mut values = Vec::new();
    let mut problems = Vec::new();
    for field in noun.fields {
        // A field that the form did not ask for is left alone.
        let Some(text) = form::typed_into(field, typed, PREFIX) else { continue };
        match parse(field, &text) {
            Ok(value) => values.push((field, value)),
            Err(misfit) => {
                problems.push(Problem { noun: noun.name, key, field: Some(field.name), what: misfit.into() });
            }
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(problems) }
}

/// What was typed into a field. The box of a long line has room for several lines: a line end in it is a space. A moment
/// is typed by the clinic's clock.
pub(super) fn parse(field: &FieldDecl, text: &str) -> Result<Option<Value>, Misfit> {
    match field.kind {
        Kind::Line { .. } => field.kind.parse(&tidy(text).replace(['\n', '\t'], " ")),
        Kind::Moment => match text.trim() {
            "" => Ok(None),
            text => Moment::typed(text, &clock::zone(), None)
                .map(|at| Some(Value::Moment(at)))
                .map_err(|_| Misfit::NotAMoment),
        },
        // A questionnaire without a single answer holds nothing.
        Kind::Answers(_) if text.split_once(':').is_some_and(|(_, points)| points.chars().all(|c| c == UNANSWERED)) => {
            Ok(None)
        }
        _ => field.kind.parse(text),
    }
}

type Fields = Vec<(&'static FieldDecl, Option<Value>)>;

async fn write(
    access: &SignedIn,
    chart: &Chart<'_>,
    Spot { noun, key, within }: Spot,
    typed: &Typed,
    sent: Sent,
    verb: fn(Fields) -> Verb,
) -> Result<HttpResponse, PageError> {
    let (base, id) = (sent.base.clone(), sent.id);
    let fields = values(typed, noun, key).map(|mut fields| {
        fields.extend(noun.parent().zip(within).map(|(field, parent)| (field, Some(Value::Link(parent)))));
        fields
    });
    let saved = match fields.clone() {
        Ok(fields) => chart.save(noun.part, sent.base, id, vec![Act { noun, key, verb: verb(fields) }]).await,
        Err(problems) => Err(NodeError::Edit(EditError::Problems(problems)).into()),
    };
    match saved {
        Ok(Edited { repeated: true, change: Some(change), .. })
            if differs(
                &read_at(chart, (noun, key), [change].into_iter().collect()).await?.entry,
                fields.as_deref().ok(),
            ) =>
        {
            saved_before(access, chart, (noun, key), (typed, change)).await
        }
        Ok(edited) => {
            drafts::saved(access, typed).await;
            tell(access, &edited);
            Ok(see_other(&link::section(chart.client(), nouns::section_of(noun).noun)))
        }
        Err(PageError::Node(NodeError::Edit(EditError::Problems(problems)))) => {
            let shown = read_at(chart, (noun, key), base).await?.within(within);
            show_form(access, chart, &shown, Again::wrong(typed, &problems), id).await
        }
        Err(PageError::Node(NodeError::Edit(EditError::UnknownVersion))) => {
            let shown = read_at(chart, (noun, key), base).await?.within(within);
            show_form(access, chart, &shown, Again::stale(typed), EditId(clock::id()?)).await
        }
        Err(PageError::Node(NodeError::NotStored)) => {
            tell_unstored(access);
            let shown = read_at(chart, (noun, key), base).await?.within(within);
            show_form(access, chart, &shown, Again::unstored(typed), id).await
        }
        Err(error) => Err(error),
    }
}

/// Keeps for the next page that a form could not be written to disk.
pub(super) fn tell_unstored(access: &SignedIn) {
    tracing::error!("a form was not saved: it could not be written to disk");
    access.tell(false, "routes-not-stored");
}

/// Keeps what a saving came to for the next page.
pub(super) fn tell(access: &SignedIn, edited: &Edited) {
    let id = match (edited.repeated, edited.change, edited.together) {
        (true, _, _) => "routes-saved-already",
        (false, None, _) => "routes-saved-nothing",
        (false, Some(_), true) => "routes-saved-together",
        (false, Some(_), false) => "routes-saved",
    };
    access.tell(true, id);
}

async fn act(
    Posted { access, typed }: Posted,
    noun: &'static Noun,
    path: &(String, String),
    doing: Doing,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.0)?;
    let (key, sent) = (key_of(noun, &path.1)?, Sent::of(&typed)?);
    let (verb, said) = match doing {
        Doing::Retire => (Verb::Retire, "routes-put-away"),
        Doing::TakeUp => (Verb::TakeUp, "routes-taken-up"),
        Doing::Sign => (Verb::Sign, "routes-signed"),
        // Only notes have it, at an address of their own.
        Doing::LetGo => return Err(PageError::NotFound),
    };
    act_with(&access, &chart, (noun, key), sent, (verb, said, Some(doing))).await
}

/// Does what is asked to an entry as a whole, and says so; a `doing` that can be taken back is offered to be.
async fn act_with(
    access: &SignedIn,
    chart: &Chart<'_>,
    (noun, key): (&'static Noun, EntryKey),
    sent: Sent,
    (verb, said, doing): (Verb, &'static str, Option<Doing>),
) -> Result<HttpResponse, PageError> {
    match chart.save(noun.part, sent.base, sent.id, vec![Act { noun, key, verb }]).await {
        Ok(_) => {
            let undo = match doing {
                Some(doing) => undo_of(chart, (noun, key), doing).await?,
                None => None,
            };
            access.tell_done(said, undo);
            Ok(see_other(&link::section(chart.client(), nouns::section_of(noun).noun)))
        }
        Err(PageError::Node(NodeError::Edit(EditError::Problems(problems)))) => {
            let words = nouns::page_of(noun);
            let said: Vec<String> = problems
                .iter()
                .map(|problem| waystation_web::words::wrong(words, problem.field, problem.what, access.language()))
                .collect();
            access.tell_with(false, "routes-not-done", said.join(" "));
            Ok(see_other(&link::entry(chart.client(), noun, key)))
        }
        Err(PageError::Node(NodeError::Edit(EditError::UnknownVersion))) => {
            access.tell(false, "routes-not-done-stale");
            Ok(see_other(&link::entry(chart.client(), noun, key)))
        }
        Err(error) => Err(error),
    }
}

/// The button that takes back what was just done to an entry, where that can be done.
async fn undo_of(
    chart: &Chart<'_>,
    (noun, key): (&'static Noun, EntryKey),
    doing: Doing,
) -> Result<Option<Undo>, PageError> {
    let back = match doing {
        Doing::Retire => Doing::TakeUp,
        Doing::TakeUp => Doing::Retire,
        Doing::Sign | Doing::LetGo => return Ok(None),
    };
    let heads = chart.read(noun.part, |_, heads| heads).await?;
    Ok(Some(Undo {
        action: doing_href(chart.client(), nouns::page_of(noun), key, back),
        heads: heads.to_string(),
        edit_id: EditId(clock::id()?).to_string(),
    }))
}
