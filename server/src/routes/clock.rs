//! This computer's clock and the clinic's time zone. Must never set a clock, nor let anybody far away say that it is right.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use waystation_sync::care::noun::Role;
use waystation_web::pages::clock::{ClockPage, ZONE};
use waystation_web::part::form::ProblemLine;
use waystation_web::shell::Place;
use waystation_web::{Names, link};

use crate::host::clock;
use crate::http::{Listener, PageError, Posted, SignedIn, page_with, see_other};
use crate::node::{AddPersonError, ClockDoubt};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// The page.
pub(super) async fn page(request: HttpRequest, access: SignedIn) -> Result<HttpResponse, PageError> {
    show(&access, &request, (StatusCode::OK, Vec::new()))
}

fn show(
    access: &SignedIn,
    request: &HttpRequest,
    (status, problems): (StatusCode, Vec<ProblemLine>),
) -> Result<HttpResponse, PageError> {
    let (names, zone) = (access.names(), access.someone().directory().zone.clone());
    let doubt = access.someone().clock_doubt().map(|doubt| say(doubt, names)).unwrap_or_default();
    let page = ClockPage::new((doubt, may_say(access, request)), zone.as_deref(), names);
    let page = if access.place() == Place::Clinic && access.supervisor().is_ok() {
        let chosen = zone.or_else(clock::computer_zone_name).unwrap_or_default();
        page.asking(&clock::zone_names(), &chosen, problems, access.language())
    } else {
        page
    };
    page_with(status, access, &page)
}

/// A supervisor, and whoever sits at the computer whose clock it is.
fn may_say(access: &SignedIn, request: &HttpRequest) -> bool {
    access.role() == Role::Supervisor || Listener::of(request.app_data()) == Listener::ThisComputer
}

pub(super) fn say(doubt: ClockDoubt, names: &Names) -> String {
    let with = |id: &str, by_ms: i64| names.language.say_with(id, &[("by", long(by_ms, names).into())]);
    match doubt {
        ClockDoubt::Behind { newest } => {
            names.language.say_with("clock-doubt-behind", &[("newest", names.when(newest).into())])
        }
        ClockDoubt::BeforeProgram { made } => {
            names.language.say_with("clock-doubt-before", &[("made", names.day(made).into())])
        }
        ClockDoubt::FarAhead { made } => {
            names.language.say_with("clock-doubt-far", &[("made", names.day(made).into())])
        }
        ClockDoubt::LongSince { newest } => {
            names.language.say_with("clock-doubt-long", &[("newest", names.when(newest).into())])
        }
        ClockDoubt::Changed { by_ms: by_ms @ 0.. } => with("clock-doubt-ahead", by_ms),
        ClockDoubt::Changed { by_ms } => with("clock-doubt-back", by_ms),
        ClockDoubt::Apart { device, by_ms } => {
            let id = if by_ms > 0 { "clock-doubt-apart-ahead" } else { "clock-doubt-apart-behind" };
            let device = names.device(device).into_owned();
            names.language.say_with(id, &[("device", device.into()), ("by", long(by_ms, names).into())])
        }
    }
}

/// So much time, in the largest unit of which it is two or more.
fn long(ms: i64, names: &Names) -> String {
    // To the minute: between looking at two clocks some milliseconds pass, and 23 hours are not 24.
    let ms = (ms.saturating_abs().saturating_add(MINUTE_MS / 2) / MINUTE_MS).saturating_mul(MINUTE_MS);
    let (id, n) = match ms {
        ms if ms >= 2 * DAY_MS => ("clock-by-days", ms / DAY_MS),
        ms if ms >= 2 * HOUR_MS => ("clock-by-hours", ms / HOUR_MS),
        ms => ("clock-by-minutes", ms / MINUTE_MS),
    };
    names.language.say_with(id, &[("n", n.into())])
}

/// Says that the clock is right.
pub(super) async fn right(request: HttpRequest, Posted { access, .. }: Posted) -> Result<HttpResponse, PageError> {
    if !may_say(&access, &request) {
        return Err(PageError::NotAllowed);
    }
    access.someone().say_clock_is_right().await;
    access.tell(true, "clock-said");
    Ok(see_other(link::CLOCK))
}

/// Chooses the clinic's time zone.
pub(super) async fn save(request: HttpRequest, Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let supervisor = access.supervisor()?;
    let name = typed.get(ZONE).map_or("", String::as_str);
    if clock::zone_named(name).is_none() {
        let wrong = ProblemLine { href: format!("#{ZONE}"), text: access.language().say("clock-zone-wrong") };
        return show(&access, &request, (StatusCode::UNPROCESSABLE_ENTITY, vec![wrong]));
    }
    supervisor.set_zone(name.to_owned()).await.map_err(AddPersonError::from)?;
    access.tell(true, "clock-zone-saved");
    Ok(see_other(link::CLOCK))
}
