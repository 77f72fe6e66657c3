//! The clinic's own lists: what it adds to the codes that every clinic has. Must never leave out a code that is retired:
//! entries stand under it.

use askama::Template;
use waystation_sync::care::noun::{Codes, FieldDecl, Kind};
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

/// A list that a clinic may add to.
#[derive(Clone, Copy)]
pub struct Extensible {
    /// Its name in the declarations.
    pub name: &'static str,
    /// The codes that every clinic has.
    built_in: &'static [&'static str],
    /// The noun whose entries stand under its codes, or hold them.
    page: &'static NounPage,
    /// The field that holds them.
    field: Option<&'static FieldDecl>,
}

impl Extensible {
    fn title(self, names: &Names) -> String {
        let (language, title) = (names.language, self.page.title(names.language));
        let Some(field) = self.field else { return title };
        let values = [("heading", title.into()), ("field", self.page.label(field.name, language).into())];
        language.say_with("review-what", &values)
    }

    fn words(self, code: &str, names: &Names) -> String {
        self.field.map_or_else(|| self.page.key(code, names), |field| self.page.code_in(field.name, code, names))
    }
}

/// The lists that a clinic may add to, each once.
#[must_use]
pub fn lists() -> Vec<Extensible> {
    let mut lists: Vec<Extensible> = Vec::new();
    for page in nouns::pages() {
        let keys = page.noun.codes().iter().map(|codes| (*codes, None));
        let fields =
            page.noun.fields.iter().filter_map(|field| {
                if let Kind::Listed(codes) = field.kind { Some((codes, Some(field))) } else { None }
            });
        for (codes, field) in keys.chain(fields) {
            if let Codes::Library { name, built_in } = codes
                && lists.iter().all(|known| known.name != *name)
            {
                lists.push(Extensible { name, built_in, page, field });
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
        let made = |of: Extensible| list(of, (may, typed), &problems, names);
        Self { lists: lists().into_iter().map(made).collect(), problems }
    }
}

fn list(of: Extensible, (may, typed): (bool, Option<&OwnDraft>), problems: &[ProblemLine], names: &Names) -> OwnList {
    let name = of.name;
    let typed = |code: &str| typed.filter(|typed| typed.list == name && typed.code == code).map(|typed| &typed.own);
    let form = |code: &str, own: &OwnCode| own_form((name, code), typed(code).unwrap_or(own), problems, names.language);
    let own = names.library.of(name).map(|(code, own)| OwnLine {
        words: of.words(code, names),
        retired: own.retired,
        form: may.then(|| form(code, own)),
    });
    let has_room = names.library.of(name).count() < OWN_CODES_MAX;
    OwnList {
        title: of.title(names),
        built_in: of.built_in.iter().map(|code| of.words(code, names)).collect(),
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
