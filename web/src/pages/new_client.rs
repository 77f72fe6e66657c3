//! The form for a new client, and the words of one whose chart was begun before. Must never begin a chart itself.

use askama::Template;
use waystation_sync::care::doubt::Doubt;
use waystation_sync::care::edit::Problem;
use waystation_sync::care::noun::{FieldDecl, Role};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::{client, contact, name};
use waystation_sync::id::{ClientId, EditId, EntryId};

use crate::noun_page::NounPage;
use crate::nouns::client as nouns;
use crate::part::form::{self, FormField, ProblemLine, Source};
use crate::part::keep::{self, Keep, KeptHere, KeptLine};
use crate::part::person_line::PersonLine;
use crate::part::typed::Typed;
use crate::shell::{Nav, Page};
use crate::{Names, filters};

/// Begins the names of the inputs about the name.
pub const NAME_PREFIX: &str = "name.";
/// Begins the names of the inputs about the client.
pub const CLIENT_PREFIX: &str = "client.";
/// Begins the names of the inputs about the first way to reach them.
pub const CONTACT_PREFIX: &str = "contact.";

/// What is asked about the first way to reach a new client.
pub const REACH: [&FieldDecl; 5] =
    [&contact::CHANNEL, &contact::VALUE, &contact::SAFE, &contact::HOURS, &contact::LEAVE_MESSAGE];

/// The form for a new client.
#[derive(Template)]
#[template(path = "pages/new_client.html")]
pub struct NewClient {
    /// Words that it shows and that are not saved yet.
    pub here: Option<KeptHere>,
    /// Words that it leads to.
    pub others: Vec<KeptLine>,
    /// What is wrong.
    pub problems: Vec<ProblemLine>,
    /// The form's id.
    pub edit_id: String,
    /// How its words are kept.
    pub keep: Keep,
    /// Their usual name and day of birth.
    pub who: Vec<FormField>,
    /// The first way to reach them, which may be left out.
    pub reach: Vec<FormField>,
    /// Who may have a chart already; the form then says that it is none of them.
    pub likely: Vec<PersonLine>,
}

/// Names the input that says of which clients the new one is none.
pub const NONE_OF: &str = "none_of";

impl NewClient {
    /// The form, with what was typed before and what is wrong with it.
    #[must_use]
    pub fn new(
        (typed, problems): (&Typed, &[Problem]),
        (keep, edit_id): (Keep, EditId),
        role: Role,
        names: &Names,
    ) -> Self {
        let nobody = ClientId([0; 16]);
        let source = |page: &'static NounPage, entry| Source { client: nobody, page, entry, typed, problems, role };
        let (person, one) = (Entry::blank(&client::CLIENT, EntryKey::One), EntryKey::Id(EntryId([0; 16])));
        let (called, reached) = (Entry::blank(&name::NAME, one), Entry::blank(&contact::CONTACT, one));
        let name_source = source(&nouns::name::PAGE, &called);
        let client_source = source(&nouns::client::PAGE, &person);
        let contact_source = source(&nouns::contact::PAGE, &reached);
        let lines = |page: &'static NounPage, prefix| {
            let own: Vec<Problem> = problems.iter().filter(|problem| problem.noun == page.noun.name).cloned().collect();
            form::problem_lines(page, &own, prefix, names.language)
        };
        let mut said = lines(&nouns::name::PAGE, NAME_PREFIX);
        said.extend(lines(&nouns::client::PAGE, CLIENT_PREFIX));
        said.extend(lines(&nouns::contact::PAGE, CONTACT_PREFIX));
        Self {
            here: None,
            others: Vec::new(),
            problems: said,
            edit_id: edit_id.to_string(),
            keep,
            who: vec![
                FormField {
                    label: names.say("newclient-usual-name"),
                    hint: names.say("newclient-usual-name.hint"),
                    ..form::field_of(&name_source, &name::TEXT, NAME_PREFIX, names)
                },
                FormField {
                    label: names.say("newclient-family"),
                    hint: names.say("newclient-family.hint"),
                    ..form::field_of(&name_source, &name::FAMILY, NAME_PREFIX, names)
                },
                form::field_of(&client_source, &client::BIRTH_DATE, CLIENT_PREFIX, names),
            ],
            reach: REACH
                .into_iter()
                .map(|field| FormField {
                    required: false,
                    ..form::field_of(&contact_source, field, CONTACT_PREFIX, names)
                })
                .collect(),
            likely: Vec::new(),
        }
    }

    /// Those who may have a chart already, by which the form says that it is none of them.
    #[must_use]
    pub fn none_of(&self) -> String {
        self.likely.iter().map(|line| line.client.to_string()).collect::<Vec<_>>().join(" ")
    }

    /// The same with what is asked about the day of birth, but for what `typed` says to be right.
    #[must_use]
    pub fn asking(mut self, doubts: &[Doubt], typed: &Typed, names: &Names) -> Self {
        for doubt in doubts {
            let asked = form::ask(&mut self.who, (doubt, CLIENT_PREFIX), typed, names);
            self.problems.extend(asked.map(|(text, id)| ProblemLine { href: format!("#{id}"), text }));
        }
        self
    }

    /// Whether `name` is that of an input in which a person writes.
    #[must_use]
    pub fn asks(name: &str) -> bool {
        Self::field(name).is_some()
    }

    /// The field that the input `name` asks for; `None` for an input that the form does not have.
    #[must_use]
    pub fn field(name: &str) -> Option<&'static FieldDecl> {
        let own = [(NAME_PREFIX, &name::TEXT), (NAME_PREFIX, &name::FAMILY), (CLIENT_PREFIX, &client::BIRTH_DATE)];
        let all = own.into_iter().chain(REACH.map(|field| (CONTACT_PREFIX, field)));
        let mut found = all.filter(|(prefix, field)| name.strip_prefix(*prefix) == Some(field.name));
        found.next().map(|(_, field)| field)
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

/// A new client's form whose chart was begun before, with words that are not in it.
#[derive(Template)]
#[template(path = "pages/begun_client.html")]
pub struct BegunClient {
    /// The chart.
    pub chart: String,
    /// The words, where they are kept.
    pub here: Option<KeptHere>,
    /// The words for reading: label and text.
    pub written: Vec<(String, String)>,
}

impl BegunClient {
    /// What was typed that the chart did not hold when it was begun: its name, its client and its way to reach them.
    #[must_use]
    pub fn written(begun: &[Entry; 3], typed: &Typed, names: &Names) -> Vec<(String, String)> {
        let pages = [
            (&nouns::name::PAGE, NAME_PREFIX),
            (&nouns::client::PAGE, CLIENT_PREFIX),
            (&nouns::contact::PAGE, CONTACT_PREFIX),
        ];
        pages.into_iter().zip(begun).flat_map(|(page, entry)| keep::written(page, entry, typed, names)).collect()
    }
}

impl Page for BegunClient {
    fn title(&self) -> &'static str {
        "newclient-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
