//! Going to a client, a section or a page by its name. Must never put what was typed into an address.

use actix_web::HttpResponse;
use waystation_sync::care::overview::{Line, fold};
use waystation_web::pages::find::{FindPage, Found};
use waystation_web::part::chart::{born_of, listed_name, name_of};
use waystation_web::{link, nouns};

use crate::http::{PageError, Posted, SignedIn, whole_page};

/// Most clients that one search shows; more of the name finds the others.
const CLIENTS_SHOWN: usize = 8;

/// Pages that can be gone to by their names: address, words, picture.
const PAGES: [(&str, &str, &str); 6] = [
    (link::TODAY, "nav-today", "sun"),
    (link::CLIENTS, "nav-caseload", "people"),
    (link::REVIEW, "nav-desk", "desk"),
    (link::PEOPLE, "nav-directory", "book"),
    (link::SYNC, "sync-title", "sync"),
    (link::SETTINGS, "settings-title", "gear"),
];

/// The page before anything was typed.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    whole_page(&access, &found(&access, String::new(), String::new()))
}

/// What was found.
pub(super) async fn find(Posted { access, mut typed }: Posted) -> Result<HttpResponse, PageError> {
    let (search, at) = (typed.remove("search").unwrap_or_default(), typed.remove("at").unwrap_or_default());
    whole_page(&access, &found(&access, search, at))
}

fn found(access: &SignedIn, search: String, at: String) -> FindPage {
    let wanted = fold(&search);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let says = |text: &str| words.iter().all(|word| fold(text).contains(word));
    let mut lines = sections(access, &at);
    lines.retain(|line| says(&line.what));
    let (mut more, mut is_near) = (0, false);
    if !words.is_empty() {
        let clients;
        (clients, more, is_near) = called(access, &search);
        lines.splice(0..0, clients);
    }
    lines.extend(pages(access).filter(|line| says(&line.what)));
    FindPage { search, at, lines, more, is_near }
}

/// The clients of that name, the reader's own first, how many more there are than one search shows, and whether they are
/// only nearly called so.
fn called(access: &SignedIn, search: &str) -> (Vec<Found>, usize, bool) {
    let language = access.language();
    let named = |(client, rows): Line<'_>| Found {
        what: listed_name(rows, access.names()).into_owned(),
        more: born_of(rows, language),
        href: link::chart(client),
        icon: "person",
    };
    access.overview(|overview| {
        let found = overview.search(search, access.person(), CLIENTS_SHOWN);
        let more = found.count.saturating_sub(CLIENTS_SHOWN);
        (found.lines.into_iter().map(named).collect(), more, found.is_near)
    })
}

/// The sections of the chart that is being read, if this reader may open it.
fn sections(access: &SignedIn, at: &str) -> Vec<Found> {
    let Some(chart) = at.parse().ok().and_then(|client| access.chart(client).ok()) else { return Vec::new() };
    let name = name_of(chart.rows(), access.language()).into_owned();
    nouns::sections()
        .filter(|page| access.readable().contains(&page.noun.part))
        .map(|page| Found {
            what: page.title(access.language()),
            more: name.clone(),
            href: link::section(chart.client(), page.noun),
            icon: page.icon,
        })
        .collect()
}

fn pages(access: &SignedIn) -> impl Iterator<Item = Found> {
    let language = access.language();
    PAGES.into_iter().map(move |(href, words, icon)| Found {
        what: language.say(words),
        more: String::new(),
        href: href.to_owned(),
        icon,
    })
}
