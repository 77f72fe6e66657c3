//! The first page, and the steps on it: those of an empty clinic, or things to try in a sample caseload.

use actix_web::HttpResponse;
use waystation_sync::care::noun::Part;
use waystation_sync::care::overview::Overview;
use waystation_web::link;
use waystation_web::pages::alarm;
use waystation_web::pages::today::{DraftLine, PutBack, Today};
use waystation_web::pages::told::{SEEN, ToldLine, name_of};
use waystation_web::part::let_in::LetInLine;
use waystation_web::part::progress::Moving;
use waystation_web::part::steps::{self, Begun, Steps, TOUR_NAME, Which};
use waystation_web::part::typed::Typed;
use waystation_web::shell::Place;

use super::drafts;
use crate::http::{PageError, Posted, SignedIn, see_other, sync_line, whole_page};

/// The bare address leads to today.
pub(super) async fn root() -> HttpResponse {
    see_other(link::TODAY)
}

/// What is to be done.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    let kept: Vec<_> = access.drafts().await.iter().filter_map(|kept| drafts::line(&access, kept)).collect();
    let under_way = sync_line(access.someone(), access.place()).under_way;
    let told = access.someone().told();
    let seen = |name: &str| told.knows(name);
    let settles = access.supervisor().is_ok();
    let today = access.overview(|overview| {
        let today = Today::new(overview, access.person(), access.names())
            .but_for(overview, &seen, access.names())
            .but_seen(overview, access.person(), &seen, access.names());
        if settles { today.with_pairs(overview) } else { today }
    });
    let arriving = under_way.is_some_and(|under_way| under_way.moving == Moving::First);
    let today = today.for_role(access.role());
    let mut not_chosen = Vec::new();
    for line in today.not_chosen {
        not_chosen.push(with_values(&access, line).await?);
    }
    let today = Today { not_chosen, ..today };
    // A note with words that are not saved stands there once, with the words.
    let is_kept = |line: &DraftLine| kept.iter().any(|kept| kept.page == line.href);
    let drafts = today.drafts.into_iter().filter(|line| !is_kept(line)).collect();
    let keyless = usize::try_from(access.someone().keyless().await).unwrap_or(usize::MAX);
    let let_in = let_in(&access);
    let put_back = access.someone().put_back().filter(|made| !seen(&PutBack::name_of(*made)));
    let put_back = put_back.map(|made| PutBack::new(made, access.names()));
    whole_page(&access, &Today { put_back, let_in, drafts, kept, keyless, steps: steps(&access), arriving, ..today })
}

/// The same line with what was said and what was chosen, where this reader opens that entry.
async fn with_values(access: &SignedIn, line: ToldLine) -> Result<ToldLine, PageError> {
    let choice = &line.choice;
    let noun = waystation_web::nouns::named(choice.noun).ok_or(PageError::NotFound)?.noun;
    let entry = access.chart(choice.client)?.entry(noun, choice.key).await?;
    Ok(match entry {
        Some(entry) => line.with_values(&entry, access.person(), access.names()),
        None => line,
    })
}

/// Who came back after a restore and waits, for whoever may let them in.
pub(super) fn let_in(access: &SignedIn) -> Vec<LetInLine> {
    if access.supervisor().is_err() || access.place() == Place::Laptop {
        return Vec::new();
    }
    let (directory, own) = (access.someone().directory(), access.someone().device());
    let people = directory.people.values().filter(|person| !person.active).count();
    let laptops = directory.devices.iter().filter(|(device, known)| **device != own && !known.active).count();
    LetInLine::all(people, laptops, access.language())
}

/// Notes that somebody has seen what they were told.
pub(super) async fn seen(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    saw(&access, &typed).await?;
    Ok(see_other(link::TODAY))
}

/// Keeps that somebody has seen what a form names, for as long as that is told; durable when this returns.
pub(super) async fn saw(access: &SignedIn, typed: &Typed) -> Result<(), PageError> {
    let names = typed.get(SEEN).map_or("", String::as_str);
    let known: Vec<String> = access.overview(|overview| {
        let not_chosen = overview.not_chosen(access.person()).map(name_of);
        let put_back = access.someone().put_back().map(PutBack::name_of);
        not_chosen.chain(overview.clashes().map(alarm::name_of)).chain(put_back).collect()
    });
    let told = access.someone().told().with(known.iter().map(String::as_str), names.split(' '));
    Ok(access.someone().set_told(told).await?)
}

/// Puts steps away.
pub(super) async fn put_away(Posted { access, typed }: Posted) -> HttpResponse {
    if let Some(which) = typed.get(steps::WHICH).and_then(|code| Which::coded(code)) {
        access.state().sessions().put_away(access.person(), which);
    }
    see_other(link::TODAY)
}

/// The steps for this reader, if there are any.
fn steps(access: &SignedIn) -> Option<Steps> {
    let directory = access.someone().directory();
    let is_away = |which| access.state().sessions().is_put_away(access.person(), which);
    let laptop = directory.devices.keys().any(|device| *device != access.someone().device());
    if access.place() == Place::Laptop {
        return None;
    }
    if directory.sample {
        let of_the_tour = |overview: &Overview| Some(overview.search(TOUR_NAME, access.person(), 1).lines.first()?.0);
        let client = access.overview(of_the_tour)?;
        let may_read = access.readable().contains(&Part::Notes);
        return (may_read && !is_away(Which::Tour)).then(|| Steps::tour(client, command(access), laptop));
    }
    access.supervisor().ok()?;
    let people = directory.people.values().filter(|person| person.active).count() >= 2;
    let begun = Begun { people, chart: access.overview(|overview| !overview.is_empty()), laptop };
    Steps::first(begun).filter(|_| !is_away(Which::First))
}

/// What to type so that a laptop runs beside this clinic, as whoever started this program typed it.
fn command(access: &SignedIn) -> String {
    let around = access.state().around();
    let program = std::env::args().next().unwrap_or_else(|| "waystation".to_owned());
    let door = around
        .peers
        .map(|peers| if peers.ip().is_unspecified() { ([127, 0, 0, 1], peers.port()).into() } else { peers });
    steps::command(
        &program,
        around.http.port(),
        &door.map(|door: std::net::SocketAddr| door.to_string()).unwrap_or_default(),
    )
}
