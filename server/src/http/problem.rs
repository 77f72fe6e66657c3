//! What a person is told of why a page is not given: a status, a plain sentence, a next step and a number for
//! whoever helps. The one place where errors become words. Must never show what an inner error says.

use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;
use actix_web::{HttpResponse, ResponseError};
use waystation_sync::care::edit::EditError;
use waystation_web::pages::problem::ProblemPage;
use waystation_web::shell::Place;
use waystation_web::{Language, link};

use super::error::PageError;
use super::record_words::{Explanation, no_people, other_role, record_told, store_told, unsaved_told, vault_told};
use super::sentence::Sentence;
use super::shell::{UNNAMED, html_response, names_without_people, outside, see_other};
use crate::host::clock;
use crate::node::{
    AddPersonError, DirectError, LockError, OpenError, ReadError, SaveError, SetUpError, SignInError, StoreThreadError,
};

/// What becomes of an error.
enum Answer {
    /// The browser goes to the page that helps.
    Go(&'static str),
    /// A page says what happened.
    Tell(Explanation),
}

fn tell(status: StatusCode, id: &'static str) -> Answer {
    Answer::Tell(Explanation::new(status, id))
}

impl PageError {
    /// The one place where an error becomes words.
    fn answer(&self) -> Answer {
        match self {
            Self::SignIn => Answer::Go(link::SIGN_IN),
            Self::SetUp => Answer::Go(link::SET_UP),
            Self::Join => Answer::Go(link::JOIN),
            Self::NotFound => tell(StatusCode::NOT_FOUND, "told-not-found"),
            Self::NoSuchPage { list, pages } => Answer::Tell(Explanation {
                said: Sentence::with("told-no-such-page", [("pages", (*pages).into())]),
                link: (list.clone().into(), "told-link-first"),
                ..Explanation::new(StatusCode::NOT_FOUND, "told-no-such-page")
            }),
            Self::NotAllowed => tell(StatusCode::FORBIDDEN, "told-not-allowed"),
            Self::NotYourRole => tell(StatusCode::FORBIDDEN, "told-not-your-role"),
            Self::ForOthers => tell(StatusCode::FORBIDDEN, "told-for-others"),
            Self::OtherSite => tell(StatusCode::FORBIDDEN, "told-other-site"),
            Self::OtherHost => tell(StatusCode::MISDIRECTED_REQUEST, "told-other-host"),
            Self::OtherName => tell(StatusCode::MISDIRECTED_REQUEST, "told-other-name"),
            Self::OwnScreen => tell(StatusCode::FORBIDDEN, "told-own-screen"),
            Self::TooLarge => tell(StatusCode::PAYLOAD_TOO_LARGE, "told-too-large"),
            Self::TooSlow => tell(StatusCode::REQUEST_TIMEOUT, "told-too-slow"),
            Self::NotAForm => tell(StatusCode::BAD_REQUEST, "told-not-a-form"),
            Self::OtherPerson { kept: true } => tell(StatusCode::FORBIDDEN, "told-other-person"),
            Self::OtherPerson { kept: false } => tell(StatusCode::FORBIDDEN, "told-other-person-unkept"),
            Self::FromBefore { kept: true } => Answer::Tell(Explanation {
                link: (link::UNSENT.into(), "told-link-unsent"),
                ..Explanation::new(StatusCode::FORBIDDEN, "told-from-before")
            }),
            Self::FromBefore { kept: false } => tell(StatusCode::FORBIDDEN, "told-from-before-unkept"),
            Self::SavedBefore => tell(StatusCode::CONFLICT, "told-saved-before"),
            Self::Read(error) => read_answer(error),
            Self::Save(error) => save_answer(error),
            Self::SignInFailed(error) => sign_in_answer(error),
            Self::SetUpFailed(error) => set_up_answer(error),
            Self::AddPerson(error) => add_person_answer(error),
            Self::Record(error) => store_thread_answer(error),
            Self::NoRandom(_) => broken("told-no-random"),
            Self::Stopping => stopping(),
            Self::Unsaved(error) => Answer::Tell(unsaved_told(error)),
            Self::Render(_) => tell(StatusCode::INTERNAL_SERVER_ERROR, "told-render"),
        }
    }
}

fn broken(id: &'static str) -> Answer {
    tell(StatusCode::INTERNAL_SERVER_ERROR, id)
}

fn stopping() -> Answer {
    tell(StatusCode::SERVICE_UNAVAILABLE, "told-stopping")
}

fn not_the_clinic() -> Answer {
    tell(StatusCode::CONFLICT, "told-not-the-clinic")
}

fn store_thread_answer(error: &StoreThreadError) -> Answer {
    Answer::Tell(match error {
        StoreThreadError::Store(error) => store_told(error),
        StoreThreadError::Unreadable(_) | StoreThreadError::Closed | StoreThreadError::Busy => record_told(),
    })
}

fn read_answer(error: &ReadError) -> Answer {
    match error {
        ReadError::NotAllowed => tell(StatusCode::FORBIDDEN, "told-not-your-role"),
        ReadError::Load(_) => broken("told-load"),
        ReadError::Stopping => stopping(),
    }
}

fn save_answer(error: &SaveError) -> Answer {
    match error {
        SaveError::NotAllowed => tell(StatusCode::FORBIDDEN, "told-not-your-role"),
        SaveError::Problems(_) => tell(StatusCode::UNPROCESSABLE_ENTITY, "told-problems"),
        SaveError::Stale | SaveError::Refused(EditError::UnknownVersion) => tell(StatusCode::CONFLICT, "told-stale"),
        SaveError::Refused(EditError::OtherDocument) => tell(StatusCode::CONFLICT, "told-other-document"),
        SaveError::Refused(EditError::TooLarge) => tell(StatusCode::PAYLOAD_TOO_LARGE, "told-too-much-at-once"),
        SaveError::Refused(_) => broken("told-not-written"),
        SaveError::NotStored => broken("told-not-stored"),
        SaveError::Unreadable => broken("told-load"),
        SaveError::Stopping => stopping(),
    }
}

fn open_answer(error: &OpenError) -> Answer {
    match error {
        OpenError::Vault(error) => Answer::Tell(vault_told(error)),
        OpenError::Store(error) => Answer::Tell(store_told(error)),
        OpenError::StoreThread(error) => store_thread_answer(error),
        OpenError::Write(_) => broken("told-not-stored"),
        OpenError::Directory(_) | OpenError::ClinicKey => broken("told-directory"),
        OpenError::NoRandom(_) => broken("told-no-random"),
        OpenError::Thread(_) => broken("told-no-room"),
        OpenError::Stopping => stopping(),
    }
}

fn sign_in_answer(error: &SignInError) -> Answer {
    match error {
        SignInError::Fresh => Answer::Go(link::SET_UP),
        SignInError::WrongPassphrase => tell(StatusCode::UNAUTHORIZED, "told-not-together"),
        SignInError::OtherRole { belongs_to } => Answer::Tell(other_role(*belongs_to)),
        SignInError::NoPeople => Answer::Tell(no_people()),
        SignInError::Open(error) => open_answer(error),
    }
}

fn set_up_answer(error: &SetUpError) -> Answer {
    match error {
        SetUpError::SetUpAlready => tell(StatusCode::CONFLICT, "told-set-up-already"),
        SetUpError::NotTheClinic => not_the_clinic(),
        SetUpError::Person(error) => lock_answer(error),
        SetUpError::Open(error) => open_answer(error),
        SetUpError::Direct(error) => direct_answer(*error),
    }
}

fn add_person_answer(error: &AddPersonError) -> Answer {
    match error {
        AddPersonError::Lock(error) => lock_answer(error),
        AddPersonError::Direct(error) => direct_answer(*error),
        AddPersonError::StoreThread(error) => store_thread_answer(error),
    }
}

fn lock_answer(error: &LockError) -> Answer {
    match error {
        LockError::LoginTaken => tell(StatusCode::CONFLICT, "told-login-taken"),
        LockError::Vault(error) => Answer::Tell(vault_told(error)),
        LockError::NoRandom(_) => broken("told-no-random"),
        LockError::Stopping => stopping(),
    }
}

fn direct_answer(error: DirectError) -> Answer {
    match error {
        DirectError::NotTheClinic => not_the_clinic(),
        DirectError::NotStored => broken("told-not-stored"),
        DirectError::Stopping => stopping(),
    }
}

impl PageError {
    /// What a person is told of it; `None` where their browser goes elsewhere.
    pub(crate) fn told(&self) -> Option<Explanation> {
        match self.answer() {
            Answer::Go(_) => None,
            Answer::Tell(told) => Some(told),
        }
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        match self.answer() {
            Answer::Go(_) => StatusCode::SEE_OTHER,
            Answer::Tell(told) => told.status,
        }
    }

