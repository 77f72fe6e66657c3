//! The list of clients with its search, and the form for a new one. Must never put a client's word in an address: the
//! search is a form post.

use askama::Template;
use jiff::civil::Date;
use waystation_sync::care::edit::Problem;
use waystation_sync::care::noun::Role;
use waystation_sync::care::overview::{Line, Overview, Whose};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::{client, contact, name};
use waystation_sync::id::{ClientId, EditId, EntryId, PersonId};

use crate::part::chart::{self, RiskLine};
use crate::part::form::{self, FormField, ProblemLine, Source, Typed};
use crate::part::pager::{Letter, NoSuchPage, PAGE_LINES_MAX, Pager, anchor};
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
    /// The clients, as many as one page holds.
    pub lines: Vec<ClientLine>,
    /// "12 clients", or "12 clients found."
    pub count: String,
    /// How many more were found than are shown.
    pub more: usize,
    /// Whether this reader may begin a chart.
    pub may_add: bool,
    /// How many the reader looks after.
    pub own: usize,
    /// Whether only these are listed.
    pub own_only: bool,
    /// The letters that names begin with.
    pub letters: Vec<Letter>,
    /// Which page of the list this is.
    pub pager: Option<Pager>,
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
    /// The name by which its letter leads to it; only the first of a letter has one.
    pub anchor: Option<String>,
}

impl Caseload {
    /// The page that `asked` asks for of the list of everybody in `overview`, the reader's own first, or of their own
    /// alone.
    ///
    /// # Errors
    /// [`NoSuchPage`].
    pub fn list(
        overview: &Overview,
        (own_only, asked): (bool, Option<&str>),
        (reader, role): (PersonId, Role),
        names: &Names,
    ) -> Result<Self, NoSuchPage> {
        let (whose, list) =
            if own_only { (Whose::Own(reader), link::OWN_CLIENTS) } else { (Whose::All(reader), link::CLIENTS) };
        let pager = Pager::new(list, overview.count(whose), asked, names.language)?;
        let letters = if pager.is_needed() { overview.letters(whose) } else { Vec::new() };
        let shown = overview.list(whose, pager.from(), PAGE_LINES_MAX);
        let lines = (pager.from()..).zip(shown).map(|(place, line)| {
            let is_first = letters.iter().any(|(_, first)| *first == place);
            ClientLine { anchor: is_first.then(|| anchor(place)), ..client_line(line, reader, names) }
        });
        Ok(Self {
            searched: false,
            search: String::new(),
            count: names.language.say_n("count-clients", pager.lines()),
            more: 0,
            lines: lines.collect(),
            may_add: name::NAME.editors.contains(&role),
            own: overview.count(Whose::Own(reader)),
            own_only,
            letters: pager.letters(&letters),
            pager: Some(pager),
        })
    }

    /// Those in `overview` whose names or year of birth hold every word of `search`.
    #[must_use]
    pub fn found(overview: &Overview, search: String, (reader, role): (PersonId, Role), names: &Names) -> Self {
        let found = overview.search(&search, reader, PAGE_LINES_MAX);
        Self {
            searched: true,
            search,
            count: names.language.say_n("caseload-found", found.count),
            more: found.count - found.lines.len(),
            lines: found.lines.into_iter().map(|line| client_line(line, reader, names)).collect(),
            may_add: name::NAME.editors.contains(&role),
            own: 0,
            own_only: false,
            letters: Vec::new(),
            pager: None,
        }
    }

    /// Whether the list has more than the page shows.
    #[must_use]
    pub fn is_paged(&self) -> bool {
        self.pager.as_ref().is_some_and(Pager::is_needed)
    }
}

fn client_line((client, rows): Line<'_>, reader: PersonId, names: &Names) -> ClientLine {
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
        anchor: None,
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
