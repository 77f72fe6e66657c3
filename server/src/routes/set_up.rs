//! Beginning a clinic with its first two people.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use waystation_sync::replica::NodeRole;
use waystation_web::Language;
use waystation_web::pages::clock::ZONE;
use waystation_web::pages::person_form::PersonDraft;
use waystation_web::pages::set_up::SetUp;
use waystation_web::part::form::ProblemLine;
use waystation_web::part::typed::Typed;

use super::people::{draft_of, new_person, suggested, typed_wrong};
use crate::host::clock;
use crate::http::{AppState, Form, PageError, Sentence, door_page, language_of};
use crate::node::{NewClinic, Phase, SetUpError};

/// The page; only while nobody was set up.
pub(super) async fn page(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, PageError> {
    show(&state, StatusCode::OK, (&Typed::new(), Vec::new()), language_of(&request, None))
}

fn show(
    state: &AppState,
    status: StatusCode,
    (typed, problems): (&Typed, Vec<ProblemLine>),
    language: Language,
) -> Result<HttpResponse, PageError> {
    match (state.role(), state.phase()) {
        (NodeRole::Laptop, _) => return Err(PageError::Join),
        (NodeRole::Clinic, Phase::Locked | Phase::Open) => return Err(PageError::SignIn),
        (NodeRole::Clinic, Phase::Fresh) => {}
    }
    let clinic = typed.get("clinic").cloned().unwrap_or_default();
    let zone = zone_of(typed).unwrap_or_default();
    let drafts: [PersonDraft; 2] =
        ["a", "b"].map(|one| PersonDraft { suggested: suggested(language), ..draft_of(typed, one) });
    door_page(status, state, language, &SetUp::new(clinic, (&clock::zone_names(), &zone), drafts, problems, language))
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
    let people: Vec<_> =
        ["a", "b"].into_iter().filter_map(|one| new_person(&mut typed, one, &mut problems, language)).collect();
    if !problems.is_empty() || people.len() != 2 {
        return show(&state, StatusCode::UNPROCESSABLE_ENTITY, (&typed, problems), language);
    }
    match state.set_up(NewClinic { name: clinic, zone, sample: false }, people).await {
        Ok(ids) => match ids.first() {
            Some(first) => super::sign_in::enter(&request, &state, *first),
            None => Err(PageError::SignIn),
        },
        Err(SetUpError::SetUpAlready) => Err(PageError::SignIn),
        Err(error) => match sentence(&error) {
            Some(wrong) => {
                let problems = vec![ProblemLine { href: String::new(), text: wrong.say(language) }];
                show(&state, StatusCode::UNPROCESSABLE_ENTITY, (&typed, problems), language)
            }
            None => Err(error.into()),
        },
    }
}

/// The time zone that was chosen; before anybody chose, the one that this computer is set to.
fn zone_of(typed: &Typed) -> Option<String> {
    typed.get(ZONE).cloned().or_else(clock::computer_zone_name)
}

/// What to put right in what was typed; `None` when it is not about that.
fn sentence(error: &SetUpError) -> Option<Sentence> {
    match error {
        SetUpError::Person(error) => typed_wrong(error),
        SetUpError::SetUpAlready | SetUpError::NotTheClinic | SetUpError::Open(_) | SetUpError::Direct(_) => None,
    }
}
