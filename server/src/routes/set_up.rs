//! Beginning a clinic with its first two people.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use waystation_sync::replica::NodeRole;
use waystation_web::pages::clock::ZONE;
use waystation_web::pages::person_form::PersonDraft;
use waystation_web::pages::set_up::SetUp;
use waystation_web::part::form::ProblemLine;
use waystation_web::part::typed::Typed;
use waystation_web::{Language, Names};

use super::people::{Asked, draft_of, hold, suggested, typed_wrong};
use crate::host::clock;
use crate::http::{AppState, Form, PageError, Sentence, door_page, language_of, names_without_people};
use crate::node::{NewClinic, Phase, SetUpError, first_doubt};
use crate::vault::normal_login;

/// The page; only while nobody was set up.
pub(super) async fn page(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, PageError> {
    show(&state, StatusCode::OK, Again::default(), language_of(&request, None))
}

/// What comes back in the form: what was typed, what is wrong with it, and the names under which the passphrases of
/// both are held.
#[derive(Default)]
struct Again {
    typed: Typed,
    problems: Vec<ProblemLine>,
    held: [String; 2],
}

fn show(state: &AppState, status: StatusCode, again: Again, language: Language) -> Result<HttpResponse, PageError> {
    match (state.role(), state.phase()) {
        (NodeRole::Laptop, _) => return Err(PageError::Join),
        (NodeRole::Clinic, Phase::Locked | Phase::Open) => return Err(PageError::SignIn),
        (NodeRole::Clinic, Phase::Fresh) => {}
    }
    let Again { typed, problems, held: [first, second] } = again;
    let clinic = typed.get("clinic").cloned().unwrap_or_default();
    let zone = zone_of(&typed).unwrap_or_default();
    let drafts: [PersonDraft; 2] = [("a", first), ("b", second)].map(|(one, held)| PersonDraft {
        suggested: suggested(language),
        held,
        ..draft_of(&typed, one)
    });
    let page = SetUp::new(clinic, (&clock::zone_names(), &zone), drafts, problems, language);
    // In the zone that stands in the form, which every note will be dated by.
    let chosen = clock::zone_named(&zone);
    let in_zone = chosen.as_ref().map(|_| zone.as_str());
    let names = names_without_people(language);
    let names = Names { zone: chosen.clone().unwrap_or_else(|| names.zone.clone()), ..names };
    let now = clock::now();
    let doubt = first_doubt(now).map(|doubt| super::clock::say(doubt, &names));
    door_page(status, state, language, &page.by_clock((now, in_zone), doubt, &names))
}

/// Begins the clinic and signs its first person in.
pub(super) async fn begin(
    request: HttpRequest,
    state: web::Data<AppState>,
    Form(mut typed): Form,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, None);
    let mut problems = Vec::new();
    let clinic = waystation_sync::care::value::tidy_line(typed.get("clinic").map_or("", String::as_str));
    if clinic.is_empty() {
        problems.push(ProblemLine { href: "#clinic".into(), text: language.say("typed-clinic") });
    }
    let zone = zone_of(&typed).filter(|zone| !zone.is_empty());
    if zone.as_deref().is_some_and(|zone| clock::zone_named(zone).is_none()) {
        problems.push(ProblemLine { href: format!("#{ZONE}"), text: language.say("clock-zone-wrong") });
    }
    let [first, second] = PEOPLE.map(|(one, title)| {
        let mut asked = Asked::of(&mut typed, one, state.held());
        let mut own = Vec::new();
        asked.check(one, &mut own, language);
        asked.check_apart(one, &clinic, &mut own, language);
        problems.extend(own.into_iter().map(|problem| whose(problem, title, language)));
        asked
    });
    if first.is_named() && normal_login(&first.login) == normal_login(&second.login) {
        let text = language.say("typed-login-taken");
        problems.push(whose(ProblemLine { href: "#b-login".into(), text }, "setup-second", language));
    }
    let is_good = problems.is_empty();
    let people = match (first.person(is_good), second.person(is_good)) {
        (Ok(first), Ok(second)) => vec![first, second],
        (first, second) => {
            let held = [hold(&state, first.err().flatten())?, hold(&state, second.err().flatten())?];
            let again = Again { typed, problems, held };
            return show(&state, StatusCode::UNPROCESSABLE_ENTITY, again, language);
        }
    };
    match state.set_up(NewClinic { name: clinic, zone, sample: false }, people).await {
        Ok(ids) => match ids.first() {
            Some(first) => super::sign_in::enter(&request, &state, *first),
            None => Err(PageError::SignIn),
        },
        Err(SetUpError::SetUpAlready) => Err(PageError::SignIn),
        Err(error) => match sentence(&error) {
            Some((_, wrong)) => {
                let problems = vec![ProblemLine { href: String::new(), text: wrong.say(language) }];
                show(&state, StatusCode::UNPROCESSABLE_ENTITY, Again { typed, problems, ..Again::default() }, language)
            }
            None => Err(error.into()),
        },
    }
}

/// The time zone that was chosen; before anybody chose, the one that this computer is set to.
fn zone_of(typed: &Typed) -> Option<String> {
    typed.get(ZONE).cloned().or_else(clock::computer_zone_name)
}

/// The two people of the form: what the names of their inputs begin with, and the id of their heading.
const PEOPLE: [(&str, &str); 2] = [("a", "setup-you"), ("b", "setup-second")];

/// The same problem with whose it is.
fn whose(problem: ProblemLine, title: &str, language: Language) -> ProblemLine {
    let values = [("who", language.say(title).into()), ("what", problem.text.into())];
    ProblemLine { text: language.say_with("setup-whose", &values), ..problem }
}

/// What to put right in what was typed, and in which field; `None` when it is not about that.
fn sentence(error: &SetUpError) -> Option<(&'static str, Sentence)> {
    match error {
        SetUpError::Person(error) => typed_wrong(error),
        SetUpError::SetUpAlready | SetUpError::NotTheClinic | SetUpError::Open(_) | SetUpError::Direct(_) => None,
    }
}
