//! The list of clients with its search, and the form for a new one. Must never put a client's word in an address: the
//! search is a form post.

use std::sync::Arc;

use askama::Template;
use jiff::civil::Date;
use waystation_sync::care::edit::Problem;
use waystation_sync::care::noun::Role;
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::summary::Row;
use waystation_sync::care::{client, contact, name};
use waystation_sync::id::{ClientId, EditId, EntryId, PersonId};

use crate::part::chart::{self, RiskLine};
use crate::part::form::{self, FormField, ProblemLine, Source, Typed};
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters, link};

/// Begins the names of the inputs about the name.
pub const NAME_PREFIX: &str = "name.";
/// Begins the names of the inputs about the client.
pub const CLIENT_PREFIX: &str = "client.";
/// Begins the names of the inputs about the first way to reach them.
pub const CONTACT_PREFIX: &str = "contact.";

/// The list of clients.
#[derive(Template)]
#[template(path = "pages/caseload.html")]
pub struct Caseload {
    /// What was searched for; empty when all are shown.
    pub search: String,
    /// Whether a search was made.
    pub searched: bool,
    /// The clients.
    pub lines: Vec<ClientLine>,
    /// "12 clients", or "12 clients found."
    pub count: String,
    /// Whether this reader may begin a chart.
    pub may_add: bool,
}

/// One risk, in words.
pub struct RiskSaid {
    /// The level's code, for the look.
    pub code: String,
    /// "Harm to self: High".
    pub text: String,
}

/// One client.
pub struct ClientLine {
    /// The name to show.
    pub name: String,
    /// Their chart.
    pub href: String,
    /// Year of birth.
    pub born: String,
    /// Their other names.
    pub other_names: String,
    /// Risk above none.
    pub risks: Vec<RiskSaid>,
    /// Things that wait for a person.
    pub waiting: usize,
    /// The soonest open task, in words.
    pub next: String,
    /// Whether the reader is on the team.
    pub mine: bool,
}

impl Caseload {
    /// The list of `clients` (those that were found, where something was searched for).
    #[must_use]
    pub fn new(
        clients: &[(ClientId, Vec<Arc<Row>>)],
        search: Option<String>,
        (reader, role): (PersonId, Role),
        names: &Names,
    ) -> Self {
        let mut lines: Vec<ClientLine> =
            clients.iter().map(|(client, rows)| client_line(*client, rows, reader, names)).collect();
        lines.sort_by_cached_key(|line| (!line.mine, line.name.to_lowercase()));
        Self {
            searched: search.is_some(),
            count: names.language.say_n(if search.is_some() { "caseload-found" } else { "count-clients" }, lines.len()),
            search: search.unwrap_or_default(),
            lines,
            may_add: name::NAME.editors.contains(&role),
        }
    }
}

fn client_line(client: ClientId, rows: &[Arc<Row>], reader: PersonId, names: &Names) -> ClientLine {
    let language = names.language;
    let next = rows.iter().flat_map(|row| &row.tasks).filter(|task| task.due.is_some()).min_by_key(|task| task.due);
    ClientLine {
        name: chart::name_of(rows, language).into_owned(),
        href: link::chart(client),
        born: chart::born_of(rows, language),
        other_names: rows.iter().flat_map(|row| row.names.iter().skip(1)).cloned().collect::<Vec<_>>().join(", "),
        risks: risks(&chart::risks_of(client, rows, language), "caseload-risk", language),
        waiting: rows
            .iter()
            .map(|row| row.two_versions.len() + row.merged_texts.len() + row.written_while_retired.len())
            .sum(),
        next: next.and_then(|task| Some(soonest(&task.what, task.due?, names))).unwrap_or_default(),
        mine: rows.iter().flat_map(|row| &row.team).any(|(who, _)| *who == reader),
    }
}

fn soonest(what: &str, due: Date, names: &Names) -> String {
    names.language.say_with("caseload-next", &[("what", what.into()), ("due", names.due(due).into())])
}

/// `lines` in words: the sentence with the id `said`, or that with the same id and `-two-versions`.
pub(super) fn risks(lines: &[RiskLine], said: &str, language: Language) -> Vec<RiskSaid> {
    lines
        .iter()
        .map(|line| {
            let id = if line.two_versions { format!("{said}-two-versions") } else { said.to_owned() };
            let values = [("domain", line.domain.as_str().into()), ("level", line.level.as_str().into())];
            RiskSaid { code: line.code.clone(), text: language.say_with(&id, &values) }
        })
        .collect()
}

impl Page for Caseload {
    fn title(&self) -> &'static str {
        "caseload-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

/// The form for a new client.
#[derive(Template)]
#[template(path = "pages/new_client.html")]
pub struct NewClient {
    /// What is wrong.
    pub problems: Vec<ProblemLine>,
    /// The form's id.
    pub edit_id: String,
    /// Their usual name and day of birth.
    pub who: Vec<FormField>,
    /// The first way to reach them, which may be left out.
    pub reach: Vec<FormField>,
}

impl NewClient {
    /// The form, with what was typed before.
    #[must_use]
    pub fn new(typed: &Typed, problems: &[Problem], edit_id: EditId, role: Role, names: &Names) -> Self {
        let nobody = ClientId([0; 16]);
        let source = |page: &'static crate::noun_page::NounPage, entry| Source {
            client: nobody,
            page,
            entry,
            typed,
            problems,
            role,
        };
        let (person, one) = (Entry::blank(&client::CLIENT, EntryKey::One), EntryKey::Id(EntryId([0; 16])));
        let (called, reached) = (Entry::blank(&name::NAME, one), Entry::blank(&contact::CONTACT, one));
        let name_source = source(&crate::name::PAGE, &called);
        let client_source = source(&crate::client::PAGE, &person);
        let contact_source = source(&crate::contact::PAGE, &reached);
        let lines = |page: &'static crate::noun_page::NounPage, prefix| {
            let own: Vec<Problem> = problems.iter().filter(|problem| problem.noun == page.noun.name).cloned().collect();
            form::problem_lines(page, &own, prefix, names.language)
        };
        let mut said = lines(&crate::name::PAGE, NAME_PREFIX);
        said.extend(lines(&crate::client::PAGE, CLIENT_PREFIX));
        said.extend(lines(&crate::contact::PAGE, CONTACT_PREFIX));
        Self {
            problems: said,
            edit_id: edit_id.to_string(),
            who: vec![
                FormField {
                    label: names.say("newclient-usual-name"),
                    hint: names.say("newclient-usual-name.hint"),
                    ..form::field_of(&name_source, &name::TEXT, NAME_PREFIX, names)
                },
                form::field_of(&client_source, &client::BIRTH_DATE, CLIENT_PREFIX, names),
            ],
            reach: [&contact::CHANNEL, &contact::VALUE, &contact::SAFE, &contact::LEAVE_MESSAGE]
                .into_iter()
                .map(|field| FormField {
                    required: false,
                    ..form::field_of(&contact_source, field, CONTACT_PREFIX, names)
                })
                .collect(),
        }
    }
}

impl Page for NewClient {
    fn title(&self) -> &'static str {
        "newclient-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
