//! The clinic's people. Must never show a passphrase that was typed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use waystation_sync::care::noun::Role;
use waystation_sync::care::value::tidy_line;
use waystation_web::pages::people::People;
use waystation_web::pages::person_form::PersonDraft;
use waystation_web::part::form::ProblemLine;
use waystation_web::part::typed::Typed;
use waystation_web::shell::Place;
use waystation_web::{Language, link};

use crate::http::{PageError, Posted, Sentence, SignedIn, page_with, see_other};
use crate::node::{AddPersonError, LockError, NewPerson};
use crate::vault::{Passphrase, VaultError, Words, four_words};

/// Longest name of a person, in characters.
const NAME_CHARACTERS_MAX: usize = 80;

/// The list, with the form for supervisors at the clinic.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    show(&access, StatusCode::OK, PersonDraft::default(), Vec::new())
}

fn show(
    access: &SignedIn,
    status: StatusCode,
    draft: PersonDraft,
    problems: Vec<ProblemLine>,
) -> Result<HttpResponse, PageError> {
    let may = access.place() == Place::Clinic && access.supervisor().is_ok();
    let draft = PersonDraft { suggested: suggested(access.language()), ..draft };
    page_with(status, access, &People::new(may.then_some(draft), problems, access.names()))
}

/// Adds a person.
pub(super) async fn add(Posted { access, mut typed }: Posted) -> Result<HttpResponse, PageError> {
    let supervisor = access.supervisor()?;
    let mut problems = Vec::new();
    let draft = draft_of(&typed, "p");
    let Some(person) = new_person(&mut typed, "p", &mut problems, access.language()) else {
        return show(&access, StatusCode::UNPROCESSABLE_ENTITY, draft, problems);
    };
    match supervisor.add_person(person).await {
        Ok(_) => {
            access.tell(true, "routes-person-added");
            Ok(see_other(link::PEOPLE))
        }
        Err(error) => match sentence(&error) {
            Some(wrong) => {
                let text = wrong.say(access.language());
                let problems = vec![ProblemLine { href: String::new(), text }];
                show(&access, StatusCode::UNPROCESSABLE_ENTITY, draft, problems)
            }
            None => Err(error.into()),
        },
    }
}

/// Words that are offered as a passphrase; none where nothing can be drawn.
pub(super) fn suggested(language: Language) -> String {
    let of = if language == Language::Spanish { Words::Spanish } else { Words::English };
    four_words(of).unwrap_or_default()
}

/// Lets in somebody who came back with a laptop.
pub(super) async fn let_in(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let supervisor = access.supervisor()?;
    let person = typed.get("person").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    if supervisor.let_in_person(person).await? {
        access.tell(true, "routes-let-in");
    }
    Ok(see_other(link::PEOPLE))
}

/// What was typed about a person, for showing it again.
pub(super) fn draft_of(typed: &Typed, prefix: &str) -> PersonDraft {
    let text = |name: &str| typed.get(&format!("{prefix}.{name}")).cloned().unwrap_or_default();
    PersonDraft { name: text("name"), login: text("login"), role: Role::coded(&text("role")), suggested: String::new() }
}

/// A person from what was typed; passphrases are taken out of it. `None` with what is wrong in `problems`.
pub(super) fn new_person(
    typed: &mut Typed,
    prefix: &str,
    problems: &mut Vec<ProblemLine>,
    language: Language,
) -> Option<NewPerson> {
    let mut take = |name: &str| typed.remove(&format!("{prefix}.{name}")).unwrap_or_default();
    let (passphrase, again) = (take("passphrase"), take("again"));
    let draft = draft_of(typed, prefix);
    let mut wrong = |field: &str, text: String| {
        problems.push(ProblemLine { href: format!("#{prefix}-{field}"), text });
    };
    let (name, login) = (tidy_line(&draft.name), tidy_line(&draft.login));
    let mut good = true;
    if name.is_empty() || name.chars().count() > NAME_CHARACTERS_MAX {
        wrong("name", language.say_n("typed-name", NAME_CHARACTERS_MAX));
        good = false;
    }
    if login.is_empty() {
        wrong("login", language.say("typed-login"));
        good = false;
    }
    if draft.role.is_none() {
        wrong("role", language.say("typed-role"));
        good = false;
    }
    if passphrase != again {
        wrong("again", language.say("typed-again"));
        good = false;
    }
    let role = draft.role.filter(|_| good)?;
    Some(NewPerson { name, login, role, passphrase: Passphrase::new(passphrase) })
}

/// What to put right in what was typed; `None` when it is not about that.
fn sentence(error: &AddPersonError) -> Option<Sentence> {
    match error {
        AddPersonError::Lock(error) => typed_wrong(error),
        AddPersonError::Direct(_) | AddPersonError::StoreThread(_) => None,
    }
}

/// What to put right where no lock was made for what was typed.
pub(super) fn typed_wrong(error: &LockError) -> Option<Sentence> {
    match error {
        LockError::LoginTaken => Some(Sentence::of("typed-login-taken")),
        LockError::Vault(VaultError::WeakPassphrase { least }) => {
            Some(Sentence::with("typed-passphrase-short", [("n", (*least).into())]))
        }
        LockError::Vault(VaultError::CommonPassphrase) => Some(Sentence::of("typed-passphrase-common")),
        LockError::Vault(VaultError::NoLogin) => Some(Sentence::of("typed-no-login")),
        LockError::Vault(VaultError::TooLarge { .. }) => Some(Sentence::of("typed-passphrase-long")),
        LockError::Vault(_) | LockError::NoRandom(_) | LockError::Stopping => None,
    }
}
