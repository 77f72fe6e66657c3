//! The caseload: its list, its search and new clients. Must never put a client's word into an address.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use automerge::Automerge;
use jiff::civil::Date;
use waystation_sync::care::contact::CONTACT;
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::doubt::{self, Doubt};
use waystation_sync::care::edit::{Act, Problem, Verb, Wrong, made_before};
use waystation_sync::care::involving;
use waystation_sync::care::noun::{ClientFacts, FieldDecl, Noun, Part};
use waystation_sync::care::overview::Line;
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::care::{client, name};
use waystation_sync::id::{ChangeId, ClientId, DraftId, EditId, EntryId, Heads};
use waystation_web::form_at::FormAt;
use waystation_web::link;
use waystation_web::pages::caseload::{Caseload, Listed};
use waystation_web::pages::new_client::{
    BegunClient, CLIENT_PREFIX, CONTACT_PREFIX, NAME_PREFIX, NONE_OF, NewClient, REACH,
};
use waystation_web::part::form::EDIT_ID;
use waystation_web::part::person_line::PersonLine;
use waystation_web::part::sure::is_sure;
use waystation_web::part::typed::Typed;

use super::drafts::{self, Drafts};
use super::entry_page::FormState;
use super::entry_read::Fields;
use super::saving::{self, Attempt, Sent, tell_unstored};
use crate::host::clock;
use crate::http::{ListQuery, PageError, Posted, SignedIn, page_with, see_other, whole_page};
use crate::node::{Chart, SaveError, Saved, somebody};

/// Most clients who are named before a chart is begun.
const LIKELY_MAX: usize = 6;

/// Everybody, the reader's own first.
pub(super) async fn page(access: SignedIn, asked: web::Query<ListQuery>) -> Result<HttpResponse, PageError> {
    list(&access, Listed::All, &asked)
}

/// The reader's own.
pub(super) async fn own(access: SignedIn, asked: web::Query<ListQuery>) -> Result<HttpResponse, PageError> {
    list(&access, Listed::Own, &asked)
}

/// Those whose charts are put away.
pub(super) async fn put_away(access: SignedIn, asked: web::Query<ListQuery>) -> Result<HttpResponse, PageError> {
    list(&access, Listed::PutAway, &asked)
}

fn list(access: &SignedIn, listed: Listed, asked: &ListQuery) -> Result<HttpResponse, PageError> {
    let (who, wanted) = ((access.person(), access.role()), (listed, asked.page.as_deref()));
    whole_page(access, &access.overview(|overview| Caseload::list(overview, wanted, who, access.names()))?)
}

/// A search page opened again: a search is a form post, so there is nothing to open.
pub(super) async fn back() -> HttpResponse {
    see_other(link::CLIENTS)
}

/// Those whose names or year of birth hold every word that was typed.
pub(super) async fn search(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let wanted = typed.get("search").cloned().unwrap_or_default();
    let who = (access.person(), access.role());
    whole_page(&access, &access.overview(|overview| Caseload::found(overview, wanted, who, access.names())))
}

/// The form for a new client.
pub(super) async fn new_form(access: SignedIn) -> Result<HttpResponse, PageError> {
    show_new(&access, None).await
}

/// The form for a new client: blank, or with the words that are kept under `wanted`. Where its chart was begun before,
/// the words that are not in it.
pub(super) async fn show_new(access: &SignedIn, wanted: Option<DraftId>) -> Result<HttpResponse, PageError> {
    let drafts = Drafts::of(access, &FormAt::NewClient, wanted).await;
    let id = match &drafts.here {
        Some((draft, _)) => draft.at.edit,
        None => EditId(clock::id()?),
    };
    let chart = access.new_chart(ClientId(id.0))?;
    let Some((draft, typed)) = &drafts.here else { return show(access, &FormState::kept(&drafts, false), id).await };
    let Some(change) = begun(&chart, id).await? else {
        return show(access, &FormState::kept(&drafts, false), id).await;
    };
    let (chart, written) = (link::chart(chart.client()), written(access, &chart, (typed, change)).await?);
    if written.is_empty() {
        drafts::forget(access, draft.id, vec![draft.at.sheet]).await;
        return Ok(see_other(&chart));
    }
    whole_page(access, &BegunClient { chart, here: drafts.shown(access, None), written })
}

