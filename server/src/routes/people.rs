//! The clinic's people. Must never show a passphrase that was typed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use unicode_normalization::UnicodeNormalization;
use waystation_sync::care::noun::Role;
use waystation_sync::care::value::tidy_line;
use waystation_sync::trust::is_the_clinics;
use waystation_web::pages::people::People;
use waystation_web::pages::person_form::{HELD, PersonDraft};
use waystation_web::part::form::ProblemLine;
use waystation_web::part::typed::Typed;
use waystation_web::shell::Place;
use waystation_web::{Language, link};

use crate::http::{AppState, HeldPassphrases, PageError, Posted, Sentence, SignedIn, page_with, see_other};
use crate::node::{AddPersonError, LockError, NewPerson};
use crate::vault::{Passphrase, VaultError, Words, four_words, normal_login};

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
    let mut asked = Asked::of(&mut typed, "p", access.state().held());
    asked.check("p", &mut problems, access.language());
    asked.check_apart("p", &access.someone().directory().clinic_name, &mut problems, access.language());
    if asked.is_named() && supervisor.is_login_taken(&asked.login) {
        let text = access.language().say("typed-login-taken");
        problems.push(ProblemLine { href: "#p-login".into(), text });
    }
    let draft = draft_of(&typed, "p");
    let person = match asked.person(problems.is_empty()) {
        Ok(person) => person,
        Err(passphrase) => {
            let draft = PersonDraft { held: hold(access.state(), passphrase)?, ..draft };
            return show(&access, StatusCode::UNPROCESSABLE_ENTITY, draft, problems);
        }
    };
    match supervisor.add_person(person).await {
        Ok(_) => {
            access.tell(true, "routes-person-added");
            Ok(see_other(link::PEOPLE))
        }
        Err(error) => match sentence(&error) {
            Some((field, wrong)) => {
                let text = wrong.say(access.language());
                let problems = vec![ProblemLine { href: format!("#p-{field}"), text }];
                show(&access, StatusCode::UNPROCESSABLE_ENTITY, draft, problems)
            }
            None => Err(error.into()),
        },
    }
}

/// Holds a passphrase for the form that comes back; gives what the form calls it, empty for none.
pub(super) fn hold(state: &AppState, passphrase: Option<Passphrase>) -> Result<String, PageError> {
    Ok(passphrase.map(|passphrase| state.held().hold(passphrase)).transpose()?.unwrap_or_default())
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
        access.tell(true, "routes-person-let-in");
    }
    Ok(see_other(link::PEOPLE))
}

/// Whether a new login may have this in it: whoever types it again sees it all, on any keyboard.
fn is_of_login(c: char) -> bool {
    // The letters that fill a place in Korean are not shown.
    let is_blank = matches!(c, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}');
    (c.is_alphanumeric() && !is_blank) || matches!(c, '.' | '-' | '_')
}

/// What was typed about a person, for showing it again.
pub(super) fn draft_of(typed: &Typed, prefix: &str) -> PersonDraft {
    let text = |name: &str| typed.get(&format!("{prefix}.{name}")).cloned().unwrap_or_default();
    let role = Role::coded(&text("role"));
    PersonDraft { name: text("name"), login: text("login"), role, suggested: String::new(), held: String::new() }
}

/// A person as a form asks for them.
pub(super) struct Asked {
    name: String,
    pub(super) login: String,
    role: Option<Role>,
    /// What was typed, or typed before; `None` where it is not good enough or the two differ and it was told.
    passphrase: Option<Passphrase>,
    differs: bool,
}

impl Asked {
    /// From what was typed; passphrases are taken out of it. Where none was typed it is the one that `held` has for the form.
    pub(super) fn of(typed: &mut Typed, prefix: &str, held: &HeldPassphrases) -> Self {
        let mut take = |name: &str| typed.remove(&format!("{prefix}.{name}")).unwrap_or_default();
        let (passphrase, again, before) = (take("passphrase"), take("again"), take(HELD));
        let PersonDraft { name, login, role, .. } = draft_of(typed, prefix);
        let before = if passphrase.is_empty() && again.is_empty() { held.take(&before) } else { None };
        let differs = before.is_none() && passphrase != again;
        let passphrase = Some(before.unwrap_or_else(|| Passphrase::new(passphrase)));
        Self { name: tidy_line(&name), login: tidy_line(&login), role, passphrase, differs }
    }