    /// What is answered where nothing is known of the reader; `guard` puts a page in the reader’s language in its place.
    fn error_response(&self) -> HttpResponse {
        match self.answer() {
            Answer::Go(path) => see_other(path),
            Answer::Tell(told) => plain(&told, Language::default()),
        }
    }
}

/// What is answered to a reader of `language` for `error`. It is written to the log, under the number on the page: call
/// it once for an error.
pub(crate) fn problem_page(error: &PageError, language: Language) -> HttpResponse {
    let told = match error.answer() {
        Answer::Go(path) => return see_other(path),
        Answer::Tell(told) => told,
    };
    let operation = operation();
    if told.status.is_server_error() {
        tracing::error!(%operation, %error, "a page was not given");
    } else {
        tracing::info!(%operation, status = told.status.as_u16(), "a page was not given");
    }
    let page = ProblemPage {
        title: told.said.id(),
        sentence: told.said.say_its("sentence", language),
        next: told.said.say_its("next", language),
        link: Some((told.link.0.to_string(), language.say(told.link.1))),
        kept: Vec::new(),
        operation,
    };
    let names = names_without_people(language);
    match waystation_web::render(&outside(UNNAMED, Place::Laptop, &names), &page) {
        Ok(html) => html_response(told.status, html),
        Err(_) => plain(&told, language),
    }
}

/// The same without a page around it.
fn plain(told: &Explanation, language: Language) -> HttpResponse {
    let text = format!("{} {}", told.said.say_its("sentence", language), told.said.say_its("next", language));
    HttpResponse::build(told.status).content_type(ContentType::plaintext()).body(text)
}

/// A number for the log and for the person, which says nothing by itself.
fn operation() -> String {
    match clock::random::<4>() {
        Ok([a, b, c, d]) => format!("{a:02x}{b:02x}-{c:02x}{d:02x}"),
        Err(_) => "0000-0000".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::LOCATION;

    use super::*;
    use crate::node::LoadError;
    use crate::node::unsaved::UnsavedError;

    fn text_of(response: HttpResponse) -> String {
        let body = actix_web::body::MessageBody::try_into_bytes(response.into_body()).unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    }

    #[test]
    fn an_error_page_says_what_to_do_and_nothing_of_what_is_inside() {
        let error = PageError::SignInFailed(SignInError::Open(OpenError::Thread(std::io::Error::other(
            "canary of an inner error",
        ))));
        for (language, next) in [
            (Language::English, "Close other programs and try again."),
            (Language::Spanish, "Cierre otros programas e inténtelo de nuevo."),
        ] {
            let response = problem_page(&error, language);
            assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
            let html = text_of(response);
            assert!(!html.contains("canary") && html.contains(next), "{html}");
        }
        let plain = text_of(error.error_response());
        assert!(!plain.contains("canary") && plain.contains("Close other programs and try again."), "{plain}");
    }

    #[test]
    fn a_disk_that_fails_under_the_keys_is_never_told_as_keys_to_be_put_back() {
        use std::io::ErrorKind;

        use crate::host::DiskError;
        use crate::vault::VaultError;

        for (kind, id) in [
            (ErrorKind::StorageFull, "told-full"),
            (ErrorKind::ReadOnlyFilesystem, "told-read-only"),
            (ErrorKind::PermissionDenied, "told-read-only"),
            (ErrorKind::Other, "told-record"),
        ] {
            let error = || VaultError::Disk(DiskError::of("keyring", kind.into()));
            for error in [
                PageError::SetUpFailed(SetUpError::Open(OpenError::Vault(error()))),
                PageError::SignInFailed(SignInError::Open(OpenError::Vault(error()))),
                PageError::SignInFailed(SignInError::Open(OpenError::Store(error().into()))),
            ] {
                let said = error.told().map(|told| told.said.say(Language::English));
                assert_eq!(said, Some(Language::English.say(id)), "{error}");
            }
        }
    }

    #[test]
    fn every_error_page_has_its_three_sentences_in_every_language() {
        use waystation_sync::replica::NodeRole;

        use crate::host::DiskError;
        use crate::store::StoreError;
        use crate::vault::VaultError;

        let disk = |kind: std::io::ErrorKind| VaultError::Disk(DiskError::of("canary", kind.into()));
        let full = |file: String| StoreError::Full { file, source: std::io::Error::other("canary") };
        let errors = [
            PageError::NotFound,
            PageError::NotAllowed,
            PageError::NotYourRole,
            PageError::ForOthers,
            PageError::OtherSite,
            PageError::NoSuchPage { list: "/list".to_owned(), pages: 1 },
            PageError::NoSuchPage { list: "/list".to_owned(), pages: 2 },
            PageError::OtherHost,
            PageError::OtherName,
            PageError::OwnScreen,
            PageError::TooLarge,
            PageError::TooSlow,
            PageError::NotAForm,
            PageError::OtherPerson { kept: true },
            PageError::OtherPerson { kept: false },
            PageError::FromBefore { kept: true },
            PageError::FromBefore { kept: false },
            PageError::SavedBefore,
            PageError::Unsaved(UnsavedError::TooMany { max: 64 }),
            PageError::Unsaved(UnsavedError::TooMuch { bytes_max: 1 << 20 }),
            PageError::Unsaved(UnsavedError::TooLarge { what: "canary", bytes_max: 1 }),
            PageError::Unsaved(UnsavedError::NotALanguage),
            PageError::Unsaved(UnsavedError::Disk(DiskError::of("canary", std::io::ErrorKind::StorageFull.into()))),
            PageError::Unsaved(UnsavedError::Ended),
            PageError::Render(waystation_web::RenderError::Fmt),
        ];
        let opening = [
            OpenError::Vault(VaultError::NoLogin),
            OpenError::Vault(VaultError::LastPerson),
            OpenError::Vault(VaultError::Memory),
            OpenError::Vault(VaultError::Exists { file: "canary" }),
            OpenError::Vault(disk(std::io::ErrorKind::StorageFull)),
            OpenError::Vault(disk(std::io::ErrorKind::ReadOnlyFilesystem)),
            OpenError::Store(disk(std::io::ErrorKind::PermissionDenied).into()),
            OpenError::Store(full("canary".into())),
            OpenError::Store(StoreError::Shortened { segment: "0".into(), expected: 2, found: 1 }),
            OpenError::Store(StoreError::NewerFormat { file: "0".into(), found: 2, known: 1 }),
            OpenError::StoreThread(StoreThreadError::Closed),
            OpenError::ClinicKey,
            OpenError::Thread(std::io::Error::other("canary")),
            OpenError::Stopping,
        ];
        let of_the_node = [
            PageError::SetUpFailed(SetUpError::SetUpAlready),
            PageError::SetUpFailed(SetUpError::NotTheClinic),
            PageError::SignInFailed(SignInError::WrongPassphrase),
            PageError::SignInFailed(SignInError::OtherRole { belongs_to: NodeRole::Clinic }),
            PageError::SignInFailed(SignInError::OtherRole { belongs_to: NodeRole::Laptop }),
            PageError::SignInFailed(SignInError::NoPeople),
            PageError::Read(ReadError::Load(LoadError::Ended)),
            PageError::Read(ReadError::Stopping),
            PageError::Save(SaveError::Stale),
            PageError::Save(SaveError::Refused(EditError::OtherDocument)),
            PageError::Save(SaveError::Refused(EditError::TooLarge)),
            PageError::Save(SaveError::Problems(Vec::new())),
            PageError::Save(SaveError::NotStored),
            PageError::Save(SaveError::Unreadable),
            PageError::AddPerson(AddPersonError::Lock(LockError::LoginTaken)),
            PageError::AddPerson(AddPersonError::Direct(DirectError::NotStored)),
            PageError::Stopping,
        ];
        let opening = opening.map(|error| PageError::SignInFailed(SignInError::Open(error)));
        for error in errors.into_iter().chain(opening).chain(of_the_node) {
            for language in Language::ALL {
                let page = text_of(problem_page(&error, language));
                assert!(!page.contains('⟦') && !page.contains("canary"), "{error:?}: {page}");
            }
        }
    }

    #[test]
    fn who_is_not_signed_in_is_sent_to_the_page_that_helps() {
        for (error, path) in
            [(PageError::SignIn, "/sign-in"), (PageError::SetUp, "/set-up"), (PageError::Join, "/join")]
        {
            for response in [error.error_response(), problem_page(&error, Language::Spanish)] {
                assert_eq!(response.status(), StatusCode::SEE_OTHER);
                assert_eq!(response.headers().get(LOCATION).unwrap(), path);
            }
        }
    }
}