async fn show(access: &SignedIn, again: &FormState<'_>, id: EditId) -> Result<HttpResponse, PageError> {
    page_with(again.status(), access, &form(access, again, id).await?)
}

async fn form(access: &SignedIn, again: &FormState<'_>, id: EditId) -> Result<NewClient, PageError> {
    let (untyped, none) = (Typed::new(), Drafts::default());
    let drafts = again.drafts.unwrap_or(&none);
    let typed = again.typed.or(drafts.here.as_ref().map(|(_, typed)| typed)).unwrap_or(&untyped);
    let keep = drafts::keep_for(access, FormAt::NewClient, DraftId(id.0), (drafts, again.typed)).await?;
    let (here, others) = (drafts.shown(access, Some(keep.sheet)), drafts.lines(access));
    let page = NewClient::new((typed, again.problems), (keep, id), access.role(), access.names()).asking(
        again.doubts,
        typed,
        access.names(),
    );
    Ok(NewClient { here, others, ..page })
}

/// The form that could not be kept, with its words.
pub(super) async fn unkept(access: &SignedIn, typed: &Typed) -> Result<HttpResponse, PageError> {
    show(access, &FormState::unkept(typed), Sent::of(typed)?.id).await
}

/// The change with which the form `id` began this chart, if it did.
pub(super) async fn begun(chart: &Chart, id: EditId) -> Result<Option<ChangeId>, PageError> {
    Ok(chart
        .read(DocKey::whole(chart.client(), Part::Core), move |doc, _| made_before(doc, id, &Heads::default()))
        .await?)
}

/// Who began a chart.
enum Begun {
    /// Nobody did.
    Nobody,
    /// The form with the id that was asked about, in this change.
    ThisForm(ChangeId),
    /// Another form, another node or an import.
    Otherwise,
}

async fn begun_by(chart: &Chart, id: EditId) -> Result<Begun, PageError> {
    let core = DocKey::whole(chart.client(), Part::Core);
    let begun = move |doc: &Automerge, _: Heads| match made_before(doc, id, &Heads::default()) {
        Some(change) => Begun::ThisForm(change),
        None if doc.get_heads().is_empty() => Begun::Nobody,
        None => Begun::Otherwise,
    };
    Ok(chart.read(core, begun).await?)
}

/// The form that began this chart before, sent again: leads to the chart if that holds its words, else shows them.
pub(super) async fn begun_before(
    access: &SignedIn,
    chart: &Chart,
    (typed, change): (&Typed, ChangeId),
) -> Result<HttpResponse, PageError> {
    let (chart, written) = (link::chart(chart.client()), written(access, chart, (typed, change)).await?);
    if written.is_empty() {
        drafts::saved(access, typed).await;
        access.tell(true, "routes-saved-already");
        return Ok(see_other(&chart));
    }
    page_with(StatusCode::CONFLICT, access, &BegunClient { chart, here: None, written })
}

/// What was typed that the chart did not hold when it was begun: label and text.
async fn written(
    access: &SignedIn,
    chart: &Chart,
    (typed, change): (&Typed, ChangeId),
) -> Result<Vec<(String, String)>, PageError> {
    let key = EntryKey::Id(EntryId(chart.client().0));
    let begun = move |doc: &Automerge, _: Heads| {
        let at = [change].into_iter().collect::<Heads>().to_automerge();
        let view = View { doc, at: Some(&at) };
        [(&name::NAME, key), (&client::CLIENT, EntryKey::One), (&CONTACT, key)]
            .map(|(noun, key)| view.entry(noun, key).unwrap_or_else(|| Entry::blank(noun, key)))
    };
    Ok(BegunClient::written(
        &chart.read(DocKey::whole(chart.client(), Part::Core), begun).await?,
        typed,
        access.names(),
    ))
}

