//! From what a handler has to what a browser gets: a page in its shell. Must never show a page to someone else than the
//! one who asked, nor let a browser keep it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use waystation_sync::care::overview::Overview;
use waystation_web::Language;
use waystation_web::pages::review::away_count;
use waystation_web::shell::{Live, Notice, Page, Place, Reader, Shell};

use super::error::PageError;
use super::shell::{UNNAMED, html_response, names_without_people, outside, place, sync_line};
use super::state::AppState;
use super::who::SignedIn;

/// A page for someone who is signed in.
///
/// # Errors
/// [`PageError::Render`].
pub(crate) fn page(access: &SignedIn, page: &impl Page) -> Result<HttpResponse, PageError> {
    page_with(StatusCode::OK, access, page)
}

/// As [`page`], with another status: 422 for a form that has something to put right, 409 for a stale one.
///
/// # Errors
/// [`PageError::Render`].
pub(crate) fn page_with(status: StatusCode, access: &SignedIn, page: &impl Page) -> Result<HttpResponse, PageError> {
    let directory = access.someone().directory();
    let here = access.someone().device();
    let place_name = match access.place() {
        Place::Clinic => directory.clinic_name.clone(),
        Place::Laptop => directory.devices.get(&here).map_or_else(String::new, |device| device.name.clone()),
    };
    let place_name = if place_name.is_empty() { UNNAMED.to_owned() } else { place_name };
    let id = access.person();
    let reader = Reader { id, name: access.names().person(id).into_owned(), role: access.role() };
    let line = sync_line(access.someone(), access.place());
    let clock = access.clock_line();
    let notice: Option<Notice> = access.told();
    let shell = Shell {
        place_name: &place_name,
        place: access.place(),
        reader: Some(&reader),
        sync: Some(&line),
        clock: clock.as_deref(),
        live: Some(Live { number: access.number(), by_address: access.by_address() && status == StatusCode::OK }),
        sample: directory.sample,
        notice: notice.as_ref(),
        desk: desk_count(access),
        look: access.chosen().look,
        slash: !access.chosen().no_slash,
        names: access.names(),
    };
    Ok(html_response(status, waystation_web::render(&shell, page)?))
}

/// How many things the desk holds for a reader: what they put away is none of them, and charts that may be of one person are
/// for supervisors.
fn desk_count(access: &SignedIn) -> usize {
    let told = access.someone().told();
    let away = |overview: &Overview| away_count(overview, &|name| told.knows(name));
    let settles = access.supervisor().is_ok();
    let pairs = |overview: &Overview| if settles { overview.pairs().len() } else { 0 };
    access.overview(|overview| (overview.desk_count() + pairs(overview)).saturating_sub(away(overview)))
}

/// A page for other computers that says nothing of this clinic, not even its name.
///
/// # Errors
/// [`PageError::Render`].
pub(crate) fn page_of_nobody(
    status: StatusCode,
    language: Language,
    page: &impl Page,
) -> Result<HttpResponse, PageError> {
    let names = names_without_people(language);
    Ok(html_response(status, waystation_web::render(&outside(UNNAMED, Place::Clinic, &names), page)?))
}

/// A page for nobody in particular: signing in, setting up, joining.
///
/// # Errors
/// [`PageError::Render`].
pub(crate) fn door_page(
    status: StatusCode,
    state: &AppState,
    language: Language,
    page: &impl Page,
) -> Result<HttpResponse, PageError> {
    let names = names_without_people(language);
    let (clinic_name, sample) = state.sign().unwrap_or_default();
    let place_name = if clinic_name.is_empty() { UNNAMED } else { &clinic_name };
    let shell = Shell { sample, ..outside(place_name, place(state.role()), &names) };
    Ok(html_response(status, waystation_web::render(&shell, page)?))
}
