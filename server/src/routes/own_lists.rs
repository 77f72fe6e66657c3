//! The clinic's own lists. Must never change a code that entries stand under, only what it is called and whether it is
//! offered.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use waystation_sync::care::value::tidy_line;
use waystation_sync::directory::{OWN_CODES_MAX, OwnCode};
use waystation_web::pages::own_lists::{
    CODE, LIST, OwnDraft, OwnLists, RETIRED, WORDS_CHARACTERS_MAX, id_of, lists, words_input,
};
use waystation_web::part::form::ProblemLine;
use waystation_web::part::typed::Typed;
use waystation_web::shell::Place;
use waystation_web::{Language, link};

use crate::http::{PageError, Posted, SignedIn, page_with, see_other};
use crate::node::AddPersonError;

/// The languages that a code has words in.
const LANGUAGES: [Language; 2] = [Language::English, Language::Spanish];

/// The lists, with forms for supervisors at the clinic.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    show(&access, StatusCode::OK, None, Vec::new())
}

fn show(
    access: &SignedIn,
    status: StatusCode,
    typed: Option<&OwnDraft>,
    problems: Vec<ProblemLine>,
) -> Result<HttpResponse, PageError> {
    let may = access.place() == Place::Clinic && access.supervisor().is_ok();
    page_with(status, access, &OwnLists::new(may, typed, problems, access.names()))
}

/// Adds a code, renames it or retires it.
pub(super) async fn save(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let supervisor = access.supervisor()?;
    let draft = draft_of(&typed);
    let library = &access.names().library;
    let list = lists().into_iter().find(|list| list.name == draft.list).ok_or(PageError::NotAForm)?.name;
    if !draft.code.is_empty() && library.get(list, &draft.code).is_none() {
        return Err(PageError::NotAForm);
    }
    let problems = wrong(&access, list, &draft);
    if !problems.is_empty() {
        return show(&access, StatusCode::UNPROCESSABLE_ENTITY, Some(&draft), problems);
    }
    let called = draft.own.words.values().next().map_or("", String::as_str);
    let code = if draft.code.is_empty() { library.new_code(list, called) } else { draft.code };
    supervisor.set_own_code(list, &code, draft.own).await.map_err(AddPersonError::from)?;
    access.tell(true, "own-lists-saved");
    Ok(see_other(link::LISTS))
}

fn draft_of(typed: &Typed) -> OwnDraft {
    let text = |name: &str| typed.get(name).map_or("", String::as_str);
    let words =
        LANGUAGES.into_iter().map(|language| (language.tag().to_owned(), tidy_line(text(&words_input(language)))));
    let words = words.filter(|(_, words)| !words.is_empty()).collect();
    let own = OwnCode { words, retired: text(RETIRED) == "yes" };
    OwnDraft { list: text(LIST).to_owned(), code: text(CODE).to_owned(), own }
}

/// All that is to be put right in what was typed.
fn wrong(access: &SignedIn, list: &str, draft: &OwnDraft) -> Vec<ProblemLine> {
    let language = access.language();
    let too_long = |words: &String| words.chars().count() > WORDS_CHARACTERS_MAX || words.contains(['\n', '\t']);
    let needs_words = draft.own.words.is_empty() || draft.own.words.values().any(too_long);
    let needs_words = needs_words.then(|| {
        let href = format!("#{}", id_of(list, &draft.code, Language::English));
        ProblemLine { href, text: language.say_n("own-lists-needs-words", WORDS_CHARACTERS_MAX) }
    });
    let is_full = draft.code.is_empty() && access.names().library.of(list).count() >= OWN_CODES_MAX;
    let is_full = is_full.then(|| ProblemLine { href: String::new(), text: language.say("own-lists-full") });
    needs_words.into_iter().chain(is_full).collect()
}
