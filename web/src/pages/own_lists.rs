//! The clinic's own lists: what it adds to the codes that every clinic has. Must never leave out a code that is retired:
//! entries stand under it.

use askama::Template;
use waystation_sync::care::noun::Codes;
use waystation_sync::directory::{OWN_CODES_MAX, OwnCode};

use crate::noun_page::NounPage;
use crate::part::control::Control;
use crate::part::form::{FormField, ProblemLine};
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters, nouns};

/// The input that names the list.
pub const LIST: &str = "list";
/// The input that names the code; empty for a new one.
pub const CODE: &str = "code";
/// The input that says that a code is offered no more.
pub const RETIRED: &str = "retired";
/// Longest words for a code, in characters.
pub const WORDS_CHARACTERS_MAX: usize = 80;

/// The name of the input for the words in a language.
#[must_use]
pub fn words_input(language: Language) -> String {
    format!("words.{}", language.tag())
}

/// The lists that a clinic may add to: of each its name in the declarations and the noun that stands under its codes.
#[must_use]
pub fn lists() -> Vec<(&'static str, &'static NounPage)> {
    let mut lists: Vec<(&'static str, &'static NounPage)> = Vec::new();
    for page in nouns::pages() {
        for codes in page.noun.codes() {
            if let Codes::Library { name, .. } = codes
                && lists.iter().all(|(known, _)| known != name)
            {
                lists.push((name, page));
            }
        }
    }
    lists
}

/// What was typed about one code, which comes back with what is wrong.
#[derive(Clone, Debug)]
pub struct OwnDraft {
    /// The list.
    pub list: String,
    /// The code; empty for a new one.
    pub code: String,
    /// What was typed.
    pub own: OwnCode,
}

/// The page.
#[derive(Template)]
#[template(path = "pages/own_lists.html")]
pub struct OwnLists {
    /// The lists.
    pub lists: Vec<OwnList>,
    /// What is wrong with what was typed.
    pub problems: Vec<ProblemLine>,
}

/// One list.
pub struct OwnList {
    /// What its codes are of.
    pub title: String,
    /// What every clinic has.
    pub built_in: Vec<String>,
    /// The clinic's own.
    pub own: Vec<OwnLine>,
    /// The form for another, where this reader may add one and there is room.
    pub add: Option<OwnForm>,
}

/// One code of the clinic's own.
pub struct OwnLine {
    /// What it is called, in the reader's language where there are words.
    pub words: String,
    /// Whether it is offered no more.
    pub retired: bool,
    /// The form that changes it, where this reader may.
    pub form: Option<OwnForm>,
}

/// The form of one code.
pub struct OwnForm {
    /// The list.
    pub list: String,
    /// The code; empty for a new one.
    pub code: String,
    /// Its words, by language.
    pub fields: Vec<FormField>,
    /// Whether it is offered no more; a new one is not asked.
    pub retired: bool,
}

impl OwnLists {
    /// The page, with forms where the reader `may` change the lists; `typed` comes back with its problems.
    #[must_use]
    pub fn new(may: bool, typed: Option<&OwnDraft>, problems: Vec<ProblemLine>, names: &Names) -> Self {
        let made = |(name, page): (&'static str, &'static NounPage)| list(name, page, (may, typed), &problems, names);
        Self { lists: lists().into_iter().map(made).collect(), problems }
    }
}

fn list(
    name: &'static str,
    page: &'static NounPage,
    (may, typed): (bool, Option<&OwnDraft>),
    problems: &[ProblemLine],
    names: &Names,
) -> OwnList {
    let built_in = page.noun.codes().iter().flat_map(|codes| match codes {
        Codes::Library { name: own, built_in } if *own == name => *built_in,
        Codes::Library { .. } | Codes::Fixed(_) => &[],
    });
    let typed = |code: &str| typed.filter(|typed| typed.list == name && typed.code == code).map(|typed| &typed.own);
    let form = |code: &str, own: &OwnCode| own_form((name, code), typed(code).unwrap_or(own), problems, names.language);
    let own = names.library.of(name).map(|(code, own)| OwnLine {
        words: page.key(code, names),
        retired: own.retired,
        form: may.then(|| form(code, own)),
    });
    let has_room = names.library.of(name).count() < OWN_CODES_MAX;
    OwnList {
        title: page.title(names.language),
        built_in: built_in.map(|code| page.key(code, names)).collect(),
        own: own.collect(),
        add: (may && has_room).then(|| form("", &OwnCode::default())),
    }
}

/// What heads the id of every control of the form of `code`.
#[must_use]
pub fn id_of(list: &str, code: &str, language: Language) -> String {
    format!("own-{list}-{code}-{}", language.tag())
}

fn own_form((list, code): (&str, &str), own: &OwnCode, problems: &[ProblemLine], language: Language) -> OwnForm {
    let fields = [(Language::English, "own-lists-english"), (Language::Spanish, "own-lists-spanish")];
    let field = |(of, label): (Language, &str)| {
        let value = own.words.get(of.tag()).cloned().unwrap_or_default();
        let control = Control::Line { value, inputmode: "text", size: 30 };
        FormField::asked((id_of(list, code, of), words_input(of)), label, control, problems, language)
    };
    let fields = fields.into_iter().map(field).collect();
    OwnForm { list: list.to_owned(), code: code.to_owned(), fields, retired: own.retired }
}

impl Page for OwnLists {
    fn title(&self) -> &'static str {
        "own-lists-title"
    }

    fn nav(&self) -> Nav {
        Nav::Lists
    }
}