/// Begins a chart. The form's id is the client's too, so that the form sent twice begins one chart.
pub(super) async fn begin(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let id: EditId = typed.get(EDIT_ID).and_then(|id| id.parse().ok()).ok_or(PageError::NotAForm)?;
    let chart = access.new_chart(ClientId(id.0))?;
    match begun_by(&chart, id).await? {
        Begun::Nobody => {}
        Begun::ThisForm(change) => return begun_before(&access, &chart, (&typed, change)).await,
        // The id is a client's who was begun otherwise: a name that a form brings would stand before theirs.
        Begun::Otherwise => return Err(PageError::NotAForm),
    }
    let (doc, sent) = (DocKey::whole(chart.client(), Part::Core), Sent { base: Heads::default(), id });
    let doubts = doubts(&typed, access.today());
    let (acts, unread) = acts(&typed, EntryKey::Id(EntryId(id.0)), access.today());
    let likely = likely(&access, (chart.client(), &typed), &acts);
    if !unread.is_empty() || !likely.is_empty() || doubts.iter().any(|doubt| !is_sure(&typed, doubt)) {
        let problems = saving::problems(&chart, doc, &sent, (acts, unread)).await?;
        let again = FormState::doubted(&typed, &problems, &doubts);
        let page = form(&access, &again, id).await?;
        let status = if page.problems.is_empty() { StatusCode::CONFLICT } else { again.status() };
        return page_with(status, &access, &NewClient { likely, ..page });
    }
    match saving::save(&chart, doc, sent, Ok(acts)).await? {
        Attempt::Saved(Saved::Before(Some(change))) => begun_before(&access, &chart, (&typed, change)).await,
        Attempt::Saved(_) => {
            drafts::saved(&access, &typed).await;
            access.tell(true, "routes-chart-begun");
            Ok(see_other(&link::chart(chart.client())))
        }
        Attempt::Wrong(problems) => show(&access, &FormState::doubted(&typed, &problems, &doubts), id).await,
        // A chart that nobody had begun is of no version.
        Attempt::Stale => Err(SaveError::Stale.into()),
        Attempt::NotStored => {
            tell_unstored(&access);
            show(&access, &FormState::unstored(&typed), id).await
        }
    }
}

/// Those who may have a chart already, where there are any of whom the form's sender has not said that it is none of
/// them. Nothing is written then.
fn likely(access: &SignedIn, (client, typed): (ClientId, &Typed), acts: &[Act]) -> Vec<PersonLine> {
    let none_of: Vec<&str> = typed.get(NONE_OF).map(|ids| ids.split(' ').collect()).unwrap_or_default();
    let somebody = somebody(client, acts);
    access.overview(|overview| {
        let likely = overview.those_like(somebody, LIKELY_MAX);
        let is_new = likely.iter().any(|(client, _)| !none_of.contains(&client.to_string().as_str()));
        let line = |(client, rows): Line<'_>| PersonLine::new(client, rows, access.names());
        if is_new { likely.into_iter().map(line).collect() } else { Vec::new() }
    })
}

/// The day of birth in a new client's form, where it may be a slip.
fn doubts(typed: &Typed, today: Date) -> Vec<Doubt> {
    let nobody = (&client::CLIENT, EntryKey::One);
    let born = read(typed, CLIENT_PREFIX, nobody, &[&client::BIRTH_DATE], &mut Vec::new());
    doubt::of_form(&Entry::blank(&client::CLIENT, EntryKey::One), &born, today)
}

/// What a new client's form asks for, as far as it can be read: a name, a day of birth, and a way to reach them if
/// anything was said about one; and what is wrong with it.
fn acts(typed: &Typed, entry: EntryKey, today: Date) -> (Vec<Act>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut name_fields = read(typed, NAME_PREFIX, (&name::NAME, entry), &[&name::TEXT, &name::FAMILY], &mut problems);
    let is_called = |(field, value): &(&FieldDecl, Option<Value>)| field.name == name::TEXT.name && value.is_some();
    let is_told = problems.iter().any(|problem| problem.field == Some(name::TEXT.name));
    if !name_fields.iter().any(is_called) && !is_told {
        problems.push(Problem {
            noun: name::NAME.name,
            key: entry,
            field: Some(name::TEXT.name),
            what: Wrong::Missing,
        });
    }
    name_fields.push((&name::USE, Some(Value::Code("usual".into()))));
    let born = read(typed, CLIENT_PREFIX, (&client::CLIENT, EntryKey::One), &[&client::BIRTH_DATE], &mut problems);
    let reach = read(typed, CONTACT_PREFIX, (&CONTACT, entry), &REACH, &mut problems);
    // All of it at once: nobody should be told of the next thing only after the first was put right.
    problems.extend(missing_of_reach((entry, &reach), &problems, today));
    let mut acts = vec![Act { noun: &name::NAME, key: entry, verb: Verb::Begin(name_fields) }];
    if born.iter().any(|(_, value)| value.is_some()) {
        acts.push(Act { noun: &client::CLIENT, key: EntryKey::One, verb: Verb::Write(born) });
    }
    if reach.iter().any(|(_, value)| value.is_some()) {
        acts.push(Act { noun: &CONTACT, key: entry, verb: Verb::Begin(reach) });
    }
    (acts, problems)
}