    /// Whether there is a login to speak of.
    pub(super) fn is_named(&self) -> bool {
        !normal_login(&self.login).is_empty()
    }

    /// Says where the name is that of `clinic`, or what the program calls a clinic: what they wrote would be taken for its.
    pub(super) fn check_apart(&self, prefix: &str, clinic: &str, problems: &mut Vec<ProblemLine>, language: Language) {
        let is_its_own = !self.name.is_empty() && self.name.to_lowercase() == clinic.to_lowercase();
        if is_the_clinics(&self.name) || is_its_own {
            problems.push(ProblemLine { href: format!("#{prefix}-name"), text: language.say("typed-name-clinic") });
        }
    }

    /// Says all that is to be put right at once, each beside its field. A passphrase that is not good enough is let go,
    /// and so is one that was not typed the same again.
    pub(super) fn check(&mut self, prefix: &str, problems: &mut Vec<ProblemLine>, language: Language) {
        let mut wrong = |field: &str, text: String| {
            problems.push(ProblemLine { href: format!("#{prefix}-{field}"), text });
        };
        if self.name.is_empty() || self.name.chars().count() > NAME_CHARACTERS_MAX {
            wrong("name", language.say_n("typed-name", NAME_CHARACTERS_MAX));
        }
        if !self.is_named() {
            wrong("login", language.say("typed-login"));
        }
        if self.is_named() && !self.login.nfc().all(is_of_login) {
            wrong("login", language.say("typed-login-letters"));
        }
        if self.role.is_none() {
            wrong("role", language.say("typed-role"));
        }
        if self.differs {
            wrong("again", language.say("typed-again"));
        }
        let checked = self.passphrase.as_ref().map(|passphrase| passphrase.check_new(&normal_login(&self.login)));
        if let Some(Err(error)) = checked {
            if let Some((field, sentence)) = typed_wrong(&LockError::Vault(error)) {
                wrong(field, sentence.say(language));
            }
            self.passphrase = None;
        }
        if self.differs {
            self.passphrase = None;
        }
    }

    /// The person, where nothing `is_wrong` with the form; else the passphrase, which is not to be typed again.
    ///
    /// # Errors
    /// The passphrase.
    pub(super) fn person(self, is_good: bool) -> Result<NewPerson, Option<Passphrase>> {
        match (is_good, self.role, self.passphrase) {
            (true, Some(role), Some(passphrase)) => {
                Ok(NewPerson { name: self.name, login: self.login, role, passphrase })
            }
            (_, _, passphrase) => Err(passphrase),
        }
    }
}

/// What to put right in what was typed, and in which field; `None` when it is not about that.
fn sentence(error: &AddPersonError) -> Option<(&'static str, Sentence)> {
    match error {
        AddPersonError::Lock(error) => typed_wrong(error),
        AddPersonError::Direct(_) | AddPersonError::StoreThread(_) => None,
    }
}

/// What to put right where no lock was made for what was typed, and in which field.
pub(super) fn typed_wrong(error: &LockError) -> Option<(&'static str, Sentence)> {
    match error {
        LockError::LoginTaken => Some(("login", Sentence::of("typed-login-taken"))),
        LockError::Vault(VaultError::WeakPassphrase { least }) => {
            Some(("passphrase", Sentence::with("typed-passphrase-short", [("n", (*least).into())])))
        }
        LockError::Vault(VaultError::CommonPassphrase) => Some(("passphrase", Sentence::of("typed-passphrase-common"))),
        LockError::Vault(VaultError::NoLogin) => Some(("login", Sentence::of("typed-login"))),
        LockError::Vault(VaultError::TooLarge { .. }) => Some(("passphrase", Sentence::of("typed-passphrase-long"))),
        LockError::Vault(_) | LockError::NoRandom(_) | LockError::Stopping => None,
    }
}
