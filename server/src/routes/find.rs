//! Going to a client, a section or a page by its name. Must never put what was typed into an address.

use std::sync::Arc;

use actix_web::HttpResponse;
use waystation_sync::care::overview::{Line, Overview, fold};
use waystation_sync::care::summary::Row;
use waystation_sync::id::ClientId;
use waystation_web::Language;
use waystation_web::chapters::{CHAPTERS, Chapter};
use waystation_web::noun_page::NounPage;
use waystation_web::pages::find::{FindPage, Found};
use waystation_web::part::chart::{badge_of, born_of, listed_name, name_of};
use waystation_web::{link, nouns};

use crate::http::{PageError, Posted, SignedIn, whole_page};

/// Most clients that one search shows; more of the name finds the others.
const CLIENTS_SHOWN: usize = 8;

/// Most words of a search that may name a client and a section.
const WORDS_MAX: usize = 8;

/// Pages that can be gone to by their names: address, words, picture.
const PAGES: [(&str, &str, &str); 7] = [
    (link::TODAY, "nav-today", "sun"),
    (link::CLIENTS, "nav-caseload", "people"),
    (link::GROUPS, "groups-title", "people"),
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
    // Signs alone are no name of a place, not everyone's.
    let is_nothing = words.is_empty() && !search.trim().is_empty();
    let says = |text: &str| !is_nothing && words.iter().all(|word| fold(text).contains(word));
    let mut lines = sections(access, &at);
    lines.retain(|line| says(&line.what));
    let (mut more, mut is_near) = (0, false);
    if !words.is_empty() {
        let mut clients;
        (clients, more, is_near) = called(access, &search);
        let (named, named_more) = in_charts(access, &words);
        if is_near && !named.is_empty() {
            (clients, more, is_near) = (Vec::new(), 0, false);
        }
        more += named_more;
        lines.splice(0..0, named.into_iter().chain(clients));
    }
    lines.extend(pages(access).filter(|line| says(&line.what)));
    FindPage { search, at, lines, more, is_near }
}

/// The clients of that name, the reader's own first, how many more there are than one search shows, and whether they
/// are only nearly called so.
fn called(access: &SignedIn, search: &str) -> (Vec<Found>, usize, bool) {
    let language = access.language();
    let named = |(client, rows): Line<'_>| Found {
        what: listed_name(rows, access.names()).into_owned(),
        more: more_of(rows, language),
        href: link::chart(client),
        icon: "person",
    };
    access.overview(|overview| {
        let found = overview.search(search, access.person(), CLIENTS_SHOWN);
        let more = found.count.saturating_sub(CLIENTS_SHOWN);
        (found.lines.into_iter().map(named).collect(), more, found.is_near)
    })
}

/// Where a chart stands that is not active, and year of birth.
fn more_of(rows: &[Arc<Row>], language: Language) -> String {
    let said = [badge_of(rows, language), born_of(rows, language)];
    said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The sections of the chart that is being read, if this reader may open it.
fn sections(access: &SignedIn, at: &str) -> Vec<Found> {
    let Some(chart) = at.parse().ok().and_then(|client| access.chart(client).ok()) else { return Vec::new() };
    let name = name_of(chart.rows(), access.language()).into_owned();
    let found = |(place, what): (At, String)| Found {
        what,
        more: name.clone(),
        href: place.href(chart.client()),
        icon: place.icon(),
    };
    places(access).map(found).collect()
}

/// A place in a chart that has a name.
#[derive(Clone, Copy)]
enum At {
    Chapter(&'static Chapter),
    Section(&'static NounPage),
}

impl At {
    fn href(self, client: ClientId) -> String {
        match self {
            Self::Chapter(chapter) => chapter.href(client),
            Self::Section(page) => link::section(client, page.noun),
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Chapter(chapter) => chapter.icon,
            Self::Section(page) => page.icon,
        }
    }
}

/// The chapters and sections that this reader may open, with their names; a chapter that is one section only as that.
fn places(access: &SignedIn) -> impl Iterator<Item = (At, String)> {
    let (language, readable) = (access.language(), access.readable());
    let may =
        |chapter: &&&'static Chapter| chapter.sections.len() > 1 && chapter.sections_for(readable).next().is_some();
    let chapters = CHAPTERS.iter().filter(may).map(move |chapter| (At::Chapter(chapter), language.say(chapter.title)));
    let sections = nouns::sections().filter(|page| readable.contains(&page.noun.part));
    chapters.chain(sections.map(move |page| (At::Section(page), page.title(language))))
}

/// Sections of the charts of clients who are named before or behind the section, "pham notes", "goals ana rios", and
/// how many more there are than one search shows.
fn in_charts(access: &SignedIn, words: &[&str]) -> (Vec<Found>, usize) {
    let sections: Vec<(At, String)> = places(access).collect();
    let (mut found, mut count) = (Vec::new(), 0);
    for at in 1..words.len().min(WORDS_MAX) {
        let (first, last) = words.split_at(at);
        for (client, section) in [(first, last), (last, first)] {
            let is_meant = |title: &str| {
                let title = fold(title);
                section.iter().all(|word| title.split(' ').any(|of_title| of_title.starts_with(word)))
            };
            let meant: Vec<_> = sections.iter().filter(|(_, title)| is_meant(title)).collect();
            if !meant.is_empty() {
                let (own, own_count) = within(access, &client.join(" "), &meant);
                found.extend(own);
                count += own_count;
            }
        }
    }
    found.truncate(CLIENTS_SHOWN);
    let more = count - found.len();
    (found, more)
}

/// These sections in the charts of clients of that name, as many as one search shows, and how many there are in all.
fn within(access: &SignedIn, client: &str, sections: &[&(At, String)]) -> (Vec<Found>, usize) {
    access.overview(|overview| {
        let clients = overview.search(client, access.person(), CLIENTS_SHOWN);
        let in_chart = |(client, rows): Line<'_>| {
            let name = listed_name(rows, access.names()).into_owned();
            let line = move |(place, title): &&(At, String)| Found {
                what: title.clone(),
                more: name.clone(),
                href: place.href(client),
                icon: place.icon(),
            };
            sections.iter().map(line).collect::<Vec<_>>()
        };
        if clients.is_near {
            return (Vec::new(), 0);
        }
        let count = clients.count * sections.len();
        (clients.lines.into_iter().flat_map(in_chart).collect(), count)
    })
}

fn pages(access: &SignedIn) -> impl Iterator<Item = Found> {
    let language = access.language();
    let has_groups = access.overview(Overview::has_groups);
    // Nothing leads to what a role does not see.
    PAGES.into_iter().filter(move |(href, ..)| *href != link::GROUPS || has_groups).map(move |(href, words, icon)| {
        Found { what: language.say(words), more: String::new(), href: href.to_owned(), icon }
    })
}
