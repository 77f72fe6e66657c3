//! The caseload: its list, its search and new clients. Must never put a client's word into an address.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use waystation_sync::care::edit::{Act, EditError, Problem, Verb, Wrong};
use waystation_sync::care::noun::{FieldDecl, Noun, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::care::{client, contact, name};
use waystation_sync::id::{ClientId, EditId, EntryId, Heads};
use waystation_web::link;
use waystation_web::pages::caseload::{CLIENT_PREFIX, CONTACT_PREFIX, Caseload, NAME_PREFIX, NewClient};
use waystation_web::part::form::{EDIT_ID, Typed};

use crate::access::{Asked, Posted, SignedIn};
use crate::clock;
use crate::node::NodeError;
use crate::page::{page as whole_page, page_with, see_other};
use crate::problem::PageError;

/// Everybody, the reader's own first.
pub(super) async fn page(access: SignedIn, asked: web::Query<Asked>) -> Result<HttpResponse, PageError> {
    list(&access, false, &asked)
}

/// The reader's own.
pub(super) async fn own(access: SignedIn, asked: web::Query<Asked>) -> Result<HttpResponse, PageError> {
    list(&access, true, &asked)
}

fn list(access: &SignedIn, own_only: bool, asked: &Asked) -> Result<HttpResponse, PageError> {
    let (who, wanted) = ((access.person(), access.role()), (own_only, asked.page.as_deref()));
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
    let id = ClientId(clock::id()?);
    access.new_chart(id)?;
    show(&access, StatusCode::OK, &Typed::new(), &[], EditId(id.0))
}

fn show(
    access: &SignedIn,
    status: StatusCode,
    typed: &Typed,
    problems: &[Problem],
    id: EditId,
) -> Result<HttpResponse, PageError> {
    page_with(status, access, &NewClient::new(typed, problems, id, access.role(), access.names()))
}

/// Begins a chart. The form's id is the client's too, so that the form sent twice begins one chart.
pub(super) async fn begin(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let id: EditId = typed.get(EDIT_ID).and_then(|id| id.parse().ok()).ok_or(PageError::NotAForm)?;
    let client = ClientId(id.0);
    let chart = access.new_chart(client)?;
    let again = |problems: &[Problem]| show(&access, StatusCode::UNPROCESSABLE_ENTITY, &typed, problems, id);
    let acts = match acts(&typed, EntryKey::Id(EntryId(id.0))) {
        Ok(acts) => acts,
        Err(problems) => return again(&problems),
    };
    match chart.save(Part::Core, Heads::default(), id, acts).await {
        Ok(_) => {
            access.tell(true, "routes-chart-begun");
            Ok(see_other(&link::chart(client)))
        }
        Err(PageError::Node(NodeError::Edit(EditError::Problems(problems)))) => again(&problems),
        Err(error) => Err(error),
    }
}

/// What a new client's form asks for: a name, a day of birth, and a way to reach them if anything was said about one.
fn acts(typed: &Typed, entry: EntryKey) -> Result<Vec<Act>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut name_fields = read(typed, NAME_PREFIX, (&name::NAME, entry), &[&name::TEXT], &mut problems);
    if name_fields.iter().all(|(_, value)| value.is_none()) && problems.is_empty() {
        problems.push(Problem {
            noun: name::NAME.name,
            key: entry,
            field: Some(name::TEXT.name),
            what: Wrong::Missing,
        });
    }
    name_fields.push((&name::USE, Some(Value::Code("usual".into()))));
    let born = read(typed, CLIENT_PREFIX, (&client::CLIENT, EntryKey::One), &[&client::BIRTH_DATE], &mut problems);
    let fields = [&contact::CHANNEL, &contact::VALUE, &contact::SAFE, &contact::LEAVE_MESSAGE];
    let reach = read(typed, CONTACT_PREFIX, (&contact::CONTACT, entry), &fields, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut acts = vec![Act { noun: &name::NAME, key: entry, verb: Verb::Begin(name_fields) }];
    if born.iter().any(|(_, value)| value.is_some()) {
        acts.push(Act { noun: &client::CLIENT, key: EntryKey::One, verb: Verb::Write(born) });
    }
    if reach.iter().any(|(_, value)| value.is_some()) {
        acts.push(Act { noun: &contact::CONTACT, key: entry, verb: Verb::Begin(reach) });
    }
    Ok(acts)
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
        match super::entry::parse(field, text) {
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
        let key = EntryKey::Id(EntryId([1; 16]));
        let typed = |pairs: &[(&str, &str)]| pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        assert_eq!(acts(&typed(&[("name.text", "Ana")]), key).unwrap().len(), 1);
        let full = typed(&[("name.text", "Ana"), ("client.birth_date", "1984"), ("contact.safe", "no")]);
        assert_eq!(acts(&full, key).unwrap().len(), 3);
        let problems = acts(&typed(&[("name.text", " "), ("client.birth_date", "x")]), key).unwrap_err();
        assert!(!problems.is_empty());
    }
}