/// What is still needed of a way to reach them of which anything was said, but for the fields that `problems` tells of
/// already.
fn missing_of_reach((key, reach): (EntryKey, &Fields), problems: &[Problem], today: Date) -> Vec<Problem> {
    let is_told = |field: &str| problems.iter().any(|own| own.noun == CONTACT.name && own.field == Some(field));
    let is_typed = REACH.iter().any(|field| is_told(field.name)) || reach.iter().any(|(_, value)| value.is_some());
    if !is_typed {
        return Vec::new();
    }
    let then = involving::with(&Entry::blank(&CONTACT, key), reach);
    let needed = REACH.into_iter().filter(|field| field.required && then.value(field).is_none());
    let what = |field: &'static FieldDecl| (field.name, Wrong::Missing);
    let missing = needed.map(what).map(|(field, what)| Problem { noun: CONTACT.name, key, field: Some(field), what });
    let broken = (CONTACT.rules)(&then, &ClientFacts { today: Some(today), ..ClientFacts::default() });
    missing.chain(broken).filter(|problem| problem.field.is_none_or(|field| !is_told(field))).collect()
}

fn read(
    typed: &Typed,
    prefix: &str,
    (noun, key): (&'static Noun, EntryKey),
    fields: &[&'static FieldDecl],
    problems: &mut Vec<Problem>,
) -> Vec<(&'static FieldDecl, Option<Value>)> {
    let mut values = Vec::new();
    for field in fields {
        let text = typed.get(&format!("{prefix}{}", field.name)).map_or("", String::as_str);
        // None of them is a moment, which alone needs the zone.
        match super::entry_read::parse(field, text, &jiff::tz::TimeZone::UTC) {
            Ok(value) => values.push((*field, value)),
            Err(misfit) => {
                problems.push(Problem { noun: noun.name, key, field: Some(field.name), what: misfit.into() });
            }
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_enough_for_a_new_client_and_nothing_less_is() {
        let (key, day) = (EntryKey::Id(EntryId([1; 16])), jiff::civil::date(2026, 11, 30));
        let typed = |pairs: &[(&str, &str)]| pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let right = |typed: &Typed| {
            let (acts, problems) = acts(typed, key, day);
            assert!(problems.is_empty(), "{problems:?}");
            acts.len()
        };
        let wrong = |typed: &Typed| acts(typed, key, day).1;
        assert_eq!(right(&typed(&[("name.text", "Ana")])), 1);
        let full = typed(&[
            ("name.text", "Ana"),
            ("client.birth_date", "1984"),
            ("contact.channel", "phone"),
            ("contact.safe", "no"),
        ]);
        assert_eq!(right(&full), 3);
        let problems = wrong(&typed(&[("name.text", " "), ("client.birth_date", "x")]));
        assert!(!problems.is_empty());
        let told = |pairs: &[(&str, &str)]| {
            let mut fields: Vec<_> = wrong(&typed(pairs)).iter().filter_map(|own| own.field).collect();
            fields.sort_unstable();
            fields
        };
        let all = [("name.text", ""), ("client.birth_date", "3/7/1990"), ("contact.value", "555 0142")];
        assert_eq!(told(&all), ["birth_date", "channel", "safe", "text"], "all of it at once");
        let at_times = [("name.text", "Ana"), ("contact.channel", "phone"), ("contact.safe", "at_times")];
        assert_eq!(told(&at_times), ["hours"]);
        let problems = wrong(&typed(&[("name.text", ""), ("name.family", "Nagy")]));
        assert_eq!(problems.first().and_then(|problem| problem.field), Some(name::TEXT.name));
    }
}
